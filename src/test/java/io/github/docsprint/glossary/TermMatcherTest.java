package io.github.docsprint.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TermMatcherTest {

    private static final TermMatcher MATCHER = new TermMatcher(new Glossary(
            "ja",
            List.of(
                    term("cluster", "クラスター", List.of("クラスタ"), List.of("クラスタリング")),
                    term("layer", "レイヤー", List.of("レイヤ"), List.of()),
                    term("server", "サーバー", List.of("サーバ"), List.of()),
                    term("cloud server", "クラウドサーバー", List.of("クラウドサーバ"), List.of()),
                    term("provider", "プロバイダー", List.of("プロバイダ"), List.of()),
                    term("cron job", "cronジョブ", List.of("cronのジョブ"), List.of())),
            Set.of("クラウド", "サイド")));

    private static Term term(String english, String target, List<String> rejected, List<String> exceptions) {
        return new Term(
                Term.Kind.WORD,
                english,
                target,
                rejected,
                exceptions,
                false,
                "long-vowel",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> found(String text) {
        return MATCHER.match(text).stream()
                .map(match -> match.span().start() + ":" + match.found())
                .toList();
    }

    @Test
    void aWordOfItsOwnIsFound() {
        assertThat(found("このクラスタの、サーバ")).containsExactly("2:クラスタ", "8:サーバ");
    }

    @Test
    void anAcceptedLongerWordHidesTheShorterOne() {
        assertThat(found("クラスター、クラスタリング、レイヤー")).isEmpty();
    }

    @Test
    void aLongWordBesideAnUnknownOneIsFoundAndItsDerivationsAreNot() {
        assertThat(found("プロバイダアドオン")).containsExactly("0:プロバイダ");
        assertThat(found("プロバイダブル、プロバイダリング")).isEmpty();
    }

    @Test
    void anUnknownLongerWordIsLeftAlone() {
        assertThat(found("クラスタロイド、プレイヤ")).isEmpty();
    }

    @Test
    void aWordBetweenKnownWordsIsFound() {
        assertThat(found("クラウドプロバイダサイド")).containsExactly("4:プロバイダ");
    }

    @Test
    void aLongWordAtTheEndOfAnUnknownOneIsFound() {
        assertThat(found("アリババプロバイダ")).containsExactly("4:プロバイダ");
    }

    @Test
    void theLongestEntryWins() {
        assertThat(found("クラウドサーバ")).containsExactly("0:クラウドサーバ");
    }

    @Test
    void aPhraseIsNotFoundInsideALatinWord() {
        assertThat(found("cronのジョブとxcronのジョブ、cronのジョブズ")).containsExactly("0:cronのジョブ");
    }

    @Property(tries = 300)
    void everyMatchIsWhereItSaysAndNoneOverlaps(
            @ForAll @StringLength(max = 40) @CharRange(from = 'ァ', to = 'ー') String noise) {
        String text = noise + "クラスタ" + noise + "のサーバ";
        int end = 0;
        for (TermMatch match : MATCHER.match(text)) {
            assertThat(match.span().of(text)).isEqualTo(match.found());
            assertThat(match.span().start()).isGreaterThanOrEqualTo(end);
            end = match.span().end();
        }
        assertThat(end).isEqualTo(text.length());
    }
}
