package io.github.docsprint.report;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.drift.PastStatus;
import io.github.docsprint.drift.StatusOverTime;
import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.drift.StatusSurvey;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.github.Activity;
import io.github.docsprint.github.Activity.Recent;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import io.github.docsprint.parallel.AllCores;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Kind;
import io.github.docsprint.site.Owners;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Computes a report from a clone's history alone. */
public final class ReportBuilder {

    private final StatusSurvey survey;
    private final Clone clone;
    private final Function<LocalDate, DatedLinter> linters;

    /**
     * Looks at pages by the rules of a day.
     *
     * @param linter makes it, which takes a while
     * @param rules what tells its rules from others, for what is kept for the next time
     */
    public record DatedLinter(Supplier<Linter> linter, String rules) {}

    /**
     * @param survey finds out where pages stand
     * @param linters for the day that the report is of
     */
    public ReportBuilder(StatusSurvey survey, Function<LocalDate, DatedLinter> linters) {
        this.survey = survey;
        this.clone = survey.repository();
        this.linters = linters;
    }

    /**
     * Of the contents beside pages that a report as of a commit follows from, those that a partial clone does not have:
     * who answered for pages when, and how names are spelt.
     */
    public static List<BlobId> missing(StatusSurvey survey, CommitId at) {
        Clone clone = survey.repository();
        String folder = survey.config().folder(survey.language());
        Set<BlobId> contents = new OwnersLadder(clone, survey.history(at), folder, Optional.empty()).contents();
        Stream.of(Owners.ALIASES, Mailmap.FILE)
                .forEach(file -> clone.blobAt(at, file).ifPresent(contents::add));
        return clone.missing(contents);
    }

    /**
     * Computes a report as of a commit.
     *
     * @throws Failure (usage) where nothing was committed in the period, or nobody knows a login of the sprint,
     *     (environment) where a shallow clone begins after it
     */
    public ReportData build(CommitId at, ReportRequest request) {
        ZoneId zone = request.sprint().map(plan -> plan.period().zone()).orElse(request.zone());
        OffsetDateTime asOf =
                clone.commit(at).committer().when().atZoneSameInstant(zone).toOffsetDateTime();
        // First of all: what is wrong with a rule or term is told before all that takes long, and a core is free now.
        DatedLinter linter = linters.apply(asOf.toLocalDate());
        ForkJoinTask<LintLedger> opensLedger =
                meanwhile(() -> new LintLedger(clone, linter.linter(), linter.rules(), cacheFile("lint")));
        History history = survey.history(at);
        String folder = survey.config().folder(survey.language());
        checkPeriod(request, history, zone, asOf);
        LintLedger ledger = opensLedger.join();
        // While it is found out where pages stand, a core is free now and then for what does not depend on it.
        ForkJoinTask<Merged> readsPulls = ForkJoinTask.adapt(() -> merged(at, history, request, folder, zone, asOf));
        if (request.sprint().isEmpty()) {
            ForkJoinPool.commonPool().execute(readsPulls);
        }
        // A sprint's pull requests say which moments to look at, so there is nothing to do meanwhile.
        List<Pull> sprintPulls = request.sprint()
                .map(plan -> sprintPulls(plan, request, readsPulls.invoke()))
                .orElse(List.of());

        Snapshot files = history.snapshot();
        Catalogue catalogue = Catalogue.of(survey.config(), survey.language(), files.paths());
        Heads heads = new Heads(clone, survey.config(), cacheFile("heads"));
        ForkJoinTask<?> looksAtNow =
                ForkJoinPool.commonPool().submit(() -> ledger.prepare(now(files, catalogue), Progress.NONE));
        ForkJoinTask<Section> makesBlog = meanwhile(() -> {
            Period posts = readsPulls.join().period();
            return new BlogSection(new BlogLag(history, heads, posts).posts(catalogue), posts, asOf.toLocalDate())
                    .section();
        });
        Map<LocalDate, CommitId> ends = monthEnds(history, asOf, zone, request.months());
        StatusOverTime surveyed = survey.survey(history, catalogue, moments(history, ends, sprintPulls));
        StatusReport status = surveyed.newest();
        List<PastStatus> past = surveyed.past();
        List<PastStatus> months = past.subList(0, ends.size());

        Merged merged = readsPulls.join();
        Contributors contributors = merged.contributors();
        Period period = merged.period();
        ForkJoinTask<Section> makesStanding = meanwhile(() -> new StandingSection(
                        clone, survey.config(), files, catalogue, status, heads, this::cacheFile, period)
                .section());
        looksAtNow.join();
        List<QualitySection.Point> quality = quality(ends, months, ledger);

        List<Section> sections = new ArrayList<>();
        request.sprint()
                .ifPresent(plan -> sections.add(new SprintSection(
                                plan,
                                contributors,
                                outcomes(sprintPulls, past.subList(ends.size(), past.size()), ledger),
                                months.get(months.size() - 1).pages().stream()
                                        .collect(Collectors.toMap(PastStatus.Page::path, page -> page)),
                                recent(request))
                        .section()));
        sections.add(makesStanding.join());
        Section blog = makesBlog.join();
        heads.save();
        sections.add(TrendSection.section(trend(ends, months, quality)));
        sections.addAll(merged.sections());
        sections.add(blog);
        sections.add(QualitySection.section(quality));
        request.activity()
                .ifPresent(activity -> sections.add(ActivitySection.section(
                        activity, folder, period, contributors::labelOfLogin, contributors::title)));
        return new ReportData(
                survey.config().sourceLanguage(),
                survey.language(),
                at,
                asOf,
                clone.isShallow(),
                period,
                request.sprint().map(SprintPlan::name),
                request.anonymous(),
                request.repositoryUrl(),
                sections);
    }

    private static <T> ForkJoinTask<T> meanwhile(Callable<T> work) {
        return ForkJoinPool.commonPool().submit(work);
    }

    /** The pages as they are, which most of them were before: most of what lint will be asked for. */
    private static List<LintLedger.Version> now(Snapshot files, Catalogue catalogue) {
        return catalogue.translations().stream()
                .filter(page -> page.kind() != Kind.EXAMPLE && page.kind() != Kind.DATA)
                .flatMap(page ->
                        version(
                                page.path(),
                                files.blob(page.path()),
                                page.sourcePath().flatMap(files::blob))
                                .stream())
                .toList();
    }

    /** Nothing is kept of a clone where contents may be missing, and may be there the next time. */
    private Optional<CacheFile> cacheFile(String name) {
        String place = Integer.toHexString(clone.workTree().hashCode());
        return survey.cache()
                .filter(folder -> !clone.isPartial())
                .map(folder -> new CacheFile(folder.resolve("report-" + name + "-" + survey.language() + "-" + place)));
    }

    /** The logins that OWNERS_ALIASES names, whatever for. */
    private Set<String> owners(CommitId at) {
        return clone.blobAt(at, Owners.ALIASES)
                .flatMap(clone::text)
                .map(text -> text.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("- "))
                        .map(line -> line.substring(2).replaceFirst("#.*", "").strip())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /**
     * What was merged, and by whom.
     *
     * @param sections what follows from that alone
     */
    private record Merged(
            List<Pull> pulls,
            Identities identities,
            Contributors contributors,
            Period period,
            List<Section> sections) {}

    private Merged merged(
            CommitId at, History history, ReportRequest request, String folder, ZoneId zone, OffsetDateTime asOf) {
        Identities identities = new Identities();
        Mailmap mailmap = clone.blobAt(at, Mailmap.FILE)
                .flatMap(clone::text)
                .map(Mailmap::new)
                .orElse(Mailmap.NONE);
        // Of two things that are done at once, one shows how far it is.
        Progress progress = request.sprint().isPresent() ? survey.progress() : Progress.NONE;
        List<Pull> pulls =
                new PullReader(clone, history, folder, mailmap, identities, cacheFile("pulls"), progress).read();
        Period period = period(request, pulls, zone, asOf);
        Contributors contributors = new Contributors(pulls, identities, owners(at), request, period);
        OwnersLadder ladder = new OwnersLadder(clone, history, folder, cacheFile("owners"));
        return new Merged(
                pulls,
                identities,
                contributors,
                period,
                List.of(
                        new WorkSection(pulls, contributors, period).section(),
                        new PeopleSection(contributors, ladder, request, period).section()));
    }

    private static Period period(ReportRequest request, List<Pull> pulls, ZoneId zone, OffsetDateTime asOf) {
        LocalDate last = asOf.toLocalDate();
        LocalDate oldest = pulls.isEmpty()
                ? last
                : pulls.get(pulls.size() - 1).merged().atZoneSameInstant(zone).toLocalDate();
        return request.sprint()
                .map(SprintPlan::period)
                .orElseGet(() -> new Period(
                        request.from()
                                .orElse(request.to().filter(oldest::isAfter).orElse(oldest)),
                        end(request, last),
                        zone));
    }

    private static LocalDate end(ReportRequest request, LocalDate last) {
        return request.to().orElse(request.from().filter(last::isBefore).orElse(last));
    }

    /** Before pull requests are read, as it does not follow from them which days there are: a report has them or fails. */
    private static void checkPeriod(ReportRequest request, History history, ZoneId zone, OffsetDateTime asOf) {
        LocalDate last = asOf.toLocalDate();
        Period asked = request.sprint()
                .map(SprintPlan::period)
                .orElseGet(() -> new Period(
                        request.from().orElse(request.to().filter(last::isAfter).orElse(last)),
                        end(request, last),
                        zone));
        List<CommitId> mainline = history.mainline();
        LocalDate begins = asked.day(history.committedAt(mainline.get(mainline.size() - 1)));
        if (!history.isComplete() && begins.isAfter(asked.from())) {
            throw Failure.environment(
                    "report.shallow", begins.toString(), asked.from().toString());
        }
        if (asked.from().isAfter(last) || asked.to().isBefore(begins)) {
            throw Failure.usage(
                    "report.empty-period",
                    asked.from().toString(),
                    asked.to().toString(),
                    begins.toString(),
                    last.toString());
        }
    }

    /** @throws Failure where nobody knows a login of the sprint */
    private static List<Pull> sprintPulls(SprintPlan plan, ReportRequest request, Merged merged) {
        checkLogins(plan, request, merged.identities());
        return SprintSection.pulls(plan, merged.pulls(), merged.identities(), recent(request));
    }

    private static Optional<Recent> recent(ReportRequest request) {
        return request.activity().flatMap(Activity::recent);
    }

    private static void checkLogins(SprintPlan plan, ReportRequest request, Identities identities) {
        List<String> unknown = plan.people().stream()
                .filter(login -> !identities.knowsLogin(login))
                .filter(login -> !request.roster().entries().containsKey(login.toLowerCase(Locale.ROOT)))
                .toList();
        if (!unknown.isEmpty()) {
            throw Failure.usage("report.unknown-logins", String.join(", ", unknown));
        }
    }

    /** The main line's commits at the ends of the last whole months, the oldest first, and now. */
    private static Map<LocalDate, CommitId> monthEnds(History history, OffsetDateTime asOf, ZoneId zone, int months) {
        SortedMap<LocalDate, CommitId> ends = new TreeMap<>();
        Iterator<CommitId> mainline = history.mainline().iterator();
        CommitId commit = mainline.next();
        YearMonth last = YearMonth.from(asOf);
        for (int back = 0; back < months; back++) {
            LocalDate next = last.minusMonths(back).atDay(1);
            OffsetDateTime until = next.atStartOfDay(zone).toOffsetDateTime();
            while (mainline.hasNext() && !history.committedAt(commit).isBefore(until)) {
                commit = mainline.next();
            }
            if (history.committedAt(commit).isBefore(until)) {
                ends.put(next.minusDays(1), commit);
            }
        }
        ends.put(asOf.toLocalDate(), history.head());
        return ends;
    }

    /** The ends of months, then before and after each pull request of the sprint. */
    private static List<PastStatus.Moment> moments(History history, Map<LocalDate, CommitId> ends, List<Pull> sprint) {
        List<PastStatus.Moment> moments = new ArrayList<>();
        ends.values().forEach(commit -> moments.add(new PastStatus.Moment(commit, path -> true)));
        for (Pull pull : sprint) {
            Set<String> paths = pull.files().stream().map(FileRevision::path).collect(Collectors.toSet());
            moments.add(new PastStatus.Moment(before(history, pull), paths::contains));
            moments.add(new PastStatus.Moment(pull.commit(), paths::contains));
        }
        return moments;
    }

    private static CommitId before(History history, Pull pull) {
        List<CommitId> parents = history.commit(pull.commit()).parents();
        return parents.isEmpty() ? pull.commit() : parents.get(0);
    }

    private List<QualitySection.Point> quality(
            Map<LocalDate, CommitId> ends, List<PastStatus> months, LintLedger ledger) {
        // A text is looked at once, beside the newest source page that it had at an end of a month.
        List<Map<String, LintLedger.Version>> byMonth = AllCores.map(months, ReportBuilder::versions);
        Map<String, LintLedger.Version> versions = new LinkedHashMap<>();
        for (int i = months.size() - 1; i >= 0; i--) {
            byMonth.get(i).forEach(versions::putIfAbsent);
        }
        ledger.prepare(new LinkedHashSet<>(versions.values()), survey.progress());
        ledger.save();
        List<QualitySection.Point> points = new ArrayList<>();
        List<LocalDate> days = List.copyOf(ends.keySet());
        for (int i = 0; i < months.size(); i++) {
            List<SortedMap<String, Integer>> pages = byMonth.get(i).entrySet().stream()
                    .map(entry -> ledger.findings(versions.getOrDefault(entry.getKey(), entry.getValue())))
                    .toList();
            points.add(new QualitySection.Point(days.get(i), pages));
        }
        return points;
    }

    /** What lint looks at, at one moment, by path and content. */
    private static Map<String, LintLedger.Version> versions(PastStatus past) {
        Map<String, LintLedger.Version> versions = new LinkedHashMap<>();
        for (PastStatus.Page page : past.pages()) {
            version(page.path(), page.content(), page.sourceContent())
                    .ifPresent(version ->
                            versions.put(version.path() + " " + version.blob().hex(), version));
        }
        return versions;
    }

    /** Empty where lint does not look at a page. */
    private static Optional<LintLedger.Version> version(
            String path, Optional<BlobId> content, Optional<BlobId> sourceContent) {
        return content.filter(blob -> path.endsWith(".md"))
                .map(blob -> new LintLedger.Version(path, blob, sourceContent));
    }

    private static List<TrendSection.Point> trend(
            Map<LocalDate, CommitId> ends, List<PastStatus> months, List<QualitySection.Point> quality) {
        List<TrendSection.Point> points = new ArrayList<>();
        List<LocalDate> days = List.copyOf(ends.keySet());
        for (int i = 0; i < months.size(); i++) {
            points.add(new TrendSection.Point(
                    days.get(i), months.get(i), quality.get(i).findings()));
        }
        return points;
    }

    /** @param past before and after each pull request, in turn */
    private static List<SprintSection.Outcome> outcomes(List<Pull> pulls, List<PastStatus> past, LintLedger ledger) {
        List<SprintSection.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < pulls.size(); i++) {
            PastStatus before = past.get(2 * i);
            PastStatus after = past.get(2 * i + 1);
            SortedMap<String, Integer> then = findings(before, ledger);
            SortedMap<String, Integer> now = findings(after, ledger);
            long[] difference = SprintSection.difference(then, now);
            outcomes.add(new SprintSection.Outcome(
                    pulls.get(i), before.pages(), after.pages(), difference[0], difference[1]));
        }
        return outcomes;
    }

    /** Findings by page and rule. */
    private static SortedMap<String, Integer> findings(PastStatus past, LintLedger ledger) {
        SortedMap<String, Integer> all = new TreeMap<>();
        versions(past)
                .values()
                .forEach(version -> ledger.findings(version)
                        .forEach((rule, count) -> all.merge(version.path() + " " + rule, count, Integer::sum)));
        return all;
    }
}
