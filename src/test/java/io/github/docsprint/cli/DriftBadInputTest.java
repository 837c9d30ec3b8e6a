package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages and histories that nobody meant: a verdict with its doubt, never a crash and no silent "up to date". */
class DriftBadInputTest {

    private static final String SOURCE = "content/en/docs/odd.md";
    private static final String PAGE = "content/ja/docs/odd.md";

    @TempDir
    private Path folder;

    private Branch site = new Branch(Path.of(""));

    @BeforeEach
    void buildTheSampleSite() {
        site = Branch.of(folder);
    }

    private Run docsprint(String... arguments) {
        return Run.in(folder, arguments);
    }

    private String status() {
        Run run = docsprint("status", PAGE, "--base", "inferred", "--format", "json");
        assertThat(run.err()).doesNotContain("Exception");
        assertThat(run.code()).isZero();
        return run.out();
    }

    @Test
    void aPageWithNothingInCommonWithItsSourceIsOutdatedForCompare() throws IOException {
        Files.writeString(folder.resolve("en.md"), "# Widgets\n\nRun `widgetctl apply`.\n\n* One\n* Two\n");
        Files.writeString(folder.resolve("ja.md"), "# 天気\n\n明日は晴れるでしょう。\n");
        assertThat(docsprint("compare", "en.md", "ja.md").out()).startsWith("ja.md: outdated\n");
    }

    @Test
    void aTranslationThatIsOlderThanItsSourceIsToldWithLowConfidenceAndTheReason() {
        site.write(PAGE, "# 題\n\n`old`を実行します。\n").commit();
        site.git("commit", "-q", "--allow-empty", "-m", "later", "--date", "2030-01-01T00:00:00Z");
        site.write(SOURCE, "# Title\n\nRun `new`.\n").commit();
        assertThat(docsprint("diff", PAGE, "--why").code()).isZero();
        assertThat(status()).contains("\"path\": \"" + PAGE + "\"");
    }

    @Test
    void aDeclaredCommitThatIsNoneIsSaid() {
        site.write(SOURCE, "# Title\n\nRun `it`.\n").commit();
        site.write(PAGE, "---\ntitle: 題\ndefault_lang_commit: 0123456789abcdef\n---\n\n`it`を実行します。\n")
                .commit();
        Run run = docsprint("diff", PAGE, "--why");
        assertThat(run.code()).isZero();
        assertThat(run.out() + run.err()).contains("0123456789abcdef");
    }

    @Test
    void revisionsThatDoNotParseAreRead() throws IOException {
        Files.createDirectories(folder.resolve("content/en/docs"));
        Files.write(
                folder.resolve(SOURCE), new byte[] {'-', '-', '-', '\n', (byte) 0xff, (byte) 0xfe, 0, '{', '{', '<'});
        site.commit();
        site.write(SOURCE, "---\ntitle: [\n---\n\n```\n{{< note >}}\n# Title\n").commit();
        site.write(PAGE, "# 題\n\n`it`を実行します。\n").commit();
        assertThat(status()).contains("\"path\": \"" + PAGE + "\"");
        assertThat(docsprint("diff", PAGE).err()).doesNotContain("Exception");
    }

    @Test
    void twoLargePagesAreCompared() throws IOException {
        StringBuilder english = new StringBuilder("# Large\n\n");
        StringBuilder japanese = new StringBuilder("# 大きい\n\n");
        while (english.length() < 300_000) {
            english.append("Run `widgetctl apply` ").append(english.length()).append(" times.\n\n");
            japanese.append("`widgetctl apply`を実行します。\n\n");
        }
        Files.writeString(folder.resolve("en.md"), english, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("ja.md"), japanese, StandardCharsets.UTF_8);
        assertThat(docsprint("compare", "en.md", "ja.md").out()).startsWith("ja.md: outdated\n");
    }
}
