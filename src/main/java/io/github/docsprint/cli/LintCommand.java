package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.StatusReport;
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
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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

    private final Docsprint root;

    @Parameters(paramLabel = "PATH", arity = "0..*")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--diff", paramLabel = "BASE")
    private @Nullable String diff;

    @Option(names = "--base", paramLabel = "HOW")
    private @Nullable BaseChoice base;

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
        try (LintPlace place = LintPlace.open(root)) {
            RuleSet rules = rules(root, place.language(), rulesFiles);
            Glossary glossary = glossary(root, place.language(), glossaryFiles);
            LocalDate today = LocalDate.now(root.surroundings().clock());
            Linter linter = new Linter(rules, glossary, Dialect.KUBERNETES, today);
            return lint(place, rules, linter);
        }
    }

    private int lint(LintPlace place, RuleSet rules, Linter linter) {
        PageFolder folder = place.folder();
        Function<String, Optional<String>> old = path -> Optional.empty();
        List<String> pages;
        if (diff != null) {
            Clone clone = place.repository().orElseThrow(() -> Failure.environment("lint.no-clone"));
            int dots = diff.indexOf("...");
            CommitId base = clone.resolve(dots < 0 ? diff : diff.substring(0, dots));
            if (dots >= 0) {
                CommitId head = clone.resolve(dots + 3 == diff.length() ? "HEAD" : diff.substring(dots + 3));
                CommitId merged = clone.mergeBase(base, head)
                        .orElseThrow(() -> Failure.environment("lint.no-merge-base", String.valueOf(diff)));
                folder = folder.at(path -> clone.blobAt(head, path).flatMap(clone::read));
                old = path -> content(clone, merged, path);
                pages = inCommit(clone, head, place);
            } else {
                old = path -> content(clone, base, path);
                pages = folder.pages(paths, root.surroundings().workingFolder());
            }
        } else {
            pages = stdinPath != null
                    ? List.of(stdinPath)
                    : folder.pages(paths, root.surroundings().workingFolder());
        }
        Function<String, Optional<String>> english = base == null ? folder::english : atBases(base, folder, pages);
        return report(folder, pages, old, english, rules, linter);
    }

    /** The source pages as the translations reflect them; as they are, where that cannot be told. */
    private Function<String, Optional<String>> atBases(BaseChoice choice, PageFolder folder, List<String> pages) {
        Map<String, String> sources = new HashMap<>();
        try (Workplace workplace = Workplace.open(root);
                ProgressLine progress = root.progress()) {
            Clone clone = workplace.repository();
            Set<String> wanted = Set.copyOf(pages);
            StatusReport report =
                    workplace.survey(root, progress).survey(clone.resolve("HEAD"), choice, wanted::contains);
            for (PageStatus page : report.pages()) {
                page.base()
                        .flatMap(found -> clone.read(found.blob()))
                        .ifPresent(bytes -> sources.put(page.path(), new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        return path -> Optional.ofNullable(sources.get(path)).or(() -> folder.english(path));
    }

    private static Optional<String> content(Clone clone, CommitId commit, String path) {
        return Optional.of(clone.blobAt(commit, path)
                .flatMap(clone::read)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(""));
    }

    private List<String> inCommit(Clone clone, CommitId head, LintPlace place) {
        String folder = place.folder().config().folder(place.language());
        return clone.snapshot(head, List.of(folder)).files().keySet().stream()
                .filter(path -> path.endsWith(".md"))
                .filter(path -> paths.isEmpty()
                        || paths.stream()
                                .anyMatch(wanted -> path.equals(wanted)
                                        || path.startsWith(wanted.endsWith("/") ? wanted : wanted + "/")))
                .toList();
    }

    private int report(
            PageFolder folder,
            List<String> paths,
            Function<String, Optional<String>> old,
            Function<String, Optional<String>> english,
            RuleSet rules,
            Linter linter) {
        SiteFragments targets = new SiteFragments(folder::linked, Dialect.KUBERNETES);
        Fixer fixer = new Fixer(linter, Dialect.KUBERNETES);
        List<LintedPage> pages = paths.parallelStream()
                .flatMap(path -> content(folder, path).stream().flatMap(bytes -> {
                    PageInput page = PageInput.of(path, bytes);
                    Optional<String> before = old.apply(path);
                    if (before.isPresent() && before.get().equals(page.text())) {
                        return java.util.stream.Stream.empty();
                    }
                    PageInput input = page.withEnglish(english.apply(path)).withTargets(targets);
                    if (fix || suggest) {
                        return java.util.stream.Stream.of(mend(folder, fixer, input));
                    }
                    LintedPage linted = new LintedPage(path, input.text(), linter.lint(input));
                    return java.util.stream.Stream.of(
                            before.map(text -> ChangedLines.only(linted, text)).orElse(linted));
                }))
                .toList();
        if ((fix || suggest) && (dryRun || stdinPath != null)) {
            return ExitCode.FINE;
        }
        List<LintedPage> fresh = withoutKnown(pages);
        LintReport report = new LintReport(folder.language(), rules, fresh);
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

    private LintedPage mend(PageFolder folder, Fixer fixer, PageInput page) {
        Fixer.Result result = fixer.fix(page, suggest);
        boolean changed = !result.text().equals(page.text());
        if (stdinPath != null && !dryRun) {
            root.surroundings().out().print(result.text());
        } else if (dryRun) {
            String patch = TextDiff.unified(page.path(), page.text(), result.text());
            synchronized (this) {
                root.surroundings().out().print(patch);
            }
        } else if (changed) {
            folder.replace(page.path(), result.text());
        }
        return new LintedPage(page.path(), result.text(), result.left());
    }

    private List<LintedPage> withoutKnown(List<LintedPage> pages) {
        if (baselineFile == null) {
            return pages;
        }
        Path file = root.surroundings().workingFolder().resolve(baselineFile);
        Baseline known = Files.exists(file) ? Baseline.read(file.toString(), bytes(file)) : Baseline.empty();
        Baseline.Outcome outcome = known.apply(pages);
        long added = outcome.pages().stream()
                .mapToLong(page -> page.findings().size())
                .sum();
        if (!outcome.gone().isEmpty()) {
            tell("lint.baseline.gone", outcome.gone().size(), file.toString());
        }
        if (!updateBaseline) {
            return outcome.pages();
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            Baseline.of(pages).write(out);
        } catch (IOException e) {
            throw Failure.environment("lint.unwritable", file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
        tell("lint.baseline.updated", file.toString(), added, outcome.gone().size());
        return outcome.pages();
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

    /** The glossary that docsprint comes with, with a team's own files on top. */
    static Glossary glossary(Docsprint root, String language, List<Path> files) {
        Glossary glossary = shippedGlossary(language);
        for (Path given : files) {
            Path file = root.surroundings().workingFolder().resolve(given);
            glossary = glossary.with(GlossaryReader.read(given.toString(), bytes(file)));
        }
        return glossary;
    }

    /** The glossary that docsprint comes with. */
    static Glossary shippedGlossary(String language) {
        return GlossaryReader.shipped(language).orElseGet(() -> Glossary.empty(language));
    }

    /** The rules that docsprint comes with, with a team's own files on top. */
    static RuleSet rules(Docsprint root, String language, List<Path> files) {
        RuleSet rules =
                RuleReader.shipped(language).orElseGet(() -> new RuleSet(language, Optional.empty(), List.of()));
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
