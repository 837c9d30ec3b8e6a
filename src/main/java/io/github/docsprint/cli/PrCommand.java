package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.PullRequest;
import io.github.docsprint.github.Settings;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.review.BranchCheck;
import io.github.docsprint.review.Description;
import io.github.docsprint.review.Proposal;
import io.github.docsprint.review.PullOpener;
import io.github.docsprint.review.Review;
import io.github.docsprint.review.Reviewer;
import io.github.docsprint.text.TerminalSafe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code docsprint pr}: the branch as a draft pull request. */
@Command(name = "pr")
final class PrCommand implements Callable<Integer> {

    /** How to write what was done. */
    enum Format {
        text,
        json
    }

    private static final List<String> SPOKEN = List.of("en", "ja");

    private final Docsprint root;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--allow", paramLabel = "CHECK", split = ",")
    private List<BranchCheck> allowed = new ArrayList<>();

    @Option(names = "--fixes", paramLabel = "N")
    private @Nullable Integer fixes;

    @Option(names = "--machine-translated", arity = "0..1", paramLabel = "yes|no", fallbackValue = "yes")
    private @Nullable String machine;

    @Option(names = "--cc", arity = "0..1", paramLabel = "LOGIN", fallbackValue = "")
    private @Nullable String reviewers;

    @Option(names = "--title", paramLabel = "TITLE")
    private @Nullable String title;

    @Option(names = "--edit")
    private boolean edit;

    @Option(names = "--repository", paramLabel = "OWNER/NAME")
    private @Nullable String repository;

    @Option(names = "--api-url", paramLabel = "URL")
    private @Nullable String apiUrl;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    PrCommand(Docsprint root) {
        this.root = root;
    }

    /** What the pull request says; the body as long as it has no number. */
    record Draft(String title, String body) {}

    @Override
    public Integer call() {
        Description.Wishes wishes = wishes();
        try (ProgressLine progress = root.progress()) {
            fetchMainBranch(progress);
            return call(wishes, progress);
        }
    }

    private Integer call(Description.Wishes wishes, ProgressLine progress) {
        try (Workplace workplace = Workplace.open(root)) {
            Clone clone = workplace.repository();
            GitProgram git = git(clone);
            String branch = git.branch().orElseThrow(() -> Failure.usage("pull.no-branch"));
            MainBranch main = MainBranch.required(clone);
            if (branch.equals(main.name().substring(main.name().lastIndexOf('/') + 1))) {
                throw Failure.usage("pull.main-branch", branch);
            }
            Proposal proposal = Proposal.of(clone, main.tip(), clone.resolve("HEAD"));
            if (proposal.changes().isEmpty()) {
                throw Failure.usage("pull.nothing", branch);
            }
            Messages words = words(workplace.language());
            Workplace judged = workplace.at(root, main.tip());
            Review review = review(judged, proposal, words, progress);
            Map<BranchCheck, Message> problems = BranchCheck.of(judged.config(), proposal, review, git);
            progress.clear();
            PrJson json = new PrJson(root.messages(), root.surroundings().out());
            if (!mayGo(problems)) {
                if (format == Format.json) {
                    json.write(branch, main.name(), problems, allowed, Optional.empty(), Optional.empty());
                }
                return ExitCode.FOUND;
            }
            Sending sending = new Sending(
                    workplace,
                    git,
                    branch,
                    proposal,
                    new Description(judged.config(), proposal, review, wishes, words::text),
                    progress);
            Draft draft;
            Optional<PullOpener.Sent> sent = Optional.empty();
            if (dryRun) {
                Optional<PullOpener.Found> found = lookedAt(sending);
                draft = draft(sending, found);
                show(draft, branch, main.name(), found.flatMap(PullOpener.Found::open));
            } else {
                Outcome outcome = send(sending);
                draft = outcome.draft();
                sent = outcome.sent();
                if (sent.isEmpty()) {
                    root.surroundings().err().println(root.messages().text("pull.edited-away"));
                    return ExitCode.FINE;
                }
            }
            if (format == Format.json) {
                json.write(branch, main.name(), problems, allowed, Optional.of(draft), sent);
            }
            return ExitCode.FINE;
        }
    }

    private Description.Wishes wishes() {
        if (fixes != null && fixes < 1) {
            throw Failure.usage("starter.issue", "--fixes", fixes);
        }
        if (machine != null && !machine.equals("yes") && !machine.equals("no")) {
            throw Failure.usage("pull.machine", machine);
        }
        return new Description.Wishes(
                Optional.ofNullable(fixes),
                Optional.ofNullable(machine).map("yes"::equals),
                Optional.ofNullable(reviewers)
                        .map(list -> Stream.of(list.split(","))
                                .map(login -> login.strip().replaceFirst("^@", ""))
                                .filter(login -> !login.isEmpty())
                                .toList()));
    }

    private GitProgram git(Clone clone) {
        return new GitProgram(clone.workTree().orElseThrow(() -> Failure.environment("starter.bare")));
    }

    /** In a clone of its own, as an open one does not see what comes. Old news are better than none. */
    private void fetchMainBranch(ProgressLine progress) {
        try (Clone clone = Clone.open(root.start())) {
            String[] name = MainBranch.required(clone).name().split("/", 2);
            GitProgram git = git(clone);
            if (name.length == 2) {
                progress.waiting("pull.progress-fetch");
                fetch(git, name[0], name[1]);
                progress.clear();
            }
        }
    }

    private void fetch(GitProgram git, String remote, String branch) {
        try {
            git.fetch(
                    remote,
                    List.of("+refs/heads/" + branch + ":refs/remotes/" + remote + "/" + branch),
                    Optional.empty());
        } catch (Failure e) {
            if (e.kind() != Failure.Kind.ENVIRONMENT) {
                throw e;
            }
            root.surroundings().err().println(root.messages().text("pull.old-news", e.userMessage()));
        }
    }

    private void show(Draft draft, String branch, String base, Optional<PullRequest> open) {
        if (format == Format.json) {
            return;
        }
        PrintStream out = root.surroundings().out();
        out.println(open.map(pull -> root.messages().text("pull.dry-run-open", branch, pull.url()))
                .orElseGet(() -> root.messages().text("pull.dry-run", branch, base)));
        out.println();
        out.println(TerminalSafe.text(draft.title()));
        out.println();
        draft.body().lines().map(TerminalSafe::text).forEach(out::println);
    }

    /** What sending needs. */
    private record Sending(
            Workplace workplace,
            GitProgram git,
            String name,
            Proposal proposal,
            Description description,
            ProgressLine progress) {

        /** Where a description is kept while it is edited, until it is sent. */
        Path draftFile() {
            return git.ownFile("docsprint-pr-" + name.replace('/', '-') + ".md");
        }

        PullOpener opener(Settings settings, Consumer<String> done) {
            List<String> pages = description.review().pages().stream()
                    .flatMap(page -> Stream.concat(Stream.of(page.path()), page.source().stream()))
                    .toList();
            return new PullOpener(
                    GitHubConnection.of(settings),
                    workplace.repository(),
                    git,
                    new PullOpener.Branch(name, proposal.head(), pages),
                    progress,
                    done);
        }
    }

    /** What GitHub has of it, for a dry run; without an answer it is told that there is none, as nothing hangs on it. */
    private Optional<PullOpener.Found> lookedAt(Sending sending) {
        try {
            GitHubAccess access = GitHubAccess.of(root, sending.workplace().repository(), apiUrl, repository);
            PullOpener opener = sending.opener(access.settings(sending.progress()), step -> {});
            PullOpener.Found found = opener.look(access.repository());
            requireNamed(opener, found);
            sending.progress().clear();
            return Optional.of(found);
        } catch (Failure e) {
            sending.progress().clear();
            if (e.userMessage().key().startsWith("pull.")) {
                throw e;
            }
            root.surroundings().err().println(root.messages().text("pull.not-looked", e.userMessage()));
            return Optional.empty();
        }
    }

    /**
     * With a number that is wrong, the merge would close nothing, or what it should not; with a name that is, a stranger or
     * nobody would be asked for a review.
     */
    private void requireNamed(PullOpener opener, PullOpener.Found found) {
        if (fixes != null
                && opener.connection()
                        .issues(found.upstream().name())
                        .find(fixes)
                        .filter(issue -> !issue.pull())
                        .isEmpty()) {
            throw Failure.usage("pull.no-issue", found.upstream().name().toString(), fixes);
        }
        wishes().reviewers().orElse(List.of()).stream()
                .filter(login -> !opener.connection().knows(login))
                .findFirst()
                .ifPresent(login -> {
                    throw Failure.usage("pull.no-reviewer", login);
                });
    }

    /** What would be sent. A title that people gave an open pull request stays. */
    private Draft draft(Sending sending, Optional<PullOpener.Found> found) {
        Description.Circumstances now =
                found.map(PullOpener.Found::circumstances).orElse(Description.Circumstances.NONE);
        Optional<PullRequest> open = found.flatMap(PullOpener.Found::open);
        String own = title == null ? sending.description().title() : title;
        return new Draft(
                title == null ? open.map(PullRequest::title).orElse(own) : own,
                open.map(pull -> sending.description().refreshed(unix(pull.body()), now))
                        .orElseGet(() -> sending.description().body(now)));
    }

    private static String unix(String text) {
        return text.replace("\r\n", "\n");
    }

    /** What came of sending. @param sent empty where the user left nothing of the description */
    private record Outcome(Draft draft, Optional<PullOpener.Sent> sent) {}

    private Outcome send(Sending sending) {
        GitHubAccess access = GitHubAccess.of(root, sending.workplace().repository(), apiUrl, repository);
        Settings settings = access.settings(sending.progress());
        if (settings.token().isEmpty()) {
            throw Failure.environment("pull.no-token");
        }
        List<String> done = new ArrayList<>();
        PullOpener opener = sending.opener(settings, done::add);
        boolean begun = false;
        try {
            PullOpener.Found found = opener.look(access.repository());
            requireNamed(opener, found);
            sending.progress().clear();
            Draft draft = draft(sending, Optional.of(found));
            Optional<PullOpener.Text> text = edit
                    ? edited(sending, found, draft)
                    : Optional.of(new PullOpener.Text(
                            draft.title(),
                            title != null,
                            (before, now) -> before.map(
                                            body -> sending.description().refreshed(body, now))
                                    .orElseGet(() -> sending.description().body(now))));
            if (text.isEmpty()) {
                return new Outcome(draft, Optional.empty());
            }
            begun = true;
            PullOpener.Sent sent = opener.send(found, text.get());
            sending.progress().clear();
            if (edit) {
                Editor.forget(sending.draftFile());
            }
            KnownActivity.forget(root, sending.workplace());
            tell(sent);
            return new Outcome(draft, Optional.of(sent));
        } catch (IOException e) {
            throw Failure.environment("lint.unwritable", sending.draftFile().toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        } catch (Failure e) {
            sending.progress().clear();
            if (begun && e.kind() == Failure.Kind.ENVIRONMENT) {
                tellHowFar(done);
            } else {
                root.surroundings().err().println(root.messages().text("pull.nothing-sent"));
            }
            throw e;
        }
    }

    private void tell(PullOpener.Sent sent) {
        Messages messages = root.messages();
        if (format == Format.text) {
            root.surroundings().out().println(messages.text(sent.fresh() ? "pull.opened" : "pull.updated", sent.url()));
            if (sent.fresh()) {
                root.surroundings().out().println(messages.text("pull.next"));
            }
        }
        if (sent.bodyKept()) {
            root.surroundings().err().println(messages.text("pull.body-kept"));
        }
    }

    private void tellHowFar(List<String> done) {
        Messages messages = root.messages();
        PrintStream err = root.surroundings().err();
        for (String step : List.of("pull.done-fork", "pull.done-push", "pull.done-open")) {
            err.println(messages.text(done.contains(step) ? "pull.is-done" : "pull.not-done", Message.of(step)));
        }
        err.println(messages.text("pull.again"));
    }

    /** As the user wants it: the first line is the title. */
    private Optional<PullOpener.Text> edited(Sending sending, PullOpener.Found found, Draft draft) {
        return Editor.of(root.surroundings())
                .edit(sending.draftFile(), draft.title() + "\n\n" + draft.body())
                .map(edit -> {
                    Draft shown = split(edit.shown());
                    Draft wanted = split(edit.text());
                    return new PullOpener.Text(
                            wanted.title(),
                            !wanted.title().equals(shown.title()),
                            (before, now) -> edited(sending, found, shown.body(), wanted.body(), before, now));
                });
    }

    private static Draft split(String text) {
        String whole = text.strip();
        int end = whole.indexOf('\n');
        return end < 0
                ? new Draft(whole, "")
                : new Draft(
                        whole.substring(0, end).strip(), whole.substring(end).strip() + "\n");
    }

    /** What the user wrote, on top of what GitHub has by now. */
    private static String edited(
            Sending sending,
            PullOpener.Found found,
            String shown,
            String wanted,
            Optional<String> before,
            Description.Circumstances now) {
        Description description = sending.description();
        if (before.isEmpty()) {
            // Nobody else has written anything yet.
            return Description.edited(shown, wanted, description.body(now)).orElse(wanted);
        }
        if (found.open().isEmpty()) {
            return description.refreshed(before.get(), now);
        }
        String current = description.refreshed(before.get(), now).strip() + "\n";
        return Description.edited(shown, wanted, current)
                .map(body -> description.refreshed(body, now))
                .orElseThrow(() -> conflict(sending, found.open().get()));
    }

    /** Keeps what the user wrote where the next run does not go on with it, as that begins with what is there then. */
    private static Failure conflict(Sending sending, PullRequest open) {
        Path file = sending.draftFile();
        Path kept = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.md$", ".mine.md"));
        try {
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
            Editor.forget(file);
        } catch (IOException e) {
            kept = file;
        }
        return Failure.environment("pull.edit-conflict", open.url(), kept.toString());
    }

    private Review review(Workplace judged, Proposal proposal, Messages words, ProgressLine progress) {
        Clone clone = judged.repository();
        LintConfig lint = ConfigFile.lint(root, ConfigFile.at(root, clone, proposal.base()));
        return new Reviewer(
                        new Linter(
                                lint.rules(judged.language()),
                                lint.glossary(judged.language()),
                                judged.config().dialect(),
                                LocalDate.now(root.surroundings().clock())),
                        judged.surveyAt(proposal.base(), root, progress).closeLook(proposal.base(), BaseChoice.auto),
                        PageFolder.of(clone.workTree().orElse(root.start()), judged.config(), judged.language()),
                        words::text,
                        words.locale().getLanguage())
                .review(proposal, Optional.empty());
    }

    private Messages words(String language) {
        return new Messages(root.chosenLocale()
                .orElseGet(() -> Locale.forLanguageTag(SPOKEN.contains(language) ? language : "en")));
    }

    private boolean mayGo(Map<BranchCheck, Message> problems) {
        problems.forEach((check, message) -> root.surroundings()
                .err()
                .println((allowed.contains(check) ? "" : "docsprint: ")
                        + root.messages().text(message)));
        List<String> left = problems.keySet().stream()
                .filter(check -> !allowed.contains(check))
                .map(Enum::name)
                .toList();
        if (!left.isEmpty()) {
            root.surroundings().err().println(root.messages().text("pull.refused", String.join(",", left)));
        }
        return left.isEmpty();
    }
}
