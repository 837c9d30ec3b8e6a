package io.github.docsprint.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One HTML document in one file, that loads nothing: style sheets and scripts are inside, and its content policy allows
 * those alone, by their hashes (Content Security Policy Level 3), images as data, and nothing else. So whatever
 * untrusted text should get into it, no script of it runs and no address of it is asked.
 *
 * @param language of its words, such as {@code ja}
 * @param title plain text
 * @param styles style sheets of the folder {@code html} in the jar, {@code NAME.css}; {@code page} is the house's own
 * @param scripts scripts of that folder, {@code NAME.js}; they run when the document is read
 * @param allowances what it may do besides, as directives of the policy, such as {@code frame-src 'self'}
 * @param body what stands in the body
 */
public record Page(
        String language,
        String title,
        List<String> styles,
        List<String> scripts,
        List<String> allowances,
        Markup body) {

    private static final Template LAYOUT = Template.named("page");

    public Page {
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
        allowances = List.copyOf(allowances);
    }

    /** A document that loads nothing at all. */
    public Page(String language, String title, List<String> styles, List<String> scripts, Markup body) {
        this(language, title, styles, scripts, List.of(), body);
    }

    /** The document. */
    public String html() {
        List<Markup> styleSheets = styles.stream().map(Page::style).toList();
        List<Markup> programs = scripts.stream().map(Page::script).toList();
        int room = Stream.of(List.of(body), styleSheets, programs)
                .flatMap(List::stream)
                .mapToInt(part -> part.html().length())
                .sum();
        return LAYOUT.fill(
                        Map.of(
                                "language",
                                language,
                                "title",
                                title,
                                "policy",
                                policy(styleSheets, programs),
                                "styles",
                                styleSheets,
                                "scripts",
                                programs,
                                "body",
                                body),
                        UnaryOperator.identity(),
                        room + 2000)
                .html();
    }

    /** The content policy, which the document itself carries; a server can send it as a header too. */
    public String policy() {
        return policy(
                styles.stream().map(Page::style).toList(),
                scripts.stream().map(Page::script).toList());
    }

    private String policy(List<Markup> styleSheets, List<Markup> programs) {
        return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
                + hashes(styleSheets)
                + "; script-src "
                + hashes(programs)
                + allowances.stream().map("; "::concat).collect(Collectors.joining());
    }

    private static Markup style(String name) {
        return inside(name + ".css", "</style");
    }

    private static Markup script(String name) {
        return inside(name + ".js", "</script");
    }

    private static Markup inside(String name, String end) {
        String text = Resource.read(name);
        if (text.contains(end) || text.contains("<!--")) {
            throw new IllegalArgumentException(name + " cannot stand inside a document");
        }
        return new Markup(text);
    }

    private static String hashes(List<Markup> texts) {
        return texts.isEmpty()
                ? "'none'"
                : texts.stream()
                        .map(text -> "'sha256-" + sha256(text.html()) + "'")
                        .collect(Collectors.joining(" "));
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
