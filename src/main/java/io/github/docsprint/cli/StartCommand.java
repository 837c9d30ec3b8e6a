package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.drift.StatusSurvey;
import io.github.docsprint.drift.WorklistMarkdown;
import io.github.docsprint.file.WholeFile;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.lint.Fixer;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.lint.SiteFragments;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.RuleSet;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.starter.Checkup;
import io.github.docsprint.starter.Start;
import io.github.docsprint.starter.TaskKind;
import io.github.docsprint.text.TerminalSafe;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint start}: a branch with the file ready to edit. */
@Command(name = "start")
final class StartCommand implements Callable<Integer> {

    private final Docsprint root;

    @Parameters(paramLabel = "TASK")
    private String task = "";

    @Option(names = "--issue", paramLabel = "N")
    private @Nullable Integer issue;

    StartCommand(Docsprint root) {
        this.root = root;
    }

    /** What the command line asks for. */
    private record Wanted(TaskKind kind, PageStatus page) {}

    @Override
    public Integer call() {
        if (issue != null && issue < 1) {
            throw Failure.usage("starter.issue", "--issue", issue);
        }
        try (Workplace workplace = Workplace.open(root);
                ProgressLine progress = root.progress()) {
            Clone clone = workplace.repository();
            Path folder = clone.workTree().orElseThrow(() -> Failure.environment("starter.bare"));
            MainBranch main = MainBranch.required(clone);
            StatusSurvey survey = workplace.survey(root, progress);
            Wanted wanted = wanted(workplace, survey, main.tip());
            String branch = issue != null
                    ? "issue-" + issue
                    : workplace.language() + "-" + name(wanted.page().path());
            Start start = new Start(clone, new GitProgram(folder));
            if (wanted.kind() == TaskKind.ORPHAN || wanted.kind() == TaskKind.SYNC) {
                // Where contents are missing, a page that moved seems to be gone.
                PartialClone.requireContents(root, clone);
            }
            if (wanted.kind() == TaskKind.SYNC) {
                workplace.requireBase(root, wanted.page());
            }
            Stream.concat(Stream.of(wanted.page().path()), wanted.page().source().stream())
                    .forEach(path -> clone.blobAt(main.tip(), path)
                            .flatMap(clone::text)
                            .ifPresent(text -> root.tellLimit(path, text)));
            Start.On on = start.branch(branch, main.tip(), needed(workplace, wanted));
            Start.Ready ready = ready(workplace, wanted, start);
            Optional<Path> worklist = wanted.kind() == TaskKind.SYNC
                    ? Optional.of(worklist(
                            workplace, survey, main.tip(), wanted.page().path(), folder, branch))
                    : Optional.empty();
            tell(workplace, on, branch, main, ready, worklist);
        }
        return ExitCode.FINE;
    }

    private Wanted wanted(Workplace workplace, StatusSurvey survey, CommitId at) {
        int colon = task.indexOf(':');
        Optional<TaskKind> kind = colon < 0 ? Optional.empty() : TaskKind.of(task.substring(0, colon));
        List<String> candidates = new ArrayList<>();
        if (kind.isPresent()) {
            String page = workplace.config().folder(workplace.language()) + "/" + task.substring(colon + 1);
            candidates.addAll(List.of(page, page + ".md", page + ".html"));
        } else {
            candidates.add(workplace.translationPath(task));
        }
        StatusReport report = survey.survey(at, BaseChoice.auto, candidates::contains);
        PageStatus page =
                report.pages().stream().findFirst().orElseThrow(() -> Failure.usage("starter.no-such-task", task));
        TaskKind usual = switch (page.state()) {
            case OUTDATED -> TaskKind.SYNC;
            case ORPHANED -> TaskKind.ORPHAN;
            case UNTRANSLATED, ENGLISH_COPY -> TaskKind.NEW;
            case UP_TO_DATE, COSMETIC, LOCAL_ONLY -> TaskKind.STYLE;
        };
        TaskKind chosen =
                kind.map(given -> given == TaskKind.BLOG ? TaskKind.NEW : given).orElse(usual);
        boolean mending = chosen == TaskKind.STYLE || chosen == TaskKind.LINKS;
        if (chosen != usual && !(mending && (usual == TaskKind.SYNC || usual == TaskKind.STYLE))) {
            throw Failure.usage(
                    "starter.other-task",
                    page.path(),
                    root.messages().text("status." + page.state().id()));
        }
        return new Wanted(chosen, page);
    }

    /** The files that a task makes or changes. */
    private static List<String> needed(Workplace workplace, Wanted wanted) {
        return Stream.concat(
                        Stream.of(wanted.page().path()),
                        Start.target(wanted.page(), source -> translated(workplace, source)).stream())
                .toList();
    }

    /** Where the translation of a source page is. */
    private static String translated(Workplace workplace, String source) {
        SiteConfig config = workplace.config();
        return config.folder(workplace.language())
                + source.substring(config.folder(config.sourceLanguage()).length());
    }

    private Start.Ready ready(Workplace workplace, Wanted wanted, Start start) {
        PageStatus page = wanted.page();
        SiteConfig config = workplace.config();
        LintConfig lint = workplace.lintConfig(root);
        return switch (wanted.kind()) {
            case SYNC -> new Start.Ready(page.path(), Start.Done.LEFT);
            case NEW, BLOG ->
                start.copy(
                        page,
                        page.source().orElse(page.path()),
                        lint.rules(workplace.language())
                                .find("front-matter-reviewers")
                                .map(rule -> rule.parameters().list("keys"))
                                .orElse(List.of("reviewers")),
                        config.dialect());
            case ORPHAN -> start.follow(page, source -> translated(workplace, source));
            case STYLE, LINKS -> {
                RuleSet all = lint.rules(workplace.language());
                RuleSet asked = wanted.kind() == TaskKind.STYLE
                        ? all
                        : new RuleSet(
                                all.language(),
                                all.source(),
                                all.rules().stream()
                                        .filter(rule -> TaskKind.LINK_RULES.contains(rule.id()))
                                        .toList());
                Linter linter = new Linter(
                        asked,
                        lint.glossary(workplace.language()),
                        config.dialect(),
                        LocalDate.now(root.surroundings().clock()));
                PageFolder folder =
                        PageFolder.of(workplace.repository().workTree().orElseThrow(), config, workplace.language());
                PageInput input = folder.read(page.path())
                        .map(bytes -> PageInput.of(page.path(), bytes))
                        .orElseThrow(() -> Failure.usage("starter.no-such-task", page.path()))
                        .withEnglish(folder.english(page.path()))
                        .withTargets(new SiteFragments(folder::linked, config.dialect()));
                Start.Ready mended = start.mend(input, new Fixer(linter));
                // Of all that lint finds, a task of links is only those.
                yield wanted.kind() == TaskKind.LINKS ? mended : mended.withoutLeft();
            }
        };
    }

    /** Writes the worklist beside the clone, where no commit picks it up. */
    private Path worklist(
            Workplace workplace, StatusSurvey survey, CommitId start, String path, Path folder, String branch) {
        Optional<String> text = workplace.workTreeText(path);
        PageDrift drift = survey.examine(start, BaseChoice.auto, path, text)
                .orElseThrow(() -> Failure.usage("diff.nothing-to-compare", path));
        String before = workplace.textAt(start, path).orElse(drift.translation());
        String list = new WorklistMarkdown(root.messages()::text, workplace.links(start))
                .write(drift, drift.worklist(before, workplace.config().dialect()));
        Path file = folder.resolveSibling(folder.getFileName() + "-" + branch + ".md");
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isListOf(file, list)) {
            root.surroundings().err().println(root.messages().text("starter.list-kept", file.toString()));
            return file;
        }
        try {
            WholeFile.write(file, list.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.environment("git.cannot-write-file", file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
        return file;
    }

    /** Whether a file is an earlier form of a list, and no file of somebody's that only has its name. */
    private static boolean isListOf(Path file, String list) {
        // Before it is opened: a pipe would be waited for.
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return list.lines().findFirst().equals(Optional.ofNullable(lines.readLine()));
        } catch (IOException e) {
            return false;
        }
    }

    private void tell(
            Workplace workplace,
            Start.On on,
            String branch,
            MainBranch main,
            Start.Ready ready,
            Optional<Path> worklist) {
        Messages messages = root.messages();
        Surroundings surroundings = root.surroundings();
        String path = TerminalSafe.text(ready.path());
        Optional<Message> warning = main.isLocal()
                ? Optional.of(Message.of("starter.local-main", main.name()))
                : Checkup.old(
                        workplace.repository(),
                        main.name(),
                        surroundings.clock().instant());
        warning.filter(told -> on == Start.On.NEW).ifPresent(told -> {
            surroundings.err().println(root.style(2).yellow(messages.text(told)));
            if (!main.isLocal()) {
                surroundings.err().println("  $ git fetch " + main.remote());
            }
        });
        NextSteps steps = new NextSteps(messages, root.style(1), surroundings.columns(), surroundings.out());
        steps.words(
                "",
                messages.text(
                        switch (on) {
                            case ALREADY -> "starter.goes-on";
                            case AGAIN -> "starter.back-on";
                            case NEW -> "starter.branch";
                        },
                        branch,
                        main.name(),
                        main.tip().abbreviated()));
        steps.words(
                "1. ",
                worklist.map(file -> messages.text("starter.edit-list", path, String.valueOf(file.getFileName())))
                        .orElseGet(() -> messages.text(
                                "starter.did-" + ready.done().name().toLowerCase(Locale.ROOT), path)));
        ready.left()
                .ifPresent(page -> new LintText(messages, root.style(1), surroundings.columns())
                        .findings(page, surroundings.out()));
        boolean there = ready.done() != Start.Done.REMOVED;
        if (worklist.isPresent() || ready.done() == Start.Done.COPIED) {
            steps.command("2. ", "starter.then-diff", "docsprint diff " + path);
        } else if (there && path.endsWith(".md")) {
            steps.command("2. ", "starter.then-lint", "docsprint lint " + path);
        } else if (there) {
            steps.command("2. ", "starter.then-look", "docsprint preview " + path);
        } else {
            steps.command("2. ", "starter.then-look", "git diff --cached " + path);
        }
        steps.command(
                "3. ", "starter.then-commit", (there ? "git add " + path + " && " : "") + "git commit && docsprint pr");
    }

    /** What a branch is called after a page: its name, or that of its folder where its own says nothing. */
    static String name(String path) {
        String page = path.replaceFirst("\\.[a-z]+$", "").replaceFirst("/_?index$", "");
        String name = page.substring(page.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]+", "-");
        String safe = name.replaceAll("\\.\\.+", ".").replaceAll("^[.-]+|[.-]+$|\\.lock$", "");
        return safe.isEmpty() ? "page" : safe;
    }
}
