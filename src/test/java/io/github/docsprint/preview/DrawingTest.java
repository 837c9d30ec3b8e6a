package io.github.docsprint.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Corpus;
import io.github.docsprint.Kubernetes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingTest {

    /** The elements and attributes that a drawing is made of. */
    private static final Pattern HARMLESS = Pattern.compile(
            "</?(h[1-6]|p|ul|ol|li|pre|code|table|thead|tbody|tr|th|td|blockquote|div|span|dl|dt|dd|hr|br|em|strong|s)"
                    + "( (class|title|start)=\"[^\"<>]*\")*>");

    private static String drawn(String text) {
        return Drawing.of("x.md", text, Kubernetes.DIALECT).stream()
                .map(block -> block.html().html())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a &amp; \\* b | <p>a &amp; * b</p>",
                "*a* **b** ~~c~~ | <p><em>a</em> <strong>b</strong> <s>c</s></p>",
                "`a < b` | <p><code>a &lt; b</code></p>",
                "# A {#b} | <h1>A <span class=\"anchor\">#b</span></h1>",
                "- a | <ul><li>a</li></ul>",
                "3. a | <ol start=\"3\"><li>a</li></ol>",
                "[a](javascript:x) | <p><span class=\"link\" title=\"javascript:x\">a</span></p>",
                "a<br/>b | <p>a<br>b</p>",
                "a <b>b | <p>a <code class=\"raw\">&lt;b&gt;</code>b</p>",
                "<div> | <pre class=\"raw\">&lt;div&gt;</pre>",
                "<!-- x --> | ~~",
                "a {{< skew currentVersion >}} | <p>a <span class=\"tag\" title=\"{{&lt; skew currentVersion &gt;}}\">"
                        + "<span class=\"label\">skew currentVersion</span></span></p>",
            })
    void eachPartOfMarkdownIsDrawn(String markdown, String html) {
        assertThat(drawn(markdown)).isEqualTo(html);
    }

    @Property(tries = 500)
    void whateverTheTextOnlyHarmlessElementsAreDrawn(@ForAll("texts") String text) {
        String left = HARMLESS.matcher(drawn(text)).replaceAll("");

        assertThat(left).doesNotContain("<", "\"");
    }

    @Test
    void everyPageOfTheCorpusIsDrawnWithHarmlessElementsOnly() throws IOException {
        Path pages = Corpus.folder().resolve("content/ja");
        try (Stream<Path> files = Files.walk(pages)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                String left = HARMLESS.matcher(drawn(Files.readString(file))).replaceAll("");

                assertThat(left).as(file.toString()).doesNotContain("<", "\"");
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(List.of(
                        "<script>",
                        "</script>",
                        "<!--",
                        "-->",
                        "<a href=\"x\" onclick='y'>",
                        "\"",
                        "'",
                        "&lt;",
                        "\\<",
                        "{{<",
                        ">}}",
                        "{{%",
                        "%}}",
                        "{{< note >}}",
                        "{{< /note >}}",
                        " x=\"<y>\" ",
                        "`",
                        "```\n",
                        "**",
                        "[a](<",
                        ")",
                        "![",
                        "](b \"c\")",
                        "\n",
                        "\n\n",
                        "> ",
                        "- ",
                        "| a |",
                        "|---|",
                        "# ",
                        "{#a\"<b}",
                        ": ",
                        "---\n",
                        "title: <x>\n",
                        "あ",
                        "<https://x>",
                        "<div\n",
                        "</pre>",
                        "\t"))
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }
}
