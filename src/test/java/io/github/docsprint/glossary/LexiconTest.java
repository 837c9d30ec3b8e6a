package io.github.docsprint.glossary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LexiconTest {

    private static final Lexicon LEXICON = new Lexicon(GlossaryReader.read("team.yaml", """
            schemaVersion: 1
            language: ja
            terms:
              - {en: cluster, ja: クラスター, kind: word, reject: [クラスタ]}
              - {en: Blue Certificate (BC), ja: 青い証明書, kind: term}
              - {en: certificate, ja: 証明書, kind: term}
              - {en: StatefulSet, ja: ステートフルセット, kind: resource}
              - {en: Pod, ja: Pod, kind: resource}
              - {en: manager, ja: マネージャー, kind: word, reject: [管理], context: source}
            vocabulary: [クラスタリング]
            loans: {リソース: resourc, コピー: [copy, copi]}
            """.getBytes(UTF_8)));

    private static List<String> words(String text) {
        return LEXICON.senses(text).stream().map(Lexicon.Sense::word).toList();
    }

    private static boolean stands(String translation, String... source) {
        return LEXICON.senses(translation).iterator().next().isIn(new TreeSet<>(List.of(source)));
    }

    @Test
    void acceptedAndRejectedSpellingsAndLoansStandForSomething() {
        assertThat(words("クラスターとクラスタのリソース")).containsExactly("クラスター", "クラスタ", "リソース");
    }

    @Test
    void aWordInsideAnotherIsNotFound() {
        assertThat(words("クラスタリング")).isEmpty();
        assertThat(words("青い証明書")).containsExactly("青い証明書");
    }

    @Test
    void whatIsAnotherWordElsewhereStandsForNothing() {
        assertThat(words("管理")).isEmpty();
    }

    @Test
    void wordsInTheSourcesOwnLettersAreNotLookedFor() {
        assertThat(words("Podを作る")).isEmpty();
    }

    @Test
    void wordsAreFoundInTheSourceByHowTheyBegin() {
        assertThat(stands("コピー", "copies")).isTrue();
        assertThat(stands("クラスター", "clusters")).isTrue();
        assertThat(stands("コピー", "cop", "scopy")).isFalse();
    }

    @Test
    void aNameIsInTheSourceAsOneWordOrAsItsParts() {
        assertThat(stands("ステートフルセット", "statefulset")).isTrue();
        assertThat(stands("ステートフルセット", "set", "stateful")).isTrue();
        assertThat(stands("ステートフルセット", "stateful")).isFalse();
    }

    @Test
    void whatStandsInBracketsIsAnotherNameOfTheSame() {
        assertThat(stands("青い証明書", "bc")).isTrue();
        assertThat(stands("青い証明書", "blue", "certificates")).isTrue();
        assertThat(stands("青い証明書", "blue")).isFalse();
    }

    @Test
    void theScriptTellsWhetherATextIsInTheLanguage() {
        assertThat(LEXICON.isFor("クラスターを作成します。")).isTrue();
        assertThat(LEXICON.isFor("创建一个集群")).isFalse();
        assertThat(Lexicon.NONE.isFor("クラスターを作成します。")).isFalse();
    }
}
