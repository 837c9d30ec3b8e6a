package io.github.docsprint.lint;

import io.github.docsprint.git.TextDiff;
import io.github.docsprint.text.LineTable;
import java.util.List;

/** Which findings are about what changed in a page. */
public final class ChangedLines {

    private ChangedLines() {}

    /**
     * The page with the findings on lines that differ from an older text: those that a changed line takes part in, and
     * those at the place where lines were taken out.
     */
    public static LintedPage only(LintedPage page, String old) {
        List<TextDiff.Lines> changed = TextDiff.changed(old, page.text());
        LineTable lines = LineTable.of(page.text());
        return new LintedPage(
                page.path(),
                page.text(),
                page.findings().stream()
                        .filter(finding -> {
                            int first = lines.line(finding.span().start());
                            int last = lines.line(finding.span().end());
                            return changed.stream()
                                    .anyMatch(edit ->
                                            first <= Math.max(edit.first(), edit.last()) && edit.first() <= last);
                        })
                        .toList());
    }
}
