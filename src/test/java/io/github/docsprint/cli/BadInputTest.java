package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.github.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong with a clone, a configuration or a command line is told in one message of the language that was asked
 * for: what, where, and what to do next. What can be worked with is, and the message says how sure that is.
 */
class BadInputTest {

    private static final String PAGE = "content/ja/docs/tasks/drain-node.md";

    private static final String JAPANESE = "[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]";

    @TempDir
    private static Path folder;

    /** The damaged contents of the one page that a clone has, and the damaged commit of another. */
    private static String damagedPage = "";

    private static String damagedCommit = "";

    @BeforeAll
    static void buildClones() throws IOException {
        Path site = SampleCopy.to(folder.resolve("site"));
        Work.git(site, "config", "uploadpack.allowFilter", "true");
        String address = site.toUri().toString();
        Work.git(folder, "clone", "-q", "--bare", address, "bare.git");
        Work.git(folder, "clone", "-q", "--depth", "1", address, "shallow");
        Work.git(folder, "clone", "-q", "--filter=blob:none", address, "partial");
        Work.git(site, "worktree", "add", "-q", "../worktree", "HEAD");
        Work.git(folder, "init", "-q", "no-commit");
        Path noEnglish = small("no-english");
        Work.git(noEnglish, "rm", "-q", "-r", "content/en");
        Work.git(noEnglish, "commit", "-q", "-m", "Leave the translation alone");
        damagedPage = damage(small("damaged-page"), "HEAD:content/ja/docs/page.md");
        damagedCommit = damage(small("damaged-commit"), "HEAD");
        Work.write(folder.resolve("plain/a.txt"), "");
        Files.createDirectories(folder.resolve("folder.yaml"));
        Work.write(folder.resolve("key.yaml"), "site:\n  langages:\n    ja: x\n");
        Work.write(folder.resolve("syntax.yaml"), "site: [\n");
        Work.write(folder.resolve("type.yaml"), "site:\n  languages: [ja]\n");
        Work.write(folder.resolve("outside.yaml"), "site:\n  content: ../..\n");
        Work.write(folder.resolve("file.yaml"), "lint:\n  rules: nowhere.yaml\n");
        Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Path linked = small("linked");
        Path pages = linked.resolve("content/ja/docs");
        Files.createSymbolicLink(pages.resolve("out.md"), folder.resolve("plain/a.txt"));
        Files.createSymbolicLink(pages.resolve("out"), folder.resolve("plain"));
        Files.createSymbolicLink(pages.resolve("git.md"), linked.resolve(".git/HEAD"));
        Files.createSymbolicLink(pages.resolve("nothing.md"), Path.of("gone.md"));
        Files.createDirectories(pages.resolve("folder.md"));
        Work.write(linked.resolve("notes.txt"), "");
        Work.write(small("configured").resolve("docsprint.yaml"), "sites:\n  content: content\n");
    }

    /** A clone of one page and its source, with each object in a file of its own. */
    private static Path small(String name) {
        Work.git(folder, "init", "-q", name);
        Path clone = folder.resolve(name);
        Work.write(clone.resolve("content/en/docs/page.md"), "---\ntitle: Page\n---\n\nRun `it`.\n");
        Work.write(clone.resolve("content/ja/docs/page.md"), "---\ntitle: ページ\n---\n\n`it`を実行します。\n");
        Work.git(clone, "add", "-A");
        Work.git(clone, "commit", "-q", "-m", "Begin");
        return clone;
    }

    private static String damage(Path clone, String object) throws IOException {
        String id = Work.git(clone, "rev-parse", object);
        Path file = clone.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.writeString(file, "damaged");
        return id;
    }

    /**
     * A row of the table.
     *
     * @param name what is wrong
     * @param command the command line, after which {@code @} stands for the folder of the clones
     * @param code the exit code
     * @param place where it is wrong, told in both languages
     * @param english what to do next
     * @param japanese the same
     */
    private record Row(String name, String command, int code, String place, String english, String japanese) {

        String[] words(String... more) {
            return Stream.concat(
                            Arrays.stream(command.split(" ")).map(word -> word.replace("@", folder.toString())),
                            Stream.of(more))
                    .toArray(String[]::new);
        }

        String told() {
            return place.replace("@", folder.toString());
        }
    }

    private static Row usage(String name, String command, String place, String english, String japanese) {
        return new Row(name, command, ExitCode.USAGE, place, english, japanese);
    }

    private static Row environment(String name, String command, String place, String english, String japanese) {
        return new Row(name, command, ExitCode.ENVIRONMENT, place, english, japanese);
    }

    private static Stream<Row> refused() {
        Stream<Row> clones = Stream.of(
                environment(
                        "a folder that is no clone",
                        "status --repo @/plain",
                        "@/plain",
                        "name one with --repo DIR",
                        "--repo DIR でクローンを指定してください"),
                environment(
                        "a folder that is not there",
                        "status --repo @/nowhere",
                        "@/nowhere",
                        "Check the path given with --repo",
                        "--repo のパスを確認してください"),
                environment(
                        "a clone without a commit",
                        "status --repo @/no-commit",
                        "@/no-commit",
                        "Fetch or make one first",
                        "フェッチするか、コミットを作成してください"),
                environment(
                        "a site without the source language",
                        "status --repo @/no-english",
                        "content/en",
                        "Name the source language in docsprint.yaml",
                        "docsprint.yaml"),
                usage(
                        "a language without pages",
                        "status --repo @/site --lang xx",
                        "xx",
                        "Languages that have some: ja. Choose one with --lang",
                        "ページのある言語: ja。--langで選んでください"),
                usage(
                        "the source language in the place of a translation",
                        "status --repo @/site --lang en",
                        "en",
                        "Choose a translation with --lang: ja",
                        "--langで翻訳先の言語を選んでください: ja"),
                environment(
                        "a damaged page, in status",
                        "status --repo @/damaged-page",
                        damagedPage,
                        "a fresh clone, mends it",
                        "クローンし直すと直ります"),
                environment(
                        "a damaged page, in diff",
                        "diff content/ja/docs/page.md --repo @/damaged-page",
                        damagedPage,
                        "a fresh clone, mends it",
                        "クローンし直すと直ります"),
                environment(
                        "a damaged commit",
                        "status --repo @/damaged-commit",
                        damagedCommit,
                        "a fresh clone, mends it",
                        "クローンし直すと直ります"),
                environment(
                        "what a page lacks, in a shallow clone",
                        "diff " + PAGE + " --repo @/shallow",
                        PAGE,
                        "git fetch --unshallow",
                        "次のコマンドで履歴を取得してください: git fetch --unshallow"),
                environment(
                        "what a page lacks, in a partial clone",
                        "diff " + PAGE + " --repo @/partial",
                        "contents of pages|ページの内容",
                        "Run the same command with --fetch",
                        "同じコマンドに --fetch を付けて"),
                usage(
                        "a revision that is not there",
                        "status --repo @/site --at nowhere",
                        "nowhere",
                        "run 'git fetch' first",
                        "先に 'git fetch' を実行してください"));
        Stream<Row> bare = Stream.of("lint", "start " + PAGE, "pr", "ack " + PAGE + " --why same --by aoi")
                .map(command -> environment(
                        command.split(" ")[0] + " in a bare clone",
                        command + " --repo @/bare.git",
                        "work tree|作業ツリー",
                        "lone",
                        "クローン"));
        Stream<Row> paths = Stream.of("status", "lint", "diff", "preview", "start", "ack --why same --by aoi")
                .flatMap(command -> Stream.of("../../etc/passwd", "/etc/passwd")
                        .map(path -> usage(
                                path + " in " + command.split(" ")[0],
                                command + " " + path + " --repo @/site",
                                path,
                                "Name a path inside it",
                                "中のパスを指定してください")));
        Stream<Row> links = Stream.of("status", "lint", "diff", "preview", "start", "ack --why same --by aoi")
                .flatMap(command -> Stream.of("out.md", "out/a.md", "git.md", "nothing.md")
                        .map(name -> usage(
                                "a link, " + name + ", in " + command.split(" ")[0],
                                command + " content/ja/docs/" + name + " --repo @/linked",
                                "content/ja/docs/" + name,
                                name.equals("nothing.md") ? "name another page" : "Name a page inside it",
                                name.equals("nothing.md") ? "別のページを指定してください" : "中のページを指定するか")));
        Stream<Row> noPages = Stream.of(
                usage(
                        "standard input in the place of a link",
                        "lint --stdin-path content/ja/docs/out.md --repo @/linked",
                        "content/ja/docs/out.md",
                        "Name a page inside it",
                        "中のページを指定するか"),
                usage(
                        "a folder named like a page",
                        "lint content/ja/docs/folder.md --repo @/linked",
                        "content/ja/docs/folder.md",
                        "Name a page, or a folder that has some",
                        "ページのあるフォルダーを指定してください"),
                usage(
                        "a file that is no Markdown",
                        "lint notes.txt --repo @/linked",
                        "notes.txt",
                        "Name such a file, or a folder",
                        "そのようなファイルか"));
        Stream<Row> configurations = Stream.of(
                usage(
                        "a key that is not known",
                        "status --repo @/site --config @/key.yaml",
                        "@/key.yaml:2:3: ",
                        "\"langages\" is not known. Did you mean \"languages\"?",
                        "キー「langages」は使えません。「languages」の間違いではありませんか"),
                usage(
                        "what is no YAML",
                        "status --repo @/site --config @/syntax.yaml",
                        "@/syntax.yaml:2:1: ",
                        "Mend this line, or the one before it",
                        "この行か、その前の行を直してください"),
                usage(
                        "a value of another type",
                        "status --repo @/site --config @/type.yaml",
                        "@/type.yaml:2:14: ",
                        "\"languages\" has to be of the type \"mapping\", and this is: list",
                        "「languages」の型は「マッピング (キー: 値)」でなければなりません"),
                usage(
                        "a folder outside the clone",
                        "status --repo @/site --config @/outside.yaml",
                        "@/outside.yaml:2:12: ",
                        "has to be a relative path inside the clone",
                        "クローンの中の相対パスを"),
                usage(
                        "a file that the configuration names and that is not there",
                        "lint --repo @/site --config @/file.yaml",
                        "@/file.yaml:2:10: ",
                        "Correct the path",
                        "パスを確認してください"),
                usage(
                        "bytes that are no UTF-8",
                        "status --repo @/site --config @/bytes.yaml",
                        "@/bytes.yaml",
                        "Save it as UTF-8",
                        "UTF-8で保存し直してください"),
                usage(
                        "a configuration that is not there",
                        "status --repo @/site --config @/nowhere.yaml",
                        "@/nowhere.yaml",
                        "Check the path given with --config",
                        "--config で指定したパスを確認してください"),
                usage(
                        "a folder in the place of a configuration",
                        "status --repo @/site --config @/folder.yaml",
                        "@/folder.yaml",
                        "Check the path given with --config",
                        "--config で指定したパスを確認してください"),
                usage(
                        "a wrong key in the clone's own configuration",
                        "status --repo @/configured",
                        "docsprint.yaml:1:1: ",
                        "Did you mean \"site\"?",
                        "「site」の間違いではありませんか"));
        return Stream.of(clones, bare, paths, links, noPages, configurations).flatMap(rows -> rows);
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeWorkedWithIsRefusedInOneMessageOfEitherLanguage() {
        return refused()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    Run english = Run.in(folder, row.words("--ui-lang", "en"));
                    Run japanese = Run.in(folder, row.words("--ui-lang", "ja"));

                    for (Run run : List.of(english, japanese)) {
                        assertThat(run.code()).as(run.err()).isEqualTo(row.code());
                        assertThat(run.out()).isEmpty();
                        assertThat(run.err().lines()).singleElement().asString().startsWith("docsprint: ");
                        assertThat(Arrays.stream(row.told().split("\\|"))).anyMatch(run.err()::contains);
                        assertNoTrace(run);
                    }
                    assertThat(english.err()).contains(row.english()).doesNotContainPattern(JAPANESE);
                    assertThat(japanese.err()).contains(row.japanese()).containsPattern(JAPANESE);
                }));
    }

    private static void assertNoTrace(Run run) {
        assertThat(run.err())
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("mistake in docsprint")
                .doesNotContain("docsprint自体の不具合");
    }

    /** What works, and what is to be said of it; the sample site has a page of its own to be told of. */
    private static Stream<Row> worked() {
        String sample = "content/ja/docs/tasks/autoscale.md";
        return Stream.of(
                new Row("a bare clone", "status --repo @/bare.git", 0, sample, "Fetch it", "取得するか"),
                new Row("a work tree beside the clone", "status --repo @/worktree", 0, sample, "Fetch it", "取得するか"),
                new Row(
                        "a shallow clone",
                        "status --repo @/shallow",
                        0,
                        "git fetch --unshallow",
                        "pages may be further behind than shown",
                        "実際はもっと遅れている可能性があります"),
                new Row("a partial clone", "status --repo @/partial", 0, "--fetch", "is a guess", "推測"),
                new Row("a cache that is no folder", "status --repo @/site", 0, sample, "Fetch it", "取得するか"));
    }

    @TestFactory
    Stream<DynamicTest> whatCanBeWorkedWithIsAndItsDoubtsAreToldInEitherLanguage() {
        Map<String, String> noCache =
                Map.of("DOCSPRINT_CACHE", folder.resolve("key.yaml").toString());
        return worked().map(row -> DynamicTest.dynamicTest(row.name(), () -> {
            Run english = Run.with(noCache, folder, row.words("--ui-lang", "en"));
            Run japanese = Run.with(noCache, folder, row.words("--ui-lang", "ja"));

            for (Run run : List.of(english, japanese)) {
                assertThat(run.code()).as(run.err()).isZero();
                assertThat(run.out()).contains("drain-node.md");
                assertThat(run.err()).contains(row.told());
                assertNoTrace(run);
            }
            assertThat(english.err()).contains(row.english()).doesNotContainPattern(JAPANESE);
            assertThat(japanese.err()).contains(row.japanese());
            boolean shallow = row.name().contains("shallow");
            assertThat(english.out().contains("nothing changed in the source page"))
                    .isNotEqualTo(shallow);
            assertThat(japanese.out().contains("原文に変更はありません")).isNotEqualTo(shallow);
            assertThat(japanese.err().lines()).allMatch(line -> line.matches(".*" + JAPANESE + ".*"));
        }));
    }
}
