package io.github.docsprint.starter;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.FrontMatter;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A source page as the first draft of its translation: the keys that a translation leaves out are gone from the front
 * matter, and every heading has the id that it had by itself, so that links keep working when its text is translated. The
 * text is still English, which status and lint show.
 */
final class EnglishCopy {

    private EnglishCopy() {}

    /**
     * The draft.
     *
     * @param page the source page in Markdown
     * @param unwanted the keys to leave out
     * @param dialect of the site that the page belongs to
     */
    static String of(String page, List<String> unwanted, Dialect dialect) {
        String cleaned = withoutKeys(page, unwanted);
        MarkdownPage parsed = new MarkdownParser(dialect).parse(cleaned);
        List<Block.Heading> headings = new ArrayList<>(parsed.headings());
        Collections.reverse(headings);
        StringBuilder text = new StringBuilder(cleaned);
        for (Block.Heading heading : headings) {
            if (heading.attributes().isEmpty()
                    && !heading.anchor().isEmpty()
                    && !heading.inlines().isEmpty()) {
                List<Inline> inlines = heading.inlines();
                text.insert(inlines.get(inlines.size() - 1).span().end(), " {#" + heading.anchor() + "}");
            }
        }
        return text.toString();
    }

    /** Takes top-level keys of YAML front matter out with everything below them; all else stays as it is. */
    private static String withoutKeys(String page, List<String> unwanted) {
        Optional<Span> matter = FrontMatter.of(page)
                .filter(found -> found.format() == FrontMatter.Format.YAML)
                .map(FrontMatter::content);
        if (matter.isEmpty()) {
            return page;
        }
        StringBuilder kept = new StringBuilder(page.substring(0, matter.get().start()));
        boolean dropping = false;
        for (String line : matter.get().of(page).split("(?<=\n)", -1)) {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t") || line.startsWith("- ");
            if (!goesOn) {
                dropping = unwanted.stream().anyMatch(key -> line.startsWith(key + ":"));
            }
            if (!dropping) {
                kept.append(line);
            }
        }
        return kept.append(page.substring(matter.get().end())).toString();
    }
}
