package io.github.docsprint.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Corpus;
import io.github.docsprint.message.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real history, against git. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusHistoryTest {

    private static final List<String> FOLDERS = List.of("content/en", "content/ja");

    /** Deleted and added again, with a deletion on a side branch: what a simpler walk gets wrong. */
    private static final List<String> HARD = List.of(
            "content/en/docs/reference/config-api/apiserver-config.v1alpha1.md",
            "content/en/docs/reference/config-api/apiserver-config.v1beta1.md");

    @TempDir
    static Path temporary;

    private Path folder;
    private Clone clone;
    private History history;
    private List<String> paths;

    @BeforeAll
    void read() {
        // Borrows its objects from the corpus, and has a commit-graph, with which git answers ten times as fast.
        folder = temporary.resolve("clone");
        String corpus = Corpus.folder().toString();
        ScriptedClone.output(new ProcessBuilder("git", "clone", "-q", "--bare", "--shared", corpus, folder.toString()));
        git("commit-graph", "write", "--no-progress", "--reachable", "--changed-paths");
        clone = Clone.open(folder);
        history = clone.history(clone.resolve("HEAD"), FOLDERS, Optional.empty(), Progress.NONE);
        paths = new ArrayList<>(history.snapshot().files().keySet());
        Collections.shuffle(paths, new Random(20250831));
    }

    @AfterAll
    void close() {
        if (clone != null) {
            clone.close();
        }
    }

    private List<String> git(String... arguments) {
        String[] command = Stream.concat(
                        Stream.of("git", "-C", folder.toString(), "-c", "core.quotePath=false"),
                        Arrays.stream(arguments))
                .toArray(String[]::new);
        return ScriptedClone.output(new ProcessBuilder(command)).lines().toList();
    }

    @Test
    void theSnapshotIsTheTree() {
        assertThat(history.snapshot()).isEqualTo(clone.snapshot(history.head(), FOLDERS));
        assertThat(paths).hasSizeGreaterThan(2700);
    }

    /**
     * What {@code git log -- path} lists, as far as the name goes: of 150 pages all, and of as many again the newest, which
     * git finds sooner.
     */
    @Test
    void theCommitsOfAPageAreThoseThatGitLists() {
        List<String> whole =
                Stream.concat(HARD.stream(), paths.stream()).limit(150).toList();
        List<String> newest = paths.subList(150, 320);

        assertThat(Stream.concat(
                                whole.stream().map(path -> git("log", "--format=%H", "--", ":(literal)" + path)),
                                newest.stream().map(path -> git("log", "-1", "--format=%H", "--", ":(literal)" + path)))
                        .toList())
                .isEqualTo(Stream.concat(
                                whole.stream().map(path -> underItsName(path).toList()),
                                newest.stream()
                                        .map(path -> underItsName(path).limit(1).toList()))
                        .toList());
    }

    private Stream<String> underItsName(String path) {
        return history.revisions(path).stream()
                .filter(revision -> revision.path().equals(path))
                .map(revision -> revision.commit().hex());
    }

    @Test
    void theSitesCommitOfEveryPageIsTheFirstThatGitNamesItIn() {
        Map<String, String> first = new HashMap<>();
        String commit = "";
        for (String line : git("-c", "diff.renames=0", "log", "--no-merges", "--name-only", "--format=commit %H")) {
            if (line.startsWith("commit ")) {
                commit = line.substring("commit ".length());
            } else if (!line.isEmpty()) {
                first.putIfAbsent(line, commit);
            }
        }

        assertThat(paths)
                .allSatisfy(path -> assertThat(history.newestForSite(path, history.head()))
                        .map(CommitId::hex)
                        .contains(first.get(path)));
    }

    /** On the main line a page holds what its tree says, at any commit. */
    @Test
    void theMainLineHoldsWhatTheTreesHold() {
        List<String> sample = paths.subList(0, 40);

        assertThat(sample).allSatisfy(path -> {
            List<FileRevision> mainline = history.mainline(path);
            assertThat(mainline).isNotEmpty();
            assertThat(mainline).allSatisfy(revision -> {
                assertThat(clone.blobAt(revision.commit(), revision.path())).isEqualTo(revision.blob());
                assertThat(history.landing(revision.commit()))
                        .map(Landing::commit)
                        .contains(revision.commit());
            });
            assertThat(IntStream.range(1, mainline.size()))
                    .allMatch(i ->
                            mainline.get(i).blob().equals(mainline.get(i - 1).previousBlob())
                                    || mainline.get(i - 1).previousBlob().isEmpty());
        });
    }
}
