package io.github.docsprint.lint;

import io.github.docsprint.message.Message;

/** Marks of emphasis that make none, because of what stands beside them, and are printed as they are. */
final class EmphasisChecks {

    /** More than this between two marks is no emphasis that somebody meant. */
    private static final int LONGEST = 200;

    private EmphasisChecks() {}

    static void broken(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            if (prose instanceof Prose.OfBody && prose.hasJapanese()) {
                underscores(prose, report);
                asterisks(prose, report);
            }
        }
    }

    /** {@code これは_重要_です}: between letters underscores are none but themselves. */
    private static void underscores(Prose prose, Report report) {
        String text = prose.text();
        for (int open = text.indexOf('_'); open >= 0; open = text.indexOf('_', open + 1)) {
            int close = text.indexOf('_', open + 1);
            if (close < 0) {
                return;
            }
            boolean outside = isOutside(prose, open - 1) && isOutside(prose, close + 1);
            boolean besideJapanese = isJapanese(prose, open - 1) || isJapanese(prose, close + 1);
            if (outside && besideJapanese && isEmphasized(text, open + 1, close) && prose.verbatim(open, close + 1)) {
                String use = "*" + text.substring(open + 1, close) + "*";
                report.replace(
                        prose.source(open, close + 1),
                        use,
                        Message.of("lint.emphasis.underscore", text.substring(open, close + 1), use));
                open = close;
            }
        }
    }

    /** Whether there is nothing of a Latin word at an index. */
    private static boolean isOutside(Prose prose, int index) {
        return index < 0
                || index >= prose.text().length()
                || isJapanese(prose, index)
                || Character.isWhitespace(prose.text().charAt(index));
    }

    private static boolean isJapanese(Prose prose, int index) {
        return index >= 0
                && index < prose.text().length()
                && (prose.isJapanese(index) || Script.isStop(prose.text().charAt(index)));
    }

    private static boolean isEmphasized(String text, int from, int to) {
        return from < to
                && to - from <= LONGEST
                && text.charAt(from) != ' '
                && text.charAt(to - 1) != ' '
                && text.substring(from, to).indexOf('\n') < 0;
    }

    /** {@code **(注)**の}: beside punctuation and a letter, asterisks are no beginning or end of emphasis. */
    private static void asterisks(Prose prose, Report report) {
        String text = prose.text();
        for (int i = text.indexOf("**"); i >= 0; i = text.indexOf("**", i + 2)) {
            if (prose.verbatim(i, i + 2)) {
                report.add(prose.source(i, i + 2), Message.of("lint.emphasis.asterisks"));
            }
        }
    }
}
