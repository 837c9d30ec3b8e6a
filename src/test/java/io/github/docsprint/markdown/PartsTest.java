package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A revision is cut alike, whether the one before it is known or not. */
class PartsTest {

    private static final MarkdownParser PARSER = new MarkdownParser(Kubernetes.DIALECT);

    private static final String HEAD = "---\ntitle: A page\n---\n\nOne paragraph.\n\n";
    private static final String BODY = "## Second\n\nText.\n\n- item\n\n## Third\n\nText.\n";

    @Test
    void whatARevisionHasInCommonIsNotCutAgain() {
        Parts before = parts(HEAD + BODY);

        Parts after = before.of(HEAD + "New {{< glossary_tooltip text=\"Pod\" >}}.\n\n" + BODY);

        assertThat(after.texts()).hasSize(before.texts().size() + 1);
        assertThat(after.texts().get(1)).isSameAs(before.texts().get(1));
        assertThat(after.texts().get(3)).isSameAs(before.texts().get(2));
    }

    @Test
    void aFenceThatIsNewIsNotCutAsFarAsItReaches() {
        assertSame(HEAD + BODY, HEAD + "```\n\n" + BODY);
    }

    @Test
    void whatFollowsAParagraphWithoutABlankLineBelongsToIt() {
        assertSame(HEAD + BODY, HEAD + "New.\n" + BODY);
        assertSame(HEAD + "New.\n\n" + BODY, HEAD + "- new\n\n" + BODY);
    }

    @Test
    void aDefinitionThatIsNewIsSeenFromAllParts() {
        assertSame(HEAD + "A [b\n\nText.\n\n" + BODY, HEAD + "A [b\n\n[c]: /d\n\n" + BODY);
        assertSame(HEAD + "b]: x\n\n" + BODY, HEAD + "[a\nb]: x\n\n" + BODY);
    }

    @Test
    void aTagThatIsNewMayCloseOneFarBeforeIt() {
        assertSame(
                HEAD + "{{< x >}}\n\nText.\n\n" + BODY + "\nEnd.\n",
                HEAD + "{{< x >}}\n\nText.\n\n" + BODY + "\n{{< /x >}}\n\nEnd.\n");
    }

    @Test
    void aTagThatIsNewMayBeClosedFarBehindIt() {
        assertSame(
                HEAD + BODY + "\n{{< /x >}}\n\nEnd.\n",
                HEAD + "{{< x >}}\n\nText.\n\n" + BODY + "\n{{< /x >}}\n\nEnd.\n");
    }

    @Test
    void bracesThatNothingEndedMayEndInANewPart() {
        assertSame(HEAD + "{{< x\n\nText.\n\n" + BODY, HEAD + "{{< x\n\nText. >}}\n\n" + BODY);
    }

    @Test
    void frontMatterMayEndElsewhere() {
        assertSame("---\ntitle: A page\n\nText.\n\n" + BODY, "---\ntitle: A page\n\nText.\n\n---\n\n" + BODY);
    }

    @Test
    void aLastPartThatGoesOnIsAnother() {
        assertSame(HEAD + BODY + "\nEnd", HEAD + BODY + "\nEnd of it\n\nText.\n");
    }

    @Property(tries = 4000)
    void aRevisionIsCutAsIfItWereTheFirst(
            @ForAll("pages") List<String> page,
            @ForAll @IntRange(max = 40) int from,
            @ForAll @IntRange(max = 3) int gone,
            @ForAll("pages") List<String> come,
            @ForAll @IntRange(max = 3) int some) {
        List<String> revision = new ArrayList<>(page);
        int at = Math.min(from, page.size());
        revision.subList(at, Math.min(page.size(), at + gone)).clear();
        revision.addAll(at, come.subList(0, Math.min(some, come.size())));

        assertSame(String.join("", page), String.join("", revision));
    }

    @Provide
    Arbitrary<List<String>> pages() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.of("Text.\n\n", "## Heading\n\n", HEAD, "- item\n\n")),
                        Tuple.of(
                                2,
                                Arbitraries.of(
                                        "\n",
                                        "\r\n",
                                        "Text.\n",
                                        "Text",
                                        " indented\n\n",
                                        "---\n",
                                        "```\n",
                                        "````\n\n",
                                        "~~~\n",
                                        "[a\n",
                                        "[a",
                                        "b]: c\n",
                                        "> [a\n\n",
                                        "]\n\n",
                                        "{{< note >}}\n",
                                        "{{< note >}}\n\n",
                                        "{{< /note >}}\n\n",
                                        "{{< /tabs >}}\n\n",
                                        "{{< tabs >}}\n\n",
                                        "{{< x \"a\n\n",
                                        "{{< x\n\n",
                                        "b\" >}}\n\n",
                                        ">}}\n\n",
                                        "{{",
                                        "< x >}}\n\n",
                                        "{{</* y\n\n",
                                        "*/>}}\n\n",
                                        "{{< x />}} z\n\n",
                                        "{{< capture >}}\n\n",
                                        "{{< /capture >}}\n\n")))
                .list()
                .ofMaxSize(40);
    }

    private static void assertSame(String before, String revision) {
        assertThat(parts(before).of(revision).texts()).isEqualTo(parts(revision).texts());
        assertThat(String.join("", parts(revision).texts())).isEqualTo(revision);
    }

    private static Parts parts(String text) {
        return PARSER.parts(text, tag -> !tag.name().equals("tabs"));
    }
}
