package io.github.docsprint.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.docsprint.demo.Edit.Hunk;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryScriptTest {

    private static final String HEAD = """
            person aki 佐藤 あき <aki@example.com>

            commit one
            author aki 2024-06-03T10:00:00+09:00
            |First
            put a.md
            """;

    @Test
    void aCommitIsReadWhole() {
        List<ScriptedCommit> commits = HistoryScript.parse(HEAD + """

                # a comment
                commit two on side from one merging one
                author aki 2024-06-04T10:00:00+09:00
                committer aki 2024-06-05T10:00:00+09:00
                |Second
                |
                |And why
                edit a.md
                =kept
                -old
                +- new

                -more
                move a.md b.md
                """);
        ScriptedCommit second = commits.get(1);
        assertThat(second.branch()).isEqualTo("side");
        assertThat(second.startsAt()).contains("one");
        assertThat(second.merged()).contains("one");
        assertThat(second.author().name()).isEqualTo("佐藤 あき");
        assertThat(second.committer().when()).isAfter(second.author().when());
        assertThat(second.message()).isEqualTo("Second\n\nAnd why\n");
        assertThat(second.edits())
                .containsExactly(
                        new Edit.Patch(
                                "a.md",
                                List.of(
                                        new Hunk(List.of("kept", "old"), List.of("kept", "- new")),
                                        new Hunk(List.of("more"), List.of()))),
                        new Edit.Move("a.md", "b.md"));
    }

    @Test
    void theCommitterIsTheAuthorWhereNobodyElseIsNamed() {
        ScriptedCommit commit = HistoryScript.parse(HEAD).get(0);
        assertThat(commit.committer()).isEqualTo(commit.author());
        assertThat(commit.startsAt()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    put b.md c.md d.md                                | line 7: unknown edit
                    paint b.md                                        | line 7: unknown edit
                    edit a.md                                         | line 8: an edit needs a hunk
                    edit a.md\\n+only new                              | line 9: a hunk needs a line to find
                    commit one\\nauthor aki 2024-06-04T10:00:00+09:00  | line 7: a second commit one
                    commit two from three                             | line 7: no commit three
                    commit two on                                     | line 7: nothing after on
                    commit two at noon                                | line 7: unknown word at
                    commit two\\nauthor aki yesterday                  | line 8: not a date
                    commit two\\nauthor ken 2024-06-04T10:00:00+09:00  | line 8: expected author PERSON DATE
                    commit two\\nauthor aki 2024-06-04T10:00:00+09:00  | line 9: no message
                    person ken Ken                                    | line 7: a person is KEY NAME <EMAIL>
                    """)
    void aSlipIsNamedWithItsLine(String more, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryScript.parse(HEAD + more.replace("\\n", "\n")))
                .withMessageContaining(message);
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefused(@ForAll("scripts") String script) {
        try {
            assertThat(HistoryScript.parse(script)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("line ");
        }
    }

    @Provide
    Arbitrary<String> scripts() {
        return Arbitraries.of(
                        "person a A <a@example.com>",
                        "person a",
                        "commit c",
                        "commit d on b from c",
                        "commit ",
                        "author a 2024-06-03T10:00:00+09:00",
                        "author a",
                        "committer a 2024-06-03T10:00:00+09:00",
                        "|text",
                        "edit x",
                        "edit-each x",
                        "-old",
                        "+new",
                        "=same",
                        "delete x",
                        "",
                        "#")
                .list()
                .ofMaxSize(12)
                .map(lines -> String.join("\n", lines));
    }
}
