package io.github.docsprint.drift.base;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.message.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Measures base inference on pages whose base is known, and prints the figures of docs/drift-accuracy.md.
 *
 * <p>Arguments: the clone of the corpus, and base-dev.jsonl. Set {@code -Ddrift.cases} to print each case that is wrong, and {@code -Ddrift.kinds=true} for what each
 * kind of token is worth.
 */
public final class BaseEvaluation {

    private static final PrintStream OUT = System.out;
    private static final double SURE = 0.98;

    private BaseEvaluation() {}

    /** All pages of the language at one commit, and what is known of some. */
    record Site(CommitId commit, Snapshot head, List<PageEvidence> pages, List<LabelledBase> labels) {

        Site with(List<PageEvidence> others) {
            return new Site(commit, head, others, labels);
        }
    }

    /** One answer beside what is known. */
    record Answer(LabelledBase label, Optional<InferredBase> inferred, boolean drifted) {

        boolean isRight() {
            return inferred.map(found -> label.accepts(found.base().blob())).orElse(false);
        }

        double confidence() {
            return inferred.map(found -> found.base().confidence()).orElse(0.0);
        }
    }

    public static void main(String[] args) throws IOException {
        List<LabelledBase> labels = LabelledBase.read(Path.of(args[1]));
        try (Clone clone = Clone.open(Path.of(args[0]))) {
            List<Site> sites = new ArrayList<>();
            for (CommitId commit : labels.stream()
                    .map(LabelledBase::commit)
                    .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(CommitId::hex))))) {
                sites.add(site(clone, commit, labels));
            }
            for (boolean branches : new boolean[] {true, false}) {
                OUT.println();
                OUT.println(branches ? "with branch trees" : "without branch trees");
                List<Answer> answers = answers(branches ? sites : withoutBranches(sites), label -> true);
                print(answers);
                for (String date :
                        new TreeSet<>(labels.stream().map(LabelledBase::date).toList())) {
                    OUT.print("  " + date + ": ");
                    OUT.println(summary(answers.stream()
                            .filter(answer -> answer.label().date().equals(date))
                            .toList()));
                }
                for (String kind : List.of("new", "sync")) {
                    OUT.print("  " + kind + ": ");
                    OUT.println(summary(answers.stream()
                            .filter(answer -> answer.label().kind().equals(kind))
                            .toList()));
                }
                for (TokenKind kind : Boolean.getBoolean("drift.kinds") ? TokenKind.values() : new TokenKind[0]) {
                    OUT.print("  without " + kind + ": ");
                    OUT.println(summary(answers(
                            without(branches ? sites : withoutBranches(sites), EnumSet.of(kind)), label -> true)));
                }
            }
        }
    }

    /** Reads everything about one commit. */
    static Site site(Clone clone, CommitId commit, List<LabelledBase> labels) {
        long start = System.nanoTime();
        History history = clone.history(commit, List.of("content/en", "content/ja"), Optional.empty(), Progress.NONE);
        Snapshot head = clone.snapshot(commit, List.of("content/en", "content/ja"));
        Map<String, BlobId> translations = new TreeMap<>();
        head.files().forEach((path, blob) -> {
            if (path.startsWith("content/ja/") && path.endsWith(".md")) {
                translations.put(path, blob);
            }
        });
        long walked = System.nanoTime();
        PageHistories histories = new PageHistories(history, translations.keySet());
        List<PageHistory> pages = new ArrayList<>();
        translations.forEach((path, blob) -> {
            PageHistory page = histories.of(path.replace("content/ja/", "content/en/"), path, blob);
            if (!page.candidates().isEmpty()) {
                pages.add(page);
            }
        });
        long listed = System.nanoTime();
        List<PageEvidence> evidence = pages.parallelStream()
                .map(page -> PageEvidence.gather(page, new PageReading(page.path(), Kubernetes.DIALECT, clone::read))
                        .orElseThrow())
                .toList();
        long gathered = System.nanoTime();
        BaseInference.decide(evidence);
        long decided = System.nanoTime();
        long revisions = evidence.stream()
                .mapToLong(
                        page -> page.classes().length + page.history().edits().size())
                .sum();
        OUT.printf(
                "%s: %d pages, %d revisions; history %.2f s, edits %.2f s, texts %.2f s, inference %.2f s (%.3f ms a"
                        + " revision)%n",
                commit.abbreviated(),
                pages.size(),
                revisions,
                (walked - start) / 1e9,
                (listed - walked) / 1e9,
                (gathered - listed) / 1e9,
                (decided - gathered) / 1e9,
                (decided - listed) / 1e6 / revisions);
        return new Site(
                commit,
                head,
                evidence,
                labels.stream().filter(label -> label.commit().equals(commit)).toList());
    }

    static List<Answer> answers(List<Site> sites, Predicate<LabelledBase> wanted) {
        List<Answer> answers = new ArrayList<>();
        for (Site site : sites) {
            Map<String, InferredBase> bases = BaseInference.decide(site.pages());
            for (LabelledBase label : site.labels()) {
                if (label.suspect() || !wanted.test(label)) {
                    continue;
                }
                Optional<InferredBase> found = Optional.ofNullable(bases.get(label.path()));
                Optional<BlobId> now = site.head().blob(label.path().replace("content/ja/", "content/en/"));
                boolean drifted = found.map(base -> now.isEmpty()
                                || !alike(site, label.path(), base.base().blob(), now.get()))
                        .orElse(false);
                answers.add(new Answer(label, found, drifted));
            }
        }
        return answers;
    }

    /** Whether two revisions of a page's source differ in nothing to translate. */
    private static boolean alike(Site site, String path, BlobId one, BlobId other) {
        PageEvidence page = site.pages().stream()
                .filter(each -> each.history().path().equals(path))
                .findFirst()
                .orElseThrow();
        Set<Long> forms = new TreeSet<>();
        for (int i = 0; i < page.classes().length; i++) {
            if (page.candidates().get(i).blob().equals(one)) {
                forms.add(page.classes()[i]);
            }
        }
        for (int i = 0; i < page.classes().length; i++) {
            if (page.candidates().get(i).blob().equals(other) && forms.contains(page.classes()[i])) {
                return true;
            }
        }
        return false;
    }

    static List<Site> withoutBranches(List<Site> sites) {
        return sites.stream()
                .map(site -> site.with(site.pages().stream()
                        .map(page -> page.with(new PageHistory(
                                page.history().path(),
                                page.history().translation(),
                                page.history().candidates(),
                                page.history().edits().stream()
                                        .map(edit -> new TranslationEdit(
                                                edit.blob(),
                                                edit.previous(),
                                                edit.authored(),
                                                edit.landed(),
                                                Optional.empty(),
                                                edit.sourceMade(),
                                                edit.pages(),
                                                edit.languages()))
                                        .toList())))
                        .toList()))
                .toList();
    }

    private static List<Site> without(List<Site> sites, Set<TokenKind> kinds) {
        return sites.stream()
                .map(site -> site.with(
                        site.pages().stream().map(page -> page.without(kinds)).toList()))
                .toList();
    }

    static double right(List<Answer> answers) {
        return answers.stream().filter(Answer::isRight).count() / (double) answers.size();
    }

    static double f1(List<Answer> answers) {
        long both = answers.stream()
                .filter(answer -> answer.drifted() && answer.label().drifted())
                .count();
        long told = answers.stream().filter(Answer::drifted).count();
        long true_ = answers.stream().filter(answer -> answer.label().drifted()).count();
        return 2.0 * both / (told + true_);
    }

    static String summary(List<Answer> answers) {
        long both = answers.stream()
                .filter(answer -> answer.drifted() && answer.label().drifted())
                .count();
        long told = answers.stream().filter(Answer::drifted).count();
        long drifted =
                answers.stream().filter(answer -> answer.label().drifted()).count();
        List<Answer> sure =
                answers.stream().filter(answer -> answer.confidence() >= SURE).toList();
        return String.format(
                "%d pages: base right %.3f; drift precision %.3f, recall %.3f, F1 %.3f; %d told at ≥ .98, of these"
                        + " right %.3f",
                answers.size(),
                right(answers),
                both / (double) told,
                both / (double) drifted,
                f1(answers),
                sure.size(),
                sure.isEmpty() ? 1 : right(sure));
    }

    private static void print(List<Answer> answers) {
        OUT.println(summary(answers));
        double[] bins = {0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, SURE, 1.01};
        for (int i = 0; i + 1 < bins.length; i++) {
            double from = bins[i];
            double to = bins[i + 1];
            List<Answer> here = answers.stream()
                    .filter(answer -> answer.confidence() >= from && answer.confidence() < to)
                    .toList();
            if (!here.isEmpty()) {
                OUT.printf(
                        "  confidence %.2f to %.2f: %d pages, mean confidence %.3f, right %.3f%n",
                        from,
                        Math.min(to, 1),
                        here.size(),
                        here.stream().mapToDouble(Answer::confidence).average().orElse(0),
                        right(here));
            }
        }
        if (System.getProperty("drift.cases") != null) {
            for (Answer answer : answers) {
                if (!answer.isRight() || answer.drifted() != answer.label().drifted()) {
                    OUT.println("  " + answer.label() + " drifted " + answer.drifted());
                    answer.inferred()
                            .ifPresent(found -> OUT.println("    "
                                    + found.base().blob() + " " + found.base().confidence() + " " + found.doubt()));
                }
            }
        }
    }
}
