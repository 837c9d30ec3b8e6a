package io.github.docsprint.drift.change;

import static io.github.docsprint.drift.change.Pages.SOURCE;
import static io.github.docsprint.drift.change.Pages.TRANSLATION;
import static io.github.docsprint.drift.change.Pages.diff;
import static io.github.docsprint.drift.change.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.change.Worklist.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorklistTest {

    private static final String NEW_PARAGRAPH = "Stop everything else before you do so.\n";

    private static Worklist list(String before, String after, String edited) {
        return Worklist.of(diff(SOURCE, SOURCE.replace(before, after)), page(TRANSLATION), page(edited));
    }

    private static Worklist.Item only(Worklist list) {
        assertThat(list.items()).hasSize(1);
        return list.items().get(0);
    }

    @Test
    void withoutAnEditEverythingIsOpen() {
        Worklist list = list("create -f", "apply -f", TRANSLATION);

        assertThat(only(list).mark()).isEqualTo(Mark.OPEN);
        assertThat(list.done()).isZero();
    }

    @Test
    void anEditThatCodeProvesIsDone() {
        Worklist list = list("create -f", "apply -f", TRANSLATION.replace("create -f", "apply -f"));

        assertThat(only(list).mark()).isEqualTo(Mark.DONE);
        assertThat(list.done()).isOne();
    }

    @Test
    void anEditOfTheRightBlockIsTakenAsDoneWhereOnlyWordsCouldTell() {
        Worklist list = list(
                "Look at the status of", "Look at the log of", TRANSLATION.replace("ウィジェットの状態を確認", "ウィジェットのログを確認"));

        assertThat(only(list).mark()).isEqualTo(Mark.EDITED);
        assertThat(only(list).done()).isTrue();
    }

    @Test
    void anEditOfAnotherBlockTicksNothingOff() {
        Worklist list = list("Look at the status of", "Look at the log of", TRANSLATION.replace("使い終わったら", "終わったら"));

        assertThat(only(list).mark()).isEqualTo(Mark.OPEN);
    }

    @Test
    void anEditThatLeftTheCodeOutIsOpenAndSaysWhatIsLacking() {
        Worklist list = list(
                "the `widgetctl` tool",
                "the `widgetctl` tool with `--force`",
                TRANSLATION.replace("`widgetctl`ツールが必要です", "`widgetctl`ツールが要ります"));

        assertThat(only(list).mark()).isEqualTo(Mark.OPEN);
        assertThat(only(list).lacking()).containsExactly("--force");
    }

    @Test
    void aNewParagraphIsTakenAsDoneWhenOneWasWrittenAtItsPlace() {
        Worklist list = list(
                "## Clean up\n",
                "## Clean up\n\n" + NEW_PARAGRAPH,
                TRANSLATION.replace("## 後片付け\n", "## 後片付け\n\nその前に、ほかのものをすべて止めてください。\n"));

        assertThat(only(list).mark()).isEqualTo(Mark.EDITED);
        assertThat(only(list).target()).contains(line("その前に", list));
    }

    private static Lines line(String start, Worklist list) {
        int number = (int) TRANSLATION
                        .replace("## 後片付け\n", "## 後片付け\n\n" + start + "\n")
                        .lines()
                        .takeWhile(text -> !text.startsWith(start))
                        .count()
                + 1;
        return new Lines(number, number);
    }

    @Test
    void aBlockThatWentIsTakenAsDoneWhenItsRenderingWasTakenOut() {
        Worklist list = list(
                "* Delete the widget when you are done with it.\n",
                "",
                TRANSLATION.replace("* 使い終わったらウィジェットを削除する。\n", ""));

        assertThat(only(list).done()).isTrue();
    }

    @Test
    void whatTheTranslationHadBeforeTheEditIsNoItem() {
        String had = TRANSLATION.replace("create -f", "apply -f");
        Worklist list = Worklist.of(diff(SOURCE, SOURCE.replace("create -f", "apply -f")), page(had), page(had));

        assertThat(list.items()).isEmpty();
        assertThat(list.present()).hasSize(1);
    }

    @Test
    void whatAnEditLosesIsOpen() {
        String had = TRANSLATION.replace("create -f", "apply -f");
        Worklist list =
                Worklist.of(diff(SOURCE, SOURCE.replace("create -f", "apply -f")), page(had), page(TRANSLATION));

        assertThat(only(list).mark()).isEqualTo(Mark.OPEN);
    }

    @Test
    void theLinesWhereTheEditBeganAreKept() {
        Worklist.Item item = only(list(
                "Look at the status of",
                "Look at the log of",
                TRANSLATION.replace("weight: 10\n", "weight: 10\nx: y\n")));

        assertThat(item.target().map(Lines::first))
                .isEqualTo(item.start().map(lines -> lines.first() + 1))
                .isNotEqualTo(Optional.empty());
    }

    @Property(tries = 100)
    void everyChangeIsAnItemOrPresentWhateverTheEdit(
            @ForAll @IntRange(max = 40) int first,
            @ForAll @IntRange(max = 10) int count,
            @ForAll @AlphaChars String words) {
        List<String> lines = new ArrayList<>(TRANSLATION.lines().toList());
        int from = Math.min(first, lines.size());
        lines.subList(from, Math.min(from + count, lines.size())).clear();
        lines.add(from, words);
        ChangeSet changes = diff(SOURCE, SOURCE.replace("create -f", "apply -f").replace("## Clean up\n", ""));
        Worklist list = Worklist.of(changes, page(TRANSLATION), page(String.join("\n", lines)));

        assertThat(list.items().size() + list.present().size())
                .isEqualTo(changes.translatable().size());
    }

    @Test
    void aValueOfFrontMatterIsShownWithItsKey() {
        Change change = diff(SOURCE, SOURCE.replace("title: Blue Widgets", "title: Red Widgets"))
                .translatable()
                .get(0);

        assertThat(Piece.after(change, SOURCE.replace("title: Blue Widgets", "title: Red Widgets")))
                .extracting(Piece::text)
                .containsExactly("title: ", "Red", " Widgets");
    }

    @Test
    void anAddressBeforeItsTextIsOnePieceWithIt() {
        String base = "<p>See the <a href=\"/docs/old/\">old guide</a> before you begin.</p>\n";
        String current = base.replace("/docs/old/", "/docs/new/").replace("old guide", "new page");
        Change change = SourceDiff.between(
                        PageText.of("x.html", base, Kubernetes.DIALECT),
                        PageText.of("x.html", current, Kubernetes.DIALECT))
                .translatable()
                .get(0);

        assertThat(Piece.after(change, current))
                .extracting(Piece::text)
                .containsExactly("See the <a href=\"", "/docs/new/\">new page", "</a> before you begin.");
    }
}
