package io.github.docsprint.drift.change;

import static io.github.docsprint.drift.change.Pages.SOURCE;
import static io.github.docsprint.drift.change.Pages.TRANSLATION;
import static io.github.docsprint.drift.change.Pages.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.drift.State;
import io.github.docsprint.glossary.GlossaryReader;
import io.github.docsprint.glossary.Lexicon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordSignsTest {

    private static final Lexicon LEXICON = new Lexicon(GlossaryReader.read("team.yaml", """
            schemaVersion: 1
            language: ja
            terms:
              - {en: cluster, ja: クラスター, kind: term}
            loans: {ウィジェット: widget, データ: data, ノード: node, プール: pool, コンテナ: container, コピー: copy}
            renderings:
              - en: [not, cannot]
                ja: [ない, ません, 防]
                except: [not only, なければなりません]
                others: {防: prevent}
            """.getBytes(UTF_8)));

    private static final String WARNING = "Deleting a widget deletes the data that the widget keeps on its node.";
    private static final String REWRITTEN = "Ask the people who work on this before you change what others depend on.";
    private static final String DELETED = "ウィジェットを削除すると、ウィジェットがノードに保存しているデータも削除されます。";

    private static State state(String source, String translation, Lexicon lexicon) {
        assertThat(source.equals(SOURCE) && translation.equals(TRANSLATION)).isFalse();
        return Comparison.compare(page(source), page(translation), lexicon).state();
    }

    private static State rewarned(String english, String japanese) {
        return state(SOURCE.replace(WARNING, english), TRANSLATION.replace(DELETED, japanese), LEXICON);
    }

    @Test
    void aTranslationInSyncIsUpToDate() {
        assertThat(Comparison.compare(page(SOURCE), page(TRANSLATION), LEXICON).findings())
                .isEmpty();
    }

    @Test
    void aParagraphThatSpeaksOfOtherThingsIsTold() {
        String source = SOURCE.replace(WARNING, REWRITTEN);
        String translation = TRANSLATION.replace("ウィジェットがノードに", "クラスターのノードに");
        assertThat(state(source, translation, LEXICON)).isEqualTo(State.OUTDATED);
        assertThat(state(source, translation, Lexicon.NONE)).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aParagraphThatSpeaksOfTheSameInOtherWordsIsNotTold() {
        assertThat(rewarned("When you remove widgets, data on the nodes of these widgets is lost as well.", DELETED))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aSentenceMoreIsToldWhereItSpeaksOfWhatTheSourceHasNot() {
        String same = "ウィジェットの削除は、元に戻すことができませんので、十分に注意して行ってください。";
        String other = "クラスターのプールから、後片付けのためにそれを取り除くときも、同様に注意してください。";
        assertThat(rewarned(WARNING, DELETED + same)).isEqualTo(State.UP_TO_DATE);
        assertThat(rewarned(WARNING, DELETED + other)).isEqualTo(State.UP_TO_DATE);
        assertThat(rewarned(WARNING, DELETED + other.replace("後片付け", "コンテナのコピー")))
                .isEqualTo(State.OUTDATED);
    }

    @Test
    void oneWordThatTheSourceHasNotIsNotTold() {
        assertThat(rewarned(WARNING.replace("its node", "its machine"), DELETED))
                .isEqualTo(State.UP_TO_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"does not delete", "cannot delete"})
    void whatTheSourceDeniesAndTheTranslationDoesNotIsTold(String denied) {
        assertThat(rewarned(WARNING.replace("deletes", denied), DELETED)).isEqualTo(State.OUTDATED);
    }

    @Test
    void whatBothDenyIsNotTold() {
        assertThat(rewarned(WARNING.replace("deletes", "does not delete"), DELETED.replace("削除されます", "削除されません")))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void oneOfTwoNegationsThatIsNotRenderedIsTold() {
        String twice =
                WARNING.replace("deletes the data", "does not delete the data").replace("keeps on", "does not keep on");
        assertThat(rewarned(twice, DELETED.replace("削除されます", "削除されません"))).isEqualTo(State.OUTDATED);
        assertThat(rewarned(twice, DELETED.replace("保存している", "保存していない").replace("削除されます", "削除されません")))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void whatRendersAnotherWordOfTheSourceIsNoNegation() {
        String prevents = WARNING.replace("deletes the data", "prevents loss of the data");
        String prevented = DELETED.replace("データも削除されます", "データを失うことを防ぎます");
        assertThat(rewarned(prevents, prevented)).isEqualTo(State.UP_TO_DATE);
        assertThat(rewarned(prevents.replace("prevents", "does not prevent"), prevented))
                .isEqualTo(State.OUTDATED);
        assertThat(rewarned(WARNING.replace("deletes", "does not lose"), prevented))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aParagraphThatWasMatchedWithItsNeighbourIsNotTold() {
        String second = "A copy of the cluster's container pool is kept on each node of the pool.";
        String rendered = "コンテナのプールのコピーが、プールの各ノードに、クラスターの分だけ保存されます。";
        assertThat(rewarned(WARNING + "\n\n" + second, rendered + "\n\n" + DELETED))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aDutyDeniesNothing() {
        assertThat(rewarned(
                        WARNING.replace("deletes", "must not delete"),
                        DELETED.replace("データも削除されます", "データを削除しなければなりません")))
                .isEqualTo(State.OUTDATED);
        assertThat(rewarned(WARNING.replace("deletes", "deletes not only"), DELETED))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aQuotedNegationIsNoNegation() {
        assertThat(rewarned("The tool says: widget not found on the node.", "ツールは、ウィジェットについてnot foundと表示します。"))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aTextInAnotherScriptIsNotJudgedByTheLexicon() {
        String chinese = TRANSLATION.replaceAll("[ぁ-んァ-ヺー]+", "的").replace("クラスター", "集群");
        assertThat(Comparison.compare(page(SOURCE.replace("deletes", "does not delete")), page(chinese), LEXICON)
                        .findings())
                .noneMatch(finding -> finding.evidence().equals("not"));
    }
}
