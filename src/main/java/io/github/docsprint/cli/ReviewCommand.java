package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.file.WholeFile;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.github.Settings;
import io.github.docsprint.glossary.Glossary;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import io.github.docsprint.review.Proposal;
import io.github.docsprint.review.PullFetcher;
import io.github.docsprint.review.Review;
import io.github.docsprint.review.ReviewFile;
import io.github.docsprint.review.ReviewMarkdown;
import io.github.docsprint.review.ReviewPoster;
import io.github.docsprint.review.Reviewer;
import io.github.docsprint.rules.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint review}: what there is to say of one pull request. */
@Command(name = "review")
final class ReviewCommand implements Callable<Integer> {

    /** How to write the review. */
    enum Format {
        text,
        json,
        markdown
    }

    /** The languages that reviews can be written in. */
    private static final List<String> SPOKEN = List.of("en", "ja");

    private final Docsprint root;

    @Parameters(paramLabel = "NUMBER", arity = "0..1")
    private @Nullable Integer pull;

    @Option(names = "--base", paramLabel = "REV")
    private @Nullable String base;

    @Option(names = "--head", paramLabel = "REV")
    private @Nullable String head;

    @Option(names = "--from", paramLabel = "FILE")
    private @Nullable Path from;

    @Option(names = "--save", paramLabel = "FILE")
    private @Nullable Path save;

    @Option(names = "--post")
    private boolean post;

    @Option(names = "--request-changes")
    private boolean requestChanges;

    @Option(names = "--expect-head", paramLabel = "SHA")
    private @Nullable String expectedHead;

    @Option(names = "--repository", paramLabel = "OWNER/NAME")
    private @Nullable String repository;

    @Option(names = "--api-url", paramLabel = "URL")
    private @Nullable String apiUrl;

    @Option(names = "--rules", paramLabel = "FILE")
    private List<Path> rulesFiles = new ArrayList<>();

    @Option(names = "--glossary", paramLabel = "FILE")
    private List<Path> glossaryFiles = new ArrayList<>();

    @Option(names = "--fail-on", paramLabel = "SEVERITY")
    private FailOn failOn = FailOn.error;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    ReviewCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        try (ProgressLine progress = root.progress()) {
            Optional<PullFetcher.Fetched> ends = ends(progress);
            try {
                return review(ends, progress);
            } finally {
                ends.ifPresent(PullFetcher.Fetched::close);
            }
        }
    }

    private Integer review(Optional<PullFetcher.Fetched> ends, ProgressLine progress) {
        try (Workplace workplace = Workplace.open(root)) {
            Optional<GitHubAccess> access = post ? Optional.of(access(workplace)) : Optional.empty();
            Clone clone = workplace.repository();
            Optional<ConfigFile> file = ends.isEmpty()
                    ? ConfigFile.of(root, clone)
                    // The branch has no say in how it is judged.
                    : ConfigFile.at(root, clone, clone.resolve(ends.get().base()));
            LintConfig lint = ConfigFile.lint(root, file);
            RuleSet rules = LintFiles.rules(root, lint.rules(workplace.language()), rulesFiles);
            Glossary glossary = LintFiles.glossary(root, lint.glossary(workplace.language()), glossaryFiles);
            Review review = from != null
                    ? saved(workplace, from)
                    : reviewed(
                            workplace, ends.orElseThrow(() -> Failure.usage("review.what")), rules, glossary, progress);
            if (expectedHead != null && !expectedHead.equals(review.head().hex())) {
                throw Failure.usage("review.other-head", review.head().abbreviated(), expectedHead);
            }
            progress.clear();
            write(review, rules);
            if (access.isPresent()) {
                post(access.get(), review, rules, progress);
            }
            return failOn.fails(review::count) ? ExitCode.FOUND : ExitCode.FINE;
        }
    }

    /** The two ends of the pull request: those of the options, else what is fetched; empty for a saved review. */
    private Optional<PullFetcher.Fetched> ends(ProgressLine progress) {
        if (from != null && (base != null || head != null)) {
            throw Failure.usage("review.from-alone");
        }
        if (base == null && head != null) {
            throw Failure.usage("review.head-alone");
        }
        if (base != null) {
            return Optional.of(PullFetcher.Fetched.given(base, head == null ? "HEAD" : head));
        }
        return from == null && pull != null ? Optional.of(fetched(pull, progress)) : Optional.empty();
    }

    /** What it takes to post: asked for before the review, which may take a while. */
    private GitHubAccess access(Workplace workplace) {
        GitHubAccess access = GitHubAccess.of(root, workplace.repository(), apiUrl, repository);
        if (access.settings(Progress.NONE).token().isEmpty()) {
            throw Failure.environment("review.no-token");
        }
        return access;
    }

    /** In a clone of its own, as an open one does not see what comes. */
    private PullFetcher.Fetched fetched(int number, ProgressLine progress) {
        progress.waiting("review.progress-fetch");
        try (Clone clone = Clone.open(root.start())) {
            GitHubAccess access = GitHubAccess.of(root, clone, apiUrl, repository);
            GitProgram git = new GitProgram(clone.workTree().orElse(root.start()));
            return new PullFetcher(GitHubConnection.of(access.settings(progress)), clone, git)
                    .fetch(access.repository(), number);
        } finally {
            progress.clear();
        }
    }

    private Review reviewed(
            Workplace workplace, PullFetcher.Fetched ends, RuleSet rules, Glossary glossary, ProgressLine progress) {
        Clone clone = workplace.repository();
        CommitId target = clone.resolve(ends.base());
        // The branch has no say in how it is judged: the site's layout and the team's records are those of the base.
        Workplace judged = workplace.at(root, target);
        Proposal proposal = Proposal.of(clone, target, clone.resolve(ends.head()));
        Linter linter = new Linter(
                rules,
                glossary,
                judged.config().dialect(),
                LocalDate.now(root.surroundings().clock()));
        Messages messages = words(judged.language());
        return new Reviewer(
                        linter,
                        judged.surveyAt(target, root, progress).closeLook(target, BaseChoice.auto),
                        PageFolder.of(clone.workTree().orElse(root.start()), judged.config(), judged.language()),
                        messages::text,
                        messages.locale().getLanguage())
                .review(proposal, Optional.ofNullable(pull));
    }

    private Review saved(Workplace workplace, Path file) {
        try {
            return ReviewFile.read(
                    file.toString(),
                    Files.readAllBytes(root.surroundings().workingFolder().resolve(file)),
                    workplace.config()::folder);
        } catch (IOException e) {
            throw Failure.usage("lint.file", file.toString()).causedBy(e);
        }
    }

    /** What the team reads is written in its language, unless an option says otherwise; what one reads here, not. */
    private Messages words(String language) {
        boolean onlyShown = format == Format.text && save == null && !post;
        Locale locale = root.chosenLocale()
                .orElseGet(() -> onlyShown
                        ? root.messages().locale()
                        : Locale.forLanguageTag(SPOKEN.contains(language) ? language : "en"));
        return new Messages(locale);
    }

    private void post(GitHubAccess access, Review review, RuleSet rules, ProgressLine progress) {
        Surroundings surroundings = root.surroundings();
        int number = Optional.ofNullable(pull).or(review::pull).orElseThrow(() -> Failure.usage("review.which-pull"));
        Settings settings = access.settings(progress);
        RepositoryName name = access.repository();
        String files = settings.web() + "/" + name + "/blob/" + review.head();
        progress.waiting("review.progress-post");
        ReviewPoster.Posted posted = new ReviewPoster(
                        GitHubConnection.of(settings), name, markdown(review, rules, Optional.of(files)))
                .post(review, number, requestChanges);
        progress.clear();
        surroundings
                .err()
                .println(root.messages()
                        .text(
                                posted.updated() ? "review.updated" : "review.posted",
                                posted.url(),
                                posted.added(),
                                posted.fixed()));
        if (posted.blocking()) {
            surroundings.err().println(root.messages().text("review.still-blocks", posted.url()));
        }
    }

    private static ReviewMarkdown markdown(Review review, RuleSet rules, Optional<String> files) {
        Messages messages = new Messages(Locale.forLanguageTag(review.words()));
        return new ReviewMarkdown(messages::text, id -> rules.find(id).flatMap(rules::link), files);
    }

    /** How to bring it to GitHub, where it is about a pull request there. */
    private void next(Review review, Messages messages) {
        if (post || root.isQuiet() || review.pull().isEmpty()) {
            return;
        }
        String number = String.valueOf(review.pull().get());
        List<String> command = from == null
                ? List.of("docsprint", "review", number, "--post")
                : List.of("docsprint", "review", "--from", from.toString(), "--post");
        root.surroundings().out().println(messages.text("review.next", TypedCommand.of(command)));
    }

    private void write(Review review, RuleSet rules) {
        Surroundings surroundings = root.surroundings();
        Messages messages = new Messages(Locale.forLanguageTag(review.words()));
        switch (format) {
            case text -> {
                new ReviewText(messages, root.style(1), surroundings.out()).print(review);
                next(review, messages);
            }
            case json -> ReviewFile.write(review, surroundings.out());
            case markdown ->
                surroundings
                        .out()
                        .print(markdown(review, rules, Optional.empty()).whole(review));
        }
        if (save != null) {
            Path file = surroundings.workingFolder().resolve(save);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ReviewFile.write(review, bytes);
            try {
                WholeFile.write(file, bytes.toByteArray());
            } catch (NoSuchFileException e) {
                throw Failure.usage("review.no-folder", file.toString(), e.getFile())
                        .causedBy(e);
            } catch (IOException e) {
                throw Failure.environment("lint.unwritable", file.toString(), String.valueOf(e.getMessage()))
                        .causedBy(e);
            }
        }
    }
}
