package io.github.docsprint.markdown;

import io.github.docsprint.Kubernetes;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MarkdownFuzzTest {

    private static final MarkdownParser PARSER = new MarkdownParser(Kubernetes.DIALECT);

    /** Pieces that mean something to some part of the parser, alone and next to each other. */
    private static final List<String> PIECES = List.of(
            "---\n",
            "+++\n",
            "\uFEFF",
            "\0",
            "\r",
            "\r\n",
            "\n",
            "\n\n",
            " ",
            "    ",
            "\t",
            "# ",
            "## 見出し {#a .b}",
            "{#",
            "}",
            "\n===\n",
            "> ",
            "> [!NOTE] x\n",
            "- ",
            "1. ",
            "* ",
            "**",
            "*",
            "_",
            "~~",
            "`",
            "``` yaml\n",
            "~~~\n",
            "[",
            "]",
            "(",
            ")",
            "](",
            "![",
            "<",
            ">",
            "<https://a.b>",
            "https://a.b/c。",
            "<!--",
            "-->",
            "<div>\n",
            "</div>",
            "<br>",
            "<code>",
            "|",
            "\\|",
            "|---|---|\n",
            "| a | b |\n",
            "{{< note >}}",
            "{{< /note >}}",
            "{{% tab name=\"あ\" %}}",
            "{{< mermaid >}}",
            "{{< /mermaid >}}",
            "{{< glossary_tooltip text=\"Pod\" >}}",
            "{{</* x */>}}",
            "{{<",
            ">}}",
            "{{< a \"b\nc\" >}}",
            "{{< a \n b=`c` />}}",
            ": ",
            "用語\n: 説明\n",
            "&amp;",
            "&#x1F600;",
            "&",
            "\\",
            "\\*",
            "😀",
            "日本語",
            "a",
            "Z",
            "[r]: /url \"t\"\n",
            "[r]",
            "\uE000",
            "\uE001",
            "\u2016");

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 3000)
    void anySequenceOfMarksIsAPage(@ForAll("pages") String text) {
        PageInvariants.check(PARSER.parse(text));
    }

    @Property(tries = 500)
    void anyTextIsAPage(@ForAll String text) {
        PageInvariants.check(PARSER.parse(text));
    }

    private static final String SAMPLE = """
            ---
            title: 見出し
            ---
            <!-- overview -->

            {{< feature-state state="beta" >}}
            **クラスター**の`kubectl`は[リンク]({{< ref "/docs/a" >}} "題")です。
            {{< glossary_tooltip text="Pod" term_id="pod" >}}も&amp;です。

            ## 手順 {#steps .x}

            1. 一つ目
               ```shell
               kubectl get {{< param "v" >}}

               exit
               ```
               - 二つ目\ta
            > [!NOTE] 注意
            > 本文 https://a.b/c。

            | a | b \\| c |
            |---|-------|
            | `x\\|y` | {{< x "p|q" >}} |

            用語
            : 説明

              続き

            {{< mermaid >}}
            graph TD
            {{< /mermaid >}}

            <div><code>z</code> 文</div>

            [r]: <https://r.x> 'T'
            """;

    @Property(tries = 1500)
    void aDamagedPageIsAPage(
            @ForAll @IntRange(max = 600) int cut,
            @ForAll @IntRange(max = 40) int length,
            @ForAll @IntRange(max = 600) int paste,
            @ForAll("pages") String inserted) {
        StringBuilder text = new StringBuilder(SAMPLE);
        int from = Math.min(cut, text.length());
        text.delete(from, Math.min(text.length(), from + length));
        text.insert(Math.min(paste, text.length()), inserted);
        PageInvariants.check(PARSER.parse(text.toString()));
    }
}
