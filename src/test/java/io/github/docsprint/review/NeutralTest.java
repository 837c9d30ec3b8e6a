package io.github.docsprint.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeutralTest {

    private static final List<org.commonmark.Extension> GFM =
            List.of(TablesExtension.create(), StrikethroughExtension.create());

    /** The HTML of a paragraph of GitHub's Markdown. */
    private static String html(String markdown) {
        return HtmlRenderer.builder()
                .extensions(GFM)
                .build()
                .render(Parser.builder().extensions(GFM).build().parse(markdown));
    }

    private static String shown(String html) {
        return html.replaceAll("</?p>|</?code>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("\u200B", "")
                .strip();
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.of(
                        "@",
                        "user",
                        "#",
                        "1",
                        "<",
                        ">",
                        "b",
                        "!",
                        "[",
                        "](",
                        ")",
                        "`",
                        "``",
                        "*",
                        "_",
                        "~~",
                        "|",
                        "&",
                        "lt;",
                        "http",
                        ":",
                        "//",
                        "www",
                        ".",
                        "x",
                        "-",
                        "+",
                        "=",
                        " ",
                        "\n",
                        "\\",
                        "{",
                        "}",
                        "GH-",
                        "日本",
                        "javascript",
                        "\"",
                        "'",
                        "<!--",
                        "-->",
                        "<script>")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Property
    void proseShowsAsItIsAndIsNothingButText(@ForAll("nasty") String text) {
        String html = html("x " + Neutral.prose(text));
        assertThat(html.replaceAll("</?p>", "")).doesNotContain("<");
        assertThat(shown(html)).isEqualTo(("x " + text.replaceAll("[ \n]+", " ").strip()).strip());
    }

    @Property
    void proseStaysInItsCell(@ForAll("nasty") String text) {
        String html = html("| a | b |\n| --- | --- |\n| " + Neutral.prose(text) + " | end |\n");
        assertThat(html).containsOnlyOnce("<td>end</td>").doesNotContain("<script", "<a ", "<img");
    }

    @Property
    void codeShowsAsItIsAndIsNothingButCode(@ForAll("nasty") String text) {
        String html = html("x " + Neutral.code(text));
        assertThat(html.replaceAll("</?p>|</?code>", "")).doesNotContain("<");
        assertThat(shown(html)).isEqualTo(("x " + text.replaceAll("[ \n]+", " ").strip()).strip());
    }

    @Property
    void aSuggestionIsOneBlockThatHoldsTheLines(@ForAll("nasty") String text) {
        String lines = text + "\n";
        String html = html(Neutral.suggestion(lines) + "\n\nafter");
        assertThat(html)
                .startsWith("<pre><code class=\"language-suggestion\">")
                .endsWith("</code></pre>\n<p>after</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@kubernetes/sig-docs-ja-owners",
                "mail a@b.org",
                "see #123",
                "owner/repo#4",
                "GH-5",
                "gh-5",
                "https://example.org",
                "www.example.org",
                ":tada:"
            })
    void whatGitHubWouldTurnIntoALinkOrMentionIsBroken(String text) {
        assertThat(Neutral.prose(text).replace("\\", ""))
                .doesNotContainPattern("@\\w|#\\d|(?i)gh-\\d|://|www\\.|:tada");
    }

    @Test
    void controlsAndTextThatRunsBackwardsAreShown() {
        assertThat(Neutral.prose("a\u202Eb\u0007")).isEqualTo("a\\\\u202Eb\\\\u0007");
    }

    @Test
    void anEmptySuggestionTakesTheLinesOutAndABlankOneLeavesABlankLine() {
        assertThat(Neutral.suggestion("")).isEqualTo("```suggestion\n```");
        assertThat(Neutral.suggestion("\n")).isEqualTo("```suggestion\n\n```");
    }
}
