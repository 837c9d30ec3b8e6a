package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    private static final String ENGLISH = """
            ---
            title: Draining
            ---

            ## Before you begin {#before}

            You need a node and the tool `kubectl`, version 1.30
            or newer.

            ## Draining {#draining}

            ```shell
            kubectl drain node-1 --timeout=30s
            ```
            """;

    private static final String JAPANESE = """
            ---
            title: ドレイン
            ---

            ## 始める前に {#before}

            Nodeと、バージョン1.30以降の`kubectl`が必要です。

            ## ドレイン {#draining}

            ```shell
            kubectl drain node-1 --timeout=30s
            ```
            """;

    @TempDir
    private Path folder;

    private Run compare(String english, String japanese, String... options) throws IOException {
        Files.writeString(folder.resolve("en.md"), english);
        Files.writeString(folder.resolve("ja.md"), japanese);
        String[] line = new String[options.length + 3];
        line[0] = "compare";
        line[1] = "en.md";
        line[2] = "ja.md";
        System.arraycopy(options, 0, line, 3, options.length);
        return Run.in(folder, line);
    }

    @Test
    void aTranslationThatSaysTheSameIsUpToDate() throws IOException {
        assertThat(compare(ENGLISH, JAPANESE).out()).startsWith("ja.md: up to date\n");
    }

    @Test
    void aCommandThatChangedIsFoundWithItsLines() throws IOException {
        Run run = compare(ENGLISH.replace("--timeout=30s", "--timeout=60s --force"), JAPANESE);

        assertThat(run.out())
                .startsWith("ja.md: outdated\n")
                .contains("Draining", "code", "source now, lines 12–14", "lines 11–13 of the translation");
    }

    @Test
    void jsonIsOnePageRecordValidByItsSchema() throws IOException {
        Run run = compare(ENGLISH.replace("1.30", "1.33"), JAPANESE, "--format", "json");

        Schemas.assertValid("compare", run.out());
        assertThat(run.out()).contains("\"state\": \"outdated\"", "\"path\": \"ja.md\"", "\"source\": \"en.md\"");
    }

    @Test
    void aTeamsWordsAreTakenBesideTheShippedOnes() throws IOException {
        String english = ENGLISH.replace("# Draining", "# Gracefully draining everything");
        assertThat(compare(english, JAPANESE).out()).startsWith("ja.md: outdated\n");
        Files.writeString(folder.resolve("docsprint.yaml"), "lint: {glossary: [words.yaml]}\n");
        Files.writeString(
                folder.resolve("words.yaml"),
                "schemaVersion: 1\nlanguage: ja\nwords: [{share: 0.5, words: {gracefully: 優雅, everything: 全て}}]\n");

        assertThat(compare(english, JAPANESE).out()).startsWith("ja.md: up to date\n");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Run run = Run.in(folder, "compare", "none.md", "ja.md");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("none.md");
    }
}
