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
     * Reads the front matter of a page.
     *
     * @param path the page's path, for the problem's place
     * @param page its whole text
     */
    public FrontMatter read(String path, String page) {
        return io.github.docsprint.markdown.FrontMatter.of(page)
                .map(found -> read(path, page, found))
                .orElseGet(() -> of(nothing(path), Optional.empty()));
    }

    /**
     * Reads the front matter of a page that is parsed already.
     *
     * @param path the page's path, for the problem's place
     * @param page its whole text
     * @param found where in it the front matter is
     */
    public FrontMatter read(String path, String page, io.github.docsprint.markdown.FrontMatter found) {
        LineTable lines = LineTable.of(page.substring(0, found.span().end()));
        if (!found.closed()) {
            String place = new Place(path, lines.line(found.span().start()), 1).toString();
            return of(nothing(path), Optional.of(Message.of("site.frontmatter.open", place)));
        }
        List<Failure> problems = new ArrayList<>();
        try {
            YamlValue value = YamlReader.read(
                    path,
                    found.content().of(page),
                    lines.line(found.content().start()),
                    switch (found.format()) {
                        case YAML -> YamlReader.Format.YAML;
                        case TOML -> YamlReader.Format.TOML;
                    },
                    Limits.FRONT_MATTER,
                    problems::add);
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
                text(matter, "draft").filter("true"::equals).isPresent(),
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
}
