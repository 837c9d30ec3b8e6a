package io.github.docsprint.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.YamlReader;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlainYamlTest {

    @Test
    void theFrontMatterOfMostPagesIsPlain() {
        assertThat(PlainYaml.is("title: サービス\nlinkTitle: A\nweight: 10\nreviewers:\n"))
                .isTrue();
    }

    @Test
    void whatNeedsAParserIsNotPlain() {
        assertThat(List.of(
                        "a: b: c\n",
                        "a: \u0007b\n",
                        "a: b\na: c\n",
                        "a: [b\n",
                        "a: b\n- c\n",
                        "a: \"b\\q\"\n",
                        "a: >\n",
                        "a: >\nb: c\n",
                        "a: |\n   b\n  c\n",
                        "a:\n  b: c\n",
                        "a:b\n",
                        "a: \tb\n",
                        "- a\n"))
                .noneMatch(PlainYaml::is);
    }

    @Property(tries = 3000)
    void whateverIsPlainCanBeRead(@ForAll("yaml") String yaml) {
        if (PlainYaml.is(yaml)) {
            assertThatCode(() -> YamlReader.read("a.md", yaml, 1, YamlReader.Format.YAML, Limits.FRONT_MATTER))
                    .doesNotThrowAnyException();
        }
    }

    @Provide
    Arbitrary<String> yaml() {
        Arbitrary<String> part = Arbitraries.of(
                "", " ", "a", "b", "k-e", "-", "- ", "  ", "   ", ":", ": ", "#", " #", "\"", "'", ">", "|-", "あ", "　",
                "x");
        return part.list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(5)
                .map(lines -> String.join("\n", lines));
    }
}
