package io.github.docsprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TerminalSafeTest {

    @Test
    void controlsAreShownNotObeyed() {
        assertThat(TerminalSafe.text("a\u001B[2Jb\u0007\u009B\u007F")).isEqualTo("a\\u001B[2Jb\\u0007\\u009B\\u007F");
    }

    @Test
    void lineEndsAndTabsAreShown() {
        assertThat(TerminalSafe.text("a\r\n\tb")).isEqualTo("a\\r\\n\\tb");
    }

    @Test
    void bidirectionalOverridesAreShown() {
        assertThat(TerminalSafe.text("a\u202Eb\u2066c\u200F")).isEqualTo("a\\u202Eb\\u2066c\\u200F");
    }

    @Test
    void tagsAndLoneSurrogatesAreShown() {
        assertThat(TerminalSafe.text("\uDB40\uDC41 \uD800")).isEqualTo("\\u{E0041} \\uD800");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "クラスター 👩‍💻 عربي naïve";
        assertThat(TerminalSafe.text(text)).isSameAs(text);
    }

    @Property
    void nothingUnsafeIsLeft(@ForAll String text) {
        String safe = TerminalSafe.text(text);
        assertThat(safe.codePoints()).noneMatch(c -> Character.isISOControl(c) || c >= 0x202A && c <= 0x202E);
        assertThat(TerminalSafe.text(safe)).isEqualTo(safe);
    }
}
