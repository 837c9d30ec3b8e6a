package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    private static final MarkdownParser PARSER = new MarkdownParser(Kubernetes.DIALECT);

    private static final String PAGE = """
            ---
            title: x
            ---
            <!-- note -->
            <section class="a > b">
              <h2 id="first">The &lt;first&gt;
                heading</h2>
              <p>See <a href="/docs/a&amp;b/">the <b>page</b></a>.</p>
              <ul><li>One {{< skew v >}}</li>
                  <li>Two</ul>
              <pre><code>a
              b</code></pre>
              <script>if (a < b) { "<p>" }</script>
              <img src="/x.png" alt="An image">
            {{< note >}}
            </section>
            """;

    private static List<String> kinds(String text) {
        return PARSER.parseHtml(text).blocks().stream()
                .map(block -> block.getClass().getSimpleName())
                .toList();
    }

    @Test
    void aPageIsItsHeadingsParagraphsItemsAndCode() {
        assertThat(kinds(PAGE))
                .containsExactly("Comment", "Heading", "Paragraph", "ListBlock", "ListBlock", "CodeBlock", "Paragraph");
    }

    @Test
    void aHeadingHasItsIdAndReadsAsText() {
        MarkdownPage page = PARSER.parseHtml(PAGE);
        Block.Heading heading = page.headings().get(0);
        assertThat(heading.anchor()).isEqualTo("first");
        assertThat(heading.level()).isEqualTo(2);
        assertThat(page.plainText(heading)).isEqualTo("The <first> heading");
    }

    @Test
    void aLinkHasItsTargetAndText() {
        MarkdownPage page = PARSER.parseHtml(PAGE);
        Inline.Link link = page.allInlines()
                .filter(Inline.Link.class::isInstance)
                .map(Inline.Link.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(link.destination()).isEqualTo("/docs/a&b/");
        assertThat(link.span().of(PAGE)).isEqualTo("<a href=\"/docs/a&amp;b/\">the <b>page</b></a>");
    }

    @Test
    void proseIsWhatReadersSee() {
        assertThat(PARSER.parseHtml(PAGE).segments(Kubernetes.DIALECT))
                .extracting(Segment::text)
                .containsExactly("The <first>\nheading", "See the page.", "One ￼", "Two", "An image");
    }

    private static final List<String> PIECES = List.of(
            "<h2 id=\"a\">",
            "</h2>",
            "<h9>",
            "<p>",
            "</p>",
            "<li>",
            "</li>",
            "<ul>",
            "<pre>",
            "</pre>",
            "<a href=\"x\">",
            "<a>",
            "</a>",
            "<!--",
            "-->",
            "<!-- c -->",
            "<script>",
            "</script>",
            "<img src='y' alt='z'>",
            "<br/>",
            "<code>",
            "</code>",
            "{{< note >}}",
            "{{< /note >}}",
            "{{<",
            "text",
            "日本",
            "&amp;",
            "&",
            " ",
            "\n",
            "\r\n",
            "<",
            ">",
            "\"",
            "'",
            "=",
            "---\n");

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 2000)
    void anySequenceOfTagsIsAPage(@ForAll("pages") String text) {
        PageInvariants.check(PARSER.parseHtml(text));
    }
}
