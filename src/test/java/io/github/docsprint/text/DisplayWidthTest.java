package io.github.docsprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "クラスター, 10",
        "ｸﾗｽﾀｰ, 5",
        "ＡＢＣ, 6",
        "漢字、かな。, 12",
        "한국어, 6",
        "한, 2", // composed of three jamo
        "é, 1",
        "e\u0301, 1",
        "が, 2",
        "か\u3099, 2",
        "𠮷野家, 6",
        "①±α, 3",
        "🎉, 2",
        "👩‍💻, 2",
        "👨‍👩‍👧‍👦, 2",
        "👍🏽, 2",
        "☸️, 2",
        "☸, 1",
        "🇯🇵, 2",
        "🇯🇵🇰🇷, 4",
        "1\uFE0F\u20E3, 2",
        "a\u200Bb, 2",
        "\u001B[31m, 4",
        "\uD83D, 1",
    })
    void countsTerminalColumns(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "クラスター, 10, クラスター",
        "クラスター, 9, クラスタ…",
        "クラスター, 8, クラス…",
        "クラスター, 2, …",
        "クラスター, 1, …",
        "クラスター, 0, ''",
        "abc, 3, abc",
        "abc, 2, a…",
        "a👩‍💻b, 3, a…",
    })
    void cutsByColumnsAndNeverWithinALetter(String text, int columns, String fitted) {
        assertThat(DisplayWidth.fit(text, columns)).isEqualTo(fitted);
    }

    @Test
    void padsByColumns() {
        assertThat(DisplayWidth.pad("日本", 6) + "|").isEqualTo("日本  |");
        assertThat(DisplayWidth.padLeft("日本", 6)).isEqualTo("  日本");
        assertThat(DisplayWidth.pad("日本語", 4)).isEqualTo("日本語");
    }

    @Property
    void aFittedTextFits(@ForAll String text, @ForAll @IntRange(max = 40) int columns) {
        assertThat(DisplayWidth.of(DisplayWidth.fit(text, columns))).isLessThanOrEqualTo(columns);
    }

    @Property
    void aTextIsAtMostTwoColumnsACodePoint(@ForAll String text) {
        assertThat(DisplayWidth.of(text)).isBetween(0, 2 * text.codePointCount(0, text.length()));
    }
}
