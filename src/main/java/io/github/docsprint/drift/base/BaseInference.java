package io.github.docsprint.drift.base;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.drift.base.Base.Method;
import io.github.docsprint.drift.base.InferredBase.Contradiction;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Message;
import io.github.docsprint.message.Progress;
import io.github.docsprint.parallel.AllCores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Infers the bases of all pages of one language, since they are learned from each other.
 *
 * <p>Of the revisions of the source page, the base is the one that the translation matches best in what translators
 * leave alone ({@link TokenReliability}), weighed with what history makes likely ({@link SyncPrior}). Both are learned
 * from the pages themselves, without any that are known.
 */
public final class BaseInference {

    /** Below this the reason is told. */
    private static final double SURE = 0.9;

    /** How sure one can be of the first revision of a page for which there is a translation that is older. */
    private static final double FROM_ELSEWHERE = 0.3;

    /** How sure one can be of the base of a page that has nothing of its source. */
    private static final double FOREIGN = 0.1;

    /** What a page has to say against its base on a revision, as a log likelihood ratio, before it is looked at. */
    private static final double CLEAR = 1;

    /** No page is looked at in more revisions. */
    private static final int MOST_CONTRADICTIONS = 12;

    /**
     * Pages whose bases are learned from each other: best all of a language, at one time.
     *
     * @param pages what history says of them
     * @param results where the result is kept for the next time, as long as no page has changed; it changes nothing but
     *     the time it takes
     * @param evidence where what each page says is kept, as long as that page has not changed; the same
     */
    public record Pages(List<PageHistory> pages, Optional<CacheFile> results, Optional<CacheFile> evidence) {

        public Pages {
            pages = List.copyOf(pages);
        }

        /** Pages of which nothing is kept. */
        public Pages(List<PageHistory> pages) {
            this(pages, Optional.empty(), Optional.empty());
        }
    }

    private final Dialect dialect;
    private final Function<BlobId, Optional<byte[]>> contents;

    /**
     * @param dialect of the site that the pages belong to
     * @param contents reads a file's content; called from several threads
     */
    public BaseInference(Dialect dialect, Function<BlobId, Optional<byte[]>> contents) {
        this.dialect = dialect;
        this.contents = contents;
    }

    /**
     * Infers the bases of some pages.
     *
     * @return by the histories' names; without the pages whose source never was on the main line, or of which a text is
     *     missing
     */
    public Map<String, InferredBase> infer(Pages pages, Progress progress) {
        return infer(List.of(pages), progress).get(0);
    }

    /**
     * Infers the bases of several sets of pages, those of each from itself alone. What the sets have in common is read
     * once.
     *
     * @return for each set, as for one
     */
    public List<Map<String, InferredBase>> infer(List<Pages> sets, Progress progress) {
        List<Inquiry> inquiries = AllCores.map(sets, set -> new Inquiry(set, dialect));
        Map<String, List<Question>> byPage = new LinkedHashMap<>();
        for (Inquiry inquiry : inquiries) {
            for (PageHistory page : inquiry.open) {
                byPage.computeIfAbsent(page.path(), none -> new ArrayList<>()).add(new Question(inquiry, page));
            }
        }
        int all = byPage.values().stream().mapToInt(List::size).sum();
        AtomicInteger done = new AtomicInteger();
        AllCores.map(List.copyOf(byPage.entrySet()), page -> {
            PageReading reading = new PageReading(page.getKey(), dialect, contents);
            for (Question question : page.getValue()) {
                question.inquiry.gather(question.page, reading);
                progress.at("drift.progress.base", done.incrementAndGet(), all);
            }
            return page;
        });
        return AllCores.map(inquiries, Inquiry::decided);
    }

    /** What one set asks of one page. */
    private record Question(Inquiry inquiry, PageHistory page) {}

    /** A set of pages, and what they have said so far. */
    private static final class Inquiry {

        private final List<PageHistory> pages;
        private final Optional<BaseCache> results;
        private final Optional<Map<String, InferredBase>> known;
        private final Optional<EvidenceCache> kept;

        /** The pages that have to be asked. */
        private final List<PageHistory> open;

        private final Map<String, PageEvidence> said = new ConcurrentHashMap<>();

        Inquiry(Pages asked, Dialect dialect) {
            pages = asked.pages;
            results = asked.results.map(file -> new BaseCache(file, dialect, pages));
            known = results.flatMap(BaseCache::read);
            kept = known.isPresent() ? Optional.empty() : asked.evidence.map(file -> EvidenceCache.open(file, dialect));
            open = known.isPresent()
                    ? List.of()
                    : pages.stream()
                            .filter(page -> !page.candidates().isEmpty())
                            .toList();
        }

        void gather(PageHistory page, PageReading reading) {
            kept.flatMap(cache -> cache.read(page))
                    .or(() -> {
                        Optional<PageEvidence> fresh = PageEvidence.gather(page, reading);
                        fresh.ifPresent(evidence -> kept.ifPresent(cache -> cache.keep(evidence)));
                        return fresh;
                    })
                    .ifPresent(evidence -> said.put(page.name(), evidence));
        }

        Map<String, InferredBase> decided() {
            if (known.isPresent()) {
                return known.get();
            }
            kept.ifPresent(EvidenceCache::save);
            List<PageEvidence> evidence = open.stream()
                    .flatMap(page -> Optional.ofNullable(said.get(page.name())).stream())
                    .toList();
            Map<String, InferredBase> result = decide(evidence);
            if (evidence.size() == open.size()) {
                results.ifPresent(file -> file.write(result));
            }
            return result;
        }
    }

    static Map<String, InferredBase> decide(List<PageEvidence> evidence) {
        TokenReliability reliability = new TokenReliability(evidence);
        List<PageScores> scores = AllCores.map(evidence, page -> new PageScores(page, reliability));
        SyncPrior prior = SyncPrior.learn(scores);
        List<InferredBase> decided = AllCores.map(scores, page -> decide(page, prior, reliability));
        Map<String, InferredBase> result = new LinkedHashMap<>();
        for (int i = 0; i < scores.size(); i++) {
            result.put(scores.get(i).page().history().name(), decided.get(i));
        }
        return result;
    }

    private static InferredBase decide(PageScores scores, SyncPrior prior, TokenReliability reliability) {
        PageEvidence page = scores.page();
        double[] posterior = prior.posterior(scores);
        long[] classes = page.classes();
        Map<Long, Double> probabilities = new HashMap<>();
        Map<Long, Integer> best = new HashMap<>();
        for (int i = 0; i < posterior.length; i++) {
            int here = i;
            probabilities.merge(classes[i], posterior[i], Double::sum);
            best.merge(classes[i], i, (old, now) -> posterior[here] >= posterior[old] ? now : old);
        }
        List<Long> order = new ArrayList<>(probabilities.keySet());
        order.sort(Comparator.comparing((Long form) -> probabilities.getOrDefault(form, 0.0))
                .thenComparing(form -> best.getOrDefault(form, 0))
                .reversed());
        BaseCandidate chosen = page.candidates().get(best.getOrDefault(order.get(0), 0));
        boolean elsewhere = page.history().isOlderThanSource();
        boolean foreign = reliability.isForeign(scores, chosen.index() - page.first());
        double most = foreign ? FOREIGN : elsewhere ? FROM_ELSEWHERE : 1;
        double confidence = Math.min(most, probabilities.getOrDefault(order.get(0), 0.0));
        Base base = new Base(
                chosen.blob(),
                chosen.commit(),
                chosen.committedAt(),
                Method.INFERRED,
                confidence,
                Witnesses.of(scores, chosen.index() - page.first()));
        return new InferredBase(
                base,
                contradictions(scores, chosen.index()),
                translatable(page),
                confidence >= SURE
                        ? Optional.empty()
                        : Optional.of(
                                foreign
                                        ? Message.of("drift.base-foreign")
                                        : doubt(page, chosen, elsewhere, order, best)));
    }

    private static Message doubt(
            PageEvidence page, BaseCandidate chosen, boolean elsewhere, List<Long> order, Map<Long, Integer> best) {
        if (elsewhere || order.size() < 2) {
            return Message.of("drift.base-elsewhere", chosen.commit().abbreviated());
        }
        BaseCandidate other = page.candidates().get(best.getOrDefault(order.get(1), 0));
        return Message.of(
                "drift.base-doubt",
                chosen.commit().abbreviated(),
                other.commit().abbreviated());
    }

    private static List<CommitId> translatable(PageEvidence page) {
        long[] classes = page.classes();
        List<CommitId> commits = new ArrayList<>();
        for (int i = 1; i < classes.length; i++) {
            if (classes[i] != classes[i - 1]) {
                commits.add(page.candidates().get(i).commit());
            }
        }
        return commits;
    }

    /**
     * The revisions on which the tokens of the page speak against its base: what is before it and not there, the newest
     * first, then what is after it and there, the oldest first.
     */
    private static List<Contradiction> contradictions(PageScores scores, int base) {
        double[] told = scores.steps();
        List<BaseCandidate> candidates = scores.page().candidates();
        List<Integer> telling = IntStream.range(1, told.length)
                .filter(i -> (candidates.get(i).index() <= base ? -told[i] : told[i]) >= CLEAR)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(told[i])))
                .limit(MOST_CONTRADICTIONS)
                .toList();
        Comparator<Contradiction> inTime =
                Comparator.comparingInt(each -> each.revision().index());
        return telling.stream()
                .map(i -> new Contradiction(
                        candidates.get(i - 1).blob(),
                        candidates.get(i),
                        candidates.get(i).index() <= base))
                .sorted(Comparator.comparing(Contradiction::lacks)
                        .reversed()
                        .thenComparing(
                                (one, other) -> one.lacks() ? inTime.compare(other, one) : inTime.compare(one, other)))
                .toList();
    }
}
