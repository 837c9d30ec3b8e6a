package io.github.docsprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiTest {

    @Test
    void namesAndCodeAreAsciiAndAccentsAreNot() {
        assertThat(Ascii.only("kubectl get pods ~")).isTrue();
        assertThat(Ascii.only("caf\u00E9")).isFalse();
        assertThat(Ascii.only("\u007F")).isFalse();
    }

    @Test
    void aPlainWordHasSmallLettersAlone() {
        assertThat(Ascii.isLowerCase("cluster")).isTrue();
        assertThat(Ascii.isLowerCase("Cluster")).isFalse();
        assertThat(Ascii.isLowerCase("x86")).isFalse();
    }

    @Test
    void digitsAndLettersOfOtherScriptsAreTold() {
        assertThat(Ascii.isLetterOrDigit('7')).isTrue();
        assertThat(Ascii.isLetterOrDigit('Z')).isTrue();
        assertThat(Ascii.isLetterOrDigit('\uFF11')).isFalse();
    }
}
