package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTest {

    private static final MarkdownParser PARSER = new MarkdownParser(Kubernetes.DIALECT);

    private static List<Segment> segments(String text) {
        return PARSER.parse(text).segments(Kubernetes.DIALECT);
    }

    private static Segment only(String text) {
        List<Segment> segments = segments(text);
        assertThat(segments).hasSize(1);
        return segments.get(0);
    }

    @Test
    void aRuleCanLookAcrossEmphasis() {
        String text = "これは**クラスタ**の";
        Segment segment = only(text);
        assertThat(segment.text()).isEqualTo("これはクラスタの");
        assertThat(segment.source(3, 7).of(text)).isEqualTo("クラスタ");
        assertThat(segment.verbatim(3, 7)).isTrue();
        assertThat(segment.verbatim(3, 8)).isFalse();
        assertThat(segment.source(3, 8).of(text)).isEqualTo("クラスタ**の");
    }

    @Test
    void whatIsNoProseIsAPlaceholderOfItsKind() {
        Segment segment = only("a `b` {{< skew v >}} https://c.d <!-- e -->f");
        assertThat(segment.text()).isEqualTo("a ￼ ￼ ￼ f");
        assertThat(List.of(segment.part(2), segment.part(4), segment.part(6)))
                .containsExactly(Segment.Part.CODE, Segment.Part.SHORTCODE, Segment.Part.ADDRESS);
    }

    @Test
    void aDecodedCharacterKeepsItsWholeSource() {
        String text = "a&amp;\\*b";
        Segment segment = only(text);
        assertThat(segment.text()).isEqualTo("a&*b");
        assertThat(segment.source(1).of(text)).isEqualTo("&amp;");
        assertThat(segment.source(2).of(text)).isEqualTo("\\*");
        assertThat(segment.verbatim(0, 2)).isFalse();
        assertThat(segment.verbatim(3, 4)).isTrue();
    }

    @Test
    void theTextOfALinkIsProseAndItsTargetIsNot() {
        Segment segment = only("a [b](/c) d");
        assertThat(segment.text()).isEqualTo("a b d");
        assertThat(segment.part(2)).isEqualTo(Segment.Part.LINK_TEXT);
    }

    @Test
    void aLineBreakIsOneCharacterThatHoldsThePrefixOfTheNextLine() {
        String text = "> a\n> b";
        Segment segment = only(text);
        assertThat(segment.text()).isEqualTo("a\nb");
        assertThat(segment.part(1)).isEqualTo(Segment.Part.SOFT_BREAK);
        assertThat(segment.source(1).of(text)).isEqualTo("\n> ");
    }

    @Test
    void textThatReadersSeeInAttributesIsASegmentOfItsOwn() {
        assertThat(segments("![図 `x`](/a.png \"題\") {{< glossary_tooltip text=\"ポッド\" term_id=\"pod\" >}}"))
                .extracting(Segment::context)
                .containsExactly(Segment.Context.ALT_TEXT, Segment.Context.LINK_TITLE, Segment.Context.SHORTCODE_TEXT);
    }

    @Test
    void aSegmentKnowsWhereItStands() {
        String text = "# a {#b}\n\n- c\n\n> d\n\n> [!NOTE]\n> e\n\n|f|\n|-|\n\ng\n: h\n\n<p>i <code>j</code></p>\n";
        assertThat(segments(text))
                .extracting(segment -> segment.context() + " " + segment.text())
                .containsExactly(
                        "HEADING a",
                        "LIST_ITEM c",
                        "BLOCK_QUOTE d",
                        "ALERT e",
                        "TABLE_CELL f",
                        "TERM g",
                        "DESCRIPTION h",
                        "HTML i");
    }

    @Test
    void codeDiagramsAndCommentsAreNoProse() {
        assertThat(segments("```\na\n```\n\n    b\n\n<!-- c -->\n\n{{< mermaid >}}\nd\n{{< /mermaid >}}\n\n`e`\n"))
                .isEmpty();
    }

    @Test
    void textInACodeElementIsCode() {
        assertThat(only("a <code>b</code> c").text()).isEqualTo("a ￼ c");
    }
}
