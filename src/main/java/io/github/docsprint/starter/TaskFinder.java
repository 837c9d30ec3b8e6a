package io.github.docsprint.starter;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.message.Message;
import io.github.docsprint.starter.Task.Work;
import io.github.docsprint.starter.Weights.Factor;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what there is to do on a page, by where it stands.
 *
 * @param today posts are near or far from here
 */
record TaskFinder(SiteView site, Effort effort, LocalDate today) {

    /** So many names of rules say enough. */
    private static final int MOST_NAMES = 3;

    /** Posts older than this are not offered: their readers are gone. */
    private static final int OLDEST_POST_DAYS = 730;

    /** From this share of translated neighbours on, a page is missing in its series. */
    private static final double HALF = 0.5;

    /** No more words than this can be translated by their look. */
    private static final int WORDS_WITHOUT_KNOWLEDGE = 40;

    /** So many pages that lead to a page are as good as any number. */
    private static final int MANY_READERS = 50;

    Stream<Draft> on(PageStatus page, PageFindings findings) {
        return switch (page.state()) {
            case OUTDATED -> Stream.concat(sync(page), mending(page, findings));
            case UP_TO_DATE, COSMETIC, LOCAL_ONLY -> mending(page, findings);
            case ORPHANED -> Stream.of(orphan(page));
            case ENGLISH_COPY -> Stream.of(copy(page));
            case UNTRANSLATED -> untranslated(page);
        };
    }

    private Stream<Draft> sync(PageStatus page) {
        int words = page.behind().addedWords() + page.behind().changedWords();
        int places = page.sections().size();
        if (places == 0) {
            return Stream.empty(); // its text is not here, or only what it includes is behind
        }
        boolean reading = page.sections().stream()
                .anyMatch(section ->
                        section.kind() == SectionChange.Kind.PROSE && section.change() != SectionChange.Change.REMOVED);
        List<Message> reasons = new ArrayList<>();
        reasons.add(Message.of("starter.reason-sync", places, words));
        page.severity()
                .filter(severity -> severity == Severity.CRITICAL)
                .ifPresent(severity -> reasons.add(Message.of("starter.reason-critical")));
        double harm = page.severity()
                .map(severity -> (severity.ordinal() + 1.0) / Severity.values().length)
                .orElse(0.0);
        Work work = new Work(words, places, effort.minutes(words, places), reading ? skill(words) : Skill.NONE);
        return Stream.of(draft(TaskKind.SYNC, page, work, reasons).add(Factor.HARM, harm));
    }

    private static Skill skill(int words) {
        return words > WORDS_WITHOUT_KNOWLEDGE ? Skill.KUBERNETES : Skill.NONE;
    }

    private Stream<Draft> mending(PageStatus page, PageFindings findings) {
        PageFindings links = findings.of(TaskKind.LINK_RULES::contains);
        PageFindings style = findings.of(rule -> !TaskKind.LINK_RULES.contains(rule));
        int broken = links.easy() + links.byHand();
        int easy = style.safe() + style.easy();
        List<Draft> found = new ArrayList<>();
        if (links.safe() + broken > 0) {
            found.add(draft(
                            TaskKind.LINKS,
                            page,
                            mending(links.safe(), broken),
                            List.of(Message.of("starter.reason-links", links.safe() + broken, names(links))))
                    .add(Factor.HARM, broken > 0 ? HALF : 0));
        }
        if (easy > 0) {
            found.add(draft(
                    TaskKind.STYLE,
                    page,
                    mending(style.safe(), style.easy()),
                    List.of(Message.of("starter.reason-style", easy, style.safe(), names(style)))));
        }
        return found.stream();
    }

    /** The work where docsprint mends some places by itself, and others wait for a hand. */
    private Work mending(int mended, int byHand) {
        return new Work(0, mended + byHand, effort.minutesToCheck(mended, byHand), Skill.NONE);
    }

    /** The rules that most findings are of. */
    private static String names(PageFindings findings) {
        return String.join(
                ", ",
                findings.rules().entrySet().stream()
                        .filter(rule -> rule.getValue().safe() + rule.getValue().easy() > 0
                                || TaskKind.LINK_RULES.contains(rule.getKey()))
                        .sorted(Comparator.<Map.Entry<String, PageFindings.Count>>comparingInt(
                                        rule -> -rule.getValue().all())
                                .thenComparing(Map.Entry::getKey))
                        .limit(MOST_NAMES)
                        .map(rule -> rule.getKey() + " " + rule.getValue().all())
                        .toList());
    }

    private Draft orphan(PageStatus page) {
        Optional<PageStatus.Gone> gone = page.gone();
        Optional<String> movedTo = gone.flatMap(PageStatus.Gone::movedTo);
        Optional<String> there = gone.flatMap(PageStatus.Gone::translatedThere);
        Message reason = there.isPresent()
                ? Message.of("starter.reason-moved-translated", movedTo.orElse(""), there.get())
                : movedTo.map(path -> Message.of("starter.reason-moved", path))
                        .orElseGet(() -> Message.of(
                                "starter.reason-removed", page.source().orElse(page.path())));
        Work work = new Work(0, 1, effort.minutes(0, 1), Skill.NONE);
        return new Draft(TaskKind.ORPHAN, page, movedTo, work, List.of(reason))
                .add(Factor.READERS, readers(page))
                .add(Factor.HARM, HALF);
    }

    private Draft copy(PageStatus page) {
        int words = page.source().map(site::words).orElse(0);
        int lines = page.untranslated().stream()
                .mapToInt(range -> range.last() - range.first() + 1)
                .sum();
        return draft(
                        site.isPost(page) ? TaskKind.BLOG : TaskKind.NEW,
                        page,
                        translation(words),
                        List.of(Message.of("starter.reason-copy", lines)))
                .add(Factor.HARM, page.visible() ? HALF : 0);
    }

    private Work translation(int words) {
        return new Work(words, 0, effort.minutes(words, 0), skill(words));
    }

    private Stream<Draft> untranslated(PageStatus page) {
        String source = page.source().orElseThrow();
        int words = page.visible() ? site.words(source) : 0;
        if (words == 0) {
            return Stream.empty();
        }
        return site.isPost(page) ? post(page, source, words) : missed(page, source, words);
    }

    /** A page that readers miss: translated pages lead to it, or most of its neighbours are translated. */
    private Stream<Draft> missed(PageStatus page, String source, int words) {
        int readers = site.readers(page.path());
        Series.Count series = site.series(source);
        boolean neighbours = series.share() >= HALF;
        if (readers == 0 && !neighbours) {
            return Stream.empty();
        }
        List<Message> reasons = new ArrayList<>();
        reasons.add(Message.of("starter.reason-new", words));
        if (readers > 0) {
            reasons.add(Message.of("starter.reason-linked", readers));
        }
        if (neighbours) {
            reasons.add(Message.of("starter.reason-series", Series.folder(source), series.translated(), series.all()));
        }
        return Stream.of(draft(TaskKind.NEW, page, translation(words), reasons)
                .add(Factor.SERIES, neighbours ? series.share() : 0));
    }

    private Stream<Draft> post(PageStatus page, String source, int words) {
        return site.day(source).stream().flatMap(day -> {
            long age = ChronoUnit.DAYS.between(day, today);
            Message when =
                    Message.of(age < 0 ? "starter.reason-post-coming" : "starter.reason-post", day.toString(), words);
            double near = age < 0 ? 1 : HALF * (1 - (double) age / OLDEST_POST_DAYS);
            return age > OLDEST_POST_DAYS
                    ? Stream.empty()
                    : Stream.of(draft(TaskKind.BLOG, page, translation(words), List.of(when))
                            .add(Factor.DATE, near));
        });
    }

    private Draft draft(TaskKind kind, PageStatus page, Work work, List<Message> reasons) {
        return new Draft(kind, page, page.source(), work, reasons).add(Factor.READERS, readers(page));
    }

    private double readers(PageStatus page) {
        return Math.min(1, Math.log1p(site.readers(page.path())) / Math.log1p(MANY_READERS));
    }
}
