package io.github.docsprint.cli;

import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.SourceRevision;
import io.github.docsprint.drift.State;
import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.Piece;
import io.github.docsprint.drift.change.Worklist;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a page lacks, for a person: change by change, the source before and after, and the lines of the translation that
 * each concerns; what is done already is ticked off in one line.
 *
 * @param messages the words
 * @param style the colours
 * @param columns how wide a line may be
 */
record DiffText(Messages messages, Style style, int columns, PrintStream out) {

    /** A change shows at most this many lines of each text. */
    private static final int MOST_LINES = 12;

    private static final String INDENT = "  ";

    /** What to show beside the open changes. */
    record Detail(boolean why, boolean sideBySide, boolean cosmetic) {}

    /** @param worked whether the page is another one than where the work began, or is new */
    void print(PageDrift drift, Worklist list, boolean worked, Detail detail) {
        PageStatus status = drift.status();
        out.println(style.bold(TerminalSafe.text(status.path())));
        int open = list.items().size() - list.done();
        out.println(state(messages, status, open));
        if (list.done() > 0) {
            out.println(style.green(messages.text("diff.progress", list.items().size(), list.done(), open)));
        }
        drift.reason()
                .filter(reason -> open > 0 && list.done() == 0)
                .ifPresent(reason -> out.println(messages.text(reason)));
        status.base().ifPresent(base -> base(base, detail.why));
        Optional<Lines> shown = Optional.empty();
        for (int i = 0; i < list.items().size(); i++) {
            Worklist.Item item = list.items().get(i);
            if (!item.done()) {
                out.println();
            }
            head(item, i + 1);
            if (!item.done()) {
                if (detail.sideBySide) {
                    sideBySide(drift, item);
                } else {
                    stacked(drift, item, shown);
                }
                shown = item.target();
            }
        }
        untranslated(drift);
        quiet(drift, list, detail.cosmetic);
        out.println();
        Paragraph.wrapped(next(drift, list, worked), columns).forEach(out::println);
    }

    /** Where a page stands, in one line. @param open how many changes of the source it lacks */
    static String state(Messages messages, PageStatus status, int open) {
        if (open == 0 && !status.untranslated().isEmpty()) {
            return messages.text(
                    "diff.state-untranslated",
                    messages.text("status." + status.state().id()),
                    status.untranslated().size());
        }
        return messages.text(
                "diff.state",
                status.severity()
                        .filter(severity -> open > 0)
                        .map(severity -> messages.text("status." + severity.id()))
                        .orElseGet(
                                () -> messages.text("status." + status.state().id())),
                open);
    }

    private void base(Base base, boolean why) {
        out.println(messages.text(
                "diff.base",
                base.commit().abbreviated(),
                base.committedAt().toLocalDate().toString(),
                messages.text("diff.method-" + base.method().id()),
                (int) (base.confidence() * 100)));
        if (why) {
            base.evidence()
                    .forEach(evidence -> out.println(
                            "  " + (evidence.weight() >= 0 ? "+ " : "− ") + messages.text(evidence.told())));
        }
    }

    private void head(Worklist.Item item, int number) {
        String head = number + ". " + heading(item.change()) + "  ";
        String kind = kind(item.change());
        switch (item.mark()) {
            case OPEN -> {
                out.println(style.bold("[ ] " + head) + style.dim(kind));
                if (!item.lacking().isEmpty()) {
                    out.println(
                            INDENT + style.yellow(messages.text("diff.lacking", String.join(", ", item.lacking()))));
                }
            }
            case DONE -> out.println(style.green("[x] " + head) + style.dim(kind));
            case EDITED ->
                out.println(style.green("[x] " + head)
                        + style.dim(kind + messages.text("diff.comma") + messages.text("diff.edited")));
        }
    }

    private String heading(Change change) {
        return change.heading().isEmpty() ? messages.text("diff.top") : TerminalSafe.text(change.heading());
    }

    private String kind(Change change) {
        return messages.text("diff." + change.what().id())
                + messages.text("diff.comma")
                + messages.text("diff." + change.kind().id());
    }

    private void stacked(PageDrift drift, Worklist.Item item, Optional<Lines> shown) {
        Change change = item.change();
        int width = Math.max(20, columns - 4);
        change.before().ifPresent(passage -> {
            out.println(INDENT + style.dim(source("diff.source-before", passage)));
            show(before(change, drift.before(), width), INDENT + "- ");
        });
        change.after().ifPresent(passage -> {
            out.println(INDENT + style.dim(source("diff.source-now", passage)));
            show(after(change, drift.source(), width), INDENT + "+ ");
        });
        out.println(INDENT + style.dim(place(change, item.target())));
        item.target().ifPresent(lines -> {
            List<Paragraph.Line> target = target(drift, lines, width);
            if (change.before().isPresent()) {
                show(target, INDENT + INDENT);
            } else if (!item.target().equals(shown)) {
                // Only to find the place: what comes there is new.
                out.println(INDENT + INDENT + style.dim(target.get(0).text() + (target.size() > 1 ? " …" : "")));
            }
        });
    }

    private String source(String key, Change.Passage passage) {
        return messages.text(
                key,
                passage.lines().first(),
                passage.lines().last(),
                passage.lines().count());
    }

    private String place(Change change, Optional<Lines> target) {
        return target.map(lines -> messages.text(
                        change.before().isEmpty() ? "diff.target-after" : "diff.target",
                        lines.first(),
                        lines.last(),
                        lines.count()))
                .orElseGet(() -> messages.text("diff.no-place"));
    }

    private List<Paragraph.Line> before(Change change, String page, int width) {
        return diff(Piece.before(change, page), "[-", "-]", width, style::red);
    }

    private List<Paragraph.Line> after(Change change, String page, int width) {
        return diff(Piece.after(change, page), "{+", "+}", width, style::green);
    }

    private List<Paragraph.Line> diff(
            List<Piece> pieces, String open, String close, int width, UnaryOperator<String> paint) {
        boolean plain = style == Style.PLAIN;
        return Paragraph.of(
                        columns == Integer.MAX_VALUE ? pieces : Paragraph.unwrapped(pieces),
                        plain ? open : "",
                        plain ? close : "")
                .marked(width, paint);
    }

    private static List<Paragraph.Line> target(PageDrift drift, Lines lines, int width) {
        List<String> all = DiffCommand.lines(drift.translation());
        return Paragraph.of(String.join(
                        "\n", all.subList(Math.min(lines.first() - 1, all.size()), Math.min(lines.last(), all.size()))))
                .marked(width, UnaryOperator.identity());
    }

    /** The lines; of a long block those with edits and their neighbours, or where there are none its beginning. */
    private void show(List<Paragraph.Line> lines, String prefix) {
        boolean partly = lines.size() > MOST_LINES
                && lines.stream().anyMatch(Paragraph.Line::marked)
                && !lines.stream().allMatch(Paragraph.Line::marked);
        int shown = 0;
        int last = -1;
        for (int i = 0; i < lines.size() && (partly ? shown < 2 * MOST_LINES : shown < MOST_LINES); i++) {
            boolean near = lines.subList(Math.max(0, i - 1), Math.min(lines.size(), i + 2)).stream()
                    .anyMatch(Paragraph.Line::marked);
            if (!partly || near) {
                if (last < i - 1) {
                    out.println(INDENT + style.dim("…"));
                }
                out.println((prefix + lines.get(i).text()).stripTrailing());
                shown++;
                last = i;
            }
        }
        if (last < lines.size() - 1) {
            out.println(INDENT + style.dim(messages.text("diff.more-lines", lines.size() - 1 - last)));
        }
    }

    /** The source on the left, what went over what came, and the translation on the right. */
    private void sideBySide(PageDrift drift, Worklist.Item item) {
        Change change = item.change();
        int width = Math.max(15, (columns - INDENT.length() - 3) / 2);
        List<String> left = new ArrayList<>();
        change.before().ifPresent(passage -> {
            left.add(style.dim(source("diff.source-before", passage)));
            before(change, drift.before(), width - 2).forEach(line -> left.add("- " + line.text()));
        });
        change.after().ifPresent(passage -> {
            left.add(style.dim(source("diff.source-now", passage)));
            after(change, drift.source(), width - 2).forEach(line -> left.add("+ " + line.text()));
        });
        List<String> right = new ArrayList<>();
        Paragraph.of(place(change, item.target()))
                .lines(width, UnaryOperator.identity())
                .forEach(line -> right.add(style.dim(line)));
        item.target().ifPresent(lines -> target(drift, lines, width).forEach(line -> right.add(line.text())));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String one = i < left.size() ? left.get(i) : "";
            String other = i < right.size() ? right.get(i) : "";
            out.println((INDENT + pad(one, width) + " │ " + other).stripTrailing());
        }
    }

    /** The line with blanks after it; colours take no columns. */
    private static String pad(String line, int width) {
        return line + " ".repeat(Math.max(0, width - DisplayWidth.of(line.replaceAll("\u001b\\[[0-9]*m", ""))));
    }

    private void untranslated(PageDrift drift) {
        if (!drift.status().untranslated().isEmpty()) {
            out.println();
            out.println(style.bold(messages.text("diff.untranslated")));
            drift.status()
                    .untranslated()
                    .forEach(lines -> out.println(
                            "  " + messages.text("diff.lines", lines.first(), lines.last(), lines.count())));
        }
    }

    private void quiet(PageDrift drift, Worklist list, boolean cosmetic) {
        if (!list.present().isEmpty() || !drift.cosmetic().isEmpty()) {
            out.println();
        }
        if (!list.present().isEmpty()) {
            out.println(style.dim(messages.text("diff.present", list.present().size())));
        }
        if (!drift.cosmetic().isEmpty()) {
            out.println(
                    style.dim(messages.text("diff.cosmetic", drift.cosmetic().size()) + " " + kinds(drift.cosmetic())));
            if (cosmetic) {
                drift.cosmetic().forEach(change -> cosmetic(change, drift.before(), drift.source()));
            }
        }
    }

    private String kinds(List<Change> changes) {
        Map<String, Long> kinds = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> messages.text("diff.cosmetic-"
                                + change.cosmetic().orElseThrow().id()),
                        TreeMap::new,
                        Collectors.counting()));
        return kinds.entrySet().stream()
                .map(kind -> messages.text("diff.cosmetic-kind", kind.getKey(), kind.getValue()))
                .collect(Collectors.joining(messages.text("diff.comma")));
    }

    private void cosmetic(Change change, String before, String after) {
        int width = Math.max(20, columns - 4);
        out.println();
        out.println(INDENT + heading(change) + "  "
                + style.dim(messages.text(
                        "diff.cosmetic-" + change.cosmetic().orElseThrow().id())));
        change.before().ifPresent(passage -> show(before(change, before, width), INDENT + "- "));
        change.after().ifPresent(passage -> show(after(change, after, width), INDENT + "+ "));
    }

    /** Every revision since the base, oldest first. */
    void revisions(List<SourceRevision> revisions) {
        out.println();
        out.println(style.bold(messages.text("diff.revisions", revisions.size())));
        int width = Math.max(20, columns - 4);
        for (SourceRevision revision : revisions) {
            out.println();
            out.println(style.bold(revision.committedAt().toLocalDate() + "  "
                            + revision.commit().abbreviated()
                            + (revision.pullRequest().isPresent()
                                    ? "  #" + revision.pullRequest().getAsInt()
                                    : ""))
                    + "  " + TerminalSafe.text(revision.title()));
            for (Change change : revision.changes().changes()) {
                if (change.translatable()) {
                    out.println(INDENT + heading(change) + "  " + style.dim(kind(change)));
                    change.before()
                            .ifPresent(passage -> show(
                                    before(change, revision.changes().base().text(), width), INDENT + "- "));
                    change.after()
                            .ifPresent(passage -> show(
                                    after(change, revision.changes().current().text(), width), INDENT + "+ "));
                }
            }
            List<Change> cosmetic = revision.changes().changes().stream()
                    .filter(change -> !change.translatable())
                    .toList();
            if (!cosmetic.isEmpty()) {
                out.println(
                        INDENT + style.dim(messages.text("diff.cosmetic", cosmetic.size()) + " " + kinds(cosmetic)));
            }
        }
    }

    private String next(PageDrift drift, Worklist list, boolean worked) {
        String path = drift.status().path();
        boolean open = list.done() < list.items().size()
                || drift.status().state() == State.ENGLISH_COPY
                || !drift.status().untranslated().isEmpty();
        return messages.text(open ? "diff.next" : worked || list.done() > 0 ? "diff.finished" : "diff.nothing", path);
    }
}
