package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class UsualInlinesTest {

    private static final Parser COMMONMARK = MarkdownParser.syntax().build();

    private static final Parser OURS =
            MarkdownParser.syntax().inlineParserFactory(UsualInlines::new).build();

    /** What it reads itself, and what it may not take for that. */
    private static final List<String> PIECES = List.of(
            "a",
            "b c",
            "語",
            "😀",
            "\ud83d",
            "word ",
            " ",
            "  ",
            "   ",
            "\t",
            "\n",
            "\n",
            "  \n",
            "\n\n",
            "\r\n",
            "\r",
            "\0",
            "\f",
            "\u0085",
            "\u00a0",
            "`",
            "``",
            "`a`",
            "`b\nc`",
            "[",
            "]",
            "(",
            ")",
            "](",
            "[a](b)",
            "[](",
            "[a][",
            "![",
            "!",
            "'",
            "\"t\"",
            "/b#c",
            "*",
            "**b**",
            "**b c**",
            "*d*",
            "(_e_)",
            "f_g",
            "__",
            " *",
            "*.",
            "_",
            "~",
            "&",
            "&amp;",
            "\\",
            "<",
            "<br>",
            "<b>",
            "# ",
            "- ",
            "1. ",
            "> ",
            ": ",
            "===\n",
            "---\n",
            "|",
            "| a | b |\n|---|---|\n",
            "[r]: /u\n",
            "[r]",
            "\uE000",
            "\u2016");

    @Property(tries = 2000)
    void blocksHaveTheInlinesThatCommonmarkGivesThem(@ForAll("texts") String text) {
        assertThat(tree(OURS.parse(text))).isEqualTo(tree(COMMONMARK.parse(text)));
    }

    @Test
    void textAroundLinksAndCodeOfSeveralLinesIsWhereItWas() {
        String text = "one `two\nthree` four  \n[five\n`six`](/seven) eight! nine\n";
        assertThat(tree(OURS.parse(text))).isEqualTo(tree(COMMONMARK.parse(text)));
    }

    @Test
    void emphasisAroundLinksAndCodeIsWhereItWas() {
        String text = "*One `two`\n[three](/four)* five_six __seven__, (_eight_)\n";
        assertThat(tree(OURS.parse(text))).isEqualTo(tree(COMMONMARK.parse(text)));
    }

    @Test
    void aBlockWithAnythingElseIsReadByCommonmarkAlone() {
        String text = "one `two` *three* [four](/five) ~six~\n";
        assertThat(tree(OURS.parse(text))).isEqualTo(tree(COMMONMARK.parse(text)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(24).map(pieces -> String.join("", pieces));
    }

    /** What is used of a tree: kinds of nodes, where they are, and where links lead. */
    private static String tree(Node node) {
        StringBuilder tree = new StringBuilder("(").append(node.getClass().getSimpleName());
        for (SourceSpan span : node.getSourceSpans()) {
            tree.append(' ').append(span);
        }
        if (node instanceof Link link) {
            tree.append(' ').append(link.getDestination()).append(' ').append(link.getTitle());
        } else if (node instanceof Image image) {
            tree.append(' ').append(image.getDestination()).append(' ').append(image.getTitle());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            tree.append(tree(child));
        }
        return tree.append(')').toString();
    }
}
