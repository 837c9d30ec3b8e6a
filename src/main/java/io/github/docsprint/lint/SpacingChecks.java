package io.github.docsprint.lint;

import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.Segment;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.FixClass;
import io.github.docsprint.text.Span;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Blanks around Latin words, code, parentheses and colons. */
final class SpacingChecks {

    /** What may follow a word that the sentence is about. */
    private static final String PARTICLES = "はがをにのとでもやへか、。";

    private SpacingChecks() {}

    /** The source between two neighbours of the text: markup, or nothing. */
    private static String between(PageView page, Prose prose, int left) {
        int from = prose.source(left, left + 1).end();
        int to = prose.source(left + 1, left + 2).start();
        return from < to ? page.text().substring(from, to) : "";
    }

    /** Whether markup stays markup when the blank beside it goes: its inner neighbour has to be a letter or digit. */
    private static boolean staysMarkup(Prose prose, String markup, int inner) {
        return markup.indexOf('*') < 0 && markup.indexOf('~') < 0 || prose.isJapanese(inner) || prose.isLatin(inner);
    }

    static void latin(PageView page, Report report) {
        Set<Span> handled = new HashSet<>();
        for (Prose prose : page.prose()) {
            for (Prose.Blanks blanks : prose.blanks()) {
                boolean japaneseLeft = isJapaneseSide(prose, blanks.left());
                boolean japaneseRight = isJapaneseSide(prose, blanks.right());
                if (!japaneseLeft && !japaneseRight) {
                    continue;
                }
                String before = between(page, prose, blanks.left());
                String after = between(page, prose, blanks.to() - 1);
                boolean meets = japaneseLeft && isWordSide(prose, blanks.right())
                        || japaneseRight && isWordSide(prose, blanks.left())
                        || japaneseLeft && japaneseRight && !(before + after).isEmpty();
                if (!meets || (before + after).indexOf('<') >= 0 || endsLabel(prose, blanks, before)) {
                    continue;
                }
                if (before.indexOf('_') >= 0 && before.indexOf('(') < 0
                        || after.indexOf('_') >= 0 && after.indexOf('(') < 0) {
                    int at = before.indexOf('_') >= 0
                            ? prose.source(blanks.left(), blanks.left() + 1).end()
                            : prose.source(blanks.right(), blanks.right() + 1).start() - 1;
                    emphasis(page, at)
                            .filter(node -> handled.add(node.span()))
                            .ifPresent(node -> underscores(page, prose, blanks, node, report));
                } else if (staysMarkup(prose, before, blanks.left()) && staysMarkup(prose, after, blanks.right())) {
                    Span span = prose.source(blanks.from(), blanks.to());
                    report.replace(span, "", Message.of("lint.space.latin"));
                }
            }
        }
    }

    /** Blanks inside Japanese, which has none; names and places of foreigners do, between kanji or katakana. */
    static void japanese(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            for (Prose.Blanks blanks : prose.blanks()) {
                char left = prose.text().charAt(blanks.left());
                char right = prose.text().charAt(blanks.right());
                boolean inside = isJapaneseSide(prose, blanks.left()) && isJapaneseSide(prose, blanks.right());
                boolean sentence = endsWord(left) || endsWord(right);
                if (inside
                        && sentence
                        && between(page, prose, blanks.left()).isEmpty()
                        && between(page, prose, blanks.to() - 1).isEmpty()) {
                    report.replace(prose.source(blanks.from(), blanks.to()), "", Message.of("lint.space.japanese"));
                }
            }
        }
    }

    /** Whether a character is of a sentence rather than of a name. */
    private static boolean endsWord(char c) {
        return Script.isHiragana(c) || Script.isStop(c);
    }

    private static boolean isJapaneseSide(Prose prose, int index) {
        char c = prose.text().charAt(index);
        return prose.isJapanese(index) || (Script.isStop(c) && prose.isText(index));
    }

    private static boolean isWordSide(Prose prose, int index) {
        // a bare address needs the blanks around it to be a link
        return prose.isLatin(index)
                || prose.part(index) == Segment.Part.SHORTCODE
                || (prose.text().charAt(index) == '"' && prose.isText(index));
    }

    /** Whether blanks part a label at the beginning, in strong text, from what is said about it. */
    private static boolean endsLabel(Prose prose, Prose.Blanks blanks, String markup) {
        return markup.indexOf('*') >= 0
                && isFirst(prose, blanks.left())
                && PARTICLES.indexOf(prose.text().charAt(blanks.right())) < 0;
    }

    /** Whether nothing but one piece of emphasis stands before and at an index. */
    private static boolean isFirst(Prose prose, int index) {
        Span source = prose.source(0, index + 1);
        return source.length() == index + 1;
    }

    /** The emphasis whose marks are at an offset. */
    private static Optional<Inline> emphasis(PageView page, int offset) {
        Optional<Inline> innermost = Optional.empty();
        for (Inline inline : page.inlines()) {
            if ((inline instanceof Inline.Emphasis || inline instanceof Inline.Strong)
                    && inline.span().start() <= offset
                    && offset <= inline.span().end()) {
                innermost = Optional.of(inline);
            }
        }
        return innermost;
    }

    /** Underscores need their blanks to be emphasis between kana; asterisks do not. */
    private static void underscores(PageView page, Prose prose, Prose.Blanks blanks, Inline node, Report report) {
        String text = page.text();
        int width = node instanceof Inline.Strong ? 2 : 1;
        Span span = node.span();
        int start = span.start();
        int end = span.end();
        String inner = text.substring(start + width, end - width);
        boolean plain = !inner.isEmpty()
                && inner.indexOf('*') < 0
                && inner.indexOf('_') < 0
                && isWordCharacter(inner.charAt(0))
                && isWordCharacter(inner.charAt(inner.length() - 1))
                && text.charAt(start) == '_';
        if (!plain) {
            return;
        }
        while (start > 1 && text.charAt(start - 1) == ' ' && isWide(text, start - 2)) {
            start--;
        }
        while (end + 1 < text.length() && text.charAt(end) == ' ' && isWide(text, end + 1)) {
            end++;
        }
        String marks = "*".repeat(width);
        report.replace(new Span(start, end), marks + inner + marks, Message.of("lint.space.underscore"));
    }

    private static boolean isWide(String text, int index) {
        return Script.isWide(text.charAt(index)) || text.charAt(index) == ' ';
    }

    private static boolean isWordCharacter(char c) {
        return Script.isJapanese(c) || Script.isLatin(c);
    }

    static void code(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            for (Prose.Blanks blanks : prose.blanks()) {
                int left = blanks.left();
                int right = blanks.right();
                boolean meets = prose.part(left) == Segment.Part.CODE && isJapaneseSide(prose, right)
                        || prose.part(right) == Segment.Part.CODE && isJapaneseSide(prose, left);
                if (!meets) {
                    continue;
                }
                String markup = between(page, prose, left) + between(page, prose, blanks.to() - 1);
                if (markup.indexOf('*') < 0 && markup.indexOf('_') < 0 && markup.indexOf('~') < 0) {
                    report.replace(prose.source(blanks.from(), blanks.to()), "", Message.of("lint.space.code"));
                }
            }
        }
    }

    static void codeBesideLatin(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            String text = prose.text();
            if (text.indexOf('`') >= 0) {
                continue; // a stray back-tick turns code to text and text to code
            }
            for (int i = text.indexOf(Segment.PLACEHOLDER); i >= 0; i = text.indexOf(Segment.PLACEHOLDER, i + 1)) {
                if (prose.part(i) != Segment.Part.CODE) {
                    continue;
                }
                if (i + 1 < text.length()
                        && isLatinLetter(prose, i + 1)
                        && between(page, prose, i).isEmpty()) {
                    int end = i + 1;
                    while (end < text.length() && prose.isLatin(end)) {
                        end++;
                    }
                    String word = text.substring(i + 1, end);
                    if (!word.equals("s") && !word.equals("es")) {
                        insertBlank(prose.source(i, end), prose.source(i, i + 1).end(), report, page);
                    }
                }
                if (i > 0
                        && isLatinLetter(prose, i - 1)
                        && between(page, prose, i - 1).isEmpty()) {
                    int start = i - 1;
                    while (start > 0 && prose.isLatin(start - 1)) {
                        start--;
                    }
                    insertBlank(
                            prose.source(start, i + 1), prose.source(i, i + 1).start(), report, page);
                }
            }
        }
    }

    private static boolean isLatinLetter(Prose prose, int index) {
        return Script.isLatinLetter(prose.text().charAt(index)) && prose.isText(index);
    }

    private static void insertBlank(Span span, int at, Report report, PageView page) {
        String text = page.text();
        String replacement = text.substring(span.start(), at) + " " + text.substring(at, span.end());
        report.fix(
                span,
                new Fix(new Span(at, at), " ", report.rule().fix() == FixClass.SAFE),
                Message.of("lint.space.missing", replacement));
    }

    static void parenthesis(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            for (Prose.Blanks blanks : prose.blanks()) {
                int left = blanks.left();
                int right = blanks.right();
                boolean opens = prose.text().charAt(right) == '('
                        && (prose.isJapanese(left)
                                || (isWordSide(prose, left) || prose.part(left) == Segment.Part.CODE)
                                        && !isAssignment(prose.text(), left)
                                        && Script.hasJapanese(inside(prose.text(), right)));
                boolean closes = prose.text().charAt(left) == ')'
                        && prose.isText(left)
                        && (prose.isJapanese(right)
                                || isWordSide(prose, right) && Script.hasJapanese(before(prose.text(), left)));
                if (!opens && !closes) {
                    continue;
                }
                String before = between(page, prose, left);
                String after = between(page, prose, blanks.to() - 1);
                Span span = prose.source(blanks.from(), blanks.to());
                boolean bracket =
                        before.isEmpty() && span.start() > 0 && page.text().charAt(span.start() - 1) == ']';
                if (!bracket && staysMarkup(prose, before, left) && staysMarkup(prose, after, right)) {
                    report.replace(span, "", Message.of("lint.space.parenthesis"));
                }
            }
        }
    }

    /** Whether the word that ends at an index is like {@code Name=value}: output of a program, which is quoted as it is. */
    private static boolean isAssignment(String text, int end) {
        return text.lastIndexOf('=', end) > text.lastIndexOf(' ', end);
    }

    /** What stands in the parentheses that open at an index. */
    private static String inside(String text, int open) {
        int close = text.indexOf(')', open);
        return text.substring(open + 1, close < 0 ? text.length() : close);
    }

    /** What stands in the parentheses that close at an index. */
    private static String before(String text, int close) {
        return text.substring(text.lastIndexOf('(', close) + 1, close);
    }

    static void colon(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            if (!prose.has(':')) {
                continue;
            }
            String text = prose.text();
            for (int i = text.indexOf(':', 1); i > 0 && i + 1 < text.length(); i = text.indexOf(':', i + 1)) {
                boolean before = prose.isJapanese(i - 1) || "」』)".indexOf(text.charAt(i - 1)) >= 0;
                boolean after = prose.isJapanese(i + 1)
                        || prose.part(i + 1) == Segment.Part.CODE
                        || isLatinLetter(prose, i + 1);
                if (before
                        && after
                        && between(page, prose, i - 1).isEmpty()
                        && between(page, prose, i).isEmpty()
                        && prose.verbatim(i, i + 1)) {
                    Span colon = prose.source(i, i + 1);
                    report.fix(
                            colon,
                            new Fix(new Span(colon.end(), colon.end()), " ", true),
                            Message.of("lint.space.colon"));
                }
            }
        }
    }
}
