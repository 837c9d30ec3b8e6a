package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.github.Activity;
import io.github.docsprint.github.ActivityFile;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Failure;
import io.github.docsprint.starter.Checks;
import io.github.docsprint.starter.Dealer;
import io.github.docsprint.starter.Effort;
import io.github.docsprint.starter.ShortChanges;
import io.github.docsprint.starter.Size;
import io.github.docsprint.starter.Task;
import io.github.docsprint.starter.TaskKind;
import io.github.docsprint.starter.TaskSurvey;
import io.github.docsprint.starter.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code docsprint starters}: tasks to take on, the best first. */
@Command(name = "starters")
final class StartersCommand implements Callable<Integer> {

    /** How to write the tasks. */
    enum Format {
        text,
        json,
        markdown,
        csv
    }

    /** How many tasks a list has unless asked otherwise. */
    private static final int USUAL_LIMIT = 10;

    /** How many tasks each of several people gets unless asked otherwise. */
    private static final int USUAL_LIMIT_EACH = 3;

    private static final int MOST_PEOPLE = 1000;

    private final Docsprint root;

    @Option(names = "--kind", paramLabel = "KIND", split = ",")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--size", paramLabel = "SIZE", split = ",")
    private List<Size> sizes = new ArrayList<>();

    @Option(names = "--section", paramLabel = "FOLDER")
    private @Nullable String section;

    @Option(names = "--limit", paramLabel = "N")
    private @Nullable Integer limit;

    @Option(names = "--people", paramLabel = "N")
    private @Nullable Integer people;

    @Option(names = "--activity", paramLabel = "FILE")
    private @Nullable Path activityFile;

    @Option(names = "--claimed")
    private boolean claimed;

    @Option(names = "--explain")
    private boolean explain;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    StartersCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        Predicate<Task> wanted = wanted();
        int each = atLeast1("--limit", limit, people == null ? USUAL_LIMIT : USUAL_LIMIT_EACH);
        int hands = atLeast1("--people", people, 1);
        Optional<Activity> activity = Optional.ofNullable(activityFile)
                .map(file -> ActivityFile.read(surroundings.workingFolder().resolve(file)));
        StartersView view;
        try (Workplace workplace = Workplace.open(root);
                ProgressLine progress = root.progress()) {
            CommitId head = workplace.repository().resolve("HEAD");
            StatusReport report =
                    workplace.survey(root, progress).survey(head, BaseChoice.auto, workplace.scope(List.of(), section));
            workplace.requirePages(
                    List.of(),
                    section,
                    report.pages().stream().map(PageStatus::path).toList());
            List<Task> tasks = survey(root, workplace, progress).find(report, workplace.catalogue(head)).stream()
                    .filter(wanted)
                    .map(task -> activity.map(known -> task.withClaims(known.on(
                                    task.path(),
                                    task.source(),
                                    surroundings.clock().instant())))
                            .orElse(task))
                    .toList();
            int taken = (int)
                    tasks.stream().filter(task -> !task.claimedBy().isEmpty()).count();
            List<Task> open = claimed
                    ? tasks
                    : tasks.stream().filter(task -> task.claimedBy().isEmpty()).toList();
            ShortChanges changes = new ShortChanges(workplace.repository(), head);
            Map<String, PageStatus> pages = new HashMap<>();
            report.pages().forEach(page -> pages.put(page.path(), page));
            Function<Task, Task> shown = task -> Optional.ofNullable(pages.get(task.path()))
                    .map(page -> changes.on(task, page))
                    .orElse(task);
            List<List<Task>> lists = (people == null
                            ? List.of(open.stream().limit(each).toList())
                            : Dealer.deal(open, hands, each))
                    .stream().map(list -> list.stream().map(shown).toList()).toList();
            view = new StartersView(report, activity, open.size(), taken, people != null, lists);
            if (report.unread() > 0) {
                surroundings
                        .err()
                        .println(root.style(2).yellow(root.messages().text("status.unread", report.unread())));
            }
        }
        switch (format) {
            case text ->
                new StartersText(
                                root.messages(),
                                root.style(1),
                                surroundings.columns(),
                                Effort.shipped(),
                                surroundings.out())
                        .print(view, explain);
            case json -> StartersJson.write(view, root.messages(), surroundings.out());
            case markdown -> StartersRows.markdown(view, root.messages(), surroundings.out());
            case csv -> StartersRows.csv(view, root.messages(), surroundings.out());
        }
        return ExitCode.FINE;
    }

    /** The survey of tasks of a clone, with the weights of its configuration. */
    static TaskSurvey survey(Docsprint root, Workplace workplace, ProgressLine progress) {
        LocalDate today = LocalDate.now(root.surroundings().clock());
        return new TaskSurvey(
                workplace.repository(),
                workplace.config(),
                workplace.language(),
                checks(workplace.lintConfig(root), workplace.language(), today),
                Effort.shipped(),
                ConfigFile.of(root, workplace.repository())
                        .map(file -> Weights.read(file.name(), file.yaml()))
                        .orElse(Weights.USUAL),
                today,
                root.cache(),
                progress);
    }

    /** The site's rules and terms, known by their files; read only where findings have to be counted. */
    private static Checks checks(LintConfig lint, String language, LocalDate today) {
        return new Checks(
                digest("/rules/" + language + ".yaml")
                        + digest("/glossary/" + language + ".yaml")
                        + lint.fingerprint(language),
                () -> new Linter(lint.rules(language), lint.glossary(language), Dialect.KUBERNETES, today));
    }

    private static String digest(String resource) {
        try (InputStream file = StartersCommand.class.getResourceAsStream(resource)) {
            return file == null ? "" : BlobId.of(file.readAllBytes()).hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Predicate<Task> wanted() {
        List<TaskKind> chosen = kinds.stream()
                .map(id -> TaskKind.of(id)
                        .orElseThrow(() -> Failure.usage(
                                "starter.unknown-kind",
                                id,
                                String.join(
                                        ", ",
                                        Arrays.stream(TaskKind.values())
                                                .map(TaskKind::id)
                                                .toList()))))
                .toList();
        return task ->
                (chosen.isEmpty() || chosen.contains(task.kind())) && (sizes.isEmpty() || sizes.contains(task.size()));
    }

    private static int atLeast1(String option, @Nullable Integer given, int usual) {
        if (given == null) {
            return usual;
        }
        if (given < 1 || given > MOST_PEOPLE) {
            throw Failure.usage("starter.number", option, given, MOST_PEOPLE);
        }
        return given;
    }
}
