package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NormalFormTest {

    private static final MarkdownParser PARSER = new MarkdownParser(Dialect.KUBERNETES);

    private static final NormalForm FORM = new NormalForm(
            Dialect.KUBERNETES,
            new LinkTargets(Set.of("kubernetes.io"), Set.of("en", "ja"), "/docs/a/"),
            Map.of("codenew", "code_sample"),
            Set.of("glossary_tooltip"));

    private static List<String> keys(String text) {
        return FORM.of(PARSER.parse(text), Map.of()).stream()
                .map(NormalBlock::key)
                .toList();
    }

    static List<Arguments> pairsThatReadTheSame() {
        return List.of(
                Arguments.of("wrapping", "a b\nc", "a\nb  c"),
                Arguments.of("a hard break", "a  \nb", "a b"),
                Arguments.of("wrapping in Japanese", "ポッドは\n動く。\n次", "ポッドは動く。次"),
                Arguments.of("list marks", "- a\n- b", "* a\n* b"),
                Arguments.of("list indentation", "- a\n  - b", "* a\n    * b"),
                Arguments.of("loose and tight lists", "- a\n- b", "- a\n\n- b"),
                Arguments.of("numbers of a list", "1. a\n1. b", "1. a\n2. b"),
                Arguments.of("emphasis marks", "*a* __b__", "_a_ **b**"),
                Arguments.of("emphasis", "a **b**", "a b"),
                Arguments.of("heading style", "a\n===", "# a #"),
                Arguments.of("an id that says what the site makes anyway", "## A b {#a-b}", "## A b"),
                Arguments.of("table padding", "|a|b|\n|-|-|\n|c|d|", "| a | b |\n|:--|---|\n| c | d |"),
                Arguments.of("fence style", "```yaml\na\n```", "~~~~ yml\na \n~~~~"),
                Arguments.of("indented code", "```\na\n```", "    a"),
                Arguments.of("escapes and entities", "a\\_b &amp; c", "a_b & c"),
                Arguments.of("typographic quotes", "“a” it’s – b…", "\"a\" it's -- b..."),
                Arguments.of("host and slash of a link", "[a](https://kubernetes.io/docs/b/)", "[a](/docs/b)"),
                Arguments.of("language of a link", "[a](/ja/docs/b/#c)", "[a](/docs/b/#c)"),
                Arguments.of("a relative link", "[a](../b/index.html)", "[a](/docs/b/)"),
                Arguments.of("a link through ref", "[a]({{< ref \"/docs/b\" >}})", "[a](/docs/b/)"),
                Arguments.of("a reference link", "[a][x]\n\n[x]: /b", "[a](/b)"),
                Arguments.of("a link's title", "[a](/b \"c\")", "[a](/b)"),
                Arguments.of("an address", "https://a.b", "<https://a.b>"),
                Arguments.of("delimiters of a shortcode", "{{< x a=\"1\" >}}", "{{% x a=1 %}}"),
                Arguments.of("order of parameters", "{{< x a=\"1\" b=\"2\" >}}", "{{< x b=\"2\" a=\"1\" >}}"),
                Arguments.of("a renamed shortcode", "{{< codenew file=\"a\" >}}", "{{% code_sample file=\"a\" %}}"),
                Arguments.of("an alert", "{{< note >}}\na\n{{< /note >}}", "> [!NOTE]\n> a"),
                Arguments.of(
                        "tags on the lines of their text",
                        "{{< note >}}a\n{{< /note >}}",
                        "{{< note >}}\na\n{{< /note >}}"),
                Arguments.of("a comment", "<!-- x -->\n\na <!-- y -->b", "a b"),
                Arguments.of("a comment shortcode", "{{< comment >}}x{{< /comment >}}\n\na", "a"),
                Arguments.of("a rule", "a\n\n---\n\nb", "a\n\nb"),
                Arguments.of("a tooltip", "a {{< glossary_tooltip text=\"Pods\" term_id=\"pod\" >}}", "a Pods"),
                Arguments.of("tags that only change the look", "<b>a</b>", "a"),
                Arguments.of("layout of HTML", "<div>\n  <p>a</p>\n</div>", "<div><p>a</p>\n</div>"),
                Arguments.of("line endings", "a\r\nb\r\n\r\n- c", "a\nb\n\n- c"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairsThatReadTheSame")
    void makesNoDifference(String what, String one, String other) {
        assertThat(keys(one)).as(what).isNotEmpty().isEqualTo(keys(other));
    }

    static List<Arguments> pairsThatReadDifferently() {
        return List.of(
                Arguments.of("a word", "a b", "a c"),
                Arguments.of("a word in code", "`a`", "`b`"),
                Arguments.of("a link's target", "[a](/b)", "[a](/c)"),
                Arguments.of("a link's fragment", "[a](/b#x)", "[a](/b#y)"),
                Arguments.of("another host", "[a](https://k8s.io/b)", "[a](/b)"),
                Arguments.of("a heading's level", "## a", "### a"),
                Arguments.of("a heading's own id", "## a {#b}", "## a"),
                Arguments.of("numbers or bullets", "1. a", "- a"),
                Arguments.of("two items or two paragraphs of one", "- a\n- b", "- a\n\n  b"),
                Arguments.of("nesting", "- a\n- b", "- a\n  - b"),
                Arguments.of("a quotation", "> a", "a"),
                Arguments.of("a line of code", "```\na\nb\n```", "```\na b\n```"),
                Arguments.of("indentation of code", "```\n a\nb\n```", "```\na\nb\n```"),
                Arguments.of("a parameter", "{{< x a=\"1\" >}}", "{{< x a=\"2\" >}}"),
                Arguments.of("the kind of an alert", "> [!NOTE]\n> a", "> [!WARNING]\n> a"),
                Arguments.of("order of cells", "|a|b|\n|-|-|", "|b|a|\n|-|-|"),
                Arguments.of("an image", "![a](/b.png)", "[a](/b.png)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairsThatReadDifferently")
    void makesADifference(String what, String one, String other) {
        assertThat(keys(one)).as(what).isNotEqualTo(keys(other));
    }

    @Test
    void aBlockKnowsItsPlaceAndSection() {
        String text = "---\ntitle: T\n---\na\n\n## B\n\n- c *d*\n";
        List<NormalBlock> blocks = FORM.of(PARSER.parse(text), Map.of("title", "T"));
        assertThat(blocks).extracting(NormalBlock::text).containsExactly("title: T", "a", "## B", "c d");
        assertThat(blocks).extracting(NormalBlock::section).containsExactly(0, 0, 1, 1);
        assertThat(blocks.get(3).span().of(text)).isEqualTo("c *d*");
    }

    @Test
    void aPageFileHasAPath() {
        assertThat(LinkTargets.pageOf("docs/a/_index.md")).isEqualTo("/docs/a/");
        assertThat(LinkTargets.pageOf("docs/a/b.md")).isEqualTo("/docs/a/b/");
        assertThat(LinkTargets.pageOf("_index.html")).isEqualTo("/");
    }
}
