package io.github.docsprint.cli;

import io.github.docsprint.cache.Build;
import io.github.docsprint.github.Activity;
import io.github.docsprint.github.ActivityFile;
import io.github.docsprint.github.ActivityReader;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.PastPulls;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import io.github.docsprint.parallel.AllCores;
import io.github.docsprint.report.Affiliations;
import io.github.docsprint.report.EarlierReport;
import io.github.docsprint.report.Period;
import io.github.docsprint.report.ReportBuilder;
import io.github.docsprint.report.ReportCsv;
import io.github.docsprint.report.ReportData;
import io.github.docsprint.report.ReportFolder;
import io.github.docsprint.report.ReportHtml;
import io.github.docsprint.report.ReportJson;
import io.github.docsprint.report.ReportMarkdown;
import io.github.docsprint.report.ReportRequest;
import io.github.docsprint.report.Roster;
import io.github.docsprint.report.SprintPlan;
import io.github.docsprint.report.Value;
import io.github.docsprint.report.Wording;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.rules.RuleSet;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.text.TerminalSafe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code docsprint report}: what a mentor publishes. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

    /** How to write the report; each is a file in its folder. */
    enum Format {
        html,
        markdown,
        json,
        csv
    }

    private static final int MOST_MONTHS = 240;

    /** How far back GitHub is asked where no day is given. */
    private static final Duration RECENT = Duration.ofDays(90);

    private final Docsprint root;

    @Option(names = "--from", paramLabel = "DATE")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE")
    private @Nullable String to;

    @Option(names = "--sprint", paramLabel = "FILE")
    private @Nullable Path sprint;

    @Option(names = "--time-zone", paramLabel = "ZONE")
    private @Nullable String timeZone;

    @Option(names = "--months", paramLabel = "N")
    private int months = 24;

    @Option(names = "--at", paramLabel = "REV")
    private String at = "HEAD";

    @Option(names = "--out", paramLabel = "DIR")
    private Path out = Path.of("reports");

    @Option(names = "--format", paramLabel = "FORMAT", split = ",")
    private List<Format> formats = new ArrayList<>();

    @Option(names = "--compare", paramLabel = "FILE")
    private @Nullable Path compare;

    @Option(names = "--roster", paramLabel = "FILE")
    private @Nullable Path roster;

    @Option(names = "--affiliations", paramLabel = "FILE")
    private List<Path> affiliations = new ArrayList<>();

    @Option(names = "--activity", paramLabel = "FILE")
    private @Nullable Path activity;

    @Option(names = "--github")
    private boolean github;

    @Option(names = "--repository", paramLabel = "OWNER/NAME")
    private @Nullable String repository;

    @Option(names = "--anonymous")
    private boolean anonymous;

    ReportCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        ReportRequest asked = request();
        Optional<EarlierReport> earlier =
                Optional.ofNullable(compare).map(file -> EarlierReport.read(file.toString(), bytes(file)));
        ReportData report;
        SiteConfig site;
        // rules take a while to read, and so does the clone: both at once
        LintConfig builtIn = LintConfig.BUILT_IN.keptIn(root.cache());
        CompletableFuture.runAsync(() -> builtIn.rules(root.language().orElse(Workplace.USUAL_LANGUAGE)));
        try (Workplace workplace = Workplace.open(root, at, ReportBuilder::missing);
                ProgressLine progress = root.progress()) {
            site = workplace.config();
            String language = workplace.language();
            ReportRequest request = github ? asked.with(live(asked, workplace, progress)) : asked;
            LintConfig lint = workplace.lintConfig(root);
            ReportData computed = new ReportBuilder(
                            workplace.survey(root, progress), day -> linter(site, lint, language, day))
                    .build(workplace.repository().resolve(at), request);
            report = earlier.map(before -> before.compared(computed)).orElse(computed);
        }
        ReportFolder folder = new ReportFolder(
                root.surroundings().workingFolder().resolve(out).normalize());
        Path written = folder.put(name(report), files(report, site));
        folder.put(
                "index.html",
                new ReportHtml(wording(), site).index(folder.names()).getBytes(StandardCharsets.UTF_8));
        if (!root.isQuiet()) {
            tell(report, written);
            tellOfPeriods(report, earlier);
        }
        return ExitCode.FINE;
    }

    private static ReportBuilder.DatedLinter linter(SiteConfig site, LintConfig lint, String language, LocalDate day) {
        RuleSet rules = lint.rules(language);
        return new ReportBuilder.DatedLinter(
                () -> new Linter(rules, lint.glossary(language), site.dialect(), day), key(site, lint, rules, day));
    }

    private ReportRequest request() {
        if (sprint != null && (from != null || to != null)) {
            throw Failure.usage("report.sprint-and-days");
        }
        if (months < 1 || months > MOST_MONTHS) {
            throw Failure.usage("report.months", months, MOST_MONTHS);
        }
        ZoneId zone = zone();
        Affiliations jobs = Affiliations.NONE;
        for (Path file : affiliations) {
            jobs = jobs.with(Affiliations.read(file.toString(), new String(bytes(file), StandardCharsets.UTF_8)));
        }
        Optional<Activity> open =
                Optional.ofNullable(activity).filter(file -> !github).map(file -> ActivityFile.read(absolute(file)));
        return new ReportRequest(
                Optional.ofNullable(from).map(text -> day("--from", text)),
                Optional.ofNullable(to).map(text -> day("--to", text)),
                zone,
                Optional.ofNullable(sprint).map(file -> SprintPlan.read(file.toString(), bytes(file), zone)),
                months,
                anonymous,
                Optional.ofNullable(roster)
                        .map(file -> Roster.read(file.toString(), bytes(file)))
                        .orElse(Roster.NONE),
                jobs,
                open,
                repositoryUrl(open));
    }

    /** What GitHub says now; also kept in the file of {@code --activity}, where one is given. */
    private Activity live(ReportRequest asked, Workplace workplace, Progress progress) {
        GitHubAccess access = GitHubAccess.of(root, workplace.repository(), null, repository);
        GitHubConnection connection = GitHubConnection.of(access.settings(progress));
        Instant now = root.surroundings().clock().instant();
        Activity open = new ActivityReader(
                        connection,
                        access.repository(),
                        workplace.language(),
                        workplace.config().folder(workplace.language()),
                        progress)
                .read(Optional.empty(), now)
                .activity();
        Instant since = asked.sprint()
                .map(plan -> plan.period().from())
                .or(asked::from)
                .map(day -> day.atStartOfDay(
                                asked.sprint().map(plan -> plan.period().zone()).orElse(asked.zone()))
                        .toInstant())
                .orElse(now.minus(RECENT));
        Activity found =
                open.with(new PastPulls(connection, access.repository(), workplace.language(), progress).read(since));
        Optional.ofNullable(activity).ifPresent(file -> keep(found, file));
        return found;
    }

    private void keep(Activity found, Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ActivityFile.write(found, bytes);
        try {
            Files.write(absolute(file), bytes.toByteArray());
        } catch (IOException e) {
            throw Failure.environment("report.unwritable", file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private Optional<String> repositoryUrl(Optional<Activity> open) {
        Optional<String> name = Optional.ofNullable(repository).or(() -> open.map(Activity::repository));
        name.filter(given -> !given.matches("[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}"))
                .ifPresent(given -> {
                    throw Failure.usage("report.repository", given);
                });
        return name.map(given -> "https://github.com/" + given);
    }

    private ZoneId zone() {
        try {
            return timeZone == null ? root.surroundings().clock().getZone() : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw Failure.usage("report.time-zone", String.valueOf(timeZone)).causedBy(e);
        }
    }

    private static LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Failure.usage("report.day", option, text).causedBy(e);
        }
    }

    /** What findings follow from beside the pages: this docsprint, the team's files, and which rules hold on the day. */
    private static String key(SiteConfig site, LintConfig lint, RuleSet rules, LocalDate day) {
        return Stream.concat(
                        Stream.of(
                                Build.current(),
                                lint.fingerprint(rules.language()),
                                site.told().toString()),
                        rules.rules().stream()
                                .filter(rule -> rule.parameters().list("since").stream()
                                        .anyMatch(
                                                since -> LocalDate.parse(since).isAfter(day)))
                                .map(Rule::id))
                .collect(Collectors.joining("\n"));
    }

    /** The folder of a report: language and days, as many as tell it from others. */
    private static String name(ReportData report) {
        String from = report.period().from().toString();
        String to = report.period().to().toString();
        return report.language()
                + (report.sprint().isPresent() ? "-sprint" : "")
                + "-"
                + from
                + (from.equals(to) ? "" : "-" + to);
    }

    /** The files of all formats, each format by itself on one core. */
    private Map<String, byte[]> files(ReportData report, SiteConfig site) {
        Set<Format> wanted = formats.isEmpty() ? EnumSet.allOf(Format.class) : EnumSet.copyOf(formats);
        Map<String, byte[]> files = new LinkedHashMap<>();
        AllCores.map(List.copyOf(wanted), format -> files(report, site, format)).forEach(files::putAll);
        return files;
    }

    private Map<String, byte[]> files(ReportData report, SiteConfig site, Format format) {
        return switch (format) {
            case html ->
                Map.of(
                        "report.html",
                        new ReportHtml(wording(), site).html(report).getBytes(StandardCharsets.UTF_8));
            case markdown ->
                Map.of("report.md", new ReportMarkdown(wording()).text(report).getBytes(StandardCharsets.UTF_8));
            case json -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ReportJson.write(report, bytes);
                yield Map.of("report.json", bytes.toByteArray());
            }
            case csv -> {
                Map<String, byte[]> tables = new LinkedHashMap<>();
                new ReportCsv(wording()).files(report).forEach((name, content) -> tables.put("csv/" + name, content));
                yield tables;
            }
        };
    }

    private Wording wording() {
        return new Wording(root.messages().locale(), root.messages()::plain);
    }

    /** What of the periods a reader of the figures should know. */
    private void tellOfPeriods(ReportData report, Optional<EarlierReport> earlier) {
        Period period = report.period();
        if (period.to().isAfter(report.asOf().toLocalDate())) {
            note("report.period-goes-on", report.asOf().toLocalDate(), period.to());
        }
        if (report.figure("work", "merged").equals(Value.of(0))) {
            note("report.nothing-merged", period.from(), period.to());
        }
        earlier.filter(before -> !before.isLike(period))
                .ifPresent(before -> note("report.compare-periods", before.from(), before.to()));
    }

    private void note(String key, LocalDate one, LocalDate other) {
        root.surroundings()
                .err()
                .println(root.style(2).yellow(root.messages().text(key, one.toString(), other.toString())));
    }

    /** The main figures, and where the rest is. */
    private void tell(ReportData report, Path written) {
        PrintStream screen = root.surroundings().out();
        Wording wording = wording();
        screen.println(root.style(1).bold(root.messages().text("report.done", wording.heading(report))));
        for (String figure : List.of(
                "standing.coverage",
                "standing.current",
                "standing.bannerShown",
                "work.merged",
                "people.contributors",
                "people.firstTimers",
                "quality.findings")) {
            int dot = figure.indexOf('.');
            screen.println("  "
                    + TerminalSafe.text(wording.figure(report, figure.substring(0, dot), figure.substring(dot + 1))));
        }
        screen.println(root.messages().text("report.written", written.toString()));
        if (report.shallow()) {
            root.surroundings()
                    .err()
                    .println(root.style(2).yellow(root.messages().text("report.shallow-note")));
        }
    }

    private Path absolute(Path file) {
        return root.surroundings().workingFolder().resolve(file);
    }

    private byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(absolute(file));
        } catch (IOException e) {
            throw Failure.usage("report.file", file.toString()).causedBy(e);
        }
    }
}
