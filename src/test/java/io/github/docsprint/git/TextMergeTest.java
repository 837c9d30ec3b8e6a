package io.github.docsprint.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextMergeTest {

    private static final String ANCESTOR = "一\n二\n三\n四\n五\n";

    @Test
    void changesOfBothSidesAreInTheMerge() {
        assertThat(TextMerge.of(ANCESTOR, ANCESTOR.replace("一\n", "いち\n"), ANCESTOR + "六\n"))
                .contains("いち\n二\n三\n四\n五\n六\n");
    }

    @Test
    void whereBothChangeALineThereIsNone() {
        assertThat(TextMerge.of(ANCESTOR, ANCESTOR.replace("三", "さん"), ANCESTOR.replace("三", "3")))
                .isEmpty();
    }

    @Test
    void theSameChangeOnBothSidesIsNoConflict() {
        String same = ANCESTOR.replace("三", "さん");
        assertThat(TextMerge.of(ANCESTOR, same, same)).contains(same);
    }

    @Test
    void aLineIsFoundInTheTextBefore() {
        String changed = "零\n〇\n" + ANCESTOR.replace("三\n", "");
        assertThat(TextDiff.lineBefore(ANCESTOR, changed, 1)).isEqualTo(1);
        assertThat(TextDiff.lineBefore(ANCESTOR, changed, 3)).isEqualTo(1);
        assertThat(TextDiff.lineBefore(ANCESTOR, changed, 4)).isEqualTo(2);
        assertThat(TextDiff.lineBefore(ANCESTOR, changed, 5)).isEqualTo(4);
    }

    @Test
    void ofALineThatWasPutInTheNearestOneIsMeant() {
        String changed = ANCESTOR.replace("五\n", "五\n六\n七\n");
        assertThat(TextDiff.lineBefore(ANCESTOR, changed, 7)).isEqualTo(5);
    }
}
