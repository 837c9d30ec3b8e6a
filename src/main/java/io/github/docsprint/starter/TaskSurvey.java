package io.github.docsprint.starter;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.message.Message;
import io.github.docsprint.message.Progress;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.FrontMatterReader;
import io.github.docsprint.site.Kind;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.SourcePage;
import io.github.docsprint.site.Translation;
import io.github.docsprint.starter.Weights.Factor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what there is to do on a site, and puts the best first task first. The same clone, day and weights give the
 * same list.
 *
 * @param cache where to keep what was counted; empty to keep nothing
 * @param today posts are near or far, and rules hold or not, from here
 */
public record TaskSurvey(
        Clone repository,
        SiteConfig config,
        String language,
        Checks checks,
        Effort effort,
        Weights weights,
        LocalDate today,
        Optional<Path> cache,
        Progress progress) {

    /** The rules whose findings are a task of their own. */
    private static final Set<String> LINK_RULES = Set.of("link-prefix", "broken-fragment", "malformed-link");

    /** Posts older than this are not offered: their readers are gone. */
    private static final int OLDEST_POST_DAYS = 730;

    /** From this share of translated neighbours on, a page is missing in its series. */
    private static final double HALF = 0.5;

    /** So many neighbours at least make a series. */
    private static final int SHORTEST_SERIES = 3;

    /** A sync that brings no more words than this can be done by its look. */
    private static final int WORDS_WITHOUT_KNOWLEDGE = 40;

    /** So many pages that lead to a page are as good as any number. */
    private static final int MANY_READERS = 50;

    /** What the tasks are found in. */
    private record Material(Snapshot files, Catalogue catalogue, SiteLinks links, Map<String, PageFindings> findings) {}

    /**
     * Every task, the best first; nothing is known yet of who is on it.
     *
     * @param report where every page stands
     * @param catalogue the pages of the same commit
     */
    public List<Task> find(StatusReport report, Catalogue catalogue) {
        List<String> folders = List.of(config.folder(config.sourceLanguage()), config.folder(language));
        Snapshot files = repository.snapshot(report.head(), folders);
        SiteLinks links = new SiteLinks(language);
        catalogue.translations().stream()
                .filter(page -> page.kind() != Kind.EXAMPLE && page.kind() != Kind.DATA)
                .forEach(page -> text(files, page.path()).ifPresent(links::add));
        Map<String, PageFindings> findings =
                new LintSurvey(repository, config, language, checks, today, cache, progress).at(report.head());
        Material material = new Material(files, catalogue, links, findings);
        Series series = series(catalogue);
        List<Task> tasks = report.pages().stream()
                .flatMap(page -> tasks(page, material, series))
                .toList();
        return ranked(unique(tasks));
    }

    private Stream<Task> tasks(PageStatus page, Material material, Series series) {
        PageFindings findings = material.findings.getOrDefault(page.path(), PageFindings.NONE);
        return switch (page.state()) {
            case OUTDATED -> Stream.concat(sync(page, material), mending(page, findings, material));
            case UP_TO_DATE, COSMETIC, LOCAL_ONLY -> mending(page, findings, material);
            case ORPHANED -> Stream.of(orphan(page, material));
            case ENGLISH_COPY -> copy(page, material);
            case UNTRANSLATED -> untranslated(page, material, series);
        };
    }

    private Stream<Task> sync(PageStatus page, Material material) {
        int words = page.behind().addedWords() + page.behind().changedWords();
        int places = page.sections().size();
        if (places == 0) {
            return Stream.empty(); // its text is not here, or only what it includes is behind
        }
        boolean reading = page.sections().stream()
                .anyMatch(section ->
                        section.kind() == SectionChange.Kind.PROSE && section.change() != SectionChange.Change.REMOVED);
        Skill skill = reading && words > WORDS_WITHOUT_KNOWLEDGE ? Skill.KUBERNETES : Skill.NONE;
        List<Message> reasons = new ArrayList<>();
        reasons.add(Message.of("starter.reason-sync", places, words));
        page.severity()
                .filter(severity -> severity == Severity.CRITICAL)
                .ifPresent(severity -> reasons.add(Message.of("starter.reason-critical")));
        double harm = page.severity()
                .map(severity -> (severity.ordinal() + 1.0) / Severity.values().length)
                .orElse(0.0);
        return Stream.of(
                task(TaskKind.SYNC, page, material, words, places, effort.minutes(words, places), skill, reasons)
                        .add(Factor.HARM, harm)
                        .build());
    }

    private Stream<Task> mending(PageStatus page, PageFindings findings, Material material) {
        Map<Boolean, PageFindings> parts = new HashMap<>();
        for (boolean links : new boolean[] {true, false}) {
            java.util.TreeMap<String, PageFindings.Count> own = new java.util.TreeMap<>(findings.rules());
            own.keySet().removeIf(rule -> LINK_RULES.contains(rule) != links);
            parts.put(links, new PageFindings(own));
        }
        PageFindings links = parts.getOrDefault(true, PageFindings.NONE);
        PageFindings style = parts.getOrDefault(false, PageFindings.NONE);
        int broken = links.easy() + links.byHand();
        int easy = style.safe() + style.easy();
        List<Task> found = new ArrayList<>();
        if (links.safe() + broken > 0) {
            found.add(task(
                            TaskKind.LINKS,
                            page,
                            material,
                            0,
                            links.safe() + broken,
                            effort.minutesToCheck(links.safe(), broken),
                            Skill.NONE,
                            List.of(Message.of("starter.reason-links", links.safe() + broken, names(links))))
                    .add(Factor.HARM, broken > 0 ? 0.5 : 0)
                    .build());
        }
        if (easy > 0) {
            found.add(task(
                            TaskKind.STYLE,
                            page,
                            material,
                            0,
                            easy,
                            effort.minutesToCheck(style.safe(), style.easy()),
                            Skill.NONE,
                            List.of(Message.of("starter.reason-style", easy, style.safe(), names(style))))
                    .build());
        }
        return found.stream();
    }

    /** The rules that most findings are of. */
    private static String names(PageFindings findings) {
        return String.join(
                ", ",
                findings.rules().entrySet().stream()
                        .filter(rule -> rule.getValue().safe() + rule.getValue().easy() > 0
                                || LINK_RULES.contains(rule.getKey()))
                        .sorted(Comparator.<Map.Entry<String, PageFindings.Count>>comparingInt(
                                        rule -> -rule.getValue().all())
                                .thenComparing(Map.Entry::getKey))
                        .limit(3)
                        .map(rule -> rule.getKey() + " " + rule.getValue().all())
                        .toList());
    }

    private Task orphan(PageStatus page, Material material) {
        Optional<PageStatus.Gone> gone = page.gone();
        Optional<String> movedTo = gone.flatMap(PageStatus.Gone::movedTo);
        Optional<String> there = gone.flatMap(PageStatus.Gone::translatedThere);
        Message reason = there.isPresent()
                ? Message.of("starter.reason-moved-translated", movedTo.orElse(""), there.get())
                : movedTo.map(path -> Message.of("starter.reason-moved", path))
                        .orElseGet(() -> Message.of(
                                "starter.reason-removed", page.source().orElse(page.path())));
        return new Draft(TaskKind.ORPHAN, page.path(), movedTo, page.section(), page.banner())
                .amount(0, 1, effort.minutes(0, 1), Skill.NONE, List.of(reason))
                .add(Factor.READERS, readers(page.path(), material))
                .add(Factor.HARM, 0.5)
                .build();
    }

    private Stream<Task> copy(PageStatus page, Material material) {
        int words = page.source().flatMap(source -> words(material, source)).orElse(0);
        int lines = page.untranslated().stream()
                .mapToInt(range -> range.last() - range.first() + 1)
                .sum();
        TaskKind kind = kind(material, page) == Kind.BLOG_POST ? TaskKind.BLOG : TaskKind.NEW;
        return Stream.of(task(
                        kind,
                        page,
                        material,
                        words,
                        page.untranslated().size(),
                        effort.minutes(words, 0),
                        Skill.KUBERNETES,
                        List.of(Message.of("starter.reason-copy", lines)))
                .add(Factor.HARM, 0.5)
                .build());
    }

    private static Kind kind(Material material, PageStatus page) {
        return page.source()
                .flatMap(material.catalogue::source)
                .map(SourcePage::kind)
                .orElse(Kind.PAGE);
    }

    private Stream<Task> untranslated(PageStatus page, Material material, Series series) {
        String source = page.source().orElseThrow();
        if (!page.visible()) {
            return Stream.empty();
        }
        if (kind(material, page) == Kind.BLOG_POST) {
            return post(page, source, material);
        }
        int readers = material.links.to(inLanguage(page.path(), language));
        double share = series.share(source);
        if (readers == 0 && share < HALF) {
            return Stream.empty();
        }
        List<Message> reasons = new ArrayList<>();
        int words = words(material, source).orElse(0);
        reasons.add(Message.of("starter.reason-new", words));
        if (readers > 0) {
            reasons.add(Message.of("starter.reason-linked", readers));
        }
        if (share >= HALF) {
            reasons.add(
                    Message.of("starter.reason-series", folder(source), series.translated(source), series.all(source)));
        }
        return words == 0
                ? Stream.empty()
                : Stream.of(task(
                                TaskKind.NEW,
                                page,
                                material,
                                words,
                                0,
                                effort.minutes(words, 0),
                                Skill.KUBERNETES,
                                reasons)
                        .add(Factor.SERIES, share >= HALF ? share : 0)
                        .build());
    }

    private Stream<Task> post(PageStatus page, String source, Material material) {
        Optional<String> text = text(material.files, source);
        Optional<LocalDate> date = text.flatMap(
                        post -> new FrontMatterReader(config).read(source, post).date())
                .flatMap(TaskSurvey::day);
        if (text.isEmpty() || date.isEmpty()) {
            return Stream.empty();
        }
        long age = ChronoUnit.DAYS.between(date.get(), today);
        if (age > OLDEST_POST_DAYS) {
            return Stream.empty();
        }
        int words = SourceWords.in(text.get());
        Message when = age < 0
                ? Message.of("starter.reason-post-coming", date.get().toString(), words)
                : Message.of("starter.reason-post", date.get().toString(), words);
        double near = age < 0 ? 1 : 0.5 * (1 - (double) age / OLDEST_POST_DAYS);
        return Stream.of(
                task(TaskKind.BLOG, page, material, words, 0, effort.minutes(words, 0), Skill.KUBERNETES, List.of(when))
                        .add(Factor.DATE, near)
                        .build());
    }

    /** The day of a date as front matter has it: a day, or a time of any kind after it. */
    private static Optional<LocalDate> day(String date) {
        try {
            return date.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(date.substring(0, 10)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Draft task(
            TaskKind kind,
            PageStatus page,
            Material material,
            int words,
            int places,
            int minutes,
            Skill skill,
            List<Message> reasons) {
        return new Draft(kind, page.path(), page.source(), page.section(), page.banner())
                .amount(words, places, minutes, skill, reasons)
                .add(Factor.READERS, readers(page.path(), material));
    }

    private double readers(String path, Material material) {
        int count = material.links.to(inLanguage(path, language));
        return Math.min(1, Math.log1p(count) / Math.log1p(MANY_READERS));
    }

    /** A task in the making: its parts come together one after the other. */
    private final class Draft {

        private final TaskKind kind;
        private final String path;
        private final Optional<String> source;
        private final String section;
        private final boolean banner;
        private final Map<Factor, Double> values = new HashMap<>();
        private int words;
        private int places;
        private int minutes;
        private Skill skill = Skill.NONE;
        private List<Message> reasons = List.of();

        Draft(TaskKind kind, String path, Optional<String> source, String section, boolean banner) {
            this.kind = kind;
            this.path = path;
            this.source = source;
            this.section = section;
            this.banner = banner && kind == TaskKind.SYNC;
        }

        Draft amount(int wordsToTranslate, int placesToTouch, int minutesOfWork, Skill asked, List<Message> why) {
            words = wordsToTranslate;
            places = placesToTouch;
            minutes = minutesOfWork;
            skill = asked;
            reasons = why;
            return this;
        }

        Draft add(Factor factor, double value) {
            values.put(factor, value);
            return this;
        }

        Task build() {
            Size size = Size.of(words, places);
            values.put(Factor.KIND, weights.of(kind));
            values.put(Factor.SIZE, 1 - size.ordinal() / (Size.values().length - 1.0));
            values.put(Factor.SKILL, skill == Skill.NONE ? 1.0 : 0.0);
            values.put(Factor.BANNER, banner ? 1.0 : 0.0);
            List<Score.Part> parts = Stream.of(Factor.values())
                    .map(factor -> new Score.Part(factor, values.getOrDefault(factor, 0.0), weights.of(factor)))
                    .filter(part -> part.value() > 0)
                    .toList();
            String name = inLanguage(path, language).replaceFirst("\\.(md|html)$", "");
            return new Task(
                    kind.id() + ":" + name,
                    kind,
                    path,
                    source,
                    section,
                    size,
                    words,
                    places,
                    minutes,
                    reasons,
                    List.of(),
                    banner,
                    skill,
                    List.of(),
                    new Score(parts));
        }
    }

    private String inLanguage(String path, String code) {
        String prefix = config.folder(code) + "/";
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    /** Two files of one name and different extensions keep theirs. */
    private List<Task> unique(List<Task> tasks) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        tasks.stream().map(Task::id).filter(id -> !seen.add(id)).forEach(twice::add);
        return tasks.stream()
                .map(task -> twice.contains(task.id())
                        ? task.withId(task.kind().id() + ":" + inLanguage(task.path(), language))
                        : task)
                .toList();
    }

    /** By score; the more tasks of its kind, and of its kind and section, come before it, the later a task comes. */
    private List<Task> ranked(List<Task> tasks) {
        Comparator<Task> best =
                Comparator.<Task>comparingDouble(task -> -task.score().points()).thenComparing(Task::id);
        Map<String, Integer> before = new HashMap<>();
        return tasks.stream()
                .sorted(best)
                .map(task -> {
                    int ofKind = before.merge(task.kind().id(), 1, Integer::sum) - 1;
                    int ofSection = before.merge(task.kind() + " " + task.section(), 1, Integer::sum) - 1;
                    double crowd = Math.log1p(ofKind) / 2 + Math.log1p(ofSection) / 2;
                    return crowd == 0
                            ? task
                            : task.with(
                                    task.score().and(new Score.Part(Factor.SPREAD, -crowd, weights.of(Factor.SPREAD))));
                })
                .sorted(best)
                .toList();
    }

    /** How much of each folder is translated. */
    private record Series(Map<String, int[]> counts) {

        double share(String source) {
            int[] count = counts.getOrDefault(folder(source), new int[2]);
            return count[1] < SHORTEST_SERIES ? 0 : (double) count[0] / count[1];
        }

        int translated(String source) {
            return counts.getOrDefault(folder(source), new int[2])[0];
        }

        int all(String source) {
            return counts.getOrDefault(folder(source), new int[2])[1];
        }
    }

    private static Series series(Catalogue catalogue) {
        Map<String, int[]> counts = new HashMap<>();
        for (SourcePage page : catalogue.sources()) {
            if (page.visible() && page.kind() == Kind.PAGE) {
                int[] count = counts.computeIfAbsent(folder(page.path()), folder -> new int[2]);
                List<Translation> translations = catalogue.translationsOf(page.path());
                count[0] += translations.isEmpty() ? 0 : 1;
                count[1]++;
            }
        }
        return new Series(counts);
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private Optional<Integer> words(Material material, String path) {
        return text(material.files, path).map(SourceWords::in);
    }

    private Optional<String> text(Snapshot files, String path) {
        return files.blob(path).flatMap(this::text);
    }

    private Optional<String> text(BlobId blob) {
        return repository.read(blob).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
