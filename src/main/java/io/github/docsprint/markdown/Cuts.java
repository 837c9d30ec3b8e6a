package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The headings and paragraphs of a page before which it may be cut in parts that are pages of their own. After a blank
 * line nothing in Markdown reaches over a letter at the beginning of a line but what is looked at here: link definitions,
 * shortcodes, fences and HTML that end with a mark of their own, and the ids of headings.
 *
 * @param at their offsets, ascending
 * @param endsAtOne whether what follows could be one
 * @param lines how many lines they were looked for in
 */
record Cuts(List<Integer> at, boolean endsAtOne, int lines) {

    private static final List<String> ENDED_BY_A_MARK = List.of("<!", "<?", "<pre", "<script", "<style", "<textarea");

    /** By CommonMark a label has 999 characters at most. */
    static final int LONGEST_LABEL = 1001;

    Cuts {
        at = List.copyOf(at);
    }

    /**
     * The tags of a page, and pairs of them with all that is between.
     *
     * @param whole whether no pair may be cut between
     * @param wrapping which pairs else
     */
    static List<Span> uncut(List<Shortcode> tags, boolean whole, Predicate<Shortcode> wrapping) {
        List<Span> shortcodes = new ArrayList<>();
        for (Shortcode tag : tags) {
            if (tag.form() == Shortcode.Form.OPENING && (whole || !wrapping.test(tag))) {
                Shortcode close = tags.get(tag.partner().orElseThrow());
                shortcodes.add(new Span(tag.span().start(), close.span().end()));
            } else {
                shortcodes.add(tag.span());
            }
        }
        return shortcodes;
    }

    /**
     * Where headings and paragraphs after a blank line begin, outside of tags and of fences as far as lines alone tell.
     *
     * @param start where to begin
     * @param blank whether what is before that ends with a blank line
     * @param uncut what is not cut in, by where it begins
     */
    static Cuts of(String text, int start, boolean blank, List<Span> uncut) {
        List<Integer> cuts = new ArrayList<>();
        int next = 0;
        int reached = start;
        boolean afterBlank = blank;
        char fence = 0;
        int fenceLength = 0;
        int lines = 0;
        for (int line = start; line < text.length(); ) {
            int found = text.indexOf('\n', line);
            int end = found < 0 ? text.length() : found;
            int content = line;
            while (content < end && isBlank(text.charAt(content))) {
                content++;
            }
            for (; next < uncut.size() && uncut.get(next).start() < line; next++) {
                reached = Math.max(reached, uncut.get(next).end());
            }
            char mark = content < end ? text.charAt(content) : 0;
            int length = mark == '`' || mark == '~' ? run(text, content, end, mark) : 0;
            if (fence != 0) {
                if (mark == fence
                        && length >= fenceLength
                        && text.substring(content + length, end).isBlank()) {
                    fence = 0;
                }
            } else if (length >= 3 && content - line <= 3) {
                fence = mark;
                fenceLength = length;
            } else if (content == line
                    && afterBlank
                    && reached <= line
                    && (Character.isLetter(mark) || isHeading(text, line, end))) {
                cuts.add(line);
            }
            afterBlank = content == end;
            line = end + 1;
            lines++;
        }
        return new Cuts(cuts, fence == 0 && afterBlank, lines);
    }

    /**
     * Whether there is something like the label of a definition where a paragraph may begin.
     *
     * @param start of the page without its front matter
     * @param from where the first label may end
     * @param to where the last label may end
     */
    static boolean mayDefineLinks(String text, int start, int from, int to) {
        for (int close = text.indexOf("]:", from); close >= 0 && close < to; close = text.indexOf("]:", close + 2)) {
            int open = close - 1;
            while (open > start && open > close - LONGEST_LABEL && text.charAt(open) != '[') {
                open--;
            }
            int before = open - 1;
            while (before >= start && Mask.isPrefix(text.charAt(before))) {
                before--;
            }
            boolean begins = before < start || text.charAt(before) == '\n' || text.charAt(before) == '\\';
            if (begins && text.charAt(open) == '[') {
                return true;
            }
        }
        return false;
    }

    /** As CommonMark has it: a form feed makes a paragraph. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isHeading(String text, int line, int end) {
        int level = run(text, line, end, '#');
        return level > 0 && level <= 6 && (line + level == end || text.charAt(line + level) <= ' ');
    }

    private static int run(String text, int from, int end, char mark) {
        int at = from;
        while (at < end && text.charAt(at) == mark) {
            at++;
        }
        return at - from;
    }

    /** Whether a heading after these blocks might belong to the last of them. */
    static boolean open(String text, List<Block> blocks) {
        Block last = blocks.isEmpty() ? new Block.ThematicBreak(new Span(0, 0)) : blocks.get(blocks.size() - 1);
        if (last instanceof Block.CodeBlock code) {
            return !code.closed();
        }
        if (last instanceof Block.Comment comment) {
            return comment.content().end() == comment.span().end();
        }
        if (last instanceof Block.HtmlBlock) {
            String html = text.substring(
                            last.span().start(),
                            Math.min(last.span().end(), last.span().start() + 10))
                    .toLowerCase(Locale.ROOT);
            return ENDED_BY_A_MARK.stream().anyMatch(html::startsWith);
        }
        return false;
    }
}
