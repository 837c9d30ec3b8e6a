package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a page of a Hugo site: CommonMark with tables, strikethrough and definition lists, front matter, shortcodes,
 * heading attributes and alerts. Any text is a page: nothing throws, and what is beyond the {@link ReadLimit} is left
 * out. Thread-safe.
 *
 * <p>What CommonMark does not know is masked, the rest is parsed, and the result is mapped back to the text; see
 * docs/decisions/0004-mask-parse-map-back.md.
 */
public final class MarkdownParser {

    private static final Parser COMMONMARK =
            syntax().inlineParserFactory(UsualInlines::new).build();

    private static final int LARGE = 1 << 12;

    /** How the part of a text that is read becomes blocks. */
    private interface Body {
        List<Block> blocks(String read, int start, Mask mask);
    }

    private final Dialect dialect;

    /** @param dialect of the site that the pages belong to */
    public MarkdownParser(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The page that a Markdown file holds. */
    public MarkdownPage parse(String text) {
        return parse(text, Set.of());
    }

    /**
     * A part of a page, see {@link #parts}.
     *
     * @param taken ids that headings before it have
     */
    public MarkdownPage parse(String text, Set<String> taken) {
        return parse(
                text,
                (read, start, mask) ->
                        new TreeBuilder(read, start, mask, dialect, taken).blocks(commonmark(mask.parsed())));
    }

    /** Commonmark with what pages have beyond its core. */
    static Parser.Builder syntax() {
        return HiddenSyntax.addTo(Parser.builder())
                .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES);
    }

    /** A large text by way of a reader, which looks for the ends of lines in an array, but makes a large one each time. */
    private static Node commonmark(String body) {
        if (body.length() < LARGE) {
            return COMMONMARK.parse(body);
        }
        try {
            return COMMONMARK.parseReader(new StringReader(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The page that an HTML file with front matter holds: what a translator sees of it, without nesting. */
    public MarkdownPage parseHtml(String text) {
        return parse(text, (read, start, mask) -> new HtmlPage(read, mask).blocks(start));
    }

    /**
     * The parts of a Markdown file that can be read by themselves.
     *
     * @param wrapping the pairs of shortcodes whose content reads the same without them; of those whose content is no
     *     Markdown none is cut
     */
    public Parts parts(String text, Predicate<Shortcode> wrapping) {
        return Parts.of(text, tag -> wrapping.test(tag) && !dialect.masksContent(tag));
    }

    /** Where what is not front matter begins. */
    static int start(String text) {
        return start(text, FrontMatter.of(text));
    }

    private static int start(String text, Optional<FrontMatter> frontMatter) {
        return frontMatter.map(matter -> matter.span().end()).orElse(text.startsWith("\uFEFF") ? 1 : 0);
    }

    private MarkdownPage parse(String text, Body body) {
        Optional<FrontMatter> frontMatter = FrontMatter.of(text);
        int start = start(text, frontMatter);
        int limit = Math.max(start, ReadLimit.of(text).orElse(text.length()));
        String read = text.substring(0, limit);
        ShortcodeLexer.Result tags = ShortcodeLexer.lex(read, start);
        Mask mask = Mask.of(read, start, tags.tags(), dialect);
        return new MarkdownPage(
                text,
                frontMatter,
                new Span(start, text.length()),
                body.blocks(read, start, mask),
                tags.tags(),
                tags.malformed(),
                limit < text.length() ? Optional.of(new Span(limit, text.length())) : Optional.empty());
    }
}
