package io.github.docsprint.drift.change;

import static io.github.docsprint.drift.change.Pages.SOURCE;
import static io.github.docsprint.drift.change.Pages.TRANSLATION;
import static io.github.docsprint.drift.change.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReflectedSourceTest {

    /** A later change, which the translation has: it makes a later revision the base. */
    private static String later(String text) {
        return text.replace("v1.20", "v1.31");
    }

    /** Two revisions of the source page, and which of them is more like the base. */
    private record Step(String before, String after, boolean lacks) {}

    private record Reflected(String text, boolean held) {}

    private static Reflected reflected(String base, String translation, Step step) {
        ReflectedSource source =
                new ReflectedSource("page.md", base, () -> page(translation), new PageTexts(Kubernetes.DIALECT));
        List<Splice> splices =
                step.lacks() ? source.take(step.after(), step.before()) : source.take(step.before(), step.after());
        assertThat(Splice.all(splices, base)).isEqualTo(source.text());
        return new Reflected(source.text(), !splices.isEmpty());
    }

    private static Missing missing(String before, String now, String translation) {
        return Missing.from(SourceDiff.between(page(before), page(now)), page(translation));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "create -f; apply -f",
                "concepts/widgets/; concepts/things/",
                "`size`; `width`",
                "`--color=blue` flag; `--colour=blue` flag",
                "| `size` | how much room it takes |{n}; | `size` | how much room it takes |{n}| `weight` | how heavy it is |{n}",
                "* Look at the status of the widget.{n}; * Look at the status of the widget.{n}* Run `widgetctl get` and `widgetctl stop`.{n}",
                "You need a cluster with at least 3 nodes, and the `widgetctl` tool.; You need a cluster.",
            })
    void aChangeBeforeTheBaseThatThePageLacksIsMissing(String before, String after) {
        String old = before.replace("{n}", "\n");
        assertThat(SOURCE).contains(old);
        String changed = SOURCE.replace(old, after.replace("{n}", "\n"));
        String now = later(changed);

        Reflected reflected = reflected(now, later(TRANSLATION), new Step(SOURCE, changed, true));

        assertThat(reflected.held()).isTrue();
        assertThat(missing(now, now, later(TRANSLATION)).items()).isEmpty();
        assertThat(missing(reflected.text(), now, later(TRANSLATION)).items()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} -> {1} | {2} -> {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "create -f; apply -f; create -f; apply -f",
                "concepts/widgets/; concepts/things/; concepts/widgets/; concepts/things/",
                "`size`; `width`; `size`; `width`",
            })
    void whatThePageHasIsNotUndone(String before, String after, String old, String is) {
        String now = later(SOURCE.replace(before, after));
        String translation = later(TRANSLATION.replace(old, is));
        Step step = new Step(SOURCE, SOURCE.replace(before, after), true);
        assertThat(reflected(now, translation, step)).isEqualTo(new Reflected(now, false));
    }

    @Test
    void aBlockOfAnHtmlDocumentIsNotPutIntoMarkdown() {
        String markdown = "---\ntitle: Page\n---\n\nRun `create -f` on every node of the cluster.\n";
        String html =
                "---\ntitle: Page\n---\n\n<!DOCTYPE html>\n<p>Run <code>apply -f</code> on every node of the cluster.</p>\n";
        String translation = "---\ntitle: ページ\n---\n\nクラスターの各ノードで`apply -f`を実行します。\n";

        assertThat(reflected(markdown, translation, new Step(markdown, html, false)))
                .isEqualTo(new Reflected(markdown, false));
    }

    @Test
    void whatWordsAloneSayIsLeftToTheBase() {
        String changed = SOURCE.replace("Look at the status", "Look at the log");
        assertThat(reflected(changed, TRANSLATION, new Step(SOURCE, changed, true))
                        .held())
                .isFalse();
    }

    @Test
    void ofTwoChangesInOneParagraphOnlyTheOneThatIsMissingIsTold() {
        String line = "You need a cluster with at least 3 nodes, and the `widgetctl` tool.";
        String first = SOURCE.replace(line, line.replace("`widgetctl`", "`widget-admin`"));
        String now = first.replace("at least 3 nodes", "at least 3 nodes of `amd64`");
        String translation = TRANSLATION.replace("`widgetctl`ツール", "`widget-admin`ツール");
        assertThat(missing(SOURCE, now, translation).items().get(0).change().edits())
                .hasSize(2);

        Reflected reflected = reflected(SOURCE, translation, new Step(SOURCE, first, false));

        assertThat(reflected.text()).isEqualTo(first);
        assertThat(missing(reflected.text(), now, translation)
                        .items()
                        .get(0)
                        .change()
                        .edits())
                .hasSize(1);
    }

    @Test
    void aNewHyphenIsNoChangeThatAPageLacks() {
        String before = SOURCE.replace("Every widget has a color", "Every widget is a CNCF approved one");
        String after = SOURCE.replace("Every widget has a color", "Every widget is a CNCF-approved thing");
        String translation = TRANSLATION.replace("どのウィジェットにも色があり", "どのウィジェットもCNCF Approvedで");
        assertThat(reflected(after, translation, new Step(before, after, true)).text())
                .isEqualTo(after);
    }
}
