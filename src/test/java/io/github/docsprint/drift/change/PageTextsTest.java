package io.github.docsprint.drift.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.site.SiteConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that is put together from parts read before is the page read as a whole. */
class PageTextsTest {

    private static final String HEAD = "---\ntitle: A page\n---\n\nOne <!-- unseen --> paragraph.\n\n";
    private static final String SECOND = "## Second\n\n{{< note >}}\nMind `this`.\n{{< /note >}}\n\n";
    private static final String THIRD = "## Third\n\n```shell\n# no heading\n\nrun it\n```\n\n- a list\n";

    @Test
    void aSectionThatARevisionHasInCommonWithAnotherIsReadOnce() {
        PageTexts texts = new PageTexts(Kubernetes.DIALECT);

        PageText before = texts.of("x.md", HEAD + SECOND + THIRD);
        PageText after = texts.of("x.md", HEAD + SECOND + THIRD + "- of two items\n");

        assertThat(after.units().get(3)).isSameAs(before.units().get(3));
    }

    @Test
    void aSectionThatMovedIsTheSameAtAnotherPlace() {
        PageTexts texts = new PageTexts(Kubernetes.DIALECT);
        texts.of("x.md", HEAD + SECOND + THIRD);

        assertIsWhole(texts, HEAD + "More.\n\n" + SECOND + "## New\n\nText.\n\n" + THIRD);
    }

    @Test
    void aPartBelowHtmlThatNothingEndsIsAnotherElsewhere() {
        PageTexts texts = new PageTexts(Kubernetes.DIALECT);
        texts.of("x.md", HEAD + "Text.\n\n<?\n\n" + THIRD);

        assertIsWhole(texts, HEAD + "Text.\n\n" + THIRD);
    }

    @Test
    void aHeadingHasTheIdOfItsPageWhateverWasReadBeforeIt() {
        PageTexts texts = new PageTexts(Kubernetes.DIALECT);
        String twice = "## Second\n## Second\n\nText.\n";
        texts.of("x.md", "## One {#second-1}\n\n" + twice);

        assertIsWhole(texts, twice);
    }

    @Test
    void theSiteSaysWhatOfTheFrontMatterReadersSee() {
        String page = "---\ntitle: A page\nsubTitle: Of two titles\nweight: 10\n---\n\nText.\n";
        Dialect plain = SiteConfig.read("docsprint.yaml", new byte[0]).dialect();
        Dialect subtitled = SiteConfig.read(
                        "docsprint.yaml", "site: {visibleKeys: [title, subTitle]}".getBytes(StandardCharsets.UTF_8))
                .dialect();

        assertThat(PageText.of(page, plain).units()).hasSize(2);
        assertThat(PageText.of(page, subtitled).units()).hasSize(3);
    }

    @Test
    void aParagraphInASectionThatChangedIsNotReadAgain() {
        PageTexts texts = new PageTexts(Kubernetes.DIALECT);

        PageText before = texts.of("x.md", HEAD + "{{% capture body %}}\n\n## Old\n\nSame.\n\n{{% /capture %}}\n");
        PageText after = texts.of("x.md", HEAD + "{{% capture body %}}\n\n## New\n\nSame.\n\n{{% /capture %}}\n");

        assertThat(after.units().get(4).tokens().get(0).text()).isEqualTo("Same");
        assertThat(after.units().get(4)).isSameAs(before.units().get(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Until here.\n\n```\ncode\n\n## Not a heading\n\n",
                "<pre>\n\n## Not a heading\n\n</pre>\n\n",
                "<!-- hidden\n\n## Not a heading\n\n-->\n\n",
                "A [link] to it.\n\n## Heading\n\n[link]: https://example.com\n\n",
                "## Twice\n\nText.\n\n## Twice\n\nText.\n\n## Twice-1\n\nText.\n\n",
                "{{< note >}}\n\n## Inside\n\n{{< /note >}}\n\n## After\n\n",
                "{{< figure\n\n## no heading\n\nsrc=\"x\" >}}\n\n",
                "- item\n\n  ```\n  code\n\n## Heading\n\n```\n\n## Code\n\n",
                "> ```\n\n## Heading\n\n```\n\n## Code\n\n",
                "Term\n\n: description\n\n## Heading\n\n",
                "\r\n\r\n## Heading\r\n\r\nText.\r\n",
                "## Twice {#once}\n\nText.\n\n## Once\n\n## Twice\n\n## Twice\n\n",
                "{{< tabs >}}\n\nText.\n\n{{< note >}}\n\nText.\n\n{{< /tabs >}}\n\nText.\n\n{{< /note >}}\n\n",
                "- [a [b]\n  c]: /d\n\nText [a [b] c].\n\nTerm\n\n: [x]: /y\n\nText [x].\n\n",
            })
    void whatReachesOverAHeadingIsReadAsAWhole(String body) {
        PageTexts texts = new PageTexts(Kubernetes.DIALECT);
        texts.of("x.md", HEAD + "## Before\n\n" + SECOND);

        assertIsWhole(texts, HEAD + "## Before\n\n" + body + SECOND);
        assertIsWhole(texts, HEAD + body + SECOND + THIRD);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of(
                        HEAD,
                        SECOND,
                        THIRD,
                        "## Second\n",
                        "# One {#third}\n",
                        "###### Six\n",
                        "#no heading\n",
                        "\n",
                        "\n\n",
                        "```\n",
                        "````\n",
                        "~~~\n",
                        "  ```\n",
                        "> ```\n",
                        "- x\n",
                        "- y\n\n",
                        "* **z** w\n",
                        "-   wide\n",
                        "- - -\n",
                        "- <div>\n",
                        "- ```\n",
                        "-\n",
                        " lazy\n",
                        "    deep\n",
                        "- a | b\n",
                        "  y\n",
                        "<pre>\n",
                        "</pre>\n",
                        "<div>\n",
                        "<!--\n",
                        "-->\n",
                        "<?\n",
                        "{{< note >}}\n",
                        "{{% capture body %}}\n",
                        "{{% /capture %}}\n",
                        "{{< tabs >}}\n",
                        "{{< /tabs >}}\n",
                        "Text [a].\n\n",
                        "in text [a]: /b\n",
                        "1. [a]: /b\n",
                        "\\\\[a]: /b\n",
                        "===\n",
                        "## Second 1\n",
                        "{{< /note >}}\n",
                        "{{< mermaid >}}\n",
                        "{{< /mermaid >}}\n",
                        "{{</* x\n",
                        "*/>}}\n",
                        "{{% x \"\n",
                        "[a]: /b\n",
                        "[a]\n",
                        "| a |\n",
                        "|---|\n",
                        "> [!NOTE]\n",
                        ": x\n",
                        "\ttab\n",
                        "---\n",
                        "a\r\n",
                        "\\|`",
                        "Text.\n\n",
                        "More\ntext.\n\n",
                        "\f\n")
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> pages() {
        return lines().map(lines -> String.join("", lines));
    }

    @Property(tries = 5000)
    void anyPageIsTheSameInParts(@ForAll("pages") String before, @ForAll("pages") String after) {
        PageTexts texts = new PageTexts(Kubernetes.DIALECT);
        texts.of("x.md", before);
        assertIsWhole(texts, after);
        assertIsWhole(texts, before + "\n" + after);
        assertIsWhole(texts, after + "\n" + before);
    }

    @Property(tries = 1000)
    void revisionsThatDifferInALineAreTheSameInParts(
            @ForAll("lines") List<String> page, @ForAll("lines") List<String> edits, @ForAll Random random) {
        PageTexts texts = new PageTexts(Kubernetes.DIALECT);
        List<String> revision = new ArrayList<>(page);
        for (String line : edits) {
            assertIsWhole(texts, String.join("", revision));
            int place = random.nextInt(revision.size() + 1);
            if (place < revision.size() && random.nextBoolean()) {
                revision.remove(place);
            }
            revision.add(place, line);
        }
    }

    private static void assertIsWhole(PageTexts texts, String text) {
        PageText parts = texts.of("x.md", text);
        PageText whole = PageText.of(text, Kubernetes.DIALECT);
        assertThat(parts.units()).isEqualTo(whole.units());
        assertThat(parts.sections()).isEqualTo(whole.sections());
        assertThat(List.of(parts.matter(), parts.comments())).isEqualTo(List.of(whole.matter(), whole.comments()));
    }
}
