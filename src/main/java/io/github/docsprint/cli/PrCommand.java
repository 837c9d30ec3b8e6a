package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.git.PathChange;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.review.Proposal;
import io.github.docsprint.review.PullOpener;
import io.github.docsprint.review.Review;
import io.github.docsprint.review.ReviewWords;
import io.github.docsprint.review.Reviewer;
import io.github.docsprint.rules.Severity;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code docsprint pr}: the branch as a draft pull request. */
@Command(name = "pr")
final class PrCommand implements Callable<Integer> {

    /** What can stand in the way, and be let pass. */
    enum Check {
        uncommitted,
        files,
        mixed,
        conflicts,
        lint
    }

    private static final List<String> TEMPLATES = List.of(
            ".github/PULL_REQUEST_TEMPLATE.md",
            ".github/pull_request_template.md",
            "PULL_REQUEST_TEMPLATE.md",
            "pull_request_template.md",
            "docs/PULL_REQUEST_TEMPLATE.md",
            "docs/pull_request_template.md");
    private static final List<String> SPOKEN = List.of("en", "ja");

    /** The site whose pull requests get a preview, and where that is. */
    private static final String PREVIEWED = "https://kubernetes.io";

    private static final String PREVIEW = "https://deploy-preview-%d--kubernetes-io-main-staging.netlify.app";

    private final Docsprint root;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--allow", paramLabel = "CHECK", split = ",")
    private List<Check> allowed = new ArrayList<>();

    @Option(names = "--fixes", paramLabel = "N")
    private @Nullable Integer fixes;

    @Option(names = "--machine-translated", arity = "0..1", paramLabel = "yes|no", fallbackValue = "yes")
    private @Nullable String machine;

    @Option(names = "--title", paramLabel = "TITLE")
    private @Nullable String title;

    @Option(names = "--repository", paramLabel = "OWNER/NAME")
    private @Nullable String repository;

    @Option(names = "--api-url", paramLabel = "URL")
    private @Nullable String apiUrl;

    PrCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (fixes != null && fixes < 1) {
            throw Failure.usage("starter.issue", fixes);
        }
        if (machine != null && !machine.equals("yes") && !machine.equals("no")) {
            throw Failure.usage("pull.machine", machine);
        }
        try (Workplace workplace = Workplace.open(root);
                ProgressLine progress = root.progress()) {
            Clone clone = workplace.repository();
            GitProgram git = new GitProgram(clone.workTree().orElseThrow(() -> Failure.environment("starter.bare")));
            String branch = git.branch().orElseThrow(() -> Failure.usage("pull.no-branch"));
            StartCommand.MainBranch main = StartCommand.mainBranch(clone);
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
            if (!mayGo(problems(judged, proposal, review, git))) {
                return ExitCode.FOUND;
            }
            List<String> paths = proposal.changes().keySet().stream().sorted().toList();
            String language = Locale.forLanguageTag(review.language()).getDisplayLanguage(Locale.ENGLISH);
            String chosen = title == null ? PullOpener.title(review, language, paths) : title;
            IntFunction<String> body = number -> body(judged, proposal, review, words, number);
            if (dryRun) {
                PrintStream out = root.surroundings().out();
                out.println(root.messages().text("pull.dry-run", branch, main.name()));
                out.println();
                out.println(TerminalSafe.text(chosen));
                out.println();
                body.apply(0).lines().map(TerminalSafe::text).forEach(out::println);
                return ExitCode.FINE;
            }
            send(workplace, git, progress, branch, proposal.head(), chosen, body);
            return ExitCode.FINE;
        }
    }

    private void send(
            Workplace workplace,
            GitProgram git,
            ProgressLine progress,
            String branch,
            CommitId head,
            String chosen,
            IntFunction<String> body) {
        GitHubAccess access = GitHubAccess.of(root, workplace.repository(), apiUrl, repository);
        if (access.settings().token().isEmpty()) {
            throw Failure.environment("pull.no-token");
        }
        Messages messages = root.messages();
        PrintStream err = root.surroundings().err();
        List<String> done = new ArrayList<>();
        try {
            PullOpener.Sent sent = new PullOpener(
                            GitHubConnection.of(access.settings()), workplace.repository(), git, progress, done::add)
                    .send(access.repository(), branch, head, chosen, body);
            root.surroundings().out().println(messages.text(sent.fresh() ? "pull.opened" : "pull.updated", sent.url()));
            if (sent.bodyKept()) {
                err.println(messages.text("pull.body-kept"));
            }
        } catch (Failure e) {
            for (String step : List.of("pull.done-fork", "pull.done-push", "pull.done-open")) {
                err.println(messages.text(done.contains(step) ? "pull.is-done" : "pull.not-done", Message.of(step)));
            }
            err.println(messages.text("pull.again"));
            throw e;
        }
    }

    private Review review(Workplace judged, Proposal proposal, Messages words, ProgressLine progress) {
        Clone clone = judged.repository();
        LintConfig lint = ConfigFile.lint(ConfigFile.at(root, clone, proposal.base()));
        return new Reviewer(
                        new Linter(
                                lint.rules(judged.language()),
                                lint.glossary(judged.language()),
                                Dialect.KUBERNETES,
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

    private static Map<Check, Message> problems(Workplace workplace, Proposal proposal, Review review, GitProgram git) {
        Map<Check, Message> problems = new LinkedHashMap<>();
        List<String> changes = git.changes();
        if (!changes.isEmpty()) {
            problems.put(Check.uncommitted, Message.of("pull.uncommitted", changes.size(), changes.get(0)));
        }
        String folder = workplace.config().folder(workplace.language()) + "/";
        List<String> strangers = proposal.changes().keySet().stream()
                .filter(path -> !path.startsWith(folder)
                        && workplace.config().i18nFiles().stream()
                                .noneMatch(file -> path.equals(file.replace("{language}", workplace.language()))))
                .sorted()
                .toList();
        if (!strangers.isEmpty()) {
            problems.put(Check.files, Message.of("pull.files", strangers.size(), folder, strangers.get(0)));
        }
        List<String> sections = review.pages().stream()
                .map(page -> page.path().substring(folder.length()))
                .map(path -> path.replaceFirst("^([^/]+/[^/]+)/.*$", "$1"))
                .distinct()
                .toList();
        if (sections.size() > 1) {
            problems.put(Check.mixed, Message.of("pull.mixed", String.join(", ", sections)));
        }
        proposal.changes().entrySet().stream()
                .filter(change -> change.getValue() != PathChange.What.DELETED)
                .map(Map.Entry::getKey)
                .sorted()
                .filter(path -> proposal.text(proposal.head(), path).stream()
                        .flatMap(String::lines)
                        .anyMatch(line -> line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> ")))
                .findFirst()
                .ifPresent(path -> problems.put(Check.conflicts, Message.of("pull.conflicts", path)));
        int errors = review.count(Severity.ERROR);
        if (errors > 0) {
            problems.put(
                    Check.lint, Message.of("pull.lint", errors, proposal.base().abbreviated()));
        }
        return problems;
    }

    private boolean mayGo(Map<Check, Message> problems) {
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

    private String body(Workplace workplace, Proposal proposal, Review review, Messages words, int number) {
        StringBuilder part = new StringBuilder();
        for (Review.Page page : review.pages()) {
            part.append("- `").append(page.path().replace("`", "")).append("`: ");
            part.append(new ReviewWords(words::text).verdict(page)).append('\n');
            page.source()
                    .filter(source -> page.work() != Review.Work.REMOVED)
                    .ifPresent(source -> part.append("  - ")
                            .append(words.text(
                                    "pull.base", source, proposal.base().hex()))
                            .append('\n'));
            if (number > 0
                    && page.work() != Review.Work.REMOVED
                    && workplace.config().baseUrl().equals(Optional.of(PREVIEWED))) {
                workplace
                        .config()
                        .pageUrl(review.language(), page.path())
                        .ifPresent(url -> part.append("  - ")
                                .append(words.text(
                                        "pull.preview",
                                        String.format(Locale.ROOT, PREVIEW, number)
                                                + url.substring(PREVIEWED.length())))
                                .append('\n'));
            }
        }
        if (machine != null) {
            part.append('\n')
                    .append(words.text(machine.equals("yes") ? "pull.machine-yes" : "pull.machine-no"))
                    .append('\n');
        }
        String template = template(proposal);
        String filled = fixes == null
                ? template.replaceAll("(?m)^Closes: #[ \t]*$", "")
                : template.replaceAll("(?m)^Closes: #[ \t]*$", "Closes: #" + fixes);
        if (fixes != null && filled.equals(template)) {
            part.append("\nCloses: #").append(fixes).append('\n');
        }
        part.append("\n/language ").append(review.language()).append("\n/area localization\n");
        String ours = PullOpener.marked(part.toString());
        int heading = filled.indexOf("### Description");
        int at = heading < 0 ? 0 : heading + "### Description".length();
        String whole = filled.substring(0, at) + "\n\n" + ours + "\n\n" + filled.substring(at);
        return whole.strip().replaceAll("\n{3,}", "\n\n") + "\n";
    }

    /** The repository's own form without its notes, which it asks to delete. */
    private static String template(Proposal proposal) {
        String text = TEMPLATES.stream()
                .flatMap(path -> proposal.text(proposal.base(), path).stream())
                .findFirst()
                .orElse("")
                .replace("\r\n", "\n");
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (int note = text.indexOf("<!--"); note >= 0; note = text.indexOf("<!--", from)) {
            shown.append(text, from, note);
            int end = text.indexOf("-->", note);
            from = end < 0 ? text.length() : end + 3;
        }
        return shown.append(text.substring(from)).toString();
    }
}
