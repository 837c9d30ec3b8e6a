package io.github.docsprint.drift.change;

import static io.github.docsprint.drift.change.Pages.SOURCE;
import static io.github.docsprint.drift.change.Pages.TRANSLATION;
import static io.github.docsprint.drift.change.Pages.diff;
import static io.github.docsprint.drift.change.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.message.Message;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingTest {

    private static Missing missing(String before, String after, String translation) {
        return Missing.from(diff(SOURCE, SOURCE.replace(before, after)), page(translation));
    }

    private static String lines(Missing missing) {
        Lines lines = missing.items().get(0).target().orElseThrow();
        return String.join("\n", TRANSLATION.lines().toList().subList(lines.first() - 1, lines.last()));
    }

    @ParameterizedTest(name = "{0} -> {1} | {2} -> {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "v1.20; v1.21; v1.20; v1.21",
                "at least 3; at least 5; 3つ以上; 5つ以上",
                "create -f; apply -f; create -f; apply -f",
                "concepts/widgets/; concepts/things/; concepts/widgets/; concepts/things/",
                "`size`; `width`; `size`; `width`",
                "## Clean up; ## Clean up {#bye}; ## 後片付け; ## 後片付け {#bye}",
            })
    void aChangeThatTheTranslationHasIsDropped(String before, String after, String old, String now) {
        assertThat(missing(before, after, TRANSLATION).items()).hasSize(1);
        Missing done = missing(before, after, TRANSLATION.replace(old, now));
        assertThat(done.items()).isEmpty();
        assertThat(done.present()).hasSize(1);
    }

    @Test
    void aRemovalThatTheTranslationHasIsDropped() {
        String row = "| `size` | how much room it takes |\n";
        assertThat(missing(row, "", TRANSLATION).items()).hasSize(1);
        assertThat(missing(row, "", TRANSLATION.replace("| `size` | 占める大きさ |\n", ""))
                        .items())
                .isEmpty();
    }

    @Test
    void proseThatNothingCanTellStays() {
        String sentence = "Look at the status of the widget.";
        assertThat(missing(sentence, "Look at the log of the widget.", TRANSLATION)
                        .items())
                .hasSize(1);
    }

    @Test
    void aChangedBlockIsPlacedAtTheBlockThatRendersIt() {
        assertThat(lines(missing("Look at the status", "Look at the log", TRANSLATION)))
                .isEqualTo("* ウィジェットの状態を確認する。");
        assertThat(lines(missing("You need a cluster", "You want a cluster", TRANSLATION)))
                .isEqualTo("3つ以上のノードを持つクラスターと、`widgetctl`ツールが必要です。");
    }

    @Test
    void aNewBlockIsPlacedAfterTheOneBeforeIt() {
        assertThat(lines(missing("## Clean up\n", "## Clean up\n\nStop what uses it.\n", TRANSLATION)))
                .isEqualTo("## 後片付け");
    }

    @Test
    void neighboursOfOneSectionAreToldTogether() {
        Missing missing = missing(
                "## Clean up\n",
                "## Paint it\n\nTake a brush and paint.\n\nThen wait for an hour.\n\n## Clean up\n",
                TRANSLATION);
        assertThat(missing.items()).hasSize(3);
        assertThat(missing.sections())
                .containsExactly(new SectionChange(
                        "Paint it",
                        "paint-it",
                        SectionChange.Change.ADDED,
                        SectionChange.Kind.STRUCTURE,
                        new Lines(41, 45),
                        Optional.of(new Lines(36, 36))));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Look at the status; Look at the log; MINOR; drift.severity.minor",
                "create -f; apply -f; CRITICAL; drift.severity.code",
                "# Create it first; # Create it last; MINOR; drift.severity.minor",
                "`--color=blue` flag; `-c blue` flag; CRITICAL; drift.severity.flag",
                "state=\"alpha\"; state=\"beta\"; CRITICAL; drift.severity.stage",
                "keeps on its node; keeps on every node; CRITICAL; drift.severity.warning",
                "## Clean up; ## Paint it{n}{n}Take a brush.{n}{n}## Clean up; MAJOR; drift.severity.section.added",
            })
    void severityHasItsReason(String before, String after, Severity severity, String reason) {
        ChangeSet changes = diff(SOURCE, SOURCE.replace(before, after.replace("{n}", "\n")));
        Weight weight =
                Weight.of(Missing.from(changes, page(TRANSLATION)), changes).orElseThrow();
        assertThat(weight.severity()).isEqualTo(severity);
        assertThat(weight.reason().key()).isEqualTo(reason);
    }

    @Test
    void aReasonAboveTheFirstHeadingSaysSoInPlaceOfAHeading() {
        String before = "---\ntitle: A\n---\n\n```shell\ncreate -f one\n```\n";
        ChangeSet changes = diff(before, before.replace("create", "apply"));
        Weight weight = Weight.of(Missing.from(changes, page(before)), changes).orElseThrow();
        assertThat(weight.reason()).isEqualTo(Message.of("drift.severity.code", Message.of("drift.severity.top")));
    }

    @Test
    void blocksInTheSourceLanguageAreFound() {
        String half = TRANSLATION.replace(
                "作成した{{< glossary_tooltip text=\"ウィジェット\" term_id=\"widget\" >}}とノードプールを削除します。",
                "Remove the {{< glossary_tooltip text=\"widget\" term_id=\"widget\" >}} and the node pool that you made.");
        Untranslated untranslated = Untranslated.of(page(half), java.util.List.of(page(SOURCE)));
        assertThat(untranslated.blocks()).containsExactly(new Lines(40, 40));
        assertThat(untranslated.isSourceCopy()).isFalse();
        assertThat(Untranslated.of(page(TRANSLATION), java.util.List.of(page(SOURCE)))
                        .blocks())
                .isEmpty();
        assertThat(Untranslated.of(page(SOURCE), java.util.List.of(page(SOURCE)))
                        .isSourceCopy())
                .isTrue();
    }
}
