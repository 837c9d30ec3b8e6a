package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is made to be slow or deep: linear parsers take well under a second for each. */
class HostileMarkdownTest {

    private static final MarkdownParser PARSER = new MarkdownParser(Kubernetes.DIALECT);

    private static void readAll(String text) {
        MarkdownPage page = PARSER.parse(text);
        PageInvariants.check(page);
        PageInvariants.check(PARSER.parseHtml(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "[a](",
                "> ",
                "- ",
                "1. ",
                ": ",
                "*a ",
                "*a _b ",
                "_a*b ",
                "`",
                "` `` ",
                "<",
                "<a \"",
                "<!--",
                "- <!--\n\n",
                "{{<",
                "{{< a \"",
                "{{< a `",
                "{{</*",
                "{{< a >}}",
                "{{< /a >}}",
                "{{< a >}}x{{< /b >}}",
                "|a",
                "|a|\n|-|\n",
                "&",
                "https://a.b/(",
                "[a]: b\n",
                "a\n: b\n",
                "# a\n",
                "# a {#",
                "\0",
                "\r",
                "\t",
                "- a\n\n",
                "1. a\n  - b\n    ",
                "> [!N] x\n",
                "```\n",
                "{{< mermaid >}}",
                "<script>",
                "<pre>"
            })
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tenThousandOfTheSame(String piece) {
        readAll(piece.repeat(10_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"- a\n", "*a* ", "[a](b) ", "> [!N]\n> a\n\n", "# a\n", "|a|\n", "{{< a >}}", "あ", "[*a](b) "})
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatIsBeyondTheLimitIsLeftOutAndSaysWhere(String piece) {
        String text = "# 見出し\n\n本文。\n\n" + piece.repeat(3_000_000 / piece.length());
        MarkdownPage page = PARSER.parse(text);
        assertThat(page.unread()).hasValueSatisfying(span -> {
            assertThat(span.end()).isEqualTo(text.length());
            assertThat(page.allBlocks()).allMatch(block -> block.span().end() <= span.start());
        });
        assertThat(page.headings().get(0).anchor()).isEqualTo("見出し");
        assertThat(PARSER.parts(text, tag -> true).texts()).containsExactly(text);
    }

    @Test
    void carriageReturnsDoNotHideATangle() {
        String text = "[x](y) **b** _c_\r\n".repeat(10_000);
        assertThat(ReadLimit.of(text)).hasValue(0);
    }

    @Test
    void aPageOfTooManyLinesIsReadUpToTheLimitWhateverEndsThem() {
        assertThat(ReadLimit.of("a\r\n".repeat(30_000))).hasValue(30_003);
        assertThat(ReadLimit.of("a\r".repeat(30_000))).isPresent();
        assertThat(ReadLimit.of("a\n".repeat(9_999))).isEmpty();
    }

    @Test
    void aPageThatAPersonWroteIsReadToItsEnd() {
        String text = "## 見出し\n\n[リンク](/docs/a/)と*強調*と`code`。\n\n".repeat(2_500);
        assertThat(PARSER.parse(text).unread()).isEmpty();
    }

    static java.util.List<String> longLines() {
        return java.util.List.of("a ".repeat(5_000_000), "あ".repeat(10_000_000), "*".repeat(10_000_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("longLines")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLineOfTenMillionCharacters(String line) {
        MarkdownPage page = PARSER.parse(line);
        page.segments(Kubernetes.DIALECT);
    }
}
