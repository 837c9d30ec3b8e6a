package io.github.docsprint.report;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.drift.State;
import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.parallel.AllCores;
import io.github.docsprint.report.Section.Chart;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Figure;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Shape;
import io.github.docsprint.report.Section.Table;
import io.github.docsprint.report.Section.Unit;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.SourcePage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the localization stands. */
final class StandingSection {

    private static final int MOST_WANTED = 50;
    private static final Pattern LINK = Pattern.compile("\\]\\((/[a-zA-Z0-9/_.-]{1,300})");

    /** What addresses leave out at the end of a path. */
    private static final Pattern INDEX = Pattern.compile("/?_?index$");

    private final Clone clone;
    private final SiteConfig config;
    private final Snapshot files;
    private final Catalogue catalogue;
    private final StatusReport status;
    private final Heads heads;
    private final Ledger<Long> words;

    /** The pages that a text links to. */
    private final Ledger<List<String>> links;

    private final Period period;

    StandingSection(
            Clone clone,
            SiteConfig config,
            Snapshot files,
            Catalogue catalogue,
            StatusReport status,
            Heads heads,
            Function<String, Optional<CacheFile>> cacheFiles,
            Period period) {
        this.clone = clone;
        this.config = config;
        this.files = files;
        this.catalogue = catalogue;
        this.status = status;
        this.heads = heads;
        this.words = new Ledger<>(cacheFiles.apply("words"), "words 1", FieldWriter::number, FieldReader::number);
        this.links = new Ledger<>(
                cacheFiles.apply("links"),
                "links 1\n" + status.language(),
                (out, addresses) -> out.all(addresses, out::text),
                in -> in.all(in::text));
        this.period = period;
    }

    Section section() {
        StatusReport.Summary summary = status.summary();
        Map<String, Long> sourceWords = sourceWords();
        List<PageStatus> translated = status.pages().stream()
                .filter(page -> page.state() != State.UNTRANSLATED)
                .toList();
        long behindWords =
                translated.stream().mapToLong(page -> page.behind().words()).sum();
        long allWords = sourceWords.values().stream().mapToLong(Long::longValue).sum();
        long coveredWords = translated.stream()
                .flatMap(page -> page.source().stream())
                .distinct()
                .mapToLong(source -> sourceWords.getOrDefault(source, 0L))
                .sum();
        int current = summary.upToDate() + summary.cosmetic();
        List<Figure> figures = List.of(
                count("source", summary.source()),
                count("translated", summary.translated()),
                new Figure(
                        "coverage",
                        Value.percent(summary.source() - summary.untranslated(), summary.source()),
                        Unit.PERCENT),
                count("upToDate", summary.upToDate()),
                count("cosmetic", summary.cosmetic()),
                new Figure("current", Value.percent(current, summary.translated()), Unit.PERCENT),
                count("outdated", summary.outdated()),
                count("critical", severity(translated, Severity.CRITICAL)),
                count("major", severity(translated, Severity.MAJOR)),
                count("minor", severity(translated, Severity.MINOR)),
                count("orphaned", summary.orphaned()),
                count("englishCopy", summary.englishCopy()),
                count("localOnly", summary.localOnly()),
                count("untranslated", summary.untranslated()),
                count(
                        "bannerShown",
                        translated.stream()
                                .filter(page -> page.banner() && page.visible())
                                .count()),
                count("sourceWords", allWords),
                count("coveredWords", coveredWords),
                count("behindWords", behindWords));
        return new Section(
                "standing",
                figures,
                List.of(bySection(sourceWords), pages(translated), orphans(translated), wanted(sourceWords)),
                List.of(new Chart(
                        "standing",
                        "sections",
                        Shape.BARS,
                        "section",
                        List.of("current", "outdated", "untranslated"))));
    }

    static Figure count(String id, long number) {
        return new Figure(id, Value.of(number), Unit.COUNT);
    }

    private static long severity(List<PageStatus> pages, Severity severity) {
        return pages.stream()
                .filter(page -> page.severity().equals(Optional.of(severity)))
                .count();
    }

    /** Words of each source page that status counts, by path. */
    private Map<String, Long> sourceWords() {
        List<String> paths = catalogue.sources().stream()
                .filter(page -> page.kind() != io.github.docsprint.site.Kind.EXAMPLE
                        && page.kind() != io.github.docsprint.site.Kind.DATA)
                .map(SourcePage::path)
                .toList();
        List<Long> counts = AllCores.map(
                paths,
                path -> files.blob(path)
                        .flatMap(blob -> words.answer(
                                blob.hex(), () -> clone.read(blob).map(bytes -> (long) Words.count(bytes))))
                        .orElse(0L));
        words.save();
        Map<String, Long> byPath = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            byPath.put(paths.get(i), counts.get(i));
        }
        return byPath;
    }

    private Table bySection(Map<String, Long> words) {
        Map<String, long[]> rows = new TreeMap<>();
        for (SourcePage page : catalogue.sources()) {
            if (words.containsKey(page.path())) {
                long[] row = rows.computeIfAbsent(page.section(), none -> new long[7]);
                row[0]++;
                row[6] += words.getOrDefault(page.path(), 0L);
            }
        }
        for (PageStatus page : status.pages()) {
            long[] row = rows.computeIfAbsent(page.section(), none -> new long[7]);
            switch (page.state()) {
                case UP_TO_DATE, COSMETIC -> row[1]++;
                case OUTDATED -> row[2]++;
                case ORPHANED, ENGLISH_COPY, LOCAL_ONLY -> row[4]++;
                case UNTRANSLATED -> row[5]++;
            }
            if (page.severity().equals(Optional.of(Severity.CRITICAL))) {
                row[3]++;
            }
        }
        return new Table(
                "sections",
                List.of(
                        new Column("section", Kind.TEXT),
                        number("source"),
                        number("current"),
                        number("outdated"),
                        number("critical"),
                        number("otherStates"),
                        number("untranslated"),
                        number("words")),
                rows.entrySet().stream()
                        .map(entry -> {
                            List<Value> row = new ArrayList<>();
                            row.add(Value.of(entry.getKey().isEmpty() ? "/" : entry.getKey()));
                            for (long cell : entry.getValue()) {
                                row.add(Value.of(cell));
                            }
                            return row;
                        })
                        .collect(Collectors.toList()));
    }

    static Column number(String id) {
        return new Column(id, Kind.NUMBER);
    }

    /** The translations that want work, the worst first. */
    private Table pages(List<PageStatus> translated) {
        Comparator<PageStatus> worst = Comparator.comparing((PageStatus page) ->
                        page.severity().map(Severity::ordinal).orElse(-1))
                .thenComparing(page -> page.behind().words())
                .thenComparing(page -> page.behind().days())
                .reversed()
                .thenComparing(PageStatus::path);
        return new Table(
                "pages",
                List.of(
                        new Column("page", Kind.PAGE),
                        new Column("title", Kind.TEXT),
                        new Column("state", Kind.STATE),
                        new Column("severity", Kind.STATE),
                        number("days"),
                        number("words"),
                        number("commits"),
                        new Column("banner", Kind.FLAG),
                        new Column("reflects", Kind.DAY),
                        new Column("sourceCommit", Kind.COMMIT)),
                translated.stream()
                        .filter(page -> page.state() == State.OUTDATED || page.state() == State.ENGLISH_COPY)
                        .sorted(worst)
                        .map(page -> List.of(
                                Value.of(page.path()),
                                title(page.path()),
                                Value.of(page.state().id()),
                                Value.of(page.severity().map(Severity::id)),
                                Value.of(page.behind().days()),
                                Value.of(page.behind().words()),
                                Value.of(page.behind().commits()),
                                Value.of(page.banner() && page.visible() ? 1 : 0),
                                Value.of(page.base()
                                        .map(base ->
                                                period.day(base.committedAt()).toString())),
                                Value.of(page.lastSource()
                                        .map(touch -> touch.commit().hex()))))
                        .toList());
    }

    private Table orphans(List<PageStatus> translated) {
        return new Table(
                "orphans",
                List.of(
                        new Column("page", Kind.PAGE),
                        new Column("title", Kind.TEXT),
                        new Column("movedTo", Kind.TEXT)),
                translated.stream()
                        .filter(page -> page.state() == State.ORPHANED)
                        .map(page -> List.of(
                                Value.of(page.path()),
                                title(page.path()),
                                Value.of(page.gone().flatMap(PageStatus.Gone::movedTo))))
                        .toList());
    }

    /** The untranslated pages that translated ones link to most. */
    private Table wanted(Map<String, Long> words) {
        Map<String, SourcePage> byAddress = new HashMap<>();
        catalogue.untranslated().forEach(page -> byAddress.put(address(page.path(), status.sourceLanguage()), page));
        Map<SourcePage, Long> linked = new HashMap<>();
        for (List<String> addresses : AllCores.map(catalogue.translations(), page -> links(page.path()))) {
            for (String address : addresses) {
                SourcePage page = byAddress.get(address);
                if (page != null) {
                    linked.merge(page, 1L, Long::sum);
                }
            }
        }
        links.save();
        return new Table(
                "wanted",
                List.of(
                        new Column("page", Kind.PAGE),
                        new Column("title", Kind.TEXT),
                        number("links"),
                        number("words")),
                linked.entrySet().stream()
                        .sorted(Map.Entry.<SourcePage, Long>comparingByValue()
                                .reversed()
                                .thenComparing(entry -> entry.getKey().path()))
                        .limit(MOST_WANTED)
                        .map(entry -> List.of(
                                Value.of(entry.getKey().path()),
                                title(entry.getKey().path()),
                                Value.of(entry.getValue()),
                                Value.of(words.getOrDefault(entry.getKey().path(), 0L))))
                        .toList());
    }

    /** The pages that a page links to, each once. */
    private List<String> links(String path) {
        return files.blob(path)
                .flatMap(blob -> links.answer(
                        blob.hex(),
                        () -> clone.text(blob)
                                .map(text -> LINK.matcher(text)
                                        .results()
                                        .map(link -> address(link.group(1)))
                                        .distinct()
                                        .toList())))
                .orElse(List.of());
    }

    /** A path of a link, without the language and what may be left out. */
    private String address(String link) {
        String prefix = "/" + status.language() + "/";
        String path = link.startsWith(prefix) ? link.substring(prefix.length()) : link.substring(1);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The path at which links find a page, without slashes around it. */
    private String address(String path, String language) {
        String below = path.substring(config.folder(language).length() + 1);
        String stem = below.substring(0, Math.max(0, below.lastIndexOf('.')));
        return stem.endsWith("index") ? INDEX.matcher(stem).replaceFirst("") : stem;
    }

    private Value title(String path) {
        return Value.of(heads.of(path, files.blob(path)).title());
    }
}
