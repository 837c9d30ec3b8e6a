package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.State;
import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.drift.base.Base;
import io.github.docsprint.message.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint status}: where every page of the language stands. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    /** How to write the report. */
    enum Format {
        text,
        json,
        csv,
        markdown
    }

    /** The states that a person need not do anything about, left out of the text unless asked for. */
    private static final Set<State> QUIET_STATES = EnumSet.of(State.UP_TO_DATE, State.COSMETIC, State.LOCAL_ONLY);

    /** More would be longer than the table. */
    private static final int MOST_NOTES = 5;

    private final Docsprint root;

    @Parameters(paramLabel = "PATH", arity = "0..*")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--base", paramLabel = "HOW")
    private BaseChoice base = BaseChoice.auto;

    @Option(names = "--at", paramLabel = "REV")
    private String at = "HEAD";

    @Option(names = "--section", paramLabel = "FOLDER")
    private @Nullable String section;

    @Option(names = "--state", paramLabel = "STATE", split = ",")
    private List<String> states = new ArrayList<>();

    @Option(names = "--sort", paramLabel = "ORDER")
    private @Nullable StatusOrder sort;

    @Option(names = "--untranslated")
    private boolean untranslated;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    @Option(names = "--check")
    private boolean check;

    StatusCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Set<State> wanted = wanted();
        StatusReport report;
        try (Workplace workplace = Workplace.open(root, at, PartialClone.Needs.NONE);
                ProgressLine progress = root.progress()) {
            report = workplace
                    .survey(root, progress)
                    .survey(workplace.repository().resolve(at), base, workplace.scope(paths, section));
            workplace.requirePages(
                    paths,
                    section,
                    report.pages().stream().map(PageStatus::path).toList());
        }
        StatusOrder order = sort != null ? sort : format == Format.text ? StatusOrder.worst : StatusOrder.path;
        List<PageStatus> pages = report.pages().stream()
                .filter(page -> wanted.contains(page.state()))
                .toList();
        pages = format == Format.text || sort != null ? order.sorted(pages) : pages;
        Surroundings surroundings = root.surroundings();
        switch (format) {
            case text ->
                new StatusText(root.messages(), root.style(1), surroundings.columns())
                        .print(report, pages, surroundings.out());
            case json -> StatusJson.write(report, pages, surroundings.out());
            case csv -> StatusRows.csv(pages, surroundings.out());
            case markdown -> StatusRows.markdown(root.messages(), pages, report.shallow(), surroundings.out());
        }
        if (report.shallow()) {
            warn("status.shallow");
        }
        report.notes().stream()
                .limit(MOST_NOTES)
                .forEach(note -> warn(note.told().key(), note.told().arguments().toArray()));
        if (report.notes().size() > MOST_NOTES) {
            warn("status.more-notes", report.notes().size() - MOST_NOTES);
        }
        if (report.unread() > 0) {
            warn("status.unread", report.unread());
        } else {
            List<PageStatus> unsure =
                    report.pages().stream().filter(StatusCommand::isUnsure).toList();
            if (!unsure.isEmpty()) {
                warn("status.unsure", unsure.size(), unsure.get(0).path());
            }
        }
        return check && isBehind(report) ? ExitCode.FOUND : ExitCode.FINE;
    }

    /** Whether it is more likely than not that a page reflects another revision. */
    private static boolean isUnsure(PageStatus page) {
        return page.base()
                .filter(base -> base.method() == Base.Method.INFERRED && base.confidence() < 0.5)
                .isPresent();
    }

    private void warn(String key, Object... arguments) {
        root.surroundings().err().println(root.style(2).yellow(root.messages().text(key, arguments)));
    }

    private static boolean isBehind(StatusReport report) {
        StatusReport.Summary summary = report.summary();
        return summary.outdated() + summary.orphaned() + summary.englishCopy() > 0;
    }

    private Set<State> wanted() {
        Set<State> wanted = EnumSet.noneOf(State.class);
        for (String id : states) {
            wanted.add(Arrays.stream(State.values())
                    .filter(state -> state.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Failure.usage("status.unknown-state", id, ids())));
        }
        if (wanted.isEmpty()) {
            wanted.addAll(EnumSet.allOf(State.class));
            if (!all && !untranslated) {
                wanted.remove(State.UNTRANSLATED);
            }
            if (!all && format == Format.text && paths.isEmpty()) {
                wanted.removeAll(QUIET_STATES);
            }
        }
        return wanted;
    }

    private static String ids() {
        return String.join(", ", Arrays.stream(State.values()).map(State::id).toList());
    }
}
