package io.github.docsprint.review;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.lint.Finding;
import io.github.docsprint.lint.Fix;
import io.github.docsprint.lint.Fixer;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.message.Message;
import io.github.docsprint.review.Review.Objection;
import io.github.docsprint.review.Review.Remark;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Findings to remarks: what stands on the same lines is one remark, and safe fixes of the same lines are one suggestion.
 *
 * @param fixer tells which fixes go together
 * @param words puts messages into the language of the review
 */
record Remarks(Fixer fixer, Function<Message, String> words) {

    /** A suggestion that replaces more lines is harder to read than to write. */
    private static final int MOST_SUGGESTED_LINES = 20;

    /** Lines to be replaced as a whole, and what is found there. */
    private record Region(Lines lines, List<Finding> fixed, List<Finding> found) {}

    /** The remarks on one page, in its order. */
    List<Remark> of(LintedPage page, DiffLines diff) {
        LineTable table = LineTable.of(page.text());
        List<Region> regions = new ArrayList<>();
        List<Finding> fixable = fixer.applicable(page.text(), page.findings()).stream()
                .filter(finding -> suggestable(page.text(), table, finding, diff))
                .toList();
        fixable.forEach(finding -> add(regions, wholeLines(page.text(), table, finding), finding));
        Map<Integer, Region> rest = new TreeMap<>();
        for (Finding finding : page.findings()) {
            if (!fixable.contains(finding)) {
                Lines lines = lines(table, finding.span());
                regions.stream()
                        .filter(region -> region.lines.first() <= lines.first() && lines.last() <= region.lines.last())
                        .findFirst()
                        .orElseGet(() -> rest.computeIfAbsent(
                                lines.first(),
                                line -> new Region(
                                        diff.shown(lines).orElse(lines), new ArrayList<>(), new ArrayList<>())))
                        .found
                        .add(finding);
            }
        }
        List<Remark> remarks = new ArrayList<>();
        regions.forEach(region -> remarks.add(remark(page, table, region, diff)));
        rest.values().forEach(region -> remarks.add(remark(page, table, region, diff)));
        remarks.sort(Comparator.comparingInt(remark -> remark.lines().first()));
        return remarks;
    }

    /**
     * The worst first; of one severity the first of each kind before its repetitions, so that the comments that are
     * left out say what others say already.
     */
    static List<Remark> worstFirst(List<Remark> remarks) {
        Map<String, Integer> seen = new HashMap<>();
        Map<Remark, Integer> repetition = new HashMap<>();
        remarks.forEach(remark -> repetition.put(
                remark,
                remark.objections().stream()
                        .mapToInt(objection -> seen.merge(objection.rule() + objection.message(), 1, Integer::sum))
                        .min()
                        .orElse(0)));
        return remarks.stream()
                .sorted(Comparator.comparing(Remark::severity)
                        .reversed()
                        .thenComparing(remark -> repetition.getOrDefault(remark, 0)))
                .toList();
    }

    private static boolean suggestable(String text, LineTable table, Finding finding, DiffLines diff) {
        Lines lines = wholeLines(text, table, finding);
        String old = text.substring(table.start(lines.first()), table.end(lines.last()));
        return diff.shows(lines)
                && lines.last() - lines.first() < MOST_SUGGESTED_LINES
                && old.indexOf('\r') < 0
                && suggestion(text, table, lines, List.of(finding)).chars().noneMatch(Remarks::isControl);
    }

    /** What GitHub would not carry as it is. */
    private static boolean isControl(int character) {
        return character < 0x20 && character != '\n' && character != '\t' || character == 0x7F;
    }

    private static void add(List<Region> regions, Lines lines, Finding finding) {
        Region last = regions.isEmpty() ? null : regions.get(regions.size() - 1);
        if (last != null && lines.first() <= last.lines.last()) {
            Lines both = new Lines(last.lines.first(), Math.max(last.lines.last(), lines.last()));
            last.fixed.add(finding);
            last.found.add(finding);
            regions.set(regions.size() - 1, new Region(both, last.fixed, last.found));
        } else {
            regions.add(new Region(lines, new ArrayList<>(List.of(finding)), new ArrayList<>(List.of(finding))));
        }
    }

    private Remark remark(LintedPage page, LineTable table, Region region, DiffLines diff) {
        Optional<String> suggestion = region.fixed.isEmpty()
                ? Optional.empty()
                : Optional.of(suggestion(page.text(), table, region.lines, region.fixed));
        return new Remark(
                page.path(),
                region.lines,
                diff.shows(region.lines),
                region.found.stream()
                        .sorted(Comparator.comparing(Finding::severity).reversed())
                        .map(finding ->
                                new Objection(finding.rule(), finding.severity(), words.apply(finding.message())))
                        .distinct()
                        .toList(),
                suggestion);
    }

    private static Lines lines(LineTable table, Span span) {
        return new Lines(table.line(span.start()), table.line(Math.max(span.start(), span.end() - 1)));
    }

    private static Fix fix(Finding finding) {
        return finding.fix().orElseThrow();
    }

    /** The lines to replace: those of the fix, and the next one where the fix takes the last line ending away. */
    private static Lines wholeLines(String text, LineTable table, Finding finding) {
        Span span = fix(finding).span();
        Lines lines = lines(table, span);
        boolean joined = span.end() == table.end(lines.last())
                && lines.last() < table.count()
                && text.startsWith("\n", span.end() - 1)
                && !fix(finding).replacement().endsWith("\n");
        return joined ? new Lines(lines.first(), lines.last() + 1) : lines;
    }

    private static String suggestion(String text, LineTable table, Lines lines, List<Finding> fixes) {
        StringBuilder changed = new StringBuilder();
        int from = table.start(lines.first());
        for (Finding finding : fixes) {
            Fix fix = fix(finding);
            changed.append(text, from, fix.span().start()).append(fix.replacement());
            from = fix.span().end();
        }
        return changed.append(text, from, table.end(lines.last())).toString();
    }
}
