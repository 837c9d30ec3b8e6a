package io.github.docsprint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.message.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {

    private static final RuleSet SHIPPED = RuleReader.shipped("ja").orElseThrow();

    private static RuleSet read(String rules) {
        return RuleReader.read(
                "team.yaml", ("schemaVersion: 1\nlanguage: ja\nrules:\n" + rules).getBytes(UTF_8), SHIPPED);
    }

    @Test
    void aHeuristicRuleIsNeverAnErrorByDefault() {
        assertThat(SHIPPED.rules())
                .filteredOn(rule -> rule.certainty() == Certainty.HEURISTIC)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.severity()).isNotEqualTo(Optional.of(Severity.ERROR)));
    }

    @Test
    void everyRuleIsExplainedInBothLanguagesWithExamplesAndTraps() {
        assertThat(SHIPPED.rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.summary().byLanguage()).containsKeys("en", "ja");
            assertThat(rule.explanation().byLanguage()).containsKeys("en", "ja");
            assertThat(rule.examples()).anyMatch(Example::wrong).anyMatch(example -> !example.wrong());
        });
    }

    @Test
    void aTeamTurnsARuleOff() {
        RuleSet rules = read("  - {id: long-vowel, severity: off}\n");
        assertThat(rules.find("long-vowel").orElseThrow().enabled()).isFalse();
        assertThat(rules.rules()).hasSameSizeAs(SHIPPED.rules());
    }

    @Test
    void aTeamChangesParametersWithoutTouchingTheOthers() {
        Rule rule = read("  - {id: link-prefix, with: {prefixes: [/ko/]}}\n")
                .find("link-prefix")
                .orElseThrow();
        assertThat(rule.parameters().list("prefixes")).containsExactly("/ko/");
        assertThat(rule.parameters().list("front-matter")).containsExactly("full_link");
        assertThat(rule.severity()).isEqualTo(Optional.of(Severity.ERROR));
    }

    @Test
    void aTeamAddsASubstitution() {
        Rule rule = read("  - {id: house-style, severity: warning, summary: House style, replace: {致します: いたします}}\n")
                .find("house-style")
                .orElseThrow();
        assertThat(((Check.OnText) rule.check()).find("お願い致します。"))
                .singleElement()
                .satisfies(match -> assertThat(match.use()).contains("いたします"));
    }

    @Test
    void aTeamAddsAPatternWithGroups() {
        Rule rule = read("""
                          - id: dates
                            severity: info
                            summary: Dates
                            pattern: '(\\d{4})/(\\d{2})'
                            use: '$1年$2月'
                            except: ['2000']
                        """).find("dates").orElseThrow();
        assertThat(((Check.OnText) rule.check()).find("2024/05と2000/01"))
                .singleElement()
                .satisfies(match -> assertThat(match.use()).contains("2024年05月"));
    }

    @Test
    @Timeout(5)
    void aPatternThatWouldRunAwayElsewhereTakesLinearTime() {
        Check.Pattern check = new Check.Pattern("(a+)+b", Optional.empty(), java.util.List.of());
        assertThat(check.find("a".repeat(20_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {id: Long Vowel, severity: off}                                        | rules.id
                    {id: long-vowel, severity: fatal}                                      | rules.value
                    {id: long-vowel, summary: x}                                           | yaml.key.unknown
                    {id: link-prefix, with: {prefix: [/x/]}}                               | rules.parameter
                    {id: long-vowl, severity: error, summary: x}                           | rules.unknown
                    {id: new, severity: error, summary: x, pattern: '(x'}                  | rules.pattern
                    {id: new, severity: error, summary: x, pattern: x, use: $1}            | rules.pattern
                    {id: new, severity: error, replace: {a: b}}                            | yaml.key.missing
                    {id: new, severity: error, summary: x, replace: {a: b}, kind: guess}   | rules.value
                    """)
    void aWrongRuleIsRefusedWithItsPlace(String entry, String key) {
        assertThatThrownBy(() -> read("  - " + entry + "\n")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.userMessage().key()).isEqualTo(key);
            assertThat(failure.userMessage().arguments().get(0).toString()).startsWith("team.yaml:4:");
        });
    }

    @Test
    void aRuleTwiceInOneFileIsRefused() {
        assertThatThrownBy(() -> read("  - {id: term, severity: off}\n  - {id: term, severity: off}\n"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.userMessage().key()).isEqualTo("rules.twice"));
    }
}
