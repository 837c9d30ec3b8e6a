package io.github.docsprint.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.docsprint.git.HistoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    private static final String PERSON = "person a A <a@example.com>\n";

    /** Both sides change other files, or the same one, from here. */
    private static final String FORK = commit("one", "put a.md\nput b.md")
            + commit("ours", "edit a.md\n-2\n+ours")
            + commit("theirs on side from one", "edit b.md\n-2\n+theirs");

    @TempDir
    Path folder;

    @Test
    void aMergeBringsInWhatItsSideChanged() throws IOException {
        play(FORK + commit("joined merging theirs", ""));
        assertThat(folder.resolve("a.md")).hasContent("1\nours\n3\n");
        assertThat(folder.resolve("b.md")).hasContent("1\ntheirs\n3\n");
    }

    @Test
    void whatBothSidesChangedHasToBeTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        play(FORK + commit("more on side", "edit a.md\n-2\n+more") + commit("joined merging more", "")))
                .withMessageContaining("changed on both sides: [a.md]");
    }

    @Test
    void theMergedSideCanBeTakenAndEdited() throws IOException {
        play(FORK
                + commit("more on side", "edit a.md\n-2\n+more")
                + commit("joined merging more", "theirs a.md\nedit a.md\n-more\n+both"));
        assertThat(folder.resolve("a.md")).hasContent("1\nboth\n3\n");
    }

    @Test
    void aFileDeletedOnTheMergedSideGoes() throws IOException {
        play(FORK + commit("less on side", "delete b.md") + commit("joined merging less", ""));
        assertThat(folder.resolve("b.md")).doesNotExist();
        assertThat(folder.resolve("a.md")).exists();
    }

    @Test
    void aCommitIdStandsWhereTheScriptNamesTheCommit() throws IOException {
        Replay replay = play(commit("one", "put a.md") + commit("two", "edit a.md\n-2\n+${commit:one}"));
        assertThat(Files.readString(folder.resolve("a.md"))).isEqualTo("1\n" + replay.commit("one") + "\n3\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    edit a.md\\n-4\\n+5      | commit two (line 7): a.md lacks: 4
                    edit c.md\\n-4\\n+5      | no file c.md
                    edit twice.md\\n-x      | twice.md has twice: x
                    edit-each docs/\\n-x    | no file below docs/ has the lines
                    delete c.md            | no file c.md
                    move c.md d.md         | no file c.md
                    """)
    void anEditThatDoesNotFitIsNamed(String edit, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> play(commit("one", "put a.md\nput twice.md") + commit("two", edit.replace("\\n", "\n"))))
                .withMessageContaining(message);
    }

    private Replay play(String script) {
        try (HistoryWriter writer = HistoryWriter.create(folder)) {
            Replay replay = new Replay(writer, name -> name.equals("twice.md") ? "x\nx\n" : "1\n2\n3\n");
            HistoryScript.parse(PERSON + script).forEach(replay::add);
            writer.checkOut(replay.tip("main"));
            return replay;
        }
    }

    private static String commit(String head, String edits) {
        return "commit " + head + "\nauthor a 2024-06-03T10:00:00+09:00\n|Text\n" + edits + "\n";
    }
}
