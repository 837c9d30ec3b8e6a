package io.github.docsprint.lint;

import static io.github.docsprint.lint.Pages.FIXER;
import static io.github.docsprint.lint.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.markdown.Shortcode;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FixerTest {

    private static String fix(String text) {
        return FIXER.fix(page(text), false).text();
    }

    @Test
    void safeFixesAreAppliedAndSuggestionsAreNot() {
        assertThat(fix("クラスタのPodsです。\n")).isEqualTo("クラスターのPodsです。\n");
        assertThat(FIXER.fix(page("クラスタのPodsです。\n"), true).text()).isEqualTo("クラスターのPodです。\n");
    }

    @Test
    void lineEndingsAndByteOrderMarkStay() {
        assertThat(fix("\uFEFF# クラスタ\r\n\r\nユーザ です。\r\nメモリー\n")).isEqualTo("\uFEFF# クラスター\r\n\r\nユーザーです。\r\nメモリ\n");
    }

    @Test
    void severalFixesOfOneLineAllApply() {
        assertThat(fix("Kubernetes クラスタ（例）で `kubectl` を実行する!\n")).isEqualTo("Kubernetesクラスター(例)で`kubectl`を実行する！\n");
    }

    @Test
    void aSymbolThatWouldBecomeMarkdownStays() {
        for (String text :
                List.of("1）項目です。\n", "[クラスター]（これ）\n", "これは＊大事＊です。\n", "＃見出し\n", "---\ntitle: 注意：これ\n---\n")) {
            assertThat(new MarkdownParser(Kubernetes.DIALECT)
                            .parse(fix(text))
                            .allBlocks()
                            .toList())
                    .hasSameSizeAs(new MarkdownParser(Kubernetes.DIALECT)
                            .parse(text)
                            .allBlocks()
                            .toList());
        }
    }

    @Test
    void emphasisStaysEmphasis() {
        assertThat(fix("これは **Pod** です。\n")).isEqualTo("これは**Pod**です。\n");
        assertThat(fix("これは **「Pod」** です。\n")).isEqualTo("これは **「Pod」** です。\n");
    }

    @Test
    void aKeyIsRemovedWithItsLinesAndNothingElse() {
        assertThat(fix("---\ntitle: 例\nreviewers:\n  - a\n  - b\n# note\nweight: 1\n---\n"))
                .isEqualTo("---\ntitle: 例\n# note\nweight: 1\n---\n");
    }

    @Property(tries = 300)
    void aSecondRunHasNothingToFix(@ForAll("pages") String text) {
        String once = fix(text);
        assertThat(fix(once)).isEqualTo(once);
    }

    @Property(tries = 300)
    void whatIsNoTextStaysByteForByte(@ForAll("pages") String text) {
        assertThat(protectedParts(fix(text))).isEqualTo(protectedParts(text));
    }

    /** Code, tags, addresses without the language, and comments. */
    private static List<String> protectedParts(String text) {
        MarkdownPage page = new MarkdownParser(Kubernetes.DIALECT).parse(text);
        return java.util.stream.Stream.of(
                        page.allBlocks()
                                .filter(Block.CodeBlock.class::isInstance)
                                .map(block -> ((Block.CodeBlock) block).content()),
                        page.allInlines()
                                .filter(Inline.Code.class::isInstance)
                                .map(inline -> inline.span().of(text)),
                        page.allInlines()
                                .filter(Inline.Link.class::isInstance)
                                .map(inline ->
                                        ((Inline.Link) inline).destination().replaceFirst("^/ja/", "/")),
                        page.shortcodes().stream()
                                .map(tag -> tag.name()
                                        + tag.parameters().stream()
                                                .map(Shortcode.Parameter::key)
                                                .toList()),
                        page.comments().stream().map(span -> span.of(text)))
                .flatMap(part -> part)
                .toList();
    }

    @Provide
    Arbitrary<String> pages() {
        return LinterTest.PagesArbitrary.pages();
    }
}
