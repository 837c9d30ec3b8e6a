package io.github.docsprint.lint;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Measures recall on wording fixes mined from a history, and prints the table of docs/lint-precision.md: how many of
 * the lines before a fix have a finding of its rule, on the page and beside the source page as of that commit.
 *
 * <p>Argument: the clone of the corpus. Set {@code -Dlint.cases} to print each fix that is missed, and
 * {@code -Dlint.since} for another first day than 2021-01-01.
 */
public final class RecallEvaluation {

    private static final PrintStream OUT = System.out;
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
    private static final int MOST_LINES = 12;

    private RecallEvaluation() {}

    /** Lines of a page that a commit replaced by others. */
    private record Edit(String commit, String path, Span oldLines, String before, Span newLines, String after) {}

    /** An edit that is a fix of one kind, and how many findings of its rules are on the lines before and after it. */
    private record Judged(Edit edit, WordingFix kind, long before, long after) {
        /** A fix the other way: the team's guide has changed since, or somebody erred. */
        boolean isAgainstTheRules() {
            return before == 0 && after > 0;
        }
    }

    /** An edit that does nothing but one kind of fix. */
    private record Fixed(Edit edit, WordingFix kind) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[0]);
        Map<String, List<Fixed>> byPage = new TreeMap<>();
        for (Edit edit : edits(root, System.getProperty("lint.since", "2021-01-01"))) {
            Arrays.stream(WordingFix.values())
                    .filter(kind -> kind.fits(edit.before, edit.after))
                    .findFirst()
                    .ifPresent(kind -> byPage.computeIfAbsent(edit.commit + edit.path, key -> new ArrayList<>())
                            .add(new Fixed(edit, kind)));
        }
        List<Judged> judged = new ArrayList<>();
        try (Clone clone = Clone.open(root)) {
            byPage.values().forEach(fixes -> judged.addAll(judge(clone, fixes)));
        }
        print(judged);
    }

    /** All edits of a few lines that the history has, merges left out. */
    private static List<Edit> edits(Path root, String since) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(
                        "git",
                        "-c",
                        "core.quotePath=off",
                        "log",
                        "--no-merges",
                        "--since=" + since,
                        "-p",
                        "-U0",
                        "--no-renames",
                        "--diff-filter=M",
                        "--format=commit %H",
                        "--",
                        "content/ja/*.md")
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Edit> edits = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(git.getInputStream(), StandardCharsets.UTF_8))) {
            String commit = "";
            String path = "";
            Optional<Matcher> hunk = Optional.empty();
            List<String> before = new ArrayList<>();
            List<String> after = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (hunk.isPresent() && line.startsWith("-")) {
                    before.add(line.substring(1));
                } else if (hunk.isPresent() && line.startsWith("+")) {
                    after.add(line.substring(1));
                } else if (!line.startsWith("\\")) {
                    addEdits(commit, path, hunk, before, after, edits);
                    hunk = Optional.of(HUNK.matcher(line)).filter(Matcher::matches);
                    before.clear();
                    after.clear();
                    commit = line.startsWith("commit ") ? line.substring("commit ".length()) : commit;
                    path = line.startsWith("+++ b/") || line.startsWith("--- a/") ? line.substring(6) : path;
                }
            }
            addEdits(commit, path, hunk, before, after, edits);
        }
        if (git.waitFor() != 0) {
            throw new IOException("git log failed");
        }
        return edits;
    }

    /** One edit a line where the sides have as many, else one for all. */
    private static void addEdits(
            String commit,
            String path,
            Optional<Matcher> hunk,
            List<String> before,
            List<String> after,
            List<Edit> edits) {
        if (hunk.isEmpty() || before.isEmpty() || Math.max(before.size(), after.size()) > MOST_LINES) {
            return;
        }
        int oldStart = Integer.parseInt(hunk.get().group(1));
        int newStart = Integer.parseInt(hunk.get().group(3));
        if (before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                Span old = new Span(oldStart + i, oldStart + i);
                Span changed = new Span(newStart + i, newStart + i);
                edits.add(new Edit(commit, path, old, before.get(i), changed, after.get(i)));
            }
        } else {
            edits.add(new Edit(
                    commit,
                    path,
                    new Span(oldStart, oldStart + before.size() - 1),
                    String.join("\n", before),
                    new Span(newStart, newStart + Math.max(0, after.size() - 1)),
                    String.join("\n", after)));
        }
    }

    /** Judges the fixes of one page in one commit. */
    private static List<Judged> judge(Clone clone, List<Fixed> fixes) {
        CommitId commit = new CommitId(fixes.get(0).edit.commit);
        String path = fixes.get(0).edit.path;
        Optional<PageInput> after = page(clone, commit, path, commit);
        Optional<PageInput> before =
                clone.parents(commit).stream().findFirst().flatMap(parent -> page(clone, parent, path, commit));
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        List<Finding> old = Pages.LINTER.lint(before.get());
        List<Finding> fresh = Pages.LINTER.lint(after.get());
        return fixes.stream()
                .filter(fix -> isProse(before.get().text(), fix.edit.oldLines))
                .map(fix -> new Judged(
                        fix.edit,
                        fix.kind,
                        count(before.get().text(), old, fix.edit.oldLines, fix.kind),
                        count(after.get().text(), fresh, fix.edit.newLines, fix.kind)))
                .toList();
    }

    private static Optional<PageInput> page(Clone clone, CommitId at, String path, CommitId source) {
        SiteConfig site = SiteConfig.kubernetes();
        PageFolder folder = PageFolder.of(Path.of("/"), site, "ja")
                .at(file -> clone.blobAt(source, file).flatMap(clone::read));
        return clone.blobAt(at, path)
                .flatMap(clone::read)
                .map(bytes -> PageInput.of(path, bytes).withEnglish(folder.english(path)));
    }

    private static boolean isProse(String text, Span lines) {
        LineTable table = LineTable.of(text);
        int start = table.start(Math.min(lines.start(), table.count()));
        return new MarkdownParser(Kubernetes.DIALECT)
                .parse(text)
                .allBlocks()
                .noneMatch(block ->
                        block instanceof Block.CodeBlock && block.span().contains(new Span(start, start)));
    }

    private static long count(String text, List<Finding> findings, Span lines, WordingFix kind) {
        LineTable table = LineTable.of(text);
        return findings.stream()
                .filter(finding -> kind.rules().contains(finding.rule()))
                .filter(finding -> IntStream.rangeClosed(
                                table.line(finding.span().start()),
                                table.line(finding.span().end()))
                        .anyMatch(line -> lines.start() <= line && line <= lines.end()))
                .count();
    }

    private static void print(List<Judged> judged) {
        for (WordingFix.Sort sort : WordingFix.Sort.values()) {
            OUT.println("| what was fixed | fixes | covered | left after it |\n| --- | ---: | ---: | ---: |");
            List<Judged> all = new ArrayList<>();
            for (WordingFix kind : WordingFix.values()) {
                List<Judged> some = judged.stream()
                        .filter(fix -> fix.kind == kind && !fix.isAgainstTheRules())
                        .toList();
                if (kind.sort() == sort && !some.isEmpty()) {
                    OUT.println(row(kind.label(), some));
                    all.addAll(some);
                }
            }
            OUT.println(row("**all**", all));
            OUT.println();
        }
        OUT.println("the other way: "
                + judged.stream().filter(Judged::isAgainstTheRules).count());
        if (System.getProperty("lint.cases") != null) {
            judged.stream().filter(fix -> fix.before == 0).forEach(RecallEvaluation::print);
        }
    }

    private static String row(String label, List<Judged> fixes) {
        long covered = fixes.stream().filter(fix -> fix.before > 0).count();
        long left = fixes.stream()
                .filter(fix -> fix.before > 0 && fix.after >= fix.before)
                .count();
        return String.format(
                "| %s | %d | %d (%.1f %%) | %d |", label, fixes.size(), covered, 100.0 * covered / fixes.size(), left);
    }

    private static void print(Judged fix) {
        Edit edit = fix.edit;
        OUT.println((fix.isAgainstTheRules() ? "other way " : "missed ") + fix.kind + " " + edit.commit.substring(0, 9)
                + " " + edit.path + ":" + edit.oldLines.start() + "\n  - " + edit.before + "\n  + " + edit.after);
    }
}
