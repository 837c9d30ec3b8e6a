package io.github.docsprint.drift.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.markdown.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprinterTest {

    private static final String PATH = "content/ja/docs/tasks/run-it.md";

    private final Fingerprinter fingerprinter = new Fingerprinter(PATH, Kubernetes.DIALECT);

    @ParameterizedTest
    @ValueSource(strings = {">", "> a\n>\n> b", "> >", "#", "- ", "> #", "> - ", "```\n>\n```", "---\n\n---\n>"})
    void marksWithNothingBehindThemAreRead(String text) {
        assertThat(read(text).lines()).isEqualTo(read(text).lines());
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void megabytesOfQuotationMarksAndNumberSignsAreReadInNoTime() {
        assertThat(read((">".repeat(19_000) + "\n").repeat(100) + ("# a" + "#".repeat(19_000) + "\n").repeat(100)))
                .isNotNull();
    }

    @Test
    void ofFrontMatterWhatReadersSeeOfASiteCounts() {
        byte[] one = "---\nmotto: Small and quick\n---\ntext\n".getBytes(StandardCharsets.UTF_8);
        byte[] other = "---\nmotto: Large and slow\n---\ntext\n".getBytes(StandardCharsets.UTF_8);
        Fingerprinter seen = new Fingerprinter(PATH, withVisible("Motto"));

        assertThat(seen.read(one).normalForm()).isNotEqualTo(seen.read(other).normalForm());
        assertThat(fingerprinter.read(one).normalForm())
                .isEqualTo(fingerprinter.read(other).normalForm());
    }

    /** A site that shows one key of the front matter. */
    static Dialect withVisible(String key) {
        Dialect usual = Kubernetes.DIALECT;
        return new Dialect(
                usual.anchors(),
                usual.inlineShortcodes(),
                usual.rawShortcodes(),
                usual.hiddenShortcodes(),
                usual.textParameters(),
                Set.of(key),
                usual.hosts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "one two\\nthree ~ one\\ntwo three",
                "* item ~ - item",
                "**bold** and _thin_ ~ bold and thin",
                "2) step ~ 1. step",
                "|a|b|\\n|---|---| ~ | a | b |\\n|-|-|",
                "## Title ## ~ ## Title",
                "## My title {#my-title} ~ ## My title",
                "## Who's it? {#who-s-it} ~ ## Who's it? {#whos-it}",
                "{{% note %}}\\ntext\\n{{% /note %}} ~ {{< note >}}\\n\\ntext\\n\\n{{</ note >}}",
                "[a](https://kubernetes.io/docs/home/) ~ [a](/docs/home)",
                "[a](../other/) ~ [a](/docs/tasks/other)",
                "[a]: ../other/ ~ [a]:\\n  /docs/tasks/other",
                "text <!-- note --> more ~ text more",
                "---\\ntitle: T\\nweight: 10\\n---\\nx ~ ---\\ntitle: \"T\"\\nreviewers:\\n- me\\n---\\nx",
                "1. a\\n   ```sh\\n   run\\n   ``` ~ 1. a\\n    ```` sh\\n    run\\n    ````",
                "say “hi” ~ say \"hi\"",
            })
    void whatOnlyLooksOtherwiseInTheFileIsTheSame(String first, String second) {
        assertThat(read(first).normalForm()).isEqualTo(read(second).normalForm());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "one two ~ one three",
                "one\\n\\ntwo ~ one two",
                "- item ~ 1. item",
                "# a ~ ## a",
                "[a](/docs/home) ~ [a](/docs/away)",
                "[a]: /docs/home ~ [a]: /docs/away",
                "[^a]: /docs/home/ ~ [^a]: /docs/home",
                "`a` ~ a",
                "```\\na\\n  b\\n``` ~ ```\\na\\nb\\n```",
                "---\\ntitle: T\\n---\\nx ~ ---\\ntitle: U\\n---\\nx",
                "{{< note >}} ~ {{< warning >}}",
                "## a {#b} ~ ## a {#c}",
            })
    void whatReadersSeeIsNotTheSame(String first, String second) {
        assertThat(read(first).normalForm()).isNotEqualTo(read(second).normalForm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a][b]\n\n[b]: /docs/home/#c", "[あ][い]\n\n[い]:\n  /docs/home#c", "[あ](/docs/home#c)"})
    void aTargetIsToldWhereverItIsWritten(String text) {
        assertThat(tokens(text))
                .containsEntry(new Token(TokenKind.LINK, "/docs/home"), 1)
                .containsEntry(new Token(TokenKind.LINK_ANCHOR, "c"), 1);
    }

    @Test
    void aTranslationSharesTheTokensThatItLeavesAlone() {
        Map<Token, Integer> english = tokens("""
                ---
                title: Run it
                ---
                ## Before you begin
                Use `kubectl` with [Pods](/docs/concepts/pods/#top) in v1.27 on a ReplicaSet.
                ```shell
                kubectl get pods # lists the Pods
                ```
                {{< feature-state for_k8s_version="v1.27" state="beta" >}}
                """);
        Map<Token, Integer> japanese = tokens("""
                ---
                title: 実行する
                ---
                ## 始める前に {#before-you-begin}
                1.27のReplicaSetで`kubectl`を[Pod](https://kubernetes.io/ja/docs/concepts/pods/#top)に使います。
                ```shell
                kubectl get pods # Podの一覧
                ```
                {{% feature-state for_k8s_version="v1.27" state="beta" %}}
                """);
        english.keySet().removeIf(token -> token.kind() == TokenKind.WORD || token.kind() == TokenKind.PROSE_LINE);
        japanese.keySet().removeIf(token -> token.kind() == TokenKind.WORD);
        assertThat(japanese).isEqualTo(english);
    }

    @Test
    void aSourceKeptInACommentAboveItsTranslationIsFoundAgain() {
        String sentence = "Nodes report their status to the control plane.";
        Token line = new Token(TokenKind.PROSE_LINE, sentence);
        assertThat(tokens(sentence)).containsKey(line);
        assertThat(tokens("<!--\n" + sentence + "\n-->\n翻訳")).containsKey(line);
        assertThat(tokens("<!--\n" + sentence + "\n-->\n翻訳").keySet())
                .extracting(Token::kind)
                .doesNotContain(TokenKind.WORD);
    }

    @Property(tries = 500)
    void aRevisionIsReadAfterAnotherAsItIsByItself(
            @ForAll("pages") List<String> before, @ForAll("pages") List<String> after) {
        List<String> edited = new ArrayList<>(before);
        edited.addAll(before.size() / 2, after);
        for (List<String> page : List.of(before, edited, after, before)) {
            String text = String.join("\n", page);
            assertThat(tokens(text)).isEqualTo(new FingerprinterTest().tokens(text));
            assertThat(content(text).normalForm())
                    .isEqualTo(new FingerprinterTest().content(text).normalForm());
        }
    }

    @Provide
    Arbitrary<List<String>> pages() {
        return Arbitraries.of(
                        "---",
                        "title: x",
                        "```",
                        "    ~~~~",
                        "# A",
                        "- b `c`",
                        "<!--",
                        "-->",
                        "{{< d",
                        "e >}}",
                        "f",
                        "",
                        " ")
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 500)
    void anyTextIsReadToItsEnd(@ForAll String text) {
        assertThat(tokens(text)).isEqualTo(tokens(text));
    }

    @Property(tries = 300)
    void anyMarkupIsReadToItsEnd(@ForAll byte[] noise) {
        String marks = "`~<>{}%#|[]()-*!=\"'\n \\\t/.:hta1";
        StringBuilder text = new StringBuilder("---\n");
        for (byte b : noise) {
            text.append(marks.charAt(Math.floorMod(b, marks.length())));
        }
        assertThat(content(text.toString()).lines())
                .hasSize((int) text.toString().lines().count());
    }

    private Fingerprint read(String text) {
        return content(text.replace("\\n", "\n").strip());
    }

    private Fingerprint content(String text) {
        return fingerprinter.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<Token, Integer> tokens(String text) {
        Map<Token, Integer> tokens = new HashMap<>();
        for (Fingerprint.Line line : content(text).lines()) {
            for (int token : line.tokens()) {
                tokens.merge(fingerprinter.token(token), 1, Integer::sum);
            }
        }
        return tokens;
    }
}
