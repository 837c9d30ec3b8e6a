package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.preview.HugoPreview;
import io.github.docsprint.text.DisplayWidth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCommandTest {

    private static final String DRAIN = "content/ja/docs/tasks/drain-node.md";

    @TempDir
    private Path folder;

    private Path clone;

    @TempDir
    private static Path shared;

    @BeforeAll
    static void buildTheSampleSite() throws Exception {
        SampleCopy.to(site());
        git(site(), "config", "uploadpack.allowFilter", "true");
        git(site(), "config", "uploadpack.allowAnySHA1InWant", "true");
    }

    private static Path site() {
        return shared.resolve("site");
    }

    @BeforeEach
    void cloneTheSampleSite() throws Exception {
        clone = folder.resolve("clone");
        git(folder, "clone", "-q", "--origin", "upstream", site().toString(), "clone");
    }

    private static String git(Path where, String... arguments) throws Exception {
        return git(where, Map.of(), arguments);
    }

    private static String git(Path where, Map<String, String> environment, String... arguments) throws Exception {
        String[] command =
                Stream.concat(Stream.of("git"), Arrays.stream(arguments)).toArray(String[]::new);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    private Run start(String... arguments) {
        return Run.in(
                clone,
                Stream.concat(Stream.of("start", "--no-cache"), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void aSyncGetsABranchFromUpstreamAndAWorklistBesideTheClone() throws Exception {
        Run run = start("sync:docs/tasks/drain-node");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(4);
        assertThat(run.out())
                .startsWith("On the new branch ja-drain-node, from upstream/main")
                .contains(
                        "../clone-ja-drain-node.md",
                        "2. See what is left: docsprint diff " + DRAIN,
                        "3. When it is done: git add " + DRAIN + " && git commit && docsprint pr");
        assertThat(git(clone, "symbolic-ref", "--short", "HEAD")).isEqualTo("ja-drain-node\n");
        assertThat(git(clone, "status", "--porcelain")).isEmpty();
        assertThat(folder.resolve("clone-ja-drain-node.md")).content().contains("- [ ] **1.**", "delete-emptydir-data");
    }

    @Test
    void startingAgainGoesOnAndTicksOffWhatIsDone() throws Exception {
        start("sync:docs/tasks/drain-node");
        Path page = clone.resolve(DRAIN);
        Files.writeString(page, Files.readString(page).replace("--delete-local-data", "--delete-emptydir-data"));

        Run run = start(DRAIN);

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("On the branch ja-drain-node already");
        assertThat(folder.resolve("clone-ja-drain-node.md")).content().contains("- [x] **1.**");
    }

    @Test
    void aFileThatHasTheListsNameAlreadyIsLeftAlone() throws Exception {
        Path notes = Files.writeString(folder.resolve("clone-ja-drain-node.md"), "My own notes.\n");

        Run run = start("sync:docs/tasks/drain-node");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("clone-ja-drain-node.md is there already");
        assertThat(notes).hasContent("My own notes.");
    }

    @Test
    void aBranchThatWasLeftIsToldAsTheOldOneAndGoesOn() throws Exception {
        start("sync:docs/tasks/drain-node");
        Path page = clone.resolve(DRAIN);
        Files.writeString(page, Files.readString(page).replace("--delete-local-data", "--delete-emptydir-data"));
        git(clone, "commit", "-q", "-a", "-m", "Begin");
        start("sync:docs/tasks/debug-pods");

        Run run = start(DRAIN);

        assertThat(run.out()).startsWith("Back on the branch ja-drain-node, as it was left.");
        assertThat(run.err()).isEmpty();
        assertThat(page).content().contains("--delete-emptydir-data");
    }

    @Test
    void anIssueNamesTheBranch() throws Exception {
        start("sync:docs/tasks/drain-node", "--issue", "12");

        assertThat(git(clone, "symbolic-ref", "--short", "HEAD")).isEqualTo("issue-12\n");
    }

    @Test
    void changesThatAreNotCommittedAreLeftAlone() throws Exception {
        Files.writeString(clone.resolve("content/ja/docs/tasks/upgrade-cluster.md"), "mine");

        Run run = start("sync:docs/tasks/drain-node");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("upgrade-cluster.md", "git stash");
        assertThat(git(clone, "symbolic-ref", "--short", "HEAD")).isEqualTo("main\n");
        assertThat(clone.resolve("content/ja/docs/tasks/upgrade-cluster.md")).hasContent("mine");
    }

    @Test
    void filesThatGitDoesNotKnowStayWhereTheyAre() throws Exception {
        Files.writeString(clone.resolve("notes.txt"), "mine");

        assertThat(start("sync:docs/tasks/drain-node").code()).isZero();
        assertThat(clone.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aFileThatGitDoesNotKnowIsNeverTakenForThePage() throws Exception {
        git(clone, "switch", "-q", "-c", "other");
        git(clone, "rm", "-q", DRAIN);
        git(clone, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Away");
        Files.writeString(clone.resolve(DRAIN), "mine");

        Run run = start("sync:docs/tasks/drain-node");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains(DRAIN + " is in the way");
        assertThat(clone.resolve(DRAIN)).hasContent("mine");
        assertThat(git(clone, "branch", "--list", "ja-drain-node")).isEmpty();
    }

    @Test
    void aCommandThatDoesNotFitBesideItsWordsHasALineOfItsOwn() {
        Run run =
                Run.with(Map.of("DOCSPRINT_COLUMNS", "80"), clone, "start", "--no-cache", "sync:docs/tasks/drain-node");

        assertThat(run.out()).contains("""
                3. When it is done:
                   $ git add content/ja/docs/tasks/drain-node.md && git commit && docsprint pr
                """);
        assertThat(run.out().lines().filter(line -> !line.contains("$ ")))
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void anOldMainBranchIsTold() throws Exception {
        git(
                clone,
                Map.of("GIT_COMMITTER_DATE", "2025-05-01T00:00:00Z"),
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@example.org",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "Old");
        git(clone, "update-ref", "refs/remotes/upstream/main", "HEAD");
        Files.setLastModifiedTime(
                clone.resolve(".git/logs/refs/remotes/upstream/HEAD"),
                FileTime.from(Instant.parse("2025-05-01T00:00:00Z")));

        assertThat(start("sync:docs/tasks/drain-node").err())
                .contains("upstream/main is of 2025-05-01, 45 days ago", "$ git fetch upstream");
    }

    /** Hugo gives the files beside a page to its translations too, so a draft needs no copies of images. */
    @Test
    void theImageOfAnEnglishBundleIsThereForItsTranslation() throws Exception {
        Path hugo = HugoPreview.program(System.getenv("PATH")).orElse(null);
        assumeTrue(hugo != null, "skipped: there is no Hugo; apt-get install hugo");
        Path site = folder.resolve("hugo");
        Files.createDirectories(site.resolve("content/en/post"));
        Files.createDirectories(site.resolve("content/ja/post"));
        Files.createDirectories(site.resolve("layouts/_default"));
        Files.writeString(site.resolve("hugo.toml"), """
                baseURL = "/"
                defaultContentLanguage = "en"
                [languages.en]
                contentDir = "content/en"
                [languages.ja]
                contentDir = "content/ja"
                """);
        Files.writeString(site.resolve("layouts/_default/single.html"), "{{ .Content }}");
        Files.writeString(site.resolve("content/en/post/index.md"), "---\ntitle: A\n---\n![a](a.svg)\n");
        Files.writeString(site.resolve("content/ja/post/index.md"), "---\ntitle: A\n---\n![a](a.svg)\n");
        Files.writeString(site.resolve("content/en/post/a.svg"), "<svg/>");

        new ProcessBuilder(hugo.toString(), "--quiet", "--config", "hugo.toml")
                .directory(site.toFile())
                .start()
                .waitFor();

        assertThat(site.resolve("public/ja/post/a.svg")).exists();
    }

    @Test
    void aNewPageIsTheEnglishOneWithHeadingIdsAndWithoutReviewers() throws Exception {
        Files.writeString(clone.resolve("content/en/docs/tasks/fresh.md"), """
                ---
                title: Fresh
                reviewers:
                - aoi
                weight: 10
                ---
                ## Before you begin

                Read this.

                ### Twice {#once}

                ### Before you begin
                """);
        git(clone, "add", "-A");
        git(clone, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Fresh");
        git(clone, "update-ref", "refs/remotes/upstream/main", "HEAD");

        Run run = start("new:docs/tasks/fresh");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("2. See what is left: docsprint diff content/ja/docs/tasks/fresh.md");
        assertThat(clone.resolve("content/ja/docs/tasks/fresh.md")).hasContent("""
                ---
                title: Fresh
                weight: 10
                ---
                ## Before you begin {#before-you-begin}

                Read this.

                ### Twice {#once}

                ### Before you begin {#before-you-begin-1}
                """);
        Files.writeString(clone.resolve("content/ja/docs/tasks/fresh.md"), "訳しています");
        assertThat(start("new:docs/tasks/fresh").code()).isZero();
        assertThat(clone.resolve("content/ja/docs/tasks/fresh.md")).hasContent("訳しています");
    }

    @Test
    void anOrphanIsMovedOrRemoved() throws IOException {
        Run list = Run.in(clone, "starters", "--no-cache", "--kind", "orphan", "--limit", "100", "--format", "csv");
        for (String row : list.out().lines().skip(1).toList()) {
            String id = row.replace("\"", "").split(",", -1)[1];
            Run run = start(id);

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).containsAnyOf("is removed", "is now content/ja/");
            assertThat(clone.resolve("content/ja/" + id.substring(7) + ".md")).doesNotExist();
            assertThat(start(id).code()).isZero();
            reset();
        }
        assertThat(list.out().lines().skip(1)).isNotEmpty();
    }

    private void reset() throws IOException {
        try {
            git(clone, "reset", "-q", "--hard");
            git(clone, "clean", "-qfd");
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Test
    void safeFixesAreAppliedToAStyleTask() {
        Run list = Run.in(clone, "starters", "--no-cache", "--kind", "style", "--limit", "1", "--format", "csv");
        String id = list.out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .replace("\"", "")
                .split(",", -1)[1];

        Run run = start(id);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("docsprint lint content/ja/");
    }

    @Test
    void aTaskOfLinksLeavesTheStyleToAnother() throws Exception {
        Path page = clone.resolve(DRAIN);
        Files.writeString(
                page,
                Files.readString(page)
                        + "\n[クラスタ](/ja/docs/tasks/scale-app/)です。\n\n[A](/docs/tasks/scale-app/#gone)です。\n");
        Files.writeString(clone.resolve("docsprint.yaml"), "lint: {rules: rules.yaml}\n");
        Files.writeString(clone.resolve("rules.yaml"), """
                schemaVersion: 1
                language: ja
                rules:
                  - id: link-prefix
                    with: {since: '2025-01-01'}
                """);
        git(clone, "add", "-A");
        git(clone, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qam", "Links");
        git(clone, "update-ref", "refs/remotes/upstream/main", "HEAD");

        Run run = start("links:docs/tasks/drain-node");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(page).content().contains("[クラスタ](/docs/tasks/scale-app/)です。");
        assertThat(run.out()).contains("broken-fragment").doesNotContain("long-vowel");
    }

    @Test
    void anotherTaskThanThePageHasIsRefused() {
        Run run = start("orphan:docs/tasks/drain-node");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("docsprint starters");
    }

    @Test
    void anUnknownPageIsRefused() {
        assertThat(start("sync:docs/nowhere").code()).isEqualTo(2);
        assertThat(start("../../etc/passwd").code()).isEqualTo(2);
    }

    @Test
    void aBranchNameTakesNothingButPlainCharacters() {
        assertThat(StartCommand.name("content/ja/docs/tasks/_index.md")).isEqualTo("tasks");
        assertThat(StartCommand.name("content/ja/blog/_posts/2025/a post..lock.md"))
                .isEqualTo("a-post");
        assertThat(StartCommand.name("content/ja/blog/x/index.md")).isEqualTo("x");
    }

    @Test
    void aSparsePartialCloneKeepsItsShape() throws Exception {
        clone = folder.resolve("small");
        git(
                folder,
                "clone",
                "-q",
                "--filter=blob:none",
                "--sparse",
                site().toUri().toString(),
                "small");
        git(clone, "sparse-checkout", "set", "content/en", "content/ja");

        Run before = Run.in(clone, "doctor");
        Run refused = start("sync:docs/tasks/drain-node");
        Run fetched = Run.in(clone, "diff", DRAIN, "--fetch");
        Run after = Run.in(clone, "doctor");
        Run run = start("sync:docs/tasks/drain-node");

        assertThat(before.out()).contains("are not here yet", "docsprint doctor --fetch", "sparse");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("not in this partial clone", "--fetch");
        assertThat(fetched.err()).contains("fetching ");
        assertThat(fetched.out()).contains("--delete-emptydir-data");
        assertThat(after.out()).contains("All contents of pages are here");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(clone.resolve("i18n")).doesNotExist();
        assertThat(git(clone, "status", "--porcelain")).isEmpty();
        assertThat(folder.resolve("small-ja-drain-node.md")).content().contains("delete-emptydir-data");
    }

    @Test
    void aCompletedPartialCloneTellsAllThatAWholeOneTells() throws Exception {
        assertThat(statusOf(partialCloneOf(site()), "--fetch")).isEqualTo(statusOf(site()));
    }

    @Test
    void aFetchCompletesTheCommitThatIsAskedFor() throws Exception {
        git(clone, "switch", "-q", "-c", "more");
        Files.writeString(clone.resolve(DRAIN), "\nさらに `kubectl drain` を使います。\n", StandardOpenOption.APPEND);
        commit(clone, "Say more");
        git(clone, "switch", "-q", "main");

        String whole = statusOf(clone, "--at", "more");

        assertThat(whole).contains("\"state\"");
        assertThat(statusOf(partialCloneOf(clone), "--fetch", "--at", "origin/more"))
                .isEqualTo(whole);
    }

    /** A file's own history then ends in the branch; only that of the main line leads to where it was before. */
    @Test
    void aCompletedPartialCloneKnowsASourceThatABranchMovedInTwoSteps() throws Exception {
        git(clone, "switch", "-q", "-c", "move");
        Files.copy(
                clone.resolve("content/en/docs/tasks/drain-node.md"),
                clone.resolve("content/en/docs/tasks/empty-node.md"));
        git(clone, "mv", DRAIN, "content/ja/docs/tasks/empty-node.md");
        commit(clone, "Add the new place");
        git(clone, "rm", "-q", "content/en/docs/tasks/drain-node.md");
        commit(clone, "Take the old place away");
        git(clone, "switch", "-q", "main");
        git(clone, "-c", "user.name=A", "-c", "user.email=a@example.org", "merge", "-q", "--no-ff", "move");

        String whole = statusOf(clone);

        assertThat(whole).contains("content/ja/docs/tasks/empty-node.md");
        assertThat(statusOf(partialCloneOf(clone), "--fetch")).isEqualTo(whole);
    }

    @Test
    void aPartialCloneNeverTakesWhatItHasForTheBase() throws Exception {
        Path partial = partialCloneOf(site());

        Run status = Run.in(partial, "status", "--no-cache", "--all", "--format", "json", DRAIN);
        Run diff = Run.in(partial, "diff", "--no-cache", DRAIN);
        Run lint = Run.in(partial, "lint", "--no-cache", DRAIN);
        Run complete = Run.in(partial, "lint", "--no-cache", DRAIN, "--fetch");

        assertThat(status.out()).contains("\"confidence\": 0.0");
        assertThat(status.err()).contains("is a guess", "--fetch");
        assertThat(diff.code()).isEqualTo(3);
        assertThat(diff.err()).contains("--fetch");
        assertThat(lint.err()).contains("against the English as it is now", "--fetch");
        assertThat(complete.err()).contains("fetching").doesNotContain("as it is now");
    }

    @Test
    void aShallowCloneNeverSaysThatNothingIsMissing() throws Exception {
        git(folder, "clone", "-q", "--depth=1", site().toUri().toString(), "shallow");
        Path shallow = folder.resolve("shallow");

        Run starters = Run.in(shallow, "starters", "--no-cache", "--offline", "--kind", "sync");
        Run diff = Run.in(shallow, "diff", "--no-cache", DRAIN);
        Run start = Run.in(shallow, "start", "--no-cache", "sync:docs/tasks/drain-node");

        assertThat(starters.err()).contains("git fetch --unshallow");
        assertThat(diff.code()).isEqualTo(3);
        assertThat(diff.err()).contains(DRAIN, "git fetch --unshallow");
        assertThat(start.code()).isEqualTo(3);
        assertThat(start.err()).contains("git fetch --unshallow");
        assertThat(git(shallow, "symbolic-ref", "--short", "HEAD")).isEqualTo("main\n");
    }

    private Path partialCloneOf(Path whole) throws Exception {
        git(whole, "config", "uploadpack.allowFilter", "true");
        git(whole, "config", "uploadpack.allowAnySHA1InWant", "true");
        git(folder, "clone", "-q", "--filter=blob:none", whole.toUri().toString(), "partial");
        return folder.resolve("partial");
    }

    private static String statusOf(Path where, String... options) {
        return Run.in(
                        where,
                        Stream.concat(
                                        Stream.of("status", "--no-cache", "--all", "--format", "json"),
                                        Arrays.stream(options))
                                .toArray(String[]::new))
                .out();
    }

    private static void commit(Path where, String message) throws Exception {
        git(where, "add", "-A");
        git(where, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", message);
    }
}
