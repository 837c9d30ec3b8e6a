package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    void whatAPageLacksOfTheNewestRevisionItselfCanBeReviewedToo() {
        String kept = "Keep the old key in `old.yaml` until `keyctl verify --all` says so.\n\n";
        site.write(SOURCE, keys("Make a key", "", "", "")).commit();
        site.write(SOURCE, keys("Make a key", "", kept, "")).commit();
        site.write(SOURCE, keys("Make a key", " --type ed25519", kept, "")).commit();
        site.write(SOURCE, keys("Make a key", " --type ed25519", kept, " --reload 30s"))
                .commit();
        site.write(SOURCE, keys("Make a key", " --type ed25519", kept, " --reload 30s --port 8443"))
                .commit();
        site.write(PAGE, keys("鍵を作る", " --type ed25519", "", " --reload 30s --port 8443"))
                .commit();
        assertThat(docsprint("diff", PAGE).out()).contains("1 change of the source is missing", "keyctl verify");

        assertThat(docsprint("ack", PAGE, "--why", "not for us", "--by", "Sato").code())
                .isZero();

        assertThat(docsprint("diff", PAGE).out()).contains("up to date", "a review says so");
    }

    private static String keys(String title, String type, String kept, String flags) {
        return "## " + title + " {#make}\n\n```shell\nkeyctl make --size 4096" + type + "\n```\n\n" + kept
                + "```shell\nserver --key-file `keys.yaml`" + flags + "\n```\n";
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
    void statusSaysWhyADeclaredCommitIsNotTheBase() {
        site.write(SOURCE, "# Title\n\nRun `it`.\n").commit();
        String before = site.git("rev-parse", "HEAD~1").strip();
        site.write(PAGE, declaring("0123456789abcdef")).commit();
        site.write("content/ja/docs/tasks/run-app.md", declaring(before)).commit();
        site.write("content/en/docs/even.md", "# Even\n").commit();
        site.write("content/ja/docs/even.md", declaring(before)).commit();

        Run english = cached("status", "content/ja/docs");
        Run japanese = cached("status", "content/ja/docs", "--format", "json", "--ui-lang", "ja");

        assertThat(english.err())
                .contains(
                        PAGE + " declares the source commit 0123456789abcdef, which this clone does not have.",
                        "content/ja/docs/even.md declares the source commit " + before
                                + ", in which content/en/docs/even.md" + " does not exist.")
                .doesNotContain("run-app");
        assertThat(japanese.err()).contains(PAGE + " ", "0123456789abcdef", "content/ja/docs/even.md", "してください");
        assertThat(docsprint("status", "content/ja/docs/concepts").err()).doesNotContain("declares");
    }

    private static String declaring(String commit) {
        return "---\ntitle: 題\ndefault_lang_commit: " + commit + "\n---\n\n`it`を実行します。\n";
    }

    /** The second time what was kept is told again. */
    private Run cached(String... arguments) {
        return Run.with(Map.of("DOCSPRINT_CACHE", folder.resolve(".git/cache").toString()), folder, arguments);
    }

    @Test
    void aPageThatIsNotReadToItsEndIsToldWithLowConfidenceAndTheReason() {
        String english = "# Long\n\n" + "Run `it`.\n\n".repeat(6_000);
        site.write(SOURCE, english).commit();
        site.write(PAGE, "# 長い\n\n" + "`it`を実行します。\n\n".repeat(6_000)).commit();
        site.write("content/en/docs/short.md", "# Short\n\nRun `it`.\n").commit();
        site.write("content/ja/docs/short.md", "# 短い\n\n`it`を実行します。\n").commit();

        for (int run = 0; run < 2; run++) {
            Run status = cached("status", PAGE, "content/ja/docs/short.md", "--format", "json");
            assertThat(status.out()).containsPattern("\"confidence\": 0\\.1\\b");
            assertThat(status.err())
                    .containsOnlyOnce("has more than docsprint reads")
                    .contains(PAGE);
        }
        assertThat(cached("status", PAGE, "--ui-lang", "ja").err()).contains(PAGE + " またはその原文が");
    }

    @Test
    void startSaysFromWhereOnAPageIsNotRead() {
        site.write(SOURCE, "# Long\n\n" + "Run `it`.\n\n".repeat(6_000)).commit();
        site.git("branch", "-f", "main");

        Run run = docsprint("start", "new:docs/odd");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains(SOURCE + ":10002: ");
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
