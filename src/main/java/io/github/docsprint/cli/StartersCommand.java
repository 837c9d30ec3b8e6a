package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.starter.Checks;
import io.github.docsprint.starter.Dealer;
import io.github.docsprint.starter.Effort;
import io.github.docsprint.starter.Offer;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

    @Option(names = "--offline")
    private boolean offline;

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
        Optional<KnownActivity> given = Optional.ofNullable(activityFile)
                .map(file -> KnownActivity.ofFile(root, file))
                .or(() -> offline ? Optional.of(KnownActivity.unasked()) : Optional.empty());
        StartersView view;
        try (Workplace workplace = Workplace.open(root);
                ProgressLine progress = root.progress()) {
            // GitHub takes its time while this machine takes its own.
            CompletableFuture<KnownActivity> asked = given.map(CompletableFuture::completedFuture)
                    .orElseGet(() ->
                            CompletableFuture.supplyAsync(() -> KnownActivity.ofGitHub(root, workplace, progress)));
            CommitId head = workplace.repository().resolve("HEAD");
            StatusReport report =
                    workplace.survey(root, progress).survey(head, BaseChoice.auto, workplace.scope(List.of(), section));
            Map<String, PageStatus> pages = new HashMap<>();
            report.pages().forEach(page -> pages.put(page.path(), page));
            workplace.requirePages(List.of(), section, List.copyOf(pages.keySet()));
            List<Task> tasks =
                    survey(workplace).find(report, workplace.catalogue(head), root.cache(), progress).stream()
                            .filter(wanted)
                            .toList();
            KnownActivity known = await(asked, progress);
            List<Offer> offers = tasks.stream()
                    .map(task -> known.activity()
                            .map(activity -> Offer.of(
                                    task, activity, surroundings.clock().instant()))
                            .orElseGet(() -> Offer.of(task)))
                    .toList();
            List<Offer> open =
                    offers.stream().filter(offer -> claimed || offer.free()).toList();
            ShortChanges changes = new ShortChanges(
                    workplace.repository(), head, workplace.config().dialect());
            List<List<Offer>> lists = (people == null
                            ? List.of(open.stream().limit(each).toList())
                            : Dealer.deal(open, hands, each))
                    .stream()
                            .map(list -> list.stream()
                                    .map(offer -> Optional.ofNullable(pages.get(
                                                    offer.task().page().path()))
                                            .map(page -> changes.on(offer, page))
                                            .orElse(offer))
                                    .toList())
                            .toList();
            int taken = (int) offers.stream().filter(offer -> !offer.free()).count();
            view = new StartersView(report, known, open.size(), taken, claimed, people != null, lists);
            if (report.shallow()) {
                surroundings.err().println(root.style(2).yellow(root.messages().text("status.shallow")));
            }
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

    /** What GitHub says, as soon as it does. */
    private static KnownActivity await(CompletableFuture<KnownActivity> asked, ProgressLine progress) {
        if (!asked.isDone()) {
            progress.waiting("starter.progress-activity");
        }
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return KnownActivity.unasked();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            progress.clear();
        }
    }

    /** The survey of tasks of a clone, with the weights of its configuration. */
    private TaskSurvey survey(Workplace workplace) {
        LocalDate today = LocalDate.now(root.surroundings().clock());
        return new TaskSurvey(
                workplace.repository(),
                workplace.config(),
                workplace.language(),
                checks(workplace.config(), workplace.lintConfig(root), workplace.language(), today),
                ConfigFile.of(root, workplace.repository())
                        .map(file -> Weights.read(file.name(), file.yaml()))
                        .orElse(Weights.USUAL),
                today);
    }

    /** The site's rules and terms, known by their files; read only where findings have to be counted. */
    private static Checks checks(SiteConfig site, LintConfig lint, String language, LocalDate today) {
        return new Checks(
                today
                        + digest("/rules/" + language + ".yaml")
                        + digest("/glossary/" + language + ".yaml")
                        + lint.fingerprint(language)
                        + site.told(),
                () -> new Linter(lint.rules(language), lint.glossary(language), site.dialect(), today));
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
        return task -> (chosen.isEmpty() || chosen.contains(task.kind()))
                && (sizes.isEmpty() || sizes.contains(task.work().size()));
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
