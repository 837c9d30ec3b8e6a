package io.github.docsprint.site;

import java.util.List;
import java.util.Set;

/**
 * A path below a language's folder, and what Hugo makes of it.
 *
 * @param path relative to the language's folder
 * @param key equal for the paths that Hugo serves at one address: without extension, {@code index}, {@code _index}
 *     and the year folder of a blog post; for other files the path
 */
record PagePath(String path, String key, Form form) {

    private static final Set<String> PAGE_EXTENSIONS = Set.of("md", "html", "markdown", "htm");

    /** How a page is laid out on disk (Hugo's page bundles). */
    enum Form {
        /** {@code x.md} */
        FILE,
        /** {@code x/index.md}, a leaf bundle. */
        BUNDLE,
        /** {@code x/_index.md}, a branch bundle. */
        SECTION,
        /** Not a page. */
        OTHER
    }

    static PagePath of(String path, List<String> blogFolders) {
        int slash = path.lastIndexOf('/');
        int dot = path.lastIndexOf('.');
        if (dot <= slash || !PAGE_EXTENSIONS.contains(path.substring(dot + 1))) {
            return new PagePath(path, path, Form.OTHER);
        }
        String stem = path.substring(slash + 1, dot);
        String folder = slash < 0 ? "" : path.substring(0, slash);
        return switch (stem) {
            case "index" -> new PagePath(path, withoutYear(folder, blogFolders), Form.BUNDLE);
            case "_index" -> new PagePath(path, withoutYear(folder, blogFolders), Form.SECTION);
            default -> new PagePath(path, withoutYear(path.substring(0, dot), blogFolders), Form.FILE);
        };
    }

    boolean isPage() {
        return form != Form.OTHER;
    }

    /** The folder that it lies in, empty for the language's own. */
    String folder() {
        return parent(path);
    }

    /** The folder above, empty where there is none. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The first one or two folders that it belongs to; a section belongs to itself. */
    String section() {
        String folder = form == Form.SECTION ? key : parent(key);
        int second = folder.indexOf('/', folder.indexOf('/') + 1);
        return folder.indexOf('/') < 0 || second < 0 ? folder : folder.substring(0, second);
    }

    private static String withoutYear(String key, List<String> blogFolders) {
        for (String blog : blogFolders) {
            int year = blog.length() + 1;
            if (key.startsWith(blog + "/") && key.length() > year + 5 && key.charAt(year + 4) == '/') {
                boolean digits = key.substring(year, year + 4).chars().allMatch(c -> c >= '0' && c <= '9');
                if (digits) {
                    return blog + key.substring(year + 4);
                }
            }
        }
        return key;
    }
}
