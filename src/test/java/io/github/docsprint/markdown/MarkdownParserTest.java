package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownParserTest {

    private static final MarkdownParser PARSER = new MarkdownParser(Kubernetes.DIALECT);

    private static <B extends Block> B only(Class<B> type, String text) {
        List<Block> found =
                PARSER.parse(text).allBlocks().filter(type::isInstance).toList();
        assertThat(found).hasSize(1);
        return type.cast(found.get(0));
    }

    private static <I extends Inline> I onlyInline(Class<I> type, String text) {
        List<Inline> found =
                PARSER.parse(text).allInlines().filter(type::isInstance).toList();
        assertThat(found).hasSize(1);
        return type.cast(found.get(0));
    }

    private static List<String> kinds(String text) {
        return PARSER.parse(text).blocks().stream()
                .map(block -> block.getClass().getSimpleName())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: x\n---\n",
                "---\ntitle: x\n---",
                "\uFEFF---\ntitle: x\n---\n",
                "\n ---\ntitle: x\n---\n",
                "---\r\ntitle: x\n---\r\n"
            })
    void frontMatterIsItsOwnSpan(String text) {
        MarkdownPage page = PARSER.parse(text);
        assertThat(page.frontMatter().orElseThrow().content().of(text)).isEqualTo("title: x\n");
        assertThat(page.body()).isEqualTo(new Span(text.length(), text.length()));
        assertThat(page.blocks()).isEmpty();
    }

    @Test
    void textRightAfterTheLastDelimiterIsTheBody() {
        String text = "---\ntitle: x\n---<!-- overview -->\n";
        assertThat(PARSER.parse(text).body().of(text)).isEqualTo("<!-- overview -->\n");
    }

    @Test
    void frontMatterThatNothingClosesReachesToTheEnd() {
        MarkdownPage page = PARSER.parse("+++\ntitle = 1\n");
        assertThat(page.frontMatter().orElseThrow().closed()).isFalse();
        assertThat(page.frontMatter().orElseThrow().format()).isEqualTo(FrontMatter.Format.TOML);
    }

    @Test
    void aDashedLineInThePageIsNoFrontMatter() {
        assertThat(kinds("x\n\n---\n")).containsExactly("Paragraph", "ThematicBreak");
    }

    @Test
    void aByteOrderMarkHidesNoHeading() {
        assertThat(kinds("\uFEFF# x\n")).containsExactly("Heading");
    }

    @Test
    void aLinkMayHaveAShortcodeAsItsDestination() {
        Inline.Link link = onlyInline(Inline.Link.class, "[a]({{< ref \"/docs/x\" >}} \"t\")");
        assertThat(link.destination()).isEqualTo("{{< ref \"/docs/x\" >}}");
        assertThat(link.title().orElseThrow()).isEqualTo(new Span(27, 28));
    }

    @Test
    void aDestinationIsFoundInItsPlace() {
        String text = "[a *b*](<x y> 't') ";
        Inline.Link link = onlyInline(Inline.Link.class, text);
        assertThat(link.destinationSpan().orElseThrow().of(text)).isEqualTo("x y");
    }

    @Test
    void aReferenceLinkHasTheDestinationOfItsDefinition() {
        Inline.Link link = onlyInline(Inline.Link.class, "[a][b]\n\n[b]: /x{{< skew v >}}/ 't'\n");
        assertThat(link.destination()).isEqualTo("/x{{< skew v >}}/");
        assertThat(link.destinationSpan()).isEmpty();
    }

    /** As Hugo 0.111.3 reads it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{< x text=\"a b\" id=\"c\" >}}",
                "{{< x text = \"a b\" id = \"c\" >}}",
                "{{<x text= \"a b\" id =\"c\">}}",
                "{{< x text\n= \"a b\" id = c >}}"
            })
    void blanksAroundTheEqualsSignOfAParameterChangeNothing(String tag) {
        assertThat(PARSER.parse(tag).shortcodes().get(0).parameters())
                .extracting(parameter -> parameter.key().orElse("") + "|" + parameter.value())
                .containsExactly("text|a b", "id|c");
    }

    @Test
    void aPipeInAShortcodeDoesNotSplitACell() {
        Block.Table table = only(Block.Table.class, "|a|b|\n|-|-|\n|{{< x \"a|b\" >}}|`c\\|d`|\n");
        assertThat(table.rows().get(0).cells()).hasSize(2);
        assertThat(table.rows().get(0).cells().get(1).inlines())
                .singleElement()
                .isInstanceOfSatisfying(
                        Inline.Code.class, code -> assertThat(code.code()).isEqualTo("c|d"));
    }

    @Test
    void spansAfterAnEscapedPipeAreRight() {
        String text = "|a|\n|-|\n|x \\| **y**|\n";
        assertThat(onlyInline(Inline.Strong.class, text).span().of(text)).isEqualTo("**y**");
    }

    @Test
    void whatStandsBetweenPairedTagsIsOrdinaryMarkdown() {
        assertThat(kinds("{{< note >}}\ntext\n{{< /note >}}\n"))
                .containsExactly("ShortcodeBlock", "Paragraph", "ShortcodeBlock");
    }

    @Test
    void aTooltipAloneOnALineStaysInItsParagraph() {
        assertThat(kinds("a\n{{< glossary_tooltip text=\"Pod\" term_id=\"pod\" >}}\nb\n"))
                .containsExactly("Paragraph");
    }

    @Test
    void pairedTagsKnowEachOther() {
        List<Shortcode> tags = PARSER.parse("{{< tabs >}}{{% tab %}}x{{< y >}}{{% /tab %}}{{< /tabs >}}{{< /z >}}")
                .shortcodes();
        assertThat(tags).extracting(tag -> tag.partner().orElse(-1)).containsExactly(4, 3, -1, 1, 0, -1);
        assertThat(tags.get(5).stray()).isTrue();
    }

    @Test
    void parametersAreNamedOrPositionalQuotedOrNot() {
        String text = "{{< x \"a \\\"b\\\"\" c k=v\n n = `r \"s` />}}";
        Shortcode tag = PARSER.parse(text).shortcodes().get(0);
        assertThat(tag.form()).isEqualTo(Shortcode.Form.SELF_CLOSING);
        assertThat(tag.parameters())
                .extracting(Shortcode.Parameter::value)
                .containsExactly("a \"b\"", "c", "v", "r \"s");
        assertThat(tag.parameter("k").orElseThrow().valueSpan().of(text)).isEqualTo("v");
    }

    @Test
    void aTagWithoutAnEndIsReportedAndIsText() {
        MarkdownPage page = PARSER.parse("{{< x \"a\n{{< y >}}");
        assertThat(page.malformedTags()).containsExactly(new Span(0, 3));
        assertThat(page.shortcodes()).extracting(Shortcode::name).containsExactly("y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{</* x */>}}", "{{%/* x a=\"b\" */%}}", "{{</* x >}}text{{< /x */>}}"})
    void anEscapeIsOneTagThatIsNotRun(String text) {
        assertThat(PARSER.parse(text).shortcodes()).singleElement().satisfies(tag -> {
            assertThat(tag.form()).isEqualTo(Shortcode.Form.ESCAPED);
            assertThat(tag.span()).isEqualTo(new Span(0, text.length()));
        });
    }

    @Test
    void tagsInCodeAreListedAndTheCodeKeepsThem() {
        MarkdownPage page = PARSER.parse("```\na {{< x\n y >}}\n```\n");
        assertThat(page.shortcodes()).hasSize(1);
        assertThat(((Block.CodeBlock) page.blocks().get(0)).content()).isEqualTo("a {{< x\n y >}}\n");
    }

    @Test
    void codeInAListLosesItsIndentationAndKeepsItsBlankLines() {
        Block.CodeBlock code = only(Block.CodeBlock.class, "- x\n\n  ```yaml\n  a:\n\n    b\n\n  ```\n");
        assertThat(code.content()).isEqualTo("a:\n\n  b\n\n");
        assertThat(code.language()).isEqualTo("yaml");
        assertThat(code.closed()).isTrue();
    }

    @Test
    void indentedCodeKeepsItsBlankLines() {
        assertThat(only(Block.CodeBlock.class, "    a\n\n      b\n").content()).isEqualTo("a\n\n  b\n");
    }

    @Test
    void aFenceThatNothingClosesReachesToTheEnd() {
        assertThat(only(Block.CodeBlock.class, "```\na\n").closed()).isFalse();
    }

    @Test
    void whatADiagramShortcodeHoldsIsNoMarkdown() {
        Block.CodeBlock code = only(Block.CodeBlock.class, "{{< mermaid >}}\na --> *b*\n\n# c\n{{< /mermaid >}}\n");
        assertThat(code.content()).isEqualTo("a --> *b*\n\n# c\n");
        assertThat(code.diagram()).isTrue();
    }

    @Test
    void anAlertHasItsKindAndItsText() {
        String text = "> [!Note]+ The *title*\n> body\n";
        Block.Alert alert = only(Block.Alert.class, text);
        assertThat(alert.kind()).isEqualTo("NOTE");
        assertThat(alert.title().orElseThrow().of(text)).isEqualTo("The *title*");
        assertThat(alert.children())
                .singleElement()
                .satisfies(child -> assertThat(child.span().of(text)).isEqualTo("body"));
    }

    @Test
    void aDefinitionListHasTermsAndDescriptions() {
        String text = "Pod\nポッド\n: one\n: two\n\n  more\n\nNode\n\n: three\n";
        Block.DefinitionList list = only(Block.DefinitionList.class, text);
        assertThat(list.items()).hasSize(2);
        assertThat(list.items().get(0).terms())
                .extracting(term -> term.span().of(text))
                .containsExactly("Pod", "ポッド");
        assertThat(list.items().get(0).descriptions()).hasSize(2);
        assertThat(list.items().get(0).descriptions().get(1).children()).hasSize(2);
    }

    @Test
    void commentsAreFoundInBlocksAndInLines() {
        String text = "<!-- a\nb -->\n\nx <!-- c --> y\n";
        assertThat(PARSER.parse(text).comments())
                .extracting(span -> span.of(text))
                .containsExactly("<!-- a\nb -->", "<!-- c -->");
    }

    @Test
    void aBareAddressEndsBeforeJapaneseAndPunctuation() {
        String text = "(https://a.b/c)を https://d.e. ";
        assertThat(PARSER.parse(text)
                        .allInlines()
                        .filter(Inline.Autolink.class::isInstance)
                        .map(inline -> inline.span().of(text)))
                .containsExactly("https://a.b/c", "https://d.e");
    }

    @Test
    void sectionsHangTogetherByLevel() {
        String text = "x\n# A\n### B\ny\n## C\n# D\n";
        List<MarkdownPage.Section> sections = PARSER.parse(text).sections();
        assertThat(sections).extracting(section -> section.parent().orElse(-1)).containsExactly(-1, 0, 1, 1, 0);
        assertThat(sections.get(2).span().of(text)).isEqualTo("### B\ny\n");
    }
}
