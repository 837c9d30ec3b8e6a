package io.github.docsprint.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Browser;
import io.github.docsprint.Kubernetes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SketchTest {

    private static final String LONG = "\n\n段落です。段落です。段落です。段落です。段落です。段落です。段落です。".repeat(30);

    private static final String BEFORE = """
            ---
            title: ノードのドレイン
            ---

            ## 準備 {#prepare}

            `kubectl`が必要です。[ガイド](/ja/docs/guide/)も参照してください。

            {{< note >}}
            データは*消えます*。
            {{< /note >}}
            """ + LONG + """


            ## 実行 {#run}

            ```shell
            kubectl drain node-1
            ```

            | 列 | 値 |
            |----|----|
            | a | {{< glossary_tooltip text="ノード" term_id="node" >}} |
            """ + LONG + "\n";

    private static final String AFTER =
            BEFORE.replace("drain node-1", "drain node-2").replace("データは*消えます*。", "データは**失われます**。");

    private static final String SOURCE = """
            ---
            title: Draining a node
            ---

            ## Prepare

            You need `kubectl`. See the [guide](/docs/guide/).
            """ + "\n\nA paragraph that is not that long.".repeat(30) + """


            ## Run

            ```shell
            kubectl drain node-2
            ```
            """
            + "\n\nA paragraph that is not that long.".repeat(30) + "\n";

    private final Sketch sketch = new Sketch("ja", key -> key, Kubernetes.DIALECT);

    private final Browser browser = Browser.open();

    @TempDir
    private Path folder;

    @AfterAll
    void close() {
        browser.close();
    }

    @BeforeEach
    void useAWideScreen() {
        browser.size(1280, 800);
        browser.media("screen", "light");
    }

    private static Versions versions(String before, String after, String source) {
        return new Versions(
                "content/ja/docs/drain.md",
                "ja",
                Optional.of(before),
                after,
                Optional.of("content/en/docs/drain.md"),
                Optional.of(source),
                "en");
    }

    private void show(Versions versions) throws IOException {
        Path file = Files.createTempFile(folder, "sketch", ".html");
        browser.visit(Files.writeString(file, sketch.page(versions).html()));
        browser.await("return document.querySelector('main').dataset.ready === 'yes'");
    }

    @Test
    void changedBlocksAreMarkedOnBothSides() throws IOException {
        show(versions(BEFORE, AFTER, SOURCE));

        assertThat(browser.elements("#after .block.new")).hasSize(2);
        assertThat(browser.elements("#before .block.gone")).hasSize(2);
        assertThat(browser.text("#after .block.new:last-of-type, #after .block.new pre"))
                .contains("drain node-2");
        assertThat(browser.elements("#source .new, #source .gone")).isEmpty();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void shortcodesAreLabelledBoxes() throws IOException {
        show(versions(BEFORE, AFTER, SOURCE));

        assertThat(browser.text("#after .box")).contains("note", "失われます");
        assertThat(browser.text("#after td .tag")).isEqualTo("glossary_tooltip ノード");
    }

    @Test
    void theVersionsScrollInStepByTheirBlocks() throws IOException {
        show(versions(BEFORE, AFTER, SOURCE));

        browser.script("""
                const pane = document.querySelector('#after .scroll');
                const heading = [...pane.querySelectorAll('h2')].find(h => h.textContent.includes('実行'));
                pane.scrollTop += heading.getBoundingClientRect().top - pane.getBoundingClientRect().top""");

        for (String pane : new String[] {"before", "source"}) {
            browser.await("""
                    const pane = document.querySelector('#%s .scroll');
                    const heading = pane.querySelectorAll('h2')[1];
                    return Math.abs(heading.getBoundingClientRect().top - pane.getBoundingClientRect().top) < 30""".formatted(pane));
        }
    }

    @Test
    void withoutStepTheOthersStay() throws IOException {
        show(versions(BEFORE, AFTER, SOURCE));
        browser.element("#sync").click();
        Object stays = browser.script("return document.querySelector('#before .scroll').scrollTop");

        browser.script("document.querySelector('#after .scroll').scrollTop = 500");
        browser.await("return document.querySelector('#after .scroll').scrollTop === 500");

        assertThat(browser.script("return document.querySelector('#before .scroll').scrollTop"))
                .isEqualTo(stays);
    }

    @Test
    void nextChangeGoesThere() throws IOException {
        show(versions(BEFORE, AFTER, SOURCE));

        browser.element("#next").click();
        browser.element("#next").click();

        assertThat(browser.elements(".here")).hasSize(1);
    }

    @Test
    void anyoneCanReadItOnAnyScreen() throws IOException {
        for (String scheme : new String[] {"light", "dark"}) {
            for (int width : new int[] {1280, 390}) {
                browser.size(width, 800);
                browser.media("screen", scheme);
                show(versions(BEFORE, AFTER, SOURCE));
                browser.screenshot(Path.of("target/screenshots", "sketch-" + scheme + "-" + width + ".png"));

                assertThat(browser.accessibilityViolations()).isEmpty();
                assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
            }
        }
    }

    @Test
    void onAPhoneOneVersionIsShownAtATime() throws IOException {
        browser.size(390, 800);
        show(versions(BEFORE, AFTER, SOURCE));

        browser.element("[data-pane=source]").click();

        assertThat(browser.elements(".pane:not([hidden])")).hasSize(1);
        assertThat(browser.element("#source").isDisplayed()).isTrue();
    }

    @Test
    void nothingOfThePageRunsOrLoads() throws IOException {
        String hostile = """
                <script>document.title = 'ran'</script>
                <img src="https://example.com/x.png" onerror="document.title = 'ran'">
                <style>body { display: none }</style>
                <iframe src="https://example.com/"></iframe>

                Text <b onclick="document.title = 'ran'">bold</b> and [link](javascript:document.title='ran')
                ![image](https://example.com/x.png "on<error")
                {{< x title="<script>document.title = 'ran'</script>" >}}

                ```html
                </code></pre><script>document.title = 'ran'</script>
                ```

                ## <script>document.title = 'ran'</script> {#"><script>document.title='ran'</script>}
                """;
        show(versions(hostile, hostile + "\nx\n", hostile));
        browser.elements(".link, .tag, .raw").stream().limit(20).forEach(element -> {
            if (element.isDisplayed()) {
                element.click();
            }
        });

        assertThat(browser.script("return document.title")).isEqualTo("content/ja/docs/drain.md");
        assertThat(
                        browser.script(
                                "return performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith('data:')).length"))
                .isEqualTo(0L);
        assertThat(browser.elements(".scroll script, .scroll img, .scroll iframe, .scroll style, .scroll a"))
                .isEmpty();
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
