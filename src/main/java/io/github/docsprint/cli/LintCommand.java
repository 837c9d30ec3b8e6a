package io.github.docsprint.cli;

import io.github.docsprint.git.TextDiff;
import io.github.docsprint.glossary.Glossary;
import io.github.docsprint.lint.ChangedLines;
import io.github.docsprint.lint.Fixer;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.lint.SiteFragments;
import io.github.docsprint.message.Failure;
import io.github.docsprint.parallel.AllCores;
import io.github.docsprint.rules.RuleSet;
import io.github.docsprint.rules.Severity;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint lint}: what the team's rules object to, and {@code --fix}. Works without a clone too. */
@Command(name = "lint")
final class LintCommand implements Callable<Integer> {

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
    private LintOutput format = LintOutput.text;

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
        // the glossary takes a while to read, and so do the clone and its history: all at once
        LintConfig builtIn = LintConfig.BUILT_IN.keptIn(root.cache());
        String language = LintPlace.language(root);
        CompletableFuture.runAsync(() -> {
            builtIn.rules(language);
            builtIn.glossary(language);
        });
        try (LintPlace place = LintPlace.open(root)) {
            RuleSet rules = LintFiles.rules(root, place.config().rules(place.language()), rulesFiles);
            CompletableFuture<Linter> building = CompletableFuture.supplyAsync(() -> linter(place, rules));
            LintScope scope = scope(place);
            if (!scope.others().isEmpty() && !root.isQuiet()) {
                root.tell(
                        "lint.not-looked-at",
                        scope.others().get(0),
                        scope.others().size() - 1);
            }
            SourceTexts sources = new SourceTexts(root, place, rules, base, scope.head());
            List<LintScope.Touched> pages = withSources(scope, sources);
            if (sources.guessed() > 0 && !root.isQuiet()) {
                root.tell("lint.base-missing", sources.guessed());
            }
            Linter linter = finished(building);
            return fix || suggest ? mend(scope, pages, rules, linter) : lint(scope, pages, rules, linter);
        }
    }

    private Linter linter(LintPlace place, RuleSet rules) {
        Glossary glossary = LintFiles.glossary(root, place.config().glossary(place.language()), glossaryFiles);
        LocalDate today = LocalDate.now(root.surroundings().clock());
        return new Linter(rules, glossary, place.folder().config().dialect(), today);
    }

    private static Linter finished(CompletableFuture<Linter> building) {
        try {
            return building.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
    }

    private LintScope scope(LintPlace place) {
        Path here = root.surroundings().workingFolder();
        Optional<String> since = Optional.ofNullable(diff);
        if (since.filter(range -> range.contains("...")).isPresent()) {
            if ((fix || suggest) && !dryRun) {
                throw Failure.usage("lint.fix-commit", since.get());
            }
            return stdinPath == null
                    ? LintScope.ofCommit(place, since.get(), paths, here)
                    : LintScope.ofCommit(place, since.get(), List.of(stdinPath), here)
                            .reading(root.surroundings().in());
        }
        return stdinPath == null
                ? LintScope.ofFolder(place, paths, here, since)
                : LintScope.ofInput(place, stdinPath, root.surroundings().in(), here, since);
    }

    /** The pages with what bilingual rules and links need beside them. */
    private static List<LintScope.Touched> withSources(LintScope scope, SourceTexts sources) {
        List<LintScope.Touched> pages = scope.touched();
        SiteFragments targets = new SiteFragments(
                scope.folder()::linked, scope.folder().config().dialect());
        sources.prepare(pages.stream().map(each -> each.page().path()).collect(Collectors.toSet()));
        return AllCores.map(pages, each -> each.with(sources.beside(each.page().withTargets(targets), scope.folder())));
    }

    private int lint(LintScope scope, List<LintScope.Touched> pages, RuleSet rules, Linter linter) {
        List<LintedPage> linted = AllCores.map(pages, each -> {
            PageInput page = each.page();
            LintedPage whole = new LintedPage(page.path(), page.text(), linter.lint(page));
            return each.before().map(text -> ChangedLines.only(whole, text)).orElse(whole);
        });
        LintReport report = new LintReport(scope.folder().language(), rules, withoutKnown(scope.folder(), linted));
        format.write(root, report, mending());
        return failOn.fails(report::count) ? ExitCode.FOUND : ExitCode.FINE;
    }

    /** Applies fixes to the pages; what is left to a person is reported, or counted where standard output is taken. */
    private int mend(LintScope scope, List<LintScope.Touched> pages, RuleSet rules, Linter linter) {
        Fixer fixer = new Fixer(linter);
        List<Fixer.Result> results = AllCores.map(pages, each -> fixer.fix(each.page(), suggest, each.before()));
        List<LintedPage> left = new ArrayList<>();
        PrintStream out = root.surroundings().out();
        for (int i = 0; i < results.size(); i++) {
            PageInput page = pages.get(i).page();
            String text = results.get(i).text();
            if (dryRun) {
                out.print(TextDiff.unified(page.path(), page.text(), text));
            } else if (stdinPath != null) {
                out.print(text);
            } else if (!text.equals(page.text())) {
                scope.folder().replace(page.path(), text);
            }
            left.add(new LintedPage(page.path(), text, results.get(i).left()));
        }
        LintReport report = new LintReport(scope.folder().language(), rules, withoutKnown(scope.folder(), left));
        if (!dryRun && stdinPath == null) {
            format.write(root, report, mending());
        } else if (!root.isQuiet()) {
            root.tell(
                    "lint.left",
                    report.count(Severity.ERROR),
                    report.count(Severity.WARNING),
                    report.count(Severity.INFO));
        }
        return failOn.fails(report::count) ? ExitCode.FOUND : ExitCode.FINE;
    }

    /** The command that mends what this one has looked at; empty for a commit that may not be the one checked out. */
    private Optional<String> mending() {
        List<String> words = new ArrayList<>(List.of("docsprint", "lint", "--fix"));
        if (diff != null) {
            int range = diff.indexOf("...");
            if (range >= 0 && !List.of("...", "...HEAD").contains(diff.substring(range))) {
                return Optional.empty();
            }
            words.addAll(List.of("--diff", range < 0 ? diff : diff.substring(0, range)));
        }
        words.addAll(stdinPath == null ? paths : List.of(stdinPath));
        return Optional.of(TypedCommand.of(words));
    }

    private List<LintedPage> withoutKnown(PageFolder folder, List<LintedPage> pages) {
        if (baselineFile == null) {
            return pages;
        }
        LintBaseline baseline = LintBaseline.read(root, baselineFile, updateBaseline);
        if (diff != null) {
            return baseline.without(pages);
        }
        return updateBaseline ? baseline.update(pages, folder) : baseline.without(pages, folder);
    }
}
