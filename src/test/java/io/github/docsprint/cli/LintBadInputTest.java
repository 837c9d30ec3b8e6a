package io.github.docsprint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What nobody meant to be a page: a finding or a clear error, never a stack trace, a hang, or a half-written file. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LintBadInputTest {

    private static final String PAGE = "content/ja/docs/page.md";

    @TempDir
    Path folder;

    private Path write(byte[] content) throws IOException {
        Path file = folder.resolve(PAGE);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("NUL", "クラスタ\0です。\n");
        pages.put("CR alone", "クラスタ\rです。\r");
        pages.put("unclosed front matter", "---\ntitle: クラスタ\nクラスタです。\n");
        pages.put("unclosed fence", "```\nクラスタ\n");
        pages.put("unclosed shortcode", "{{< note >}}\nクラスタ\n\n{{< x\n");
        pages.put("unclosed comment", "クラスタ\n\n<!-- クラスタ\n");
        pages.put("unclosed suppression", "<!-- docsprint-disable\nクラスタ\n");
        pages.put("brackets", "[".repeat(10_000) + "クラスタ" + "]".repeat(10_000));
        pages.put("parentheses", "[a](" + "(".repeat(10_000) + "クラスタ" + ")".repeat(10_000));
        pages.put("quotes", "> ".repeat(10_000) + "クラスタ\n");
        pages.put("lists", "- ".repeat(10_000) + "クラスタ\n");
        pages.put("emphasis", "*".repeat(10_000) + "クラスタ" + "_".repeat(10_000));
        pages.put("shortcodes", "{{< a >}}".repeat(5_000) + "クラスタ" + "{{< /a >}}".repeat(5_000));
        pages.put(
                "aliases in front matter",
                "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
                        + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n---\nクラスタ\n");
        pages.put("depth in front matter", "---\na: " + "[".repeat(10_000) + "\n---\nクラスタ\n");
        pages.put("keys in front matter", "---\n" + "クラスタ: クラスタ\n".repeat(10_000) + "---\nクラスタ\n");
        pages.put("links in emphasis", "[x](y) **b** ".repeat(50_000));
        pages.put("commas", "a, ".repeat(20_000) + "クラスタ\n");
        pages.put(
                "suppressions", "<!-- docsprint-disable a -->\n<!-- docsprint-disable-line -->クラスタ\n\n".repeat(1_000));
        pages.put("empty", "");
        return pages;
    }

    private Run lint(String... more) {
        return Run.in(folder, Stream.concat(Stream.of("lint"), Stream.of(more)).toArray(String[]::new));
    }

    private static void assertClear(Run run) {
        assertThat(run.code()).isIn(ExitCode.FINE, ExitCode.FOUND);
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain("mistake in docsprint");
    }

    @Test
    void originalsAreLeftAloneInAFolderThatHasThemToo() throws IOException {
        write("クラスタです。\n".getBytes(UTF_8));
        String english = "---\nreviewers:\n- aoi\n---\n\nText.\n";
        Path original = folder.resolve("content/en/docs/page.md");
        Files.createDirectories(original.getParent());
        Files.writeString(original, english);

        Run run = lint("--fix", "content");
        Run alone = lint("content/en");

        assertClear(run);
        assertThat(run.out()).doesNotContain("content/en");
        assertThat(original).content().isEqualTo(english);
        assertThat(alone.code()).isEqualTo(ExitCode.USAGE);
        assertThat(alone.err()).contains("content/en has source pages only", "content/ja");
    }

    @TestFactory
    Stream<DynamicTest> aPageThatIsBrokenIsLookedAtAndMendedWithoutHarm() {
        return pages().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Path file = write(entry.getValue().getBytes(UTF_8));
                    Run run = lint();
                    assertClear(run);
                    assertClear(lint("--fix"));
                    String once = Files.readString(file);
                    assertClear(lint("--fix"));
                    assertThat(Files.readString(file)).isEqualTo(once);
                    try (Stream<Path> left = Files.list(file.getParent())) {
                        assertThat(left).containsExactly(file);
                    }
                }));
    }

    @Test
    void whatNothingClosesIsAFindingWhereItBegins() throws IOException {
        Map<String, String> open = Map.of(
                "a\n\n~~~~\nb\n", "nothing ends the code block: a line with ~~~~ is missing",
                "a\n\n<!-- b\n", "nothing ends the comment: -->",
                "a\n\n{{< note >}}\nb\n", "nothing closes note",
                "---\ntitle: b\n", "a line with --- is missing");
        for (Map.Entry<String, String> page : open.entrySet()) {
            write(page.getKey().getBytes(UTF_8));
            Run run = lint();
            assertThat(run.code()).isEqualTo(ExitCode.FOUND);
            assertThat(run.out()).contains(page.getValue()).contains("1 error,");
        }
        write("{{% note %}}\na\n{{% /note %}}\n\n{{< note />}}\n\n{{</* note */>}}\n".getBytes(UTF_8));
        assertThat(lint().code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void bytesThatAreNoUtf8AreOneFindingAndStay() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("クラスタ".getBytes(UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0x83, (byte) 0x4e, (byte) 0xff});
        Path file = write(bytes.toByteArray());
        Run run = lint("--fix", "--format", "checkstyle");
        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).containsOnlyOnce("<error").contains("unreadable-page", "byte 13 of");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes.toByteArray());
    }

    @Test
    void lineEndingsAndTheByteOrderMarkStayWhenAPageIsMended() throws IOException {
        Path file = write("\uFEFF---\r\ntitle: 例\r\n---\r\nクラスタ\r\n\r\nユーザ\n".getBytes(UTF_8));
        assertClear(lint("--fix"));
        assertThat(Files.readString(file)).isEqualTo("\uFEFF---\r\ntitle: 例\r\n---\r\nクラスター\r\n\r\nユーザー\n");
    }

    @Test
    void aLineOfMegabytesIsToldInAFewThousandFindingsThatSayHowManyMoreThereAre() throws IOException {
        write("クラスタ ".repeat(380_000).getBytes(UTF_8)); // 4.9 MB
        Run run = lint("--format", "rdjson");
        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("378,000 more places").hasSizeLessThan(5_000_000);
    }

    @Test
    void aLineOfTenMegabytesIsOneFindingAndStays() throws IOException {
        Path file = write("クラスタ ".repeat(800_000).getBytes(UTF_8)); // 10.4 MB
        Run run = lint("--fix", "--format", "checkstyle");
        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).containsOnlyOnce("<error").contains("unreadable-page");
        assertThat(Files.size(file)).isEqualTo(10_400_000);
    }

    @Test
    void aLongLineTakesNoMoreRoomInAnyFormatThanItsFindings() throws IOException {
        write("クラスタ ".repeat(40_000).getBytes(UTF_8));
        for (String format : List.of("text", "json", "github", "sarif", "checkstyle", "junit")) {
            Run run = lint("--format", format);
            assertThat(run.code()).isEqualTo(ExitCode.FOUND);
            assertThat(run.out()).hasSizeLessThan(5_000_000);
        }
    }

    @Test
    void aFolderNamedLikeAPageIsNone() throws IOException {
        Files.createDirectories(folder.resolve("content/ja/docs/x.md"));
        write("クラスター\n".getBytes(UTF_8));
        assertThat(lint().out()).contains("1 page");
        assertThat(lint("content/ja/docs/x.md").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFolderNamedLikeAPageMayHavePages() throws IOException {
        write("クラスター\n".getBytes(UTF_8));
        Path inner =
                Files.createDirectories(folder.resolve("content/ja/docs/x.md")).resolve("inner.md");
        Files.writeString(inner, "クラスタ\n");
        Run run = lint("content/ja/docs/x.md");
        assertThat(run.out()).startsWith("content/ja/docs/x.md/inner.md\n");
        assertThat(lint().err()).isEmpty();
        assertThat(lint("content/ja/docs/*.md").err()).contains("content/ja/docs/x.md. ");
    }

    @Test
    void aLinkedFolderOutOfTheTreeIsNotRead(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("page.md"), "クラスタ\n");
        write("クラスター\n".getBytes(UTF_8));
        Files.createSymbolicLink(folder.resolve("content/ja/linked"), elsewhere);
        Files.createSymbolicLink(folder.resolve("content/en"), elsewhere);
        Run run = lint();
        assertThat(run.out()).contains("1 page").doesNotContain("^");
        assertThat(run.err().lines()).singleElement().asString().contains("Not looked at: content/ja/linked. ");
        assertThat(lint("-q").err()).isEmpty();
        assertThat(lint("content/ja/linked/page.md").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatStandsInThePlaceOfPagesIsToldInOneLine(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.md"), "クラスタ\n");
        write("クラスター\n".getBytes(UTF_8));
        for (int i = 0; i < 3; i++) {
            Files.createSymbolicLink(folder.resolve("content/ja/docs/link" + i + ".md"), secret);
        }
        String told = "Not looked at: content/ja/docs/link0.md and 2 more. ";
        for (String path : List.of("content/ja", "content/ja/**/*.md")) {
            assertThat(lint(path).err().lines()).singleElement().asString().startsWith(told);
        }
        assertThat(lint("--ui-lang", "ja").err()).startsWith("検査していません: content/ja/docs/link0.mdほか2件。");
    }

    @Test
    void aLinkToAnotherPageMeansThatPage() throws IOException {
        Path page = write("クラスタ\n".getBytes(UTF_8));
        Path link = Files.createSymbolicLink(folder.resolve("content/ja/docs/link.md"), Path.of("page.md"));
        Run all = lint();
        assertThat(all.out()).containsOnlyOnce("クラスタ\n");
        assertThat(all.err()).isEmpty();
        Run named = lint("--fix", "content/ja/docs/link.md");
        assertThat(named.out()).contains("1 page");
        assertThat(page).hasContent("クラスター\n");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aLinkToAFolderOfTheSiteMeansThatFolder() throws IOException {
        write("クラスタ\n".getBytes(UTF_8));
        Files.createSymbolicLink(folder.resolve("short"), Path.of("content/ja/docs"));
        for (String path : List.of("short", "short/page.md", "short/*.md")) {
            assertThat(lint(path).out()).startsWith(PAGE + "\n");
        }
    }

    @Test
    void noFixIsWrittenThroughALinkOutOfTheTree(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.md"), "クラスタ\n");
        write("クラスター\n".getBytes(UTF_8));
        Files.createSymbolicLink(folder.resolve("content/ja/docs/link.md"), secret);
        assertClear(lint("--fix"));
        assertThat(lint("--fix", "content/ja/docs/link.md").code()).isEqualTo(ExitCode.USAGE);
        assertThat(secret).hasContent("クラスタ\n");
    }

    @Test
    void aFileThatCannotBeWrittenStaysAndIsTold() throws IOException {
        Path file = write("クラスタ\n".getBytes(UTF_8));
        Path parent = folder.resolve("content/ja/docs");
        assertThat(parent.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(parent), "skipped: this user may write anywhere");
        try {
            Run run = lint("--fix");
            assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(Files.readString(file)).isEqualTo("クラスタ\n");
        } finally {
            assertThat(parent.toFile().setWritable(true)).isTrue();
        }
    }
}
