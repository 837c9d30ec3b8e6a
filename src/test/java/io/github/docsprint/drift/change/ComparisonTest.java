package io.github.docsprint.drift.change;

import static io.github.docsprint.drift.change.Pages.SOURCE;
import static io.github.docsprint.drift.change.Pages.TRANSLATION;
import static io.github.docsprint.drift.change.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static State state(String source, String translation) {
        return Comparison.compare(page(source), page(translation)).state();
    }

    @Test
    void aTranslationInSyncIsUpToDate() {
        Comparison.Verdict verdict = Comparison.compare(page(SOURCE), page(TRANSLATION));
        assertThat(verdict.state()).isEqualTo(State.UP_TO_DATE);
        assertThat(verdict.sections()).isEmpty();
    }

    @Test
    void aCopyOfTheSourceIsACopy() {
        assertThat(state(SOURCE, SOURCE)).isEqualTo(State.ENGLISH_COPY);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "v1.20; v1.21",
                "state=\"alpha\"; state=\"beta\"",
                "create -f; apply -f",
                "`size`; `width`",
                "concepts/widgets/; concepts/blue-widgets/",
                "`--color=blue` flag; `--colour=blue` flag",
                "at least 3 nodes; at least 300 nodes",
                "## Clean up; ### Clean up",
                "{#make}; {#create}",
                "* Look at the status of the widget.; * Look at the status of the widget.{n}* Ask a friend for another look at it.",
                "* Look at the status of the widget.{n};''",
                "| `size` | how much room it takes |{n};''",
                "## Clean up{n}; ## Clean up{n}{n}Stop everything that uses the widget, and wait until it has stopped.{n}",
                "widget runs.; widget runs. Colors that were given by an administrator cannot be changed later on, whoever asks for it.",
                "{{< warning >}}; {{< note >}}",
                "title: Blue Widgets; title: Blue Widgets{n}description: All about them.",
                "## Clean up; ## Paint it{n}{n}Take a brush.{n}{n}## Clean up",
            })
    void whatTheTranslationLacksIsTold(String before, String after) {
        String from = before.replace("{n}", "\n");
        assertThat(SOURCE).contains(from);
        Comparison.Verdict verdict =
                Comparison.compare(page(SOURCE.replace(from, after.replace("{n}", "\n"))), page(TRANSLATION));
        assertThat(verdict.state()).as(verdict.findings().toString()).isEqualTo(State.OUTDATED);
        assertThat(verdict.sections()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "決めます。; 決めます。なお、色は後から変えることもできます。",
                "まず作成します; 最初にウィジェットを作成します",
                "## 後片付け{n}; ## 後片付け{n}{n}(訳注: この操作は取り消せません。){n}",
                "あり、ウィ; あります。{n}ウィ",
                "動くものです。; 動くものです。{n}{n}",
                "クラスター; クラスタ",
                "3つ; ３つ",
                "/ja/docs/; /docs/",
                "text=\"ウィジェット\" term_id=\"widget\"; term_id=\"widget\"",
                "<!-- overview -->; <!-- Every widget has `--no-color` now -->",
            })
    void whatATranslatorMayDoIsNoDrift(String before, String after) {
        String from = before.replace("{n}", "\n");
        assertThat(TRANSLATION).contains(from);
        Comparison.Verdict verdict =
                Comparison.compare(page(SOURCE), page(TRANSLATION.replace(from, after.replace("{n}", "\n"))));
        assertThat(verdict.state()).as(verdict.findings().toString()).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void reorderedParagraphsAreNoDrift() {
        String one = "あるところに、とても長い名前のウィジェットが一つありました。その色は誰も知りません。";
        String two = "次に、`widgetctl`を使います。";
        String english =
                "# A\n\nSomewhere there was a widget with a very long name. Nobody knew its color.\n\nThen use `widgetctl`.\n";
        assertThat(state(english, "# あ\n\n" + one + "\n\n" + two + "\n")).isEqualTo(State.UP_TO_DATE);
        assertThat(state(english, "# あ\n\n" + two + "\n\n" + one + "\n")).isEqualTo(State.UP_TO_DATE);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "https://example.com/en-us/guide, https://example.com/ja-jp/guide",
        "https://example.com/guide?hl=en, https://example.com/guide?hl=ja",
        "https://example.com/guide?hl=en&v=2, https://example.com/guide?v=2&lang=ja",
        "https://en.example.com/guide, https://ja.example.com/guide"
    })
    void aLinkToTheTranslatedCopyOfADocumentIsTheSameLink(String english, String translated) {
        assertThat(state("# A\n\nSee [the guide](" + english + ").\n", "# あ\n\n[ガイド](" + translated + ")を見てください。\n"))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void anotherQueryIsAnotherLink() {
        assertThat(state(
                        "# A\n\nSee [the guide](https://example.com/guide?v=2).\n",
                        "# あ\n\n[ガイド](https://example.com/guide?v=1)を見てください。\n"))
                .isEqualTo(State.OUTDATED);
    }

    @Test
    void anotherDelimiterIsCosmetic() {
        String source = SOURCE.replace(
                "{{< feature-state for_k8s_version=\"v1.20\" state=\"alpha\" >}}",
                "{{% feature-state for_k8s_version=\"v1.20\" state=\"alpha\" %}}");
        assertThat(state(source, TRANSLATION)).isEqualTo(State.COSMETIC);
    }

    @Test
    void aFindingNamesItsSectionAndLinesInBothPages() {
        Comparison.Verdict verdict =
                Comparison.compare(page(SOURCE.replace("create -f", "apply -f")), page(TRANSLATION));
        SectionChange change = verdict.sections().get(0);
        assertThat(change.heading()).isEqualTo("Make a widget");
        assertThat(change.anchor()).isEqualTo("make");
        assertThat(change.kind()).isEqualTo(SectionChange.Kind.CODE);
        assertThat(change.sourceLines().first()).isEqualTo(27);
        assertThat(change.targetLines().orElseThrow().first()).isEqualTo(24);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "It took 1.5 million lines.; 150万行かかりました。",
                "It took 150 million lines.; 1億5千万行かかりました。",
                "It took 5,000 lines.; 5千行かかりました。",
                "It took 5,000 lines.; 5000行かかりました。",
                "Since v1.23 it takes long.; バージョン1.23から長くかかります。",
                "It takes 20-50 days.; 20日から50日かかります。",
                "It starts on November 20.; 11月20日に始まります。",
                "It takes twelve days.; 12日かかります。",
                "Read the base64-encoded text.; base64でエンコードされたテキストを読みます。",
                "A note of intent--once it is made--is kept.; 意図は一度作られると保持されます。",
                "Set `color: blue` on it.; `color：blue`を設定します。",
                "Set `color: blue` on it.; `color:blue`を設定します。",
                "Ask for `/api/v1/pods/some-name` now.; ここで`/api/v1/pods/名前`を要求します。",
                "Ask for a `Single Health Check` now.; ここで`単一のヘルスチェック`を要求します。",
                "Look at all `DaemonSets` now.; ここですべての`DaemonSet`を見ます。",
            })
    void whatLanguagesWriteInTheirOwnWayIsTheSame(String english, String japanese) {
        assertThat(state("# A\n\n" + english + "\n", "# あ\n\n" + japanese + "\n"))
                .isEqualTo(State.UP_TO_DATE);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "It took 2.5 million lines.; 150万行かかりました。",
                "It took 6,000 lines.; 5千行かかりました。",
                "Since v1.24 it takes long.; バージョン1.23から長くかかります。",
                "It takes 20-60 days.; 20日から50日かかります。",
                "It takes 50 days.; 500日かかります。",
                "Set `color: red` on it.; `color：blue`を設定します。",
            })
    void anotherNumberOrCodeIsTold(String english, String japanese) {
        assertThat(state("# A\n\n" + english + "\n", "# あ\n\n" + japanese + "\n"))
                .isEqualTo(State.OUTDATED);
    }

    @Test
    void promptsAndBlanksInCodeAreNoDrift() {
        assertThat(state(SOURCE.replace("widgetctl create -f", "$ widgetctl  create -f"), TRANSLATION))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void fieldsOfTheFrontMatterHaveNoOrder() {
        assertThat(state(
                        "---\ntitle: A\ndescription: All of it.\n---\n\nSome text.\n",
                        "---\ndescription: すべて。\ntitle: あ\n---\n\nテキスト。\n"))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aTranslatorsNoteMayHaveCodeAndLinksOfItsOwn() {
        String note =
                "{{< note >}}\n訳注: 日本語版では`widget-ja`と[説明](https://example.com/ja-widgets)を参照してください。\n{{< /note >}}\n\n";
        assertThat(state(SOURCE, TRANSLATION.replace("## 後片付け", note + "## 後片付け")))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aSentenceThatIsCountedToTheNextParagraphIsNoDrift() {
        String one = "The first paragraph of this page tells what a widget is, and where it runs in a cluster.";
        String two = " Widgets that run on the control plane have another color than those that run on a node.";
        String three = "The second paragraph tells what to do with a widget that does not run any more at all.";
        String eins = "このページの最初の段落は、ウィジェットとは何か、そしてクラスターのどこで動くのかを説明します。";
        String zwei = "コントロールプレーンで動くウィジェットは、ノードで動くウィジェットとは別の色をしています。";
        String drei = "2番目の段落は、まったく動かなくなったウィジェットをどうすればよいのかを説明します。";
        String rest = "\n\n" + three + "\n\n" + one + "\n";
        String rest2 = drei + "\n\n" + eins + "\n";
        assertThat(state("# A\n\n" + one + two + rest, "# あ\n\n" + eins + "\n\n" + zwei + rest2))
                .isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aShortPageThatLacksHalfOfItsTextIsOutdated() {
        String english = "# A\n\nA widget is a thing that runs in a cluster, and that has a color and a size.";
        String japanese = "# あ\n\nウィジェットはクラスターの中で動き、色と大きさを持つものです。\n";
        assertThat(state(english + "\n", japanese)).isEqualTo(State.UP_TO_DATE);
        assertThat(state(
                        english
                                + " Whoever makes one has to say how large it is, and to whom it will belong later on.\n",
                        japanese))
                .isEqualTo(State.OUTDATED);
    }

    @Test
    void pagesWithNothingInCommonAreOutdated() {
        assertThat(state(SOURCE, "# ほかのページ\n\nここには別のことが書いてあります。\n")).isEqualTo(State.OUTDATED);
    }

    @Test
    void itemsInAnotherOrderAreTold() {
        String first = "* Read the [guide for widgets](/docs/concepts/widgets/).\n";
        String second = "* Look at the status of the widget.\n";
        assertThat(SOURCE).contains(first + second);
        Comparison.Verdict verdict =
                Comparison.compare(page(SOURCE.replace(first + second, second + first)), page(TRANSLATION));
        assertThat(verdict.sections()).extracting(SectionChange::change).containsExactly(SectionChange.Change.MOVED);
    }
}
