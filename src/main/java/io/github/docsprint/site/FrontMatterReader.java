package io.github.docsprint.site;

import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.Place;
import io.github.docsprint.yaml.Scalar;
import io.github.docsprint.yaml.Sequence;
import io.github.docsprint.yaml.YamlReader;
import io.github.docsprint.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads front matter: YAML between lines of {@code ---}, or TOML between lines of {@code +++}, at the very beginning
 * of a page. Whatever is in it, reading does not fail; what is wrong is in the result.
 */
public final class FrontMatterReader {

    private final SiteConfig config;

    /** A reader that looks for the keys of a configuration. */
    public FrontMatterReader(SiteConfig config) {
        this.config = config;
    }

    /**
     * Reads the front matter of a page: its beginning up to the first line that begins with the delimiter, blank lines
     * before it and more dashes on the delimiter's line allowed, as in Hugo's lexer.
     *
     * @param path the page's path, for the problem's place
     * @param page its whole text
     */
    public FrontMatter read(String path, String page) {
        int start = 0;
        while (start < page.length() && " \t\r\n\uFEFF".indexOf(page.charAt(start)) >= 0) {
            start++;
        }
        boolean yaml = page.startsWith("---", start);
        String delimiter = yaml ? "---" : "+++";
        int body = nextLine(page, start);
        if (!page.startsWith(delimiter, start) || !isDelimiter(page.substring(start, body))) {
            return of(nothing(path), Optional.empty());
        }
        LineTable lines = LineTable.of(page);
        for (int line = body; line < page.length(); line = nextLine(page, line)) {
            if (page.startsWith(delimiter, line)) {
                YamlReader.Format format = yaml ? YamlReader.Format.YAML : YamlReader.Format.TOML;
                return parse(path, page.substring(body, line), lines.line(body), format);
            }
        }
        String place = new Place(path, lines.line(start), 1).toString();
        return of(nothing(path), Optional.of(Message.of("site.frontmatter.open", place, delimiter)));
    }

    private static boolean isDelimiter(String line) {
        return line.chars().allMatch(c -> " \t\r\n-+".indexOf(c) >= 0);
    }

    private FrontMatter parse(String path, String text, int firstLine, YamlReader.Format format) {
        List<Failure> problems = new ArrayList<>();
        try {
            YamlValue value = YamlReader.read(path, text, firstLine, format, Limits.FRONT_MATTER, problems::add);
            return of(YamlReader.asMapping(value), problems.stream().findFirst().map(Failure::userMessage));
        } catch (Failure e) {
            return of(nothing(path), Optional.of(e.userMessage()));
        }
    }

    private FrontMatter of(Mapping matter, Optional<Message> problem) {
        return new FrontMatter(
                text(matter, "title"),
                text(matter, "linkTitle"),
                text(matter, "description"),
                text(matter, "date"),
                texts(matter, config.baseKeys()),
                texts(matter, config.visibleKeys()),
                isRendered(matter),
                problem);
    }

    /** Hugo's headless bundles and build options; {@code _build} is the older name of {@code build}. */
    private static boolean isRendered(Mapping matter) {
        return !text(matter, "headless").equals(Optional.of("true"))
                && List.of("build.render", "_build.render").stream()
                        .flatMap(key -> text(matter, key).stream())
                        .noneMatch(render -> render.equals("never") || render.equals("false"));
    }

    private static Map<String, String> texts(Mapping matter, List<String> keys) {
        Map<String, String> texts = new LinkedHashMap<>();
        keys.forEach(key -> text(matter, key).ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    private static Optional<String> text(Mapping matter, String dottedKey) {
        return matter.at(dottedKey).map(FrontMatterReader::flatten);
    }

    private static String flatten(YamlValue value) {
        if (value instanceof Scalar scalar) {
            return scalar.text();
        }
        List<YamlValue> inner = value instanceof Sequence sequence
                ? sequence.values()
                : ((Mapping) value)
                        .entries().values().stream().map(Mapping.Entry::value).toList();
        return inner.stream().map(FrontMatterReader::flatten).collect(Collectors.joining(", "));
    }

    private static Mapping nothing(String path) {
        return new Mapping(new Place(path, 1, 1), Map.of());
    }

    private static int nextLine(String page, int start) {
        int feed = page.indexOf('\n', start);
        return feed < 0 ? page.length() : feed + 1;
    }
}
