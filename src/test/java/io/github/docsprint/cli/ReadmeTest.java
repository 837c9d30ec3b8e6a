package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the READMEs show is what docsprint prints. */
class ReadmeTest {

    private static final Pattern CONSOLE =
            Pattern.compile("```console\n(\\$ docsprint [^\n]*\n[^$`](?:(?!\n```).)*)\n```", Pattern.DOTALL);

    @Test
    void theOutputInTheEnglishReadmeIsReal() throws IOException {
        assertShown(Path.of("README.md"), "en");
    }

    @Test
    void theOutputInTheJapaneseReadmeIsReal() throws IOException {
        assertShown(Path.of("README.ja.md"), "ja");
    }

    private static void assertShown(Path readme, String language) throws IOException {
        List<String> excerpts = CONSOLE.matcher(Files.readString(readme))
                .results()
                .map(block -> block.group(1))
                .toList();
        Run demo = Run.with(Map.of("DOCSPRINT_COLUMNS", "80"), Path.of(""), "--ui-lang", language, "demo");

        assertThat(excerpts)
                .hasSize(2)
                .allSatisfy(excerpt -> assertThat(demo.out()).contains(excerpt));
    }
}
