package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypedCommandTest {

    @Test
    void pathsAndRevisionsStandAsTheyAre() {
        assertThat(TypedCommand.of(List.of("docsprint", "lint", "--diff", "HEAD~1", "content/ja/例.md")))
                .isEqualTo("docsprint lint --diff HEAD~1 content/ja/例.md");
    }

    @Test
    void whatAShellWouldReadIsQuoted() {
        assertThat(TypedCommand.of(List.of("~x", "a b", "*.md", "$(x)", "it's", "")))
                .isEqualTo("'~x' 'a b' '*.md' '$(x)' 'it'\\''s' ''");
    }

    @Test
    void whatATerminalWouldObeyIsNotPrinted() {
        assertThat(TypedCommand.of(List.of("a\u001B[31m"))).doesNotContain("\u001B");
    }
}
