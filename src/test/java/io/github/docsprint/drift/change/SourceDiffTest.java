package io.github.docsprint.drift.change;

import static io.github.docsprint.drift.change.Pages.SOURCE;
import static io.github.docsprint.drift.change.Pages.diff;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.drift.SectionChange.Lines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDiffTest {

    private static ChangeSet edit(String before, String after) {
        assertThat(SOURCE).contains(before);
        return diff(SOURCE, SOURCE.replace(before, after));
    }

    private static Change only(ChangeSet changes) {
        assertThat(changes.changes()).hasSize(1);
        return changes.changes().get(0);
    }

    @Test
    void equalTextsHaveNoChanges() {
        assertThat(diff(SOURCE, SOURCE).changes()).isEmpty();
    }

    @Test
    void theSameChangeIsEqualHoweverOftenThePagesAreRead() {
        String changed = SOURCE.replace("is a thing", "is one of several things");
        assertThat(only(diff(SOURCE, changed))).isEqualTo(only(diff(SOURCE, changed)));
        assertThat(only(diff(SOURCE, changed))).isNotEqualTo(only(diff("\n" + SOURCE, "\n" + changed)));
    }

    @Test
    void anHtmlDocumentThatBecameMarkdownIsComparedByWhatReadersSee() {
        String html = """
                ---
                title: Boats
                ---

                <!DOCTYPE html>
                <html lang="en">
                <body>
                <h2>How to row</h2>
                <p>Take both oars in your hands, and sit straight in the boat.</p>
                <p>Pull evenly.</p>
                </body>
                </html>
                """;
        String markdown = """
                ---
                title: Boats
                ---

                ## How to row

                Take both oars in your hands, and sit straight in the small boat.

                Pull evenly.
                """;

        List<Change> changes = SourceDiff.between(
                        PageText.of("boats.md", html, Kubernetes.DIALECT),
                        PageText.of("boats.md", markdown, Kubernetes.DIALECT))
                .translatable();

        assertThat(changes).extracting(Change::what).containsExactly(SectionChange.Change.CHANGED);
        assertThat(changes).extracting(Change::addedWords).containsExactly(1);
    }

    @ParameterizedTest(name = "{2}: {0} -> {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "A _widget_ is a thing; A *widget* is a **thing**; EMPHASIS",
                "and the\\ncolor of a; and\\nthe color of a; WRAPPING",
                "(/docs/concepts/widgets/); (https://kubernetes.io/docs/concepts/widgets); LINK_FORM",
                "{{< feature-state for_k8s_version=\"v1.20\" state=\"alpha\" >}};"
                        + " {{% feature-state state=\"alpha\" for_k8s_version=\"v1.20\" %}}; SHORTCODE",
                "for_k8s_version=\"v1.20\"; for_k8s_version=\"1.20\"; SHORTCODE",
                "the {{< glossary_tooltip text=\"widget\" term_id=\"widget\" >}}; the widget; TOOLTIP",
                "weight: 10; weight: 20; METADATA",
                "- somebody; - somebody-else; METADATA",
                "<!-- overview -->; <!-- steps -->; COMMENT",
                "every -> none; none; WHITESPACE",
                "| `size` | how; |   `size`   |   how; WHITESPACE",
                "status of the widget; status of widget; TYPO",
                "decides where; decide where; TYPO",
                "room it takes; room, it takes; TYPO",
                "Look at the status of the widget.; Look at the widget's status.; TYPO",
            })
    void whatChangesNothingForTheReaderIsCosmetic(String before, String after, Cosmetic why) {
        String from = before.equals("every -> none") ? "\n\n" : before.replace("\\n", "\n");
        String to = before.equals("every -> none") ? "\n\n\n" : after.replace("\\n", "\n");
        ChangeSet changes = diff(SOURCE, SOURCE.replace(from, to));
        assertThat(changes.cosmetic()).isTrue();
        assertThat(changes.changes()).first().extracting(Change::cosmetic).isEqualTo(java.util.Optional.of(why));
    }

    @Test
    void anAddressIsTheSameWithTheMarksOfALink() {
        String plain = "Write to help@example.com or see https://example.com/help for more.\n";
        String linked = "Write to [help@example.com](mailto:help@example.com) or see <https://example.com/help> for"
                + " more.\n";
        assertThat(diff(plain, linked).translatable()).isEmpty();
    }

    @Test
    void anAuthorWhoMovesToTheFrontMatterGivesNothingToTranslate() {
        String before = "---\ntitle: News\n---\n\n**Authors:** Ada Lovelace (Engines)\n\nThe news.\n";
        String after = "---\ntitle: News\nauthor: >\n  Ada Lovelace (Engines)\n---\n\nThe news.\n";
        assertThat(diff(before, after).cosmetic()).isTrue();
        assertThat(diff(before, after.replace("Ada", "Ida")).translatable()).hasSize(1);
    }

    @Test
    void severalTyposInOneParagraphAreTypos() {
        String before = "# A\n\nLookk at teh status, and write to help@example.com if its ocurring again.\n";
        String after = "# A\n\nLook at the status and write to [help@example.com](mailto:help@example.com) if it is"
                + " occurring again.\n";
        assertThat(diff(before, after).cosmetic()).isTrue();
    }

    @Test
    void aMisspeltNegationIsATypo() {
        assertThat(diff("# A\n\nIt canont be undone.\n", "# A\n\nIt cannot be undone.\n")
                        .cosmetic())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "at least 3 nodes; at least 5 nodes",
                "v1.20; v1.21",
                "state=\"alpha\"; state=\"beta\"",
                "`--color=blue` flag; `--colour=blue` flag",
                "deletes the data; does not delete the data",
                "concepts/widgets/; concepts/blue-widgets/",
                "Every widget has a color; Some widgets have a color",
                "has a color, and; has a color, or",
                "create -f; apply -f",
                "# Create it first; # Create it last",
                "`size`; `width`",
                "Look at the status; Look at the log",
                "## Clean up; ### Clean up",
                "## Clean up; ## Clean up {#bye}",
                "title: Blue Widgets; title: Green Widgets",
            })
    void whatSaysSomethingElseIsTranslatable(String before, String after) {
        Change change = only(edit(before, after));
        assertThat(change.translatable()).isTrue();
        assertThat(change.what()).isEqualTo(SectionChange.Change.CHANGED);
    }

    @Test
    void aNewParagraphIsOneAddition() {
        Change change = only(edit("## Clean up\n", "## Clean up\n\nFirst stop everything that uses it.\n"));
        assertThat(change.what()).isEqualTo(SectionChange.Change.ADDED);
        assertThat(change.heading()).isEqualTo("Clean up");
        assertThat(change.anchor()).isEqualTo("clean-up");
        assertThat(change.addedWords()).isEqualTo(6);
        assertThat(change.after().orElseThrow().lines()).isEqualTo(new Lines(43, 43));
    }

    @Test
    void aListItemThatIsGoneIsOneRemoval() {
        Change change = only(edit("* Look at the status of the widget.\n", ""));
        assertThat(change.what()).isEqualTo(SectionChange.Change.REMOVED);
        assertThat(change.anchor()).isEqualTo("make");
        assertThat(change.before()).isPresent();
        assertThat(change.after()).isEmpty();
    }

    @Test
    void aTableRowIsToldAlone() {
        Change change = only(edit("how much room it takes", "how many slots the widget takes"));
        assertThat(change.after().orElseThrow().lines().first())
                .isEqualTo(change.after().orElseThrow().lines().last());
        assertThat(change.kind()).isEqualTo(Kind.PROSE);
    }

    @Test
    void aBlockAtAnotherPlaceHasMoved() {
        String item = "* Look at the status of the widget.\n";
        String without = SOURCE.replace(item, "");
        String last = "* Delete the widget when you are done with it.\n";
        Change change = only(diff(SOURCE, without.replace(last, last + item)));
        assertThat(change.what()).isEqualTo(SectionChange.Change.MOVED);
        assertThat(change.kind()).isEqualTo(Kind.STRUCTURE);
    }

    @Test
    void aLinkTargetIsALinkChange() {
        assertThat(only(edit("concepts/widgets/", "concepts/things/")).kind()).isEqualTo(Kind.LINK);
    }

    @Test
    void aParagraphCutInTwoIsCosmetic() {
        ChangeSet changes = edit("cluster. Every", "cluster.\n\nEvery");
        assertThat(changes.cosmetic()).isTrue();
    }

    @Test
    void aMisspeltWordIsCosmetic() {
        ChangeSet changes = diff(SOURCE.replace("decides where", "decidse where"), SOURCE);
        assertThat(only(changes).cosmetic()).contains(Cosmetic.TYPO);
    }

    @Test
    void aRenamedShortcodeWithTheSameParametersIsCosmetic() {
        ChangeSet changes =
                diff("{{< codenew file=\"pods/a.yaml\" >}}\n", "{{% code_sample file=\"pods/a.yaml\" %}}\n");
        assertThat(only(changes).cosmetic()).contains(Cosmetic.SHORTCODE);
    }

    @Test
    void anAlertIsAnAlertInEitherForm() {
        ChangeSet changes = diff("{{< note >}}\nMind the gap.\n{{< /note >}}\n", "> [!NOTE]\n> Mind the gap.\n");
        assertThat(changes.cosmetic()).isTrue();
    }

    @Test
    void theFenceOfCodeIsCosmetic() {
        assertThat(diff("```shell\nls\n```\n", "~~~bash\nls\n~~~\n").cosmetic()).isTrue();
    }

    @Test
    void wordsAreCounted() {
        Change change = only(edit("Look at the status of the widget.", "Look at the log of the widget twice."));
        assertThat(change.changedWords()).isEqualTo(1);
        assertThat(change.addedWords()).isEqualTo(1);
        assertThat(change.removedWords()).isZero();
    }
}
