package io.github.docsprint.drift.change;

import static io.github.docsprint.drift.change.Pages.SOURCE;
import static io.github.docsprint.drift.change.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.drift.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A language in the script of the source: nothing may be told from letters alone. */
class LatinTranslationTest {

    /** A translation of {@link Pages#SOURCE} into Spanish, which is wrapped as nobody wrapped the source. */
    private static final String SPANISH = """
            ---
            title: Widgets azules
            weight: 10
            ---

            <!-- overview -->

            Un _widget_ es algo que se ejecuta en un clúster. Cada widget tiene un
            color, y el color de un widget decide dónde se ejecuta
            el widget.

            {{< feature-state for_k8s_version="v1.20" state="alpha" >}}

            ## Antes de empezar

            Necesitas un clúster con al menos 3 nodos, y la herramienta `widgetctl`.

            {{< warning >}}
            Al eliminar un widget se eliminan los datos que el widget guarda en su nodo.
            {{< /warning >}}

            ## Crea un widget {#make}

            Crea el widget a partir de un archivo con la opción `--color=blue`:

            ```shell
            # Primero créalo
            widgetctl create -f widget.yaml --color=blue
            ```

            * Lee la [guía de los widgets](/es/docs/concepts/widgets/).
            * Mira el estado del widget.
            * Elimina el widget cuando hayas terminado con él.

            | Campo | Significado |
            |-------|---------|
            | `color` | el color del widget |
            | `size` | cuánto espacio ocupa |

            ## Limpieza

            Elimina el {{< glossary_tooltip text="widget" term_id="widget" >}} y el grupo de nodos que creaste para él.
            """;

    private static State state(String source, String translation) {
        return Comparison.compare(page(source), page(translation)).state();
    }

    @Test
    void aTranslationInSyncIsUpToDate() {
        assertThat(state(SOURCE, SPANISH)).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aPageThatIsStillEnglishIsACopy() {
        assertThat(state(SOURCE, SOURCE.replace("Blue Widgets", "Widgets azules")))
                .isEqualTo(State.ENGLISH_COPY);
    }

    @Test
    void noBlockOfATranslationIsTakenForUntranslated() {
        assertThat(Untranslated.of(page(SPANISH), java.util.List.of(page(SOURCE)))
                        .blocks())
                .isEmpty();
    }

    @Test
    void aBlockThatIsStillEnglishIsTold() {
        String mixed = SPANISH.replace(
                "Al eliminar un widget se eliminan los datos que el widget guarda en su nodo.",
                "Deleting a widget deletes the data that the widget keeps on its node.");
        assertThat(Untranslated.of(page(mixed), java.util.List.of(page(SOURCE))).blocks())
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "v1.20; v1.21",
                "create -f; apply -f",
                "`size`; `width`",
                "concepts/widgets/; concepts/blue-widgets/",
                "at least 3 nodes; at least 300 nodes",
                "## Clean up; ### Clean up",
                "* Look at the status of the widget.{n}; ''",
                "## Clean up{n}; ## Clean up{n}{n}Stop everything that uses the widget, and wait until it has stopped.{n}",
                "{{< warning >}}; {{< note >}}",
            })
    void whatTheTranslationLacksIsTold(String before, String after) {
        String from = before.replace("{n}", "\n");
        assertThat(SOURCE).contains(from);
        assertThat(state(SOURCE.replace(from, after.replace("{n}", "\n")), SPANISH))
                .isEqualTo(State.OUTDATED);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "3 nodos; tres nodos",
                "/es/docs/; /docs/",
                "Primero créalo; Crea primero el widget",
                "Limpieza; Limpieza {#limpieza}",
                "decide dónde; es lo que decide dónde",
                "Mira el estado; Compruebe el estado actual",
            })
    void whatATranslatorMayDoIsNoDrift(String before, String after) {
        assertThat(SPANISH).contains(before);
        assertThat(state(SOURCE, SPANISH.replace(before, after))).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void numbersMayBeGroupedByPoints() {
        assertThat(state(
                        "# A\n\nIt took 5,000 nodes and 1.5 days.\n",
                        "# A\n\nSe necesitaron 5.000 nodos y 1,5 días.\n"))
                .isEqualTo(State.UP_TO_DATE);
    }
}
