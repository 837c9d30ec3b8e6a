package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingTest {

    private static List<Block.Heading> headings(AnchorStyle style, String text) {
        return new MarkdownParser(Kubernetes.DIALECT.with(style)).parse(text).headings();
    }

    @ParameterizedTest
    @CsvSource({
        "Using `kubectl apply`, using-kubectl-apply, using-kubectl-apply",
        "What's next?, what-s-next, whats-next",
        "v1.30 -- a_b, v1-30-a-b, v130----a_b",
        "日本語の 見出し！, 日本語の-見出し, 日本語の-見出し",
        "C++ & Go, c-go, c--go",
        "!!!, heading, heading"
    })
    void theAutomaticAnchorIsHugos(String heading, String blackfriday, String github) {
        assertThat(headings(AnchorStyle.BLACKFRIDAY, "## " + heading).get(0).anchor())
                .isEqualTo(blackfriday);
        assertThat(headings(AnchorStyle.GITHUB, "## " + heading).get(0).anchor())
                .isEqualTo(github);
    }

    @Test
    void repeatsAreNumbered() {
        assertThat(headings(AnchorStyle.BLACKFRIDAY, "# a\n# a\n# a-1\n# b {#a-2}\n# a\n"))
                .extracting(Block.Heading::anchor)
                .containsExactly("a", "a-1", "a-1-1", "a-2", "a-3");
    }

    @Test
    void anExplicitIdHasItsPlaceAndIsNotInTheText() {
        String text = "## 概要 ## {#intro .x .y k=\"v\"}\n";
        Block.Heading heading = headings(AnchorStyle.BLACKFRIDAY, text).get(0);
        assertThat(heading.anchor()).isEqualTo("intro");
        assertThat(heading.automaticAnchor()).isEqualTo("概要");
        assertThat(heading.id().orElseThrow().span().of(text)).isEqualTo("intro");
        assertThat(heading.classes()).containsExactly("x", "y");
        assertThat(heading.inlines()).containsExactly(new Inline.Text(new Span(3, 5)));
    }

    @ParameterizedTest
    @CsvSource({"a {##b}", "a {# b}", "a {b}", "a {#b} c", "a {#b", "a {}", "a {#b)}"})
    void anythingElseInBracesIsText(String heading) {
        assertThat(headings(AnchorStyle.BLACKFRIDAY, "## " + heading).get(0).attributes())
                .isEmpty();
    }

    @Test
    void theAnchorOfAHeadingThatOnlyTheSiteCanPrintIsUnknown() {
        assertThat(headings(AnchorStyle.BLACKFRIDAY, "## {{% heading \"whatsnext\" %}}\n")
                        .get(0)
                        .anchor())
                .isEmpty();
    }
}
