package io.github.docsprint.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MappingTest {

    private static Mapping mapping(String yaml) {
        return YamlReader.readMapping("a.yaml", yaml.getBytes(StandardCharsets.UTF_8), Limits.CONFIG);
    }

    private static void assertRefused(ThrowingCallable call, String key, Object... arguments) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.userMessage()).isEqualTo(Message.of(key, arguments)));
    }

    @Test
    void aMisspeltKeyIsToldTheNearestOne() {
        assertRefused(
                () -> mapping("a: 1\nsourcelanguge: en").allowOnly(List.of("a", "sourceLanguage")),
                "yaml.key.misspelt",
                "a.yaml:2:1",
                "sourcelanguge",
                "sourceLanguage",
                "a, sourceLanguage");
    }

    @Test
    void aStrangeKeyIsToldTheKnownOnes() {
        assertRefused(
                () -> mapping("colour: red").allowOnly(List.of("blog", "glossary")),
                "yaml.key.unknown",
                "a.yaml:1:1",
                "colour",
                "blog, glossary");
    }

    private static Message type(String name) {
        return Message.of("yaml.type." + name);
    }

    @Test
    void anotherTypeIsToldWhatWasExpectedAndFound() {
        assertRefused(() -> mapping("a:\n  - b").text("a"), "yaml.type", "a.yaml:2:3", "a", type("text"), type("list"));
        assertRefused(
                () -> mapping("a: [x, {}]").texts("a"), "yaml.type", "a.yaml:1:8", "a", type("text"), type("mapping"));
        assertRefused(() -> mapping("a: maybe").flag("a"), "yaml.type", "a.yaml:1:4", "a", "true | false", "maybe");
        assertRefused(() -> mapping("a: 1.5").integer("a"), "yaml.type", "a.yaml:1:4", "a", type("integer"), "1.5");
        assertRefused(() -> mapping("a: b").mapping("a"), "yaml.type", "a.yaml:1:4", "a", type("mapping"), "b");
        assertRefused(() -> mapping("a: b").mappings("a"), "yaml.type", "a.yaml:1:4", "a", type("list"), "b");
        assertRefused(() -> mapping("a: [b]").mappings("a"), "yaml.type", "a.yaml:1:5", "a", type("mapping"), "b");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertRefused(() -> mapping("a: 1").requiredText("b"), "yaml.key.missing", "a.yaml:1:1", "b");
    }

    @Test
    void aKeyWithoutAValueCountsAsMissing() {
        assertThat(mapping("a:\nb: ~").text("a")).isEmpty();
        assertThat(mapping("a:\nb: ~").texts("b")).isEmpty();
    }

    @Test
    void aSingleTextIsAListOfOne() {
        assertThat(mapping("a: x").texts("a")).hasValue(List.of("x"));
    }

    @Test
    void readsTypedValues() {
        Mapping root = mapping("flag: true\nnumber: 12\nmapping: {a: 1}\nlist: [{a: 1}, {a: 2}]");

        assertThat(root.flag("flag")).hasValue(true);
        assertThat(root.integer("number")).hasValue(12);
        assertThat(root.mapping("mapping").flatMap(inner -> inner.text("a"))).hasValue("1");
        assertThat(root.mappings("list"))
                .hasValueSatisfying(list -> assertThat(list).hasSize(2));
    }

    @Test
    void dottedKeysReachIntoMappingsAndAreKeysThemselves() {
        assertThat(mapping("l10n:\n  sourceCommit: abc").at("l10n.sourceCommit"))
                .isPresent();
        assertThat(mapping("l10n.sourceCommit: abc").at("l10n.sourceCommit")).isPresent();
        assertThat(mapping("l10n: abc").at("l10n.sourceCommit")).isEmpty();
    }
}
