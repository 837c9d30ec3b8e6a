package io.github.docsprint.drift.change;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.drift.State;
import io.github.docsprint.glossary.Lexicon;
import io.github.docsprint.lint.LintConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Measures {@code compare} on pairs that history has made: a translation at the commit that added it, beside the source
 * page of the same commit, is in sync; the same translation beside a later source page is outdated, if the source has
 * changed in what there is to translate.
 *
 * <p>The second goes by {@link SourceDiff}. Pages are split in
 * halves by their path and {@link #SEED}: one to tune on, the other held out.
 */
final class CompareEvaluation {

    private static final int SEED = 20261128;

    /** A later source page is taken after this many, and after all, of its changes. */
    private static final List<Integer> LATER = List.of(1, 4, Integer.MAX_VALUE);

    /** The source page must not have changed for this many seconds before a translation was written. */
    private static final long QUIET = 90L * 24 * 60 * 60;

    /** The glossary of the language that {@code compare.language} names; Japanese if it is not set. */
    private static final Lexicon LEXICON =
            new Lexicon(LintConfig.BUILT_IN.glossaryWithWords(System.getProperty("compare.language", "ja")));

    /** One pair with its truth and the verdict. */
    private record Case(
            String kind, boolean heldOut, String path, String commit, int words, Comparison.Verdict verdict) {

        private boolean told() {
            return verdict.state() == State.OUTDATED;
        }

        private boolean right() {
            return told() == !kind.equals("in sync");
        }
    }

    private CompareEvaluation() {}

    /**
     * @param args the corpus's clone, the language's folder, such as {@code content/ja}, and perhaps a file with the
     *     output of {@code status --format csv}: the agreement with it is measured then
     */
    @SuppressWarnings("SystemConsoleNull")
    public static void main(String[] args) throws IOException {
        Path clone = Path.of(args[0]);
        List<Case> cases = new ArrayList<>();
        if (args.length > 2) {
            try (Objects objects = new Objects(clone)) {
                for (String row : Files.readAllLines(Path.of(args[2]))) {
                    agreement(objects, row.replace("\"", "").split(",", -1)).ifPresent(cases::add);
                }
            }
            print(cases, System.out);
            return;
        }
        Map<String, List<Revision>> sources = sources(clone);
        try (Objects objects = new Objects(clone)) {
            for (Map.Entry<String, Revision> added : added(clone, args[1]).entrySet()) {
                cases.addAll(cases(objects, added.getKey(), added.getValue(), sources, args[1]));
            }
        }
        print(cases, System.out);
    }

    private static List<Case> cases(
            Objects objects, String path, Revision added, Map<String, List<Revision>> sources, String folder)
            throws IOException {
        String commit = added.commit();
        String sourcePath = path.replaceFirst(folder, "content/en");
        List<Revision> revisions = sources.getOrDefault(sourcePath, List.of());
        if (revisions.stream().anyMatch(revision -> revision.during(added))) {
            return List.of();
        }
        Optional<String> translation = objects.text(commit + ":" + path);
        Optional<String> source = objects.text(commit + ":" + sourcePath);
        if (translation.isEmpty() || source.isEmpty()) {
            return List.of();
        }
        PageText translated = page(path, translation.get());
        PageText then = page(sourcePath, source.get());
        Comparison.Verdict now = compare(then, translated);
        if (now.state() == State.ENGLISH_COPY) {
            return List.of();
        }
        boolean heldOut = heldOut(path);
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("in sync", heldOut, path, commit, 0, now));
        List<String> later = revisions.stream()
                .filter(revision -> revision.committed() > added.committed())
                .map(Revision::commit)
                .toList();
        for (int steps : LATER) {
            if (later.isEmpty() || (steps < Integer.MAX_VALUE && steps >= later.size())) {
                continue;
            }
            String at = later.get(Math.max(0, later.size() - steps));
            Optional<String> text = objects.text(at + ":" + sourcePath);
            if (text.isEmpty()) {
                continue;
            }
            PageText current = page(sourcePath, text.get());
            Missing missing = Missing.from(SourceDiff.between(then, current), translated);
            int words = missing.items().stream()
                    .mapToInt(item -> item.change().words())
                    .sum();
            if (!missing.items().isEmpty()) {
                cases.add(new Case(size(words), heldOut, path, at, words, compare(current, translated)));
            }
        }
        return cases;
    }

    /** What compare says on a page of the head beside what status says of it. */
    private static Optional<Case> agreement(Objects objects, String[] row) throws IOException {
        boolean current = row[2].equals("up-to-date") || row[2].equals("cosmetic");
        if (!current && !row[2].equals("outdated")) {
            return Optional.empty();
        }
        Optional<String> source = objects.text("HEAD:" + row[1]);
        Optional<String> translation = objects.text("HEAD:" + row[0]);
        return source.isEmpty() || translation.isEmpty()
                ? Optional.empty()
                : Optional.of(new Case(
                        current ? "in sync" : row[3],
                        heldOut(row[0]),
                        row[0],
                        row[4],
                        0,
                        compare(page(row[1], source.get()), page(row[0], translation.get()))));
    }

    private static Comparison.Verdict compare(PageText source, PageText translation) {
        return Comparison.compare(source, translation, LEXICON);
    }

    private static boolean heldOut(String path) {
        return ((path.hashCode() * 31 + SEED) >>> 7) % 2 == 0;
    }

    private static String size(int words) {
        return words < 5 ? "under 5 words" : words < 25 ? "5 to 24 words" : "25 words and more";
    }

    private static PageText page(String path, String text) {
        return PageText.of(path, text, Kubernetes.DIALECT);
    }

    /** A commit with when it was written and when it was made, in seconds. */
    private record Revision(String commit, long authored, long committed) {

        private static Revision of(String line) {
            String[] fields = line.substring(1).split(" ", -1);
            return new Revision(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2]));
        }

        /** Whether this one may be newer than what the translator of another had in front of them. */
        private boolean during(Revision added) {
            return committed > added.authored() - QUIET && committed <= added.committed();
        }
    }

    /** The pages of a language with the commit that added each, on the side of the branch that it comes from. */
    private static Map<String, Revision> added(Path clone, String folder) throws IOException {
        Map<String, Revision> added = new LinkedHashMap<>();
        revisions(clone, "--no-merges", "--diff-filter=A", "-M", "--", folder)
                .forEach((path, revisions) -> added.put(path, revisions.get(revisions.size() - 1)));
        return added;
    }

    /** The source pages with the main line's commits that changed each, newest first. */
    private static Map<String, List<Revision>> sources(Path clone) throws IOException {
        return revisions(clone, "--first-parent", "-m", "--no-renames", "--", "content/en");
    }

    private static Map<String, List<Revision>> revisions(Path clone, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("log", "--name-only", "--format=@%H %at %ct"));
        command.addAll(List.of(options));
        Map<String, List<Revision>> revisions = new LinkedHashMap<>();
        Revision revision = new Revision("", 0, 0);
        for (String line : git(clone, command)) {
            if (line.startsWith("@")) {
                revision = Revision.of(line);
            } else if (line.endsWith(".md")) {
                revisions.computeIfAbsent(line, path -> new ArrayList<>()).add(revision);
            }
        }
        return revisions;
    }

    private static List<String> git(Path clone, List<String> command) throws IOException {
        List<String> line = new ArrayList<>(List.of("git", "-C", clone.toString()));
        line.addAll(command);
        Process git = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void print(List<Case> cases, PrintStream out) {
        out.println("| pairs | tuning | right | held out | right |\n| --- | --- | --- | --- | --- |");
        for (String kind : cases.stream().map(Case::kind).distinct().sorted().toList()) {
            out.printf("| %s | %s | %s |%n", kind, row(cases, kind, false), row(cases, kind, true));
        }
        if (Boolean.getBoolean("compare.cases")) {
            cases.stream()
                    .filter(Predicate.not(Case::right))
                    .filter(each -> !each.heldOut() || Boolean.getBoolean("compare.heldout"))
                    .forEach(each -> {
                        out.printf("%n%s %s %s (%d)%n", each.kind(), each.commit(), each.path(), each.words());
                        each.verdict().findings().stream()
                                .filter(finding -> finding.weight() > 0)
                                .forEach(finding -> out.printf(
                                        "    %.1f %s %s %s %s | %s%n",
                                        finding.weight(),
                                        finding.change().change(),
                                        finding.change().kind(),
                                        finding.change().sourceLines(),
                                        finding.change().targetLines(),
                                        finding.evidence()));
                    });
        }
    }

    private static String row(List<Case> cases, String kind, boolean heldOut) {
        List<Case> chosen = cases.stream()
                .filter(each -> each.kind().equals(kind) && each.heldOut() == heldOut)
                .toList();
        long right = chosen.stream().filter(Case::right).count();
        return String.format(Locale.ROOT, "%d | %.3f", chosen.size(), (double) right / Math.max(1, chosen.size()));
    }

    /** Reads texts by name, all by one process. */
    private static final class Objects implements AutoCloseable {

        private final Process git;
        private final OutputStream names;
        private final InputStream texts;

        Objects(Path clone) throws IOException {
            git = new ProcessBuilder("git", "-C", clone.toString(), "cat-file", "--batch")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            names = git.getOutputStream();
            texts = new BufferedInputStream(git.getInputStream());
        }

        Optional<String> text(String name) throws IOException {
            names.write((name + "\n").getBytes(StandardCharsets.UTF_8));
            names.flush();
            StringBuilder head = new StringBuilder();
            for (int c = texts.read(); c != '\n'; c = texts.read()) {
                head.append((char) c);
            }
            String[] fields = head.toString().split(" ", -1);
            if (!fields[fields.length - 2].equals("blob")) {
                return Optional.empty();
            }
            byte[] content = texts.readNBytes(Integer.parseInt(fields[fields.length - 1]));
            texts.skipNBytes(1);
            return Optional.of(new String(content, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            try {
                names.close();
                git.waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
