package io.github.docsprint.cli;

import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.SourceRevision;
import io.github.docsprint.drift.State;
import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.Worklist;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a page lacks, for a person: each change as {@link ChangeText} shows it, what is done already ticked off in one
 * line, and what to do next.
 *
 * @param messages the words
 * @param style the colours
 * @param columns how wide a line may be
 */
record DiffText(Messages messages, Style style, int columns, PrintStream out) {

    private static final String INDENT = "  ";

    /** What to show beside the open changes. */
    record Detail(boolean why, boolean sideBySide, boolean cosmetic) {}

    private ChangeText changes() {
        return new ChangeText(messages, style, columns, out);
    }

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
                    changes().sideBySide(drift, item);
                } else {
                    changes().stacked(drift, item, shown);
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
        out.println(messages.text(base.told()));
        if (why) {
            base.evidence()
                    .forEach(evidence -> out.println(
                            "  " + (evidence.weight() >= 0 ? "+ " : "− ") + messages.text(evidence.told())));
        }
    }

    private void head(Worklist.Item item, int number) {
        String head = number + ". " + changes().heading(item.change()) + "  ";
        String kind = changes().kind(item.change());
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
        out.println();
        out.println(INDENT + changes().heading(change) + "  "
                + style.dim(messages.text(
                        "diff.cosmetic-" + change.cosmetic().orElseThrow().id())));
        changes().texts(change, before, after);
    }

    /** Every revision since the base, oldest first. */
    void revisions(List<SourceRevision> revisions) {
        out.println();
        out.println(style.bold(messages.text("diff.revisions", revisions.size())));
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
                    out.println(INDENT + changes().heading(change) + "  "
                            + style.dim(changes().kind(change)));
                    changes()
                            .texts(
                                    change,
                                    revision.changes().base().text(),
                                    revision.changes().current().text());
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
