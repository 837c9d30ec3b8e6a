package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.TextDiff;
import io.github.docsprint.glossary.Glossary;
import io.github.docsprint.glossary.GlossaryReader;
import io.github.docsprint.lint.Baseline;
import io.github.docsprint.lint.ChangedLines;
import io.github.docsprint.lint.Fixer;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.lint.SiteFragments;
import io.github.docsprint.lint.format.Checkstyle;
import io.github.docsprint.lint.format.FindingFormat;
import io.github.docsprint.lint.format.GitHubAnnotations;
import io.github.docsprint.lint.format.JUnitXml;
import io.github.docsprint.lint.format.JsonFindings;
import io.github.docsprint.lint.format.Rdjson;
import io.github.docsprint.lint.format.Sarif;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Failure;
import io.github.docsprint.rules.RuleReader;
import io.github.docsprint.rules.RuleSet;
import io.github.docsprint.rules.Severity;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint lint}: what the team's rules object to, and {@code --fix}. Works without a clone too. */
@Command(name = "lint")
final class LintCommand implements Callable<Integer> {

    /** How to write the findings. */
    enum Format {
        text,
        json,
        github,
        sarif,
        rdjson,
        checkstyle,
        junit
    }

    /** From which severity on findings make the command fail. */
    enum FailOn {
        error,
        warning,
        info,
        none;

        /** @param count how many findings have a severity */
        boolean fails(ToLongFunction<Severity> count) {
            return switch (this) {
                case none -> false;
                case info -> Arrays.stream(Severity.values()).mapToLong(count).sum() > 0;
                case warning -> count.applyAsLong(Severity.ERROR) + count.applyAsLong(Severity.WARNING) > 0;
                case error -> count.applyAsLong(Severity.ERROR) > 0;
            };
        }
    }

    /** Which revision of the source page bilingual rules go by. */
    enum BaseOption {
        declared,
        inferred,
        history,
        auto,
        current
    }

    private final Docsprint root;

    @Parameters(paramLabel = "PATH", arity = "0..*")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--diff", paramLabel = "BASE")
    private @Nullable String diff;

    @Option(names = "--base", paramLabel = "HOW")
    private @Nullable BaseOption base;

    @Option(names = "--fix")
    private boolean fix;

    @Option(names = "--suggest")
    private boolean suggest;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--stdin-path", paramLabel = "PATH")
    private @Nullable String stdinPath;

    @Option(names = "--rules", paramLabel = "FILE")
    private List<Path> rulesFiles = new ArrayList<>();

    @Option(names = "--glossary", paramLabel = "FILE")
    private List<Path> glossaryFiles = new ArrayList<>();

    @Option(names = "--baseline", paramLabel = "FILE")
    private @Nullable Path baselineFile;

    @Option(names = "--update-baseline")
    private boolean updateBaseline;

    @Option(names = "--fail-on", paramLabel = "SEVERITY")
    private FailOn failOn = FailOn.error;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    LintCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (updateBaseline && baselineFile == null) {
            throw Failure.usage("lint.baseline.which");
        }
        if (updateBaseline && diff != null) {
            throw Failure.usage("lint.baseline.diff");
        }
        try (LintPlace place = LintPlace.open(root)) {
            RuleSet rules = withFiles(root, place.config().rules(place.language()), rulesFiles);
            // the glossary takes a while to read, and so does history: both at once
            CompletableFuture<Linter> building = CompletableFuture.supplyAsync(() -> linter(place, rules));
            Supplier<Linter> linter = () -> finished(building);
            Scope scope = scope(place);
            SourceTexts sources = new SourceTexts(root, place, rules, base, scope.head);
            return lint(scope, sources, rules, linter);
        }
    }

    private Linter linter(LintPlace place, RuleSet rules) {
        Glossary glossary = withFiles(root, place.config().glossary(place.language()), glossaryFiles);
        LocalDate today = LocalDate.now(root.surroundings().clock());
        return new Linter(rules, glossary, Dialect.KUBERNETES, today);
    }

    private static Linter finished(CompletableFuture<Linter> building) {
        try {
            return building.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
    }

    /**
     * What to look at.
     *
     * @param folder the pages of the folder, or of a commit
     * @param head the commit that the pages are of, or that the work tree began from
     * @param pages their paths
     * @param before the old text of a page, where only what has changed since counts
     */
    private record Scope(
            PageFolder folder,
            Optional<CommitId> head,
            List<String> pages,
            Function<String, Optional<String>> before) {}

    private Scope scope(LintPlace place) {
        PageFolder folder = place.folder();
        Path here = root.surroundings().workingFolder();
        List<String> given = stdinPath == null ? paths : List.of(stdinPath);
        if (diff == null) {
            List<String> pages = stdinPath == null ? folder.pages(given, here) : List.of(folder.named(stdinPath, here));
            return new Scope(folder, Optional.empty(), pages, path -> Optional.empty());
        }
        Clone clone = place.repository().orElseThrow(() -> Failure.environment("lint.no-clone"));
        int dots = diff.indexOf("...");
        CommitId base = resolve(clone, dots < 0 ? diff : diff.substring(0, dots));
        if (dots < 0) {
            List<String> pages = stdinPath == null ? folder.pages(given, here) : List.of(folder.named(stdinPath, here));
            return new Scope(folder, Optional.empty(), pages, path -> text(clone, base, path));
        }
        if ((fix || suggest) && !dryRun) {
            throw Failure.usage("lint.fix-commit", diff);
        }
        CommitId head = resolve(clone, dots + 3 == diff.length() ? "HEAD" : diff.substring(dots + 3));
        CommitId parted = clone.mergeBase(base, head)
                .orElseThrow(() -> Failure.environment("lint.no-merge-base", String.valueOf(diff)));
        String language = folder.config().folder(place.language());
        List<String> pages =
                folder.among(clone.snapshot(head, List.of(language)).files().keySet(), given, here);
        return new Scope(
                folder.at(path -> clone.blobAt(head, path).flatMap(clone::read)),
                Optional.of(head),
                pages,
                path -> text(clone, parted, path));
    }

    /** A commit that the command line names; in a shallow clone that lacks it, the failure says what to fetch. */
    private static CommitId resolve(Clone clone, String revision) {
        try {
            return clone.resolve(revision);
        } catch (Failure e) {
            if (clone.isShallow() && e.userMessage().key().equals("git.unknown-revision-shallow")) {
                throw Failure.environment("lint.no-base", revision, toFetch(clone, revision))
                        .causedBy(e);
            }
            throw e;
        }
    }

    /** The remote and the name there that a revision comes from: {@code upstream main} for {@code upstream/main~3}. */
    private static String toFetch(Clone clone, String revision) {
        String name = revision.replaceFirst("[~^@].*", "");
        int slash = name.indexOf('/');
        return slash > 0 && clone.remotes().containsKey(name.substring(0, slash))
                ? name.substring(0, slash) + " " + name.substring(slash + 1)
                : "origin " + name;
    }

    private static Optional<String> text(Clone clone, CommitId commit, String path) {
        return Optional.of(clone.blobAt(commit, path)
                .flatMap(clone::read)
                .map(bytes -> PageInput.of(path, bytes).text())
                .orElse(""));
    }

    /** A page to look at, and its old text where only what has changed since counts. */
    private record Touched(PageInput page, Optional<String> before) {}

    private int lint(Scope scope, SourceTexts sources, RuleSet rules, Supplier<Linter> later) {
        List<Touched> touched = scope.pages.parallelStream()
                .flatMap(path -> content(scope.folder, path).stream()
                        .map(bytes -> new Touched(PageInput.of(path, bytes), scope.before.apply(path))))
                .filter(page ->
                        page.before.filter(old -> old.equals(page.page.text())).isEmpty())
                .toList();
        SiteFragments targets = new SiteFragments(scope.folder::linked, Dialect.KUBERNETES);
        sources.prepare(touched.stream().map(page -> page.page.path()).collect(Collectors.toSet()));
        List<PageInput> inputs = touched.parallelStream()
                .map(page -> sources.beside(page.page.withTargets(targets), scope.folder))
                .toList();
        if (sources.guessed() > 0 && !root.isQuiet()) {
            tell("lint.base-missing", sources.guessed());
        }
        Linter linter = later.get();
        if (fix || suggest) {
            return mend(scope, touched, inputs, rules, linter);
        }
        List<LintedPage> pages = IntStream.range(0, inputs.size())
                .parallel()
                .mapToObj(i -> {
                    PageInput input = inputs.get(i);
                    LintedPage linted = new LintedPage(input.path(), input.text(), linter.lint(input));
                    return touched.get(i)
                            .before
                            .map(text -> ChangedLines.only(linted, text))
                            .orElse(linted);
                })
                .toList();
        LintReport report = new LintReport(scope.folder.language(), rules, withoutKnown(scope.folder, pages));
        write(report);
        return failOn.fails(report::count) ? ExitCode.FOUND : ExitCode.FINE;
    }

    private Optional<byte[]> content(PageFolder folder, String path) {
        if (stdinPath == null) {
            return folder.read(path);
        }
        try {
            return Optional.of(root.surroundings().in().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies fixes to the pages; what is left to a person is reported, or counted where standard output is taken. */
    private int mend(Scope scope, List<Touched> touched, List<PageInput> inputs, RuleSet rules, Linter linter) {
        Fixer fixer = new Fixer(linter, Dialect.KUBERNETES);
        List<Fixer.Result> results = IntStream.range(0, inputs.size())
                .parallel()
                .mapToObj(i -> fixer.fix(inputs.get(i), suggest, touched.get(i).before))
                .toList();
        List<LintedPage> left = new ArrayList<>();
        PrintStream out = root.surroundings().out();
        for (int i = 0; i < results.size(); i++) {
            PageInput page = inputs.get(i);
            String text = results.get(i).text();
            if (dryRun) {
                out.print(TextDiff.unified(page.path(), page.text(), text));
            } else if (stdinPath != null) {
                out.print(text);
            } else if (!text.equals(page.text())) {
                scope.folder.replace(page.path(), text);
            }
            left.add(new LintedPage(page.path(), text, results.get(i).left()));
        }
        LintReport report = new LintReport(scope.folder.language(), rules, withoutKnown(scope.folder, left));
        if (!dryRun && stdinPath == null) {
            write(report);
        } else if (!root.isQuiet()) {
            tell(
                    "lint.left",
                    report.count(Severity.ERROR),
                    report.count(Severity.WARNING),
                    report.count(Severity.INFO));
        }
        return failOn.fails(report::count) ? ExitCode.FOUND : ExitCode.FINE;
    }

    private List<LintedPage> withoutKnown(PageFolder folder, List<LintedPage> pages) {
        if (baselineFile == null) {
            return pages;
        }
        Path file = root.surroundings().workingFolder().resolve(baselineFile);
        if (!updateBaseline && !Files.exists(file)) {
            throw Failure.usage("lint.baseline.missing", file.toString());
        }
        Baseline known = Files.exists(file) ? Baseline.read(file.toString(), bytes(file)) : Baseline.empty();
        Baseline.Outcome outcome = known.apply(pages);
        if (diff != null) {
            return outcome.pages(); // what is known of unchanged lines is not gone
        }
        List<Baseline.Entry> gone = new ArrayList<>(outcome.gone());
        gone.addAll(known.without(path -> folder.read(path).isPresent()));
        if (updateBaseline) {
            update(file, known.minus(gone).updated(pages), outcome, gone.size());
        } else if (!gone.isEmpty()) {
            tell("lint.baseline.gone", gone.size(), file.toString());
        }
        return outcome.pages();
    }

    /** Writes the baseline; what it newly takes in is still shown, so that nothing gets in unseen. */
    private void update(Path file, Baseline baseline, Baseline.Outcome outcome, int gone) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        baseline.write(bytes);
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".docsprint", ".tmp");
            try {
                Files.write(fresh, bytes.toByteArray());
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw Failure.environment("lint.unwritable", file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
        long added = outcome.pages().stream()
                .mapToLong(page -> page.findings().size())
                .sum();
        tell("lint.baseline.updated", file.toString(), added, gone);
    }

    private void tell(String key, Object... arguments) {
        root.surroundings().err().println(root.messages().text(key, arguments));
    }

    private void write(LintReport report) {
        Surroundings surroundings = root.surroundings();
        FindingFormat machine = switch (format) {
            case text -> null;
            case json -> new JsonFindings();
            case github -> new GitHubAnnotations();
            case sarif -> new Sarif();
            case rdjson -> new Rdjson();
            case checkstyle -> new Checkstyle();
            case junit -> new JUnitXml();
        };
        // standard output is flushed at every write, which long reports have many of
        PrintStream out = new PrintStream(new BufferedOutputStream(surroundings.out()), false, StandardCharsets.UTF_8);
        if (machine == null) {
            new LintText(root.messages(), root.style(1), surroundings.columns()).print(report, out);
        } else {
            machine.write(report, message -> root.messages().text(message), out);
        }
        out.flush();
        if (format == Format.github) {
            surroundings.variable("GITHUB_STEP_SUMMARY").ifPresent(file -> summary(report, Path.of(file)));
        }
    }

    /** The table that GitHub shows on the page of the run. */
    private void summary(LintReport report, Path file) {
        StringBuilder table =
                new StringBuilder("### docsprint lint\n\n| rule | severity | findings |\n| --- | --- | ---: |\n");
        report.rules().rules().forEach(rule -> {
            long count = report.findings()
                    .filter(finding -> finding.rule().equals(rule.id()))
                    .count();
            rule.severity()
                    .filter(severity -> count > 0)
                    .ifPresent(severity -> table.append("| ")
                            .append(rule.id())
                            .append(" | ")
                            .append(severity.label())
                            .append(" | ")
                            .append(count)
                            .append(" |\n"));
        });
        try {
            Files.writeString(file, table, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw Failure.environment("lint.unwritable", file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /** The terms of the site, with files that the command line names on top. */
    static Glossary withFiles(Docsprint root, Glossary ofTheSite, List<Path> files) {
        Glossary glossary = ofTheSite;
        for (Path given : files) {
            Path file = root.surroundings().workingFolder().resolve(given);
            glossary = glossary.with(GlossaryReader.read(given.toString(), bytes(file)));
        }
        return glossary;
    }

    /** The rules of the site, with files that the command line names on top. */
    static RuleSet withFiles(Docsprint root, RuleSet ofTheSite, List<Path> files) {
        RuleSet rules = ofTheSite;
        for (Path given : files) {
            Path file = root.surroundings().workingFolder().resolve(given);
            rules = RuleReader.read(given.toString(), bytes(file), rules);
        }
        return rules;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Failure.usage("lint.file", file.toString()).causedBy(e);
        }
    }
}
