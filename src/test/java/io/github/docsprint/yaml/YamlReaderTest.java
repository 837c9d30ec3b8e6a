package io.github.docsprint.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class YamlReaderTest {

    private static Mapping mapping(String yaml) {
        return YamlReader.readMapping("a.yaml", yaml.getBytes(StandardCharsets.UTF_8), Limits.CONFIG);
    }

    private static Message refusal(String yaml) {
        try {
            mapping(yaml);
        } catch (Failure e) {
            assertThat(e.kind()).isEqualTo(Failure.Kind.USAGE);
            return e.userMessage();
        }
        throw new AssertionError("read without a complaint: " + yaml);
    }

    @Test
    void everyValueHasItsPlace() {
        Mapping root = mapping("a: 1\nb:\n  - x\n  -   y\n");

        assertThat(root.entries().values())
                .extracting(entry -> entry.place().toString())
                .containsExactly("a.yaml:1:1", "a.yaml:2:1");
        assertThat(root.get("a"))
                .hasValueSatisfying(value -> assertThat(value.place()).hasToString("a.yaml:1:4"));
        assertThat(((Sequence) root.get("b").orElseThrow()).values().get(1).place())
                .hasToString("a.yaml:4:7");
    }

    @Test
    void aPartOfAFileHasThePlacesOfTheFile() {
        YamlValue value = YamlReader.read("p.md", "\n\ntitle: x", 2, YamlReader.Format.YAML, Limits.FRONT_MATTER);

        assertThat(value.place()).hasToString("p.md:4:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\nb: 2\na: 3' | yaml.key.twice | a.yaml:3:1",
                "'a: !!java.net.URL x' | yaml.tag | a.yaml:1:4",
                "'a: !mine x' | yaml.tag | a.yaml:1:4",
                "'a: *b' | yaml.alias.unknown | a.yaml:1:4",
                "'a: &b x\n*b : y' | yaml.syntax | a.yaml:2:3",
                "'a: 1\n---\nb: 2' | yaml.documents | a.yaml:3:1",
                "'- a' | yaml.document.type | a.yaml:1:1",
                "'a: b: c' | yaml.syntax | a.yaml:1:5",
                "'a: [1, 2' | yaml.syntax | a.yaml:1:9",
                "'a:\n\t- b' | yaml.syntax | a.yaml:2:1",
            })
    void refuses(String yaml, String key, String place) {
        Message refusal = refusal(yaml);

        assertThat(refusal.key()).isEqualTo(key);
        assertThat(refusal.arguments().get(0)).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "YAML | ^a:\n\t- b^ | tab",
                "YAML | a: @b | character",
                "YAML | ^a: 'b\nc: d^ | quote",
                "YAML | a: [b, c | bracket",
                "YAML | ^a: {b: 1\nc: 2^ | bracket",
                "YAML | a: b: c | key",
                "YAML | ^a\nb: c^ | key",
                "YAML | ^a:\n  b: 1\n c: 2^ | indentation",
                "YAML | a: 'b' c | indentation",
                "JSON | {\"a\": \"b} | quote",
                "JSON | {\"a\": [1, 2 | bracket",
                "JSON | {\"a\": 1 \"b\": 2} | bracket",
                "JSON | {\"a\" 1} | colon",
                "JSON | {\"a\": 1,} | quoted-key",
                "JSON | {\"a\": b} | quoted-text",
            })
    void commonMistakesAreToldInTheUsersLanguage(YamlReader.Format format, String text, String mistake) {
        assertThatThrownBy(() -> YamlReader.read("a", text, 1, format, Limits.CONFIG))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.userMessage().arguments())
                                .last()
                                .isEqualTo(Message.of("yaml.mistake." + mistake)));
    }

    @Test
    void aRareMistakeIsToldInTheWordsOfTheLibrary() {
        assertThat(refusal("a: \"\\x\"").arguments().get(2).toString()).startsWith("expected escape sequence");
    }

    @Test
    void quotesTheLineThatCannotBeRead() {
        assertThat(refusal("ok: 1\n  bad: [1,\nnext: }").arguments()).contains("bad: [1,");
    }

    @Test
    void quotesTheLastLineOfATextThatEndsTooEarly() {
        assertThat(refusal("ok: 1\nbad: [1, 2\n\n").arguments()).contains("bad: [1, 2");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatThrownBy(() -> YamlReader.read("a.yaml", new byte[] {'a', (byte) 0xFF}, Limits.CONFIG))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("yaml.encoding");
    }

    @Test
    void refusesTooLongATextBeforeReadingIt() {
        assertThat(refusal("#".repeat(Limits.CONFIG.characters() + 1)).key()).isEqualTo("yaml.size");
    }

    @Test
    void refusesTooDeepANest() {
        assertThat(refusal("a: " + "[".repeat(100_000)).key()).isEqualTo("yaml.depth");
    }

    @ParameterizedTest
    @EnumSource(YamlReader.Format.class)
    void noFormatGoesTooDeep(YamlReader.Format format) {
        String deep = (format == YamlReader.Format.TOML ? "a = " : "") + "[".repeat(60_000);

        assertThatThrownBy(() -> YamlReader.read("a", deep, 1, format, Limits.FRONT_MATTER))
                .isInstanceOf(Failure.class);
    }

    @Test
    void refusesAliasesThatMultiply() {
        String laughs = IntStream.range(1, 20)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "x]")
                .collect(Collectors.joining("\n", "a0: &a0 [lol]\n", "\n"));

        assertThat(refusal(laughs).key()).isEqualTo("yaml.values");
    }

    @Test
    void anAliasIsTheAnchoredValue() {
        assertThat(mapping("a: &x [1, 2]\nb: *x").texts("b")).hasValue(List.of("1", "2"));
    }

    @Test
    void anEmptyDocumentIsAnEmptyMapping() {
        assertThat(mapping("# nothing\n").entries()).isEmpty();
    }

    @Test
    void tellsTypesApartAndKeepsWhatIsWritten() {
        Mapping root = mapping("a: 1.10\nb: '1'\nc: true\nd:\ne: yes\nf: 2024-01-02\n");

        assertThat(root.entries().values())
                .extracting(Mapping.Entry::value)
                .asInstanceOf(InstanceOfAssertFactories.list(Scalar.class))
                .extracting(Scalar::text, Scalar::type)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"1.10\", NUMBER)",
                        "(\"1\", TEXT)",
                        "(\"true\", BOOLEAN)",
                        "(\"\", NULL)",
                        "(\"yes\", TEXT)",
                        "(\"2024-01-02\", TEXT)");
    }

    @Test
    void readsToml() {
        String toml = "title = \"a\"\ndate = 2024-01-02\n[l10n]\nsourceCommit = \"abc\"\n";
        Mapping root =
                YamlReader.asMapping(YamlReader.read("p.md", toml, 2, YamlReader.Format.TOML, Limits.FRONT_MATTER));

        assertThat(root.text("date")).hasValue("2024-01-02");
        assertThat(root.at("l10n.sourceCommit")).containsInstanceOf(Scalar.class);
    }

    @Test
    void saysWhereTomlIsWrong() {
        assertThatThrownBy(
                        () -> YamlReader.read("p.md", "a = 1\nb = ?\n", 2, YamlReader.Format.TOML, Limits.FRONT_MATTER))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("p.md:3:");
    }

    @Property(tries = 500)
    void whateverTheTextYamlIsReadOrRefused(@ForAll("rotten") String text) {
        readOrRefuse(text, YamlReader.Format.YAML);
    }

    @Property(tries = 500)
    void whateverTheTextTomlIsReadOrRefused(@ForAll("rotten") String text) {
        readOrRefuse(text, YamlReader.Format.TOML);
    }

    @Property(tries = 300)
    void whateverTheTextJsonIsReadOrRefused(@ForAll("rotten") String text) {
        readOrRefuse(text, YamlReader.Format.JSON);
    }

    private static void readOrRefuse(String text, YamlReader.Format format) {
        try {
            assertThat(YamlReader.read("a", text, 1, format, Limits.FRONT_MATTER))
                    .isNotNull();
        } catch (Failure e) {
            assertThat(e.userMessage().arguments().get(0).toString()).startsWith("a");
        }
    }

    @Provide
    Arbitrary<String> rotten() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "b: ",
                ": ",
                "- ",
                "\n",
                "\n  ",
                "\t",
                "[",
                "]",
                "{",
                "}",
                "&a ",
                "*a",
                "!!int ",
                "!x ",
                "? ",
                "|\n",
                ">-\n",
                "'",
                "\"",
                "\\x",
                "#",
                "---",
                "...",
                "%YAML 9",
                "=",
                "[[",
                "]]",
                "1e999",
                "0x",
                "99999999999999",
                "true",
                "~",
                "<<: ",
                "\u0000",
                "\uFEFF",
                "\uD800",
                "日本",
                ",",
                "1979-05-27",
                "@",
                "`");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(25).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(60));
    }
}
