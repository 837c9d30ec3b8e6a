package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.markdown.Shortcode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a translation leaves alone of its source page, wherever it stands: code, link targets, images and shortcodes.
 * Fixes of style change none of it.
 *
 * @param counts how often each is there
 */
public record KeptParts(Map<String, Integer> counts) {

    public KeptParts {
        counts = Map.copyOf(counts);
    }

    /** Those of a page. */
    public static KeptParts of(String text, Dialect dialect) {
        MarkdownPage page = new MarkdownParser(dialect).parse(text);
        Map<String, Integer> counts = new HashMap<>();
        page.allBlocks().forEach(block -> {
            if (block instanceof Block.CodeBlock code && !code.diagram()) {
                counts.merge("block " + CodeForm.withoutComments(code.content()), 1, Integer::sum);
            }
        });
        page.allInlines().forEach(inline -> {
            if (inline instanceof Inline.Code code) {
                counts.merge("code " + code.code().strip(), 1, Integer::sum);
            } else if (inline instanceof Inline.Link link) {
                counts.merge("link " + Address.neutral(link.destination(), dialect), 1, Integer::sum);
            } else if (inline instanceof Inline.Image image) {
                counts.merge("image " + Address.neutral(image.destination(), dialect), 1, Integer::sum);
            }
        });
        page.shortcodes().stream()
                .filter(tag -> tag.form() != Shortcode.Form.CLOSING && tag.form() != Shortcode.Form.ESCAPED)
                .forEach(tag -> counts.merge("tag " + Parity.key(tag, dialect), 1, Integer::sum));
        return new KeptParts(counts);
    }

    /** How many parts one of two has and the other has not. */
    public int distance(KeptParts other) {
        Set<String> all = new HashSet<>(counts.keySet());
        all.addAll(other.counts.keySet());
        return all.stream()
                .mapToInt(part -> Math.abs(counts.getOrDefault(part, 0) - other.counts.getOrDefault(part, 0)))
                .sum();
    }
}
