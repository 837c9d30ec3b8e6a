package io.github.docsprint.drift.change;

import static io.github.docsprint.drift.change.Pages.SOURCE;
import static io.github.docsprint.drift.change.Pages.TRANSLATION;
import static io.github.docsprint.drift.change.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.drift.State;
import io.github.docsprint.glossary.Lexicon;
import io.github.docsprint.lint.LintConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What everyday words tell: {@link HeadingSigns} and {@link SentenceSigns}, with the words that docsprint comes with. */
class EverydaySignsTest {

    private static final Lexicon LEXICON = new Lexicon(LintConfig.BUILT_IN.glossaryWithWords("ja"));

    private static final String STEPS = "* Delete the widget when you are done with it.";
    private static final String STEPS_RENDERED = "* 使い終わったらウィジェットを削除する。";
    private static final String INTRODUCTION =
            "A _widget_ is a thing that runs in a cluster. Every widget has a color, and"
                    + " the\ncolor of a widget decides where the widget runs.";
    private static final String INTRODUCED = "*ウィジェット*はクラスターの中で動くものです。どのウィジェットにも色があり、" + "ウィジェットの色がその動く場所を決めます。";

    private static State state(String source, String translation) {
        return Comparison.compare(page(source), page(translation), LEXICON).state();
    }

    private static String source(String before, String after) {
        assertThat(SOURCE).contains(before);
        return SOURCE.replace(before, after);
    }

    private static String translation(String before, String after) {
        assertThat(TRANSLATION).contains(before);
        return TRANSLATION.replace(before, after);
    }

    @Test
    void aTranslationInSyncHasNoFindings() {
        assertThat(Comparison.compare(page(SOURCE), page(TRANSLATION), LEXICON).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Make a widget | Quickly make a large widget
                    Clean up      | Monitor before you clean up
                    """)
    void aHeadingWithWordsThatNothingRendersIsTold(String heading, String renamed) {
        assertThat(state(source("## " + heading, "## " + renamed), TRANSLATION)).isEqualTo(State.OUTDATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"## Create a widget {#make}", "## Making widgets {#make}", "## How to build a widget {#make}"})
    void aHeadingInOtherWordsForTheSameIsNotTold(String heading) {
        assertThat(state(source("## Make a widget {#make}", heading), TRANSLATION))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aHeadingThatHasNothingInCommonWithItsRenderingIsTold() {
        String japanese = translation("## 後片付け", "## 障害通知の設定");
        assertThat(state(source("## Clean up", "## Common pitfalls"), japanese)).isEqualTo(State.OUTDATED);
        assertThat(state(source("## Clean up", "## Configure failure notifications"), japanese))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void oneWordMoreIsToldInATitleAlone() {
        assertThat(state(source("title: Blue Widgets", "title: Advanced Blue Widgets"), TRANSLATION))
                .isEqualTo(State.OUTDATED);
        assertThat(state(source("## Make a widget {#make}", "## Make an advanced widget {#make}"), TRANSLATION))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aWordMoreIsToldBesideATitleThatWasNotTranslated() {
        String japanese = translation("青いウィジェット", "Blue Widgets");
        assertThat(state(SOURCE, japanese)).isEqualTo(State.UP_TO_DATE);
        assertThat(state(source("title: Blue Widgets", "title: Advanced Blue Widgets"), japanese))
                .isEqualTo(State.OUTDATED);
    }

    @Test
    void aLongParagraphThatRendersNothingIsTold() {
        String more = "請求書の支払期限を過ぎた契約者には、営業担当の部署から電話で督促の連絡が行われ、さらに遅延損害金が発生します。";
        assertThat(state(SOURCE, translation("## 後片付け", more + "\n\n## 後片付け"))).isEqualTo(State.OUTDATED);
        assertThat(state(SOURCE, translation("## 後片付け", "詳細は運営の窓口に問い合わせます。\n\n## 後片付け")))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void whatIsLeftOfAHeadingMayRenderAWordInAnotherWay() {
        String english = source("## Clean up", "## Advanced clean up");
        assertThat(state(english, translation("## 後片付け", "## 究極後片付け"))).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aSentenceMoreInTheSourceIsTold() {
        String longer = STEPS + " Remember to inform the people who still expect its results, because they cannot"
                + " recover the previous state later.";
        assertThat(state(source(STEPS, longer), TRANSLATION)).isEqualTo(State.OUTDATED);
    }

    @Test
    void aSentenceThatTheTranslationHasInTheNextParagraphIsNotTold() {
        String more = "Remember to inform the people who still expect its results, because they cannot recover the"
                + " previous state later.";
        String rendered = "以前の状態には後で復元できないため、結果をまだ期待している人々に忘れずに知らせてください。";
        String english = source(INTRODUCTION, INTRODUCTION + " " + more);
        String japanese = translation(INTRODUCED, INTRODUCED + "\n\n" + rendered);
        assertThat(state(english, japanese)).isEqualTo(State.UP_TO_DATE);
        assertThat(state(english, TRANSLATION)).isEqualTo(State.OUTDATED);
    }

    @Test
    void aLongSentenceMoreInTheTranslationIsTold() {
        String more = "請求書の支払期限を過ぎた契約者には、営業担当の部署から電話で督促の連絡が行われ、さらに遅延損害金が発生します。";
        assertThat(state(SOURCE, translation(INTRODUCED, INTRODUCED + more))).isEqualTo(State.OUTDATED);
        assertThat(state(SOURCE, translation(STEPS_RENDERED, STEPS_RENDERED + more)))
                .isEqualTo(State.OUTDATED);
    }

    /** Three sentences, each with its rendering. */
    private static final String[][] SENTENCES = {
        {
            "Administrators assign a color to every widget before they connect the storage of the cluster.",
            "管理者は、クラスターのストレージを接続する前に、すべてのウィジェットに色を割り当てます。"
        },
        {
            "The controller restarts containers that used more memory than permitted during the night.",
            "コントローラーは、許可された量より多くのメモリーを夜間に使用したコンテナを再起動します。"
        },
        {
            "Users of other namespaces see the colors, but need permission to list the widgets.",
            "他の名前空間のユーザーには色が見えますが、ウィジェットを一覧表示するには権限が必要です。"
        }
    };

    private static State paragraph(String english, String japanese) {
        return state(source(INTRODUCTION, english), translation(INTRODUCED, japanese));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aSentenceThatTheSourceLostIsToldWhereverItStands(int lost) {
        StringBuilder english = new StringBuilder();
        StringBuilder japanese = new StringBuilder();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < SENTENCES.length; i++) {
            english.append(i == lost ? "" : SENTENCES[i][0] + " ");
            all.append(SENTENCES[i][0]).append(' ');
            japanese.append(SENTENCES[i][1]);
        }
        assertThat(paragraph(all.toString().strip(), japanese.toString())).isEqualTo(State.UP_TO_DATE);
        assertThat(paragraph(english.toString().strip(), japanese.toString())).isEqualTo(State.OUTDATED);
    }

    @Test
    void aSentenceThatWasCutInTwoIsNotTold() {
        String cut = SENTENCES[2][1].replace("見えますが、", "見えます。しかし、");
        assertThat(cut).isNotEqualTo(SENTENCES[2][1]);
        assertThat(paragraph(SENTENCES[0][0] + " " + SENTENCES[2][0], SENTENCES[0][1] + cut))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aSentenceThatAnotherParagraphHasIsNotTold() {
        String english = source(INTRODUCTION, SENTENCES[0][0] + "\n\n" + SENTENCES[1][0] + " " + SENTENCES[2][0]);
        String japanese = translation(INTRODUCED, SENTENCES[0][1] + SENTENCES[1][1] + "\n\n" + SENTENCES[2][1]);
        assertThat(state(english, japanese)).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aHeadingInWordsOfKanaIsNotTold() {
        String english = source("## Clean up", "## Quickly clean up things");
        assertThat(state(english, TRANSLATION)).isEqualTo(State.OUTDATED);
        assertThat(state(english, translation("## 後片付け", "## ざっと後片付け"))).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aNegationOfAnotherSentenceIsNotThatOfThisOne() {
        String denied = SENTENCES[1][0].replace("restarts containers", "does not restart containers");
        String english = denied + " " + SENTENCES[2][0].replace("need permission", "cannot list the widgets");
        String japanese = SENTENCES[1][1].replace("再起動します", "再起動しません") + SENTENCES[2][1].replace("権限が必要です", "ことはできません");
        assertThat(paragraph(english, japanese)).isEqualTo(State.UP_TO_DATE);
        assertThat(paragraph(
                        english, japanese.replace("再起動しません", "再起動しないことはありません").replace("ことはできません", "権限が必要です")))
                .isEqualTo(State.OUTDATED);
    }

    @Test
    void aRemarkOfTheTranslatorIsNotTold() {
        String remark = "なお、日本語の画面では表示が少し違います。";
        assertThat(state(SOURCE, translation(INTRODUCED, INTRODUCED + remark))).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aTextInAnotherLanguageIsNotJudgedByTheWords() {
        String french = TRANSLATION
                .replaceAll("[ぁ-んァ-ヺー一-龠]+", "widget bleu")
                .replace("。", ".")
                .replace("、", ",");
        assertThat(Comparison.compare(page(source("title: Blue", "title: Advanced Blue")), page(french), LEXICON)
                        .findings())
                .noneMatch(finding -> finding.evidence().equals("Advanced"));
    }
}
