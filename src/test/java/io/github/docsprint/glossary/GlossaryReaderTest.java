package io.github.docsprint.glossary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.message.Failure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryReaderTest {

    private static Glossary read(String yaml) {
        return GlossaryReader.read("team.yaml", yaml.getBytes(UTF_8));
    }

    @Test
    void anEntryHasTheRuleOfItsKind() {
        Glossary glossary = read("schemaVersion: 1\nlanguage: ja\nterms:\n  - {en: Pod, ja: Pod, kind: resource}\n");
        assertThat(glossary.terms())
                .singleElement()
                .satisfies(term -> assertThat(term.rule()).isEqualTo("resource-name"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {en: a, ja: b, kind: verb}       | glossary.kind
                    {en: a, ja: b, reject: [b]}      | glossary.reject
                    {en: a, ja: b, context: always}  | glossary.context
                    {en: a, ja: b, reject: ['']}     | glossary.spelling
                    {en: a, ja: b, rejects: [c]}     | yaml.key.misspelt
                    {en: a}                          | yaml.key.missing
                    """)
    void aWrongEntryIsRefusedWithItsPlace(String entry, String key) {
        assertThatThrownBy(() -> read("schemaVersion: 1\nlanguage: ja\nterms:\n  - " + entry + "\n"))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
                    assertThat(failure.userMessage().key()).isEqualTo(key);
                    assertThat(failure.userMessage().arguments().get(0).toString())
                            .startsWith("team.yaml:4:");
                });
    }

    @Test
    void loansAreVocabularyToo() {
        Glossary glossary =
                read("schemaVersion: 1\nlanguage: ja\nvocabulary: [サブ]\nloans: {キー: key, コピー: [copy, copi]}\n");
        assertThat(glossary.vocabulary()).containsExactlyInAnyOrder("サブ", "キー", "コピー");
        assertThat(glossary.loans()).containsEntry("コピー", List.of("copy", "copi"));
    }

    @Test
    void aTeamsLoanWinsOverTheShippedOne() {
        Glossary glossary = read("schemaVersion: 1\nlanguage: ja\nloans: {ゲート: gate, キー: key}\n")
                .with(read("schemaVersion: 1\nlanguage: ja\nloans: {ゲート: gait}\n"));
        assertThat(glossary.loans()).containsEntry("ゲート", List.of("gait")).containsEntry("キー", List.of("key"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    loans: {キー: ''}                      | glossary.spelling
                    loans: {キー: {en: key}}               | yaml.type
                    renderings: [{en: [not]}]              | yaml.key.missing
                    renderings: [{en: not, ja: ''}]        | glossary.spelling
                    renderings: [{en: not, jp: ない}]      | yaml.key.misspelt
                    renderings: [{en: a, ja: b, others: c}] | yaml.type
                    renderings: [{en: a, ja: b, others: {b: ''}}] | glossary.spelling
                    words: [{words: {do: する}}]           | yaml.key.missing
                    words: [{share: 0.9}]                  | yaml.key.missing
                    words: [{share: 1.1, words: {do: する}}] | glossary.share
                    words: [{share: x, words: {do: する}}] | glossary.share
                    words: [{share: 0.9, words: {do: ''}}] | glossary.spelling
                    words: [{share: 0.9, words: {do: [a]}}] | yaml.type
                    words: [{share: 0.9, word: {do: する}}] | yaml.key.misspelt
                    """)
    void wrongLoansRenderingsAndWordsAreRefusedWithTheirPlace(String entry, String key) {
        assertThatThrownBy(() -> read("schemaVersion: 1\nlanguage: ja\n" + entry + "\n"))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.userMessage().key()).isEqualTo(key);
                    assertThat(failure.userMessage().arguments().get(0).toString())
                            .startsWith("team.yaml:3:");
                });
    }

    @Test
    void theShippedGlossarySaysWhatItsLoansStandFor() {
        assertThat(GlossaryReader.shipped("ja").orElseThrow().loans())
                .hasSizeGreaterThan(700)
                .allSatisfy((word, stems) ->
                        assertThat(stems).isNotEmpty().allMatch(stem -> stem.matches("[a-z][-a-z0-9]+")));
    }

    @Test
    void aWordHasItsFormsAndWhatRendersIt() {
        Glossary glossary = read("schemaVersion: 1\nlanguage: ja\nwords: [{share: 0.9, words: {go went: 行 進}}]\n");
        assertThat(glossary.words()).containsExactly(new EverydayWord(List.of("go", "went"), List.of("行", "進"), 0.9));
    }

    @Test
    void aTeamsWordWinsOverTheShippedOne() {
        Glossary glossary = read("schemaVersion: 1\nlanguage: ja\nwords: [{share: 0.9, words: {go went: 行, do: する}}]\n")
                .with(read("schemaVersion: 1\nlanguage: ja\nwords: [{share: 0.5, words: {go: 進}}]\n"));
        assertThat(glossary.words()).extracting(EverydayWord::share).containsExactly(0.5, 0.9);
        assertThat(glossary.words()).flatExtracting(EverydayWord::target).containsExactly("進", "する");
    }

    @Test
    void theShippedWordsAreInAFileOfTheirOwn() {
        assertThat(GlossaryReader.shipped("ja").orElseThrow().words()).isEmpty();
        assertThat(GlossaryReader.shippedWords("ja").orElseThrow().words())
                .hasSizeGreaterThan(2_000)
                .allSatisfy(word -> assertThat(word.target()).isNotEmpty());
        assertThat(GlossaryReader.shippedWords("xx")).isEmpty();
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> read("schemaVersion: 2\nlanguage: ja\n"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.userMessage().key()).isEqualTo("glossary.version"));
    }

    @Test
    void aTeamsEntryWinsOverTheShippedOne() {
        Glossary shipped = GlossaryReader.shipped("ja").orElseThrow();
        Glossary team = read(
                "schemaVersion: 1\nlanguage: ja\nterms:\n  - {en: browser, ja: ブラウザ, kind: word, reject: [ブラウザー]}\n");
        TermMatcher matcher = new TermMatcher(shipped.with(team));
        assertThat(matcher.match("ブラウザとブラウザー")).extracting(TermMatch::found).containsExactly("ブラウザー");
    }

    @Test
    void theShippedGlossaryDecidesAtLeastFourHundredWordsInBothDirections() {
        List<Term> words = GlossaryReader.shipped("ja").orElseThrow().terms().stream()
                .filter(term -> term.kind() == Term.Kind.WORD)
                .toList();
        Stream<Term> withVowel = words.stream().filter(term -> term.target().endsWith("ー"));
        Stream<Term> without = words.stream().filter(term -> !term.target().endsWith("ー"));
        assertThat(withVowel.map(Term::target).distinct()).hasSizeGreaterThan(400);
        assertThat(without.map(Term::target).distinct()).hasSizeGreaterThan(150);
    }

    @Test
    void noSpellingIsBothAcceptedAndRejectedEverywhere() {
        Glossary glossary = GlossaryReader.shipped("ja").orElseThrow();
        List<String> accepted = glossary.terms().stream()
                .flatMap(term -> Stream.concat(Stream.of(term.target()), term.exceptions().stream()))
                .toList();
        List<String> rejected = glossary.terms().stream()
                .filter(term -> !term.besideSourceOnly())
                .flatMap(term -> term.rejected().stream())
                .toList();
        assertThat(rejected).doesNotContainAnyElementsOf(accepted);
        assertThat(rejected).doesNotContainAnyElementsOf(glossary.vocabulary());
    }

    @Test
    void everyLongVowelDecisionFollowsTheSuffixOfItsEnglishWord() {
        List<Term> words = GlossaryReader.shipped("ja").orElseThrow().terms().stream()
                .filter(term ->
                        term.rule().equals("long-vowel") && !term.rejected().isEmpty())
                .filter(term -> !term.english().contains(" "))
                .toList();
        assertThat(words).isNotEmpty().allSatisfy(term -> {
            String english = term.english();
            boolean without = Stream.of("ear", "eer", "re", "ty", "dy", "ry").anyMatch(english::endsWith);
            boolean with = Stream.of("er", "or", "ar", "cy", "gy").anyMatch(english::endsWith);
            assertThat(with || without).as(english).isTrue();
            assertThat(term.target().endsWith("ー")).as(english).isEqualTo(!without);
        });
    }
}
