package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.drift.change.Piece;
import io.github.docsprint.text.DisplayWidth;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParagraphTest {

    private static List<String> lines(String text, int columns) {
        return Paragraph.of(text).lines(columns, UnaryOperator.identity());
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(lines("ノードを削除します。", 10)).containsExactly("ノードを削", "除します。");
    }

    @Test
    void aLineDoesNotBeginWithAFullStop() {
        assertThat(lines("あいうえお。", 10)).containsExactly("あいうえ", "お。");
    }

    @Test
    void wordsAreBrokenAtBlanksAndLongOnesAnywhere() {
        assertThat(lines("to https://example.com/a now", 9)).containsExactly("to https:", "//example", ".com/a", "now");
    }

    @Test
    void addressesAndOptionsStayInOnePiece() {
        assertThat(lines("一覧は --activity-file か https://a.b:80/c です", 16))
                .containsExactly("一覧は", "--activity-file", "か", "https://a.b:80/c", "です");
    }

    @Test
    void paintIsPutOnAgainInEachLine() {
        Paragraph paragraph = Paragraph.of(
                List.of(new Piece("one ", false), new Piece("two three", true), new Piece(" four", false)), "", "");

        assertThat(paragraph.lines(8, words -> "<" + words + ">")).containsExactly("one <two>", "<three>", "four");
    }

    @Test
    void signsStandAroundEditedWordsButNotAroundWholeBlocks() {
        assertThat(Paragraph.of(List.of(new Piece("a ", false), new Piece("b", true)), "{+", "+}")
                        .lines(80, UnaryOperator.identity()))
                .containsExactly("a {+b+}");
        assertThat(Paragraph.of(List.of(new Piece("b", true)), "{+", "+}").lines(80, UnaryOperator.identity()))
                .containsExactly("b");
    }

    @Test
    void theLineEndsOfRunningTextAreNoneOfAParagraphs() {
        assertThat(Paragraph.unwrapped(List.of(new Piece("one\n  two", false), new Piece(" three  \nfour", true))))
                .containsExactly(new Piece("one two", false), new Piece(" three  \nfour", true));
        assertThat(Paragraph.unwrapped(List.of(new Piece("```\na\n```", false))))
                .containsExactly(new Piece("```\na\n```", false));
    }

    @Property(tries = 300)
    void noLineIsWiderThanItMayBeAndNothingIsLost(
            @ForAll("texts") String text, @ForAll @IntRange(min = 4, max = 30) int columns) {
        List<String> lines = lines(text, columns);

        assertThat(lines).allMatch(line -> DisplayWidth.of(line) <= columns);
        assertThat(String.join("", lines).replace(" ", ""))
                .isEqualTo(text.replace("\n", "").replace(" ", ""));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "bc", " ", "/", "。", "、", "ノ", "ー", "ド", "（", "）", "\n", "😀", "é", "-")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }
}
