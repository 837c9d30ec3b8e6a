package io.github.docsprint.site;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A shortcode that puts another file's text into the page.
 *
 * @param shortcode its name
 * @param parameters the names, or positions from 0, under which the file may be given, first match counts
 * @param files where the file may be, relative to the language's folder, <code>{}</code> standing for the parameter; a leading
 *     {@code ./} is the page's own folder
 */
public record Inclusion(String shortcode, List<String> parameters, List<String> files) {

    public Inclusion {
        parameters = List.copyOf(parameters);
        files = List.copyOf(files);
    }

    /**
     * The paths that may be meant, the likeliest first, in the page's own language. Those that would leave the
     * language's folder are left out.
     *
     * @param languageFolder the folder of the page's language, relative to the repository root
     * @param page the page's path, relative to the repository root
     * @param value the shortcode's parameter; untrusted
     */
    public List<String> candidates(String languageFolder, String page, String value) {
        String pageFolder = page.substring(languageFolder.length() + 1, page.lastIndexOf('/') + 1);
        return files.stream()
                .map(file -> file.replace("{}", value))
                .map(file -> file.startsWith("./") ? pageFolder + file.substring(2) : file)
                .flatMap(file -> normalize(file).stream())
                .map(file -> languageFolder + "/" + file)
                .toList();
    }

    private static Optional<String> normalize(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
    }
}
