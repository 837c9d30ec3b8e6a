package io.github.docsprint.drift.base;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.drift.change.PageText;
import io.github.docsprint.drift.change.SourceDiff;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.message.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * Measures base inference where the true bases are known because the translations are made up: pages of the corpus with
 * their real history, in languages that nobody speaks ({@link PseudoLanguage}), kept by teams with different habits.
 *
 * <p>Arguments: the clone of the corpus, and perhaps one language and team, such as {@code "latin | seldom"}. Set {@code -Ddrift.cases} to print each case that is wrong.
 */
public final class GeneralityEvaluation {

    private static final PrintStream OUT = System.out;
    private static final int SEED = 20261128;
    private static final int PAGES = 160;
    private static final int FEWEST_REVISIONS = 4;

    /**
     * How a team works: what the next edit of a page is, as shares of all.
     *
     * @param sync the page is brought up to date
     * @param part some of what changed is taken over
     * @param typo a word is put right
     * @param mass a commit for all pages
     * @param joint a commit for the source and all languages, which puts the same thing right in each
     * @param days between the start of a work and its landing, on average
     * @param branches whether commits come from branches, whose trees tell what their authors saw
     */
    private record Team(
            String name,
            double sync,
            double part,
            double typo,
            double mass,
            double joint,
            double days,
            boolean branches) {}

    private static final List<Team> TEAMS = List.of(
            new Team("syncs mostly", 0.7, 0.05, 0.15, 0.1, 0, 10, true),
            new Team("fixes mostly", 0.1, 0.1, 0.5, 0.3, 0, 10, false),
            new Team("lands late", 0.4, 0.1, 0.3, 0.2, 0, 90, true),
            new Team("seldom", 0.3, 0.3, 0.2, 0.2, 0, 30, false),
            new Team("commits for all languages", 0.25, 0.05, 0.1, 0.1, 0.5, 10, true));

    private static final List<PseudoLanguage> LANGUAGES = List.of(
            new PseudoLanguage("latin", true, 0, "", false),
            new PseudoLanguage("latin, wrapped, prefixed", true, 60, "/pt", true),
            new PseudoLanguage("chinese", false, 0, "/zh", true));

    /** A page of the source with all its revisions, the oldest first. */
    private record Source(String path, List<BaseCandidate> candidates, List<String> texts) {}

    /** A made-up page with its truth: the revisions that count as right. */
    private record Truth(PageHistory page, Source source, List<Integer> bases, String last) {}

    private record Answer(Truth truth, boolean right, boolean drifted, boolean toldDrifted, double confidence) {}

    private final Map<BlobId, byte[]> contents = new HashMap<>();

    private GeneralityEvaluation() {}

    public static void main(String[] args) throws IOException {
        List<Source> sources;
        try (Clone clone = Clone.open(Path.of(args[0]))) {
            sources = sources(clone);
        }
        OUT.printf("%d pages, seed %d%n", sources.size(), SEED);
        OUT.println(
                "| language | team | base right | drift F1 | told at >= .98 | right | at .8 to .98: mean | right |");
        OUT.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        List<Answer> all = new ArrayList<>();
        for (PseudoLanguage language : LANGUAGES) {
            for (Team team : TEAMS) {
                if (args.length > 1 && !(language.name() + " | " + team.name()).equals(args[1])) {
                    continue;
                }
                List<Answer> answers = new GeneralityEvaluation().answers(sources, language, team);
                print(language.name() + " | " + team.name(), answers);
                all.addAll(answers);
            }
        }
        print("all | all", all);
        OUT.println();
        double[] limits = {0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01};
        for (int i = 0; i + 1 < limits.length; i++) {
            double from = limits[i];
            double to = limits[i + 1];
            List<Answer> bin = all.stream()
                    .filter(answer -> answer.confidence() >= from && answer.confidence() < to)
                    .toList();
            OUT.printf("told at %.2f to %.2f: %s%n", from, Math.min(1, to), calibration(bin));
        }
    }

    private static void print(String name, List<Answer> answers) {
        int both = 0;
        int told = 0;
        int drifted = 0;
        for (Answer answer : answers) {
            both += answer.drifted() && answer.toldDrifted() ? 1 : 0;
            told += answer.toldDrifted() ? 1 : 0;
            drifted += answer.drifted() ? 1 : 0;
        }
        List<Answer> sure =
                answers.stream().filter(answer -> answer.confidence() >= 0.98).toList();
        List<Answer> rather = answers.stream()
                .filter(answer -> answer.confidence() >= 0.8 && answer.confidence() < 0.98)
                .toList();
        OUT.printf(
                "| %s | %.3f | %.3f | %d | %.3f | %.3f | %.3f |%n",
                name,
                share(answers),
                2.0 * both / Math.max(1, told + drifted),
                sure.size(),
                share(sure),
                rather.stream().mapToDouble(Answer::confidence).average().orElse(0),
                share(rather));
    }

    private static double share(List<Answer> answers) {
        return answers.stream().filter(Answer::right).count() / (double) Math.max(1, answers.size());
    }

    private static String calibration(List<Answer> answers) {
        return String.format(
                "%d, mean %.3f, right %.3f",
                answers.size(),
                answers.stream().mapToDouble(Answer::confidence).average().orElse(0),
                share(answers));
    }

    /** Pages with some history, chosen by the seed. */
    private static List<Source> sources(Clone clone) throws IOException {
        CommitId head = clone.resolve("HEAD");
        History history = clone.history(head, List.of("content/en"), Optional.empty(), Progress.NONE);
        List<String> paths = new ArrayList<>(
                clone.snapshot(head, List.of("content/en/docs")).files().keySet());
        paths.removeIf(path -> !path.endsWith(".md"));
        Collections.sort(paths);
        Collections.shuffle(paths, new Random(SEED));
        List<Source> sources = new ArrayList<>();
        for (String path : paths) {
            List<FileRevision> revisions = new ArrayList<>(history.mainline(path));
            Collections.reverse(revisions);
            List<BaseCandidate> candidates = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (FileRevision revision : revisions) {
                Optional<byte[]> content = revision.blob().flatMap(clone::read);
                if (content.isPresent() && revision.change() != FileRevision.Change.MODE) {
                    candidates.add(new BaseCandidate(
                            revision.blob().orElseThrow(),
                            revision.commit(),
                            history.committedAt(revision.commit()),
                            candidates.size()));
                    texts.add(new String(content.get(), StandardCharsets.UTF_8));
                }
            }
            if (candidates.size() >= FEWEST_REVISIONS && sources.size() < PAGES) {
                sources.add(new Source(path, candidates, texts));
            }
        }
        return sources;
    }

    private List<Answer> answers(List<Source> sources, PseudoLanguage language, Team team) {
        Random random =
                new Random(SEED + 31L * team.name().hashCode() + language.name().hashCode());
        List<Truth> truths = new ArrayList<>();
        for (Source source : sources) {
            source.texts().forEach(this::blob);
            truths.add(write(source, language, team, random));
        }
        Map<String, InferredBase> found = BaseInference.decide(truths.stream()
                .map(truth -> PageEvidence.gather(
                                truth.page(),
                                new PageReading(
                                        truth.page().path(),
                                        Kubernetes.DIALECT,
                                        blob -> Optional.ofNullable(contents.get(blob))))
                        .orElseThrow())
                .toList());
        List<Answer> answers = new ArrayList<>();
        for (Truth truth : truths) {
            Base base = Objects.requireNonNull(found.get(truth.page().path())).base();
            List<String> texts = truth.source().texts();
            int told = index(truth.source(), base.blob());
            boolean right = truth.bases().stream().anyMatch(each -> isSame(texts.get(each), texts.get(told)));
            boolean drifted = !isSame(texts.get(truth.bases().get(0)), truth.last());
            answers.add(new Answer(truth, right, drifted, !isSame(texts.get(told), truth.last()), base.confidence()));
            if (!right && Boolean.getBoolean("drift.cases")) {
                OUT.printf(
                        "    %.2f %s: true %s, told %d of %d, edits %s%n",
                        base.confidence(),
                        truth.source().path(),
                        truth.bases(),
                        told,
                        texts.size(),
                        truth.page().edits().stream()
                                .map(edit -> edit.pages() + " pages "
                                        + current(truth.source(), edit.authored())
                                        + edit.sourceInTree()
                                                .map(blob -> " of " + index(truth.source(), blob))
                                                .orElse(""))
                                .toList());
            }
        }
        return answers;
    }

    private static int index(Source source, BlobId blob) {
        for (int i = source.candidates().size() - 1; i >= 0; i--) {
            if (source.candidates().get(i).blob().equals(blob)) {
                return i;
            }
        }
        throw new IllegalStateException("no candidate");
    }

    private static boolean isSame(String one, String other) {
        return one.equals(other)
                || SourceDiff.between(PageText.of(one, Kubernetes.DIALECT), PageText.of(other, Kubernetes.DIALECT))
                        .translatable()
                        .isEmpty();
    }

    /** A page of the language with the edits that a team may have made. */
    private Truth write(Source source, PseudoLanguage language, Team team, Random random) {
        Instant end = Instant.parse("2025-08-01T00:00:00Z");
        int size = source.candidates().size();
        int first = random.nextInt(Math.max(1, size - 1));
        Instant time = source.candidates().get(first).committedAt().toInstant().plus(days(random, 100));
        List<TranslationEdit> edits = new ArrayList<>();
        int base = current(source, time.minus(days(random, 10)));
        List<Integer> bases = List.of(base);
        String text = language.translate(source.texts().get(base));
        edits.add(edit(source, text, Optional.empty(), time, team, base, 1, random));
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            time = time.plus(days(random, 250));
            if (time.isAfter(end)) {
                break;
            }
            double kind = random.nextDouble();
            String before = text;
            int pages = 1;
            Optional<BlobId> made = Optional.empty();
            int seen = current(source, time.minus(days(random, 10)));
            if (kind < team.sync()) {
                text = language.translate(source.texts().get(seen));
                bases = List.of(seen);
            } else if (kind < team.sync() + team.part()) {
                String part = part(
                        language.translate(source.texts().get(bases.get(0))),
                        language.translate(source.texts().get(seen)),
                        random);
                if (bases.size() == 1
                        && text.equals(language.translate(source.texts().get(bases.get(0))))) {
                    text = part;
                    bases = List.of(bases.get(0), seen);
                }
            } else if (kind < team.sync() + team.part() + team.typo()) {
                text = typo(text, random);
            } else if (kind < team.sync() + team.part() + team.typo() + team.joint()) {
                int step = current(source, time) + 1;
                if (step < size) {
                    BaseCandidate candidate = source.candidates().get(step);
                    time = candidate.committedAt().toInstant();
                    made = Optional.of(candidate.blob());
                    text = step(
                            text,
                            language.translate(source.texts().get(step - 1)),
                            language.translate(source.texts().get(step)));
                    if (bases.equals(List.of(step - 1))) {
                        bases = List.of(step);
                    }
                }
            } else {
                text = random.nextBoolean()
                        ? text.replaceAll("(?m)^(reviewers:|- [a-z0-9]+$)\n?", "")
                        : text.replace("](/docs", "](/pt/docs")
                                .replace("{{% ", "{{< ")
                                .replace(" %}}", " >}}");
                pages = 40;
            }
            if (!text.equals(before)) {
                TranslationEdit edit = edit(source, text, Optional.of(before), time, team, seen, pages, random);
                edits.add(made.isEmpty() ? edit : forAllLanguages(edit, made, time));
            }
        }
        PageHistory page = new PageHistory(
                source.path().replace("content/en", "content/xx"), blob(text), source.candidates(), edits);
        return new Truth(page, source, bases, source.texts().get(size - 1));
    }

    private TranslationEdit edit(
            Source source,
            String text,
            Optional<String> before,
            Instant authored,
            Team team,
            int seen,
            int pages,
            Random random) {
        return new TranslationEdit(
                blob(text),
                before.map(this::blob),
                authored,
                authored.plus(days(random, team.days())),
                team.branches() && random.nextInt(3) > 0
                        ? Optional.of(source.candidates().get(seen).blob())
                        : Optional.empty(),
                Optional.empty(),
                pages,
                false);
    }

    private static TranslationEdit forAllLanguages(TranslationEdit edit, Optional<BlobId> made, Instant time) {
        return new TranslationEdit(edit.blob(), edit.previous(), time, time, made, made, 1, true);
    }

    /** The text with those paragraphs changed that a step changed and that the text has. */
    private static String step(String text, String old, String now) {
        List<String> before = List.of(old.split("\n\n", -1));
        List<String> after = List.of(now.split("\n\n", -1));
        if (text.equals(old) || before.size() != after.size()) {
            return text.equals(old) ? now : text;
        }
        List<String> result = new ArrayList<>();
        for (String paragraph : text.split("\n\n", -1)) {
            int at = before.indexOf(paragraph);
            result.add(at < 0 ? paragraph : after.get(at));
        }
        return String.join("\n\n", result);
    }

    private static Duration days(Random random, double mean) {
        return Duration.ofMinutes((long) (-Math.log(1 - random.nextDouble()) * mean * 24 * 60));
    }

    private static int current(Source source, Instant time) {
        int current = 0;
        for (BaseCandidate candidate : source.candidates()) {
            if (!candidate.committedAt().toInstant().isAfter(time)) {
                current = candidate.index();
            }
        }
        return current;
    }

    /** The old text with about half of the paragraphs of the new one that are in no place of the old. */
    private static String part(String old, String now, Random random) {
        List<String> before = List.of(old.split("\n\n", -1));
        List<String> after = List.of(now.split("\n\n", -1));
        List<String> result = new ArrayList<>();
        int common = Math.min(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            result.add(
                    i < common && before.size() == after.size() && random.nextBoolean() ? after.get(i) : before.get(i));
        }
        return String.join("\n\n", result);
    }

    private static String typo(String text, Random random) {
        int at = text.length() / 2 + random.nextInt(Math.max(1, text.length() / 3));
        while (at < text.length() && !Character.isLetter(text.charAt(at))) {
            at++;
        }
        return at >= text.length() ? text + "\n" : text.substring(0, at) + text.substring(at + 1);
    }

    private BlobId blob(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        BlobId id = BlobId.of(content);
        contents.put(id, content);
        return id;
    }
}
