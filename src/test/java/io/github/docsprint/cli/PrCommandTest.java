package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import io.github.docsprint.github.Work;
import io.github.docsprint.github.fake.Fault;
import io.github.docsprint.github.fake.GitHubFake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrCommandTest {

    private static final String WEBSITE = "kubernetes/website";
    private static final String PAGE = "content/ja/docs/tasks/run-app.md";

    @TempDir
    private Path folder;

    private GitHubFake github;
    private Branch branch;
    private String token;

    @BeforeEach
    void aBranchOnTheSampleSite() {
        branch = Branch.of(folder.resolve("clone"));
        github = GitHubFake.start(folder.resolve("github"));
        branch.git("checkout", "-q", "main");
        branch.git("branch", "-q", "-D", "work");
        github.repository("kubernetes", "website", branch.folder());
        branch.git("checkout", "-q", "-b", "work");
        token = github.user("aoi");
        branch.write(PAGE, branch.read(PAGE) + "\nこのクラスターです。\n").commit();
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private Run pr(String... more) {
        List<String> all = new ArrayList<>(
                List.of("pr", "--repository", WEBSITE, "--api-url", github.api().toString()));
        all.addAll(List.of(more));
        return Run.with(Map.of("GITHUB_TOKEN", token), branch.folder(), all.toArray(String[]::new));
    }

    private void assertOneDraftWithAll() {
        assertThat(github.pulls(WEBSITE)).hasSize(1);
        assertThat(github.isDraft(WEBSITE, 1)).isTrue();
        assertThat(github.git("aoi/website", "rev-parse", "work"))
                .isEqualTo(branch.git("rev-parse", "HEAD").strip());
        assertThat(github.body(WEBSITE, 1))
                .contains(PAGE, "/language ja", "/area localization", "deploy-preview-1--")
                .doesNotContain(token);
    }

    private void assertNoToken(Run run) throws IOException {
        assertThat(run.out() + run.err()).doesNotContain(token);
        try (Stream<Path> files = Files.walk(branch.folder())) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(token));
        }
    }

    @Test
    void oneDraftIsOpenedAndTheTokenIsNowhere() throws IOException {
        Run run = pr();

        assertThat(run.code()).as(run.err()).isZero();
        assertOneDraftWithAll();
        assertThat(github.title(WEBSITE, 1)).isEqualTo("[ja] Update " + PAGE);
        assertNoToken(run);
    }

    @Test
    void whoOpensAPullRequestIsToldWhatIsNext() {
        assertThat(pr().out()).contains("Opened the draft", "Next: ", "Ready for review");
        assertThat(pr().out()).contains("Brought the pull request").doesNotContain("Next: ");
    }

    @Test
    void anIssueThatIsNotThereIsNotNamedInAPullRequest() {
        Run english = pr("--fixes", "99");
        Run japanese = pr("--dry-run", "--fixes", "99", "--ui-lang", "ja");

        assertThat(english.code()).isEqualTo(ExitCode.USAGE);
        assertThat(english.err()).contains("Nothing was sent", "kubernetes/website has no issue 99", "--fixes");
        assertThat(japanese.code()).isEqualTo(ExitCode.USAGE);
        assertThat(japanese.err()).contains("Issue 99はありません", "--fixes");
        assertThat(github.pulls(WEBSITE)).isEmpty();
    }

    @Test
    void aNumberThatIsNoIssuesIsToldByTheNameOfItsOption() {
        assertThat(pr("--fixes", "0").err()).contains("--fixes takes the number of an issue");
    }

    @Test
    void outsideACloneThereIsOneMessage() {
        Run run = Run.in(folder, "pr");

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err().lines()).singleElement().asString().contains("is not in a git clone");
    }

    @Test
    void aSecondRunUpdatesAndKeepsWhatPeopleWrote() {
        pr();
        github.edit(WEBSITE, 1, "ご確認ください。\n" + github.body(WEBSITE, 1));
        branch.write(PAGE, branch.read(PAGE) + "\nノードです。\n").commit();

        Run again = pr();

        assertThat(again.code()).as(again.err()).isZero();
        assertOneDraftWithAll();
        assertThat(github.body(WEBSITE, 1)).startsWith("ご確認ください。");
    }

    @Test
    void aCutAfterThePushIsToldAndGoneOnFrom() {
        github.fault("POST /repos/" + WEBSITE + "/pulls", new Fault.CutAfter());

        Run cut = pr();

        assertThat(cut.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(cut.err()).contains("Done: the branch is pushed", "run the same command again");
        assertThat(pr().code()).isZero();
        assertOneDraftWithAll();
    }

    @Test
    void commitsThatOnlyTheForkHasAreNotOverwritten() {
        pr();
        branch.git("commit", "-q", "--amend", "-m", "Another");
        String there = github.git("aoi/website", "rev-parse", "work");

        Run run = pr();

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("git merge FETCH_HEAD");
        assertThat(github.git("aoi/website", "rev-parse", "work")).isEqualTo(there);
    }

    @Test
    void aTokenWithoutTheRightToPushIsRefusedAndNamed() throws IOException {
        github.takeRight(token, "contents=write");

        Run run = pr();

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("Contents (read and write)");
        assertThat(github.pulls(WEBSITE)).isEmpty();
        assertNoToken(run);
    }

    @Test
    void aDryRunShowsAllAndSendsNothing() {
        github.issue(WEBSITE, "mentor", "[ja] " + PAGE + " の更新", "");

        github.issue(WEBSITE, "mentor", "Outdated pages", "");

        Run run = pr("--dry-run", "--fixes", "2", "--machine-translated=no");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("[ja] Update " + PAGE, "Closes: #2", "関連: #1", "機械翻訳は使用していません");
        assertThat(github.log()).isNotEmpty().allMatch(line -> line.startsWith("GET /"));
        assertThat(github.git(WEBSITE, "branch", "--list")).doesNotContain("work");
    }

    @Test
    void aDryRunNeedsNeitherTokenNorNetwork() {
        String[] command = {"pr", "--dry-run", "--repository", WEBSITE, "--api-url"};
        github.issue(WEBSITE, "mentor", "[ja] " + PAGE + " の更新", "");

        Run anonymous =
                Run.with(Map.of(), branch.folder(), with(command, github.api().toString()));
        Run offline = Run.with(Map.of(), branch.folder(), with(command, "http://127.0.0.1:1"));

        assertThat(anonymous.code()).as(anonymous.err()).isZero();
        assertThat(anonymous.out()).contains("関連: #1");
        assertThat(offline.code()).as(offline.err()).isZero();
        assertThat(offline.out()).contains("[ja] Update " + PAGE);
        assertThat(offline.err()).contains("GitHub was not asked");
    }

    private static String[] with(String[] command, String last) {
        String[] whole = Arrays.copyOf(command, command.length + 1);
        whole[command.length] = last;
        return whole;
    }

    @Test
    void aDryRunShowsWhatAnOpenPullRequestWouldSayThen() {
        pr();
        github.edit(WEBSITE, 1, "ご確認ください。\n" + github.body(WEBSITE, 1));

        Run run = pr("--dry-run");

        assertThat(run.out())
                .contains("/kubernetes/website/pull/1 brought up to date", "ご確認ください。", "deploy-preview-1--");
    }

    @Test
    void theRepositorysOwnFormIsFilledInWithoutItsNotes() {
        branch.git("checkout", "-q", "main");
        branch.write(".github/PULL_REQUEST_TEMPLATE.md", "<!-- note -->\n### Description\n\n### Issue\n\nCloses: #\n")
                .commit();
        branch.git("checkout", "-q", "work");
        github.issue(WEBSITE, "mentor", "Outdated pages", "");

        assertThat(pr("--dry-run", "--fixes", "1").out())
                .contains("### Description", "### Issue", "Closes: #1")
                .doesNotContain("note -->");
    }

    @Test
    void whatIsLeftIsNamedSectionBySection() {
        String page = "content/ja/docs/concepts/workloads/deployments.md";
        branch.git("reset", "-q", "--hard", "main");
        branch.edit(page, " --record", "").commit();

        assertThat(pr("--dry-run").out())
                .contains("未反映だった原文の変更2件: 反映済み1、未着手1\n", "  - 残り: Creating a Deployment（1件）\n");
    }

    @Test
    void whatWasSaidOnceHoldsInLaterRuns() {
        github.issue(WEBSITE, "mentor", "Outdated pages", "");
        github.issue(WEBSITE, "mentor", "Outdated pages, again", "");
        github.user("ren");
        github.user("mei");
        assertThat(pr("--fixes", "1", "--machine-translated", "--cc=ren,mei").code())
                .isZero();
        String before = github.body(WEBSITE, 3);
        branch.write(PAGE, branch.read(PAGE) + "\nノードです。\n").commit();

        assertThat(pr().code()).isZero();

        assertThat(github.body(WEBSITE, 3)).isEqualTo(before).contains("Closes: #1", "機械翻訳を使用し", "/cc @ren @mei\n");
        assertThat(pr("--machine-translated=no", "--fixes", "2").code()).isZero();
        assertThat(github.body(WEBSITE, 3))
                .contains("Closes: #2", "機械翻訳は使用していません", "/cc @ren @mei\n")
                .doesNotContain("#1\n", "機械翻訳を使用し、");
    }

    @Test
    void theIssueGoesWhereTheRepositorysFormAsksForItInLaterRunsToo() {
        branch.git("checkout", "-q", "main");
        branch.write(".github/PULL_REQUEST_TEMPLATE.md", "### Description\n\n### Issue\n\nCloses: #\n")
                .commit();
        branch.git("push", "-q", github.git(WEBSITE).toString(), "main");
        branch.git("checkout", "-q", "work");
        branch.git("rebase", "-q", "main");
        pr();
        assertThat(github.body(WEBSITE, 1)).doesNotContain("Closes:");
        github.issue(WEBSITE, "mentor", "[ja] " + PAGE + " の更新", "");

        github.issue(WEBSITE, "mentor", "Outdated pages", "");

        assertThat(pr("--fixes", "3").code()).isZero();

        String body = github.body(WEBSITE, 1);
        assertThat(body.substring(body.indexOf("### Issue"))).contains("Closes: #3\n関連: #2\n");
        assertThat(body.substring(0, body.indexOf("### Issue"))).doesNotContain("Closes:", "関連:");
    }

    @Test
    void aSprintsBoardIsNotAboutThePage() {
        github.issue(
                WEBSITE,
                "mentor",
                "スプリント",
                "<!-- docsprint-board:start -->\n| " + PAGE + " | | @aoi | |\n<!-- docsprint-board:end -->\n");

        assertThat(pr("--dry-run").out()).doesNotContain("関連:");
    }

    @Test
    void whatStandsInTheWayIsNamedAndCanBeAllowed() {
        branch.write("README.md", "Mine\n").commit();
        branch.write(PAGE, branch.read(PAGE) + "\n<<<<<<< HEAD\n").commit();
        branch.write(PAGE, branch.read(PAGE) + "もう1行。\n");

        Run run = pr();

        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
        assertThat(run.err()).contains("README.md", "conflict markers", "not committed", "--allow uncommitted,files");
        assertThat(github.log()).isEmpty();
        assertThat(pr("--dry-run", "--allow", "uncommitted,files,conflicts,lint")
                        .code())
                .isZero();
    }

    /** Lets the clone know the fake as its upstream, as a participant's clone does. */
    private void addUpstream() {
        branch.git("remote", "add", "upstream", github.web() + "/" + WEBSITE + ".git");
        branch.git("fetch", "-q", "upstream", "+refs/heads/main:refs/remotes/upstream/main");
    }

    /** Somebody's commit lands on the site's main branch, unknown to the clone. */
    private void landUpstream(String path, String text) {
        Path other = folder.resolve("other");
        Work.git(folder, "clone", "-q", github.git(WEBSITE).toString(), other.toString());
        Work.write(other.resolve(path), text);
        Work.git(other, "commit", "-q", "-a", "-m", "Meanwhile");
        Work.git(other, "push", "-q", "origin", "main");
    }

    @Test
    void whatConflictsWithTheNewestMainBranchIsNamed() {
        addUpstream();
        landUpstream(PAGE, branch.read(PAGE).replace("このクラスターです。", "あのクラスターです。"));

        Run run = pr();

        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
        assertThat(run.err()).contains("cannot be merged", PAGE, "--allow behind");
        assertThat(github.pulls(WEBSITE)).isEmpty();
    }

    @Test
    void beingBehindInOtherFilesIsNoObstacle() {
        addUpstream();
        landUpstream("content/en/docs/tasks/run-app.md", "# Another\n");

        assertThat(pr().code()).isZero();
        assertOneDraftWithAll();
    }

    @Test
    void whereNothingCanBeFetchedItSaysThatItComparesWithOldNews() {
        addUpstream();
        branch.git("remote", "set-url", "upstream", "http://127.0.0.1:1/" + WEBSITE + ".git");

        Run run = pr("--dry-run");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("was not fetched");
    }

    @Test
    void reviewersAreAskedWhereThatIsWanted() {
        branch.git("checkout", "-q", "main");
        branch.write("content/ja/OWNERS", "reviewers:\n- sig-docs-ja-reviews\napprovers:\n- boss\n");
        branch.write("OWNERS_ALIASES", "aliases:\n  sig-docs-ja-reviews:\n    - aoi\n    - hana\n    - ren\n")
                .commit();
        branch.git("checkout", "-q", "work");

        github.user("mei");
        github.user("sora");

        assertThat(pr("--dry-run").out()).doesNotContain("/cc");
        assertThat(pr("--dry-run", "--cc=mei,@sora").out()).contains("/cc @mei @sora\n");
        assertThat(pr("--cc").code()).isZero();
        assertThat(github.body(WEBSITE, 1)).containsAnyOf("/cc @hana @ren\n", "/cc @ren @hana\n");
    }

    @Test
    void aReviewerWhoIsNotThereIsToldBeforeAnythingIsSent() {
        Run run = pr("--cc=@meii");
        Run japanese = pr("--dry-run", "--cc=meii", "--ui-lang", "ja");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("Nothing was sent", "Nobody at GitHub is called meii", "--cc");
        assertThat(japanese.code()).isEqualTo(ExitCode.USAGE);
        assertThat(japanese.err()).contains("meii というアカウントはありません", "--cc");
        assertThat(github.pulls(WEBSITE)).isEmpty();
    }

    @Test
    void anIssueAboutThePageIsNamedAndOnesOwnClaimIsClosed() {
        github.issue(WEBSITE, "mentor", "[ja] " + PAGE + " の更新", "");
        github.issue(WEBSITE, "aoi", "[ja] Update", "<!-- docsprint-claim claim 7 " + PAGE + " -->\n`" + PAGE + "`");
        github.issue(
                WEBSITE,
                "mentor",
                "[ja] everything",
                "content/ja/a.md content/ja/b.md content/ja/c.md " + "content/ja/d.md content/ja/e.md " + PAGE);

        assertThat(pr().code()).isZero();

        assertThat(github.body(WEBSITE, 4)).contains("関連: #1", "Closes: #2").doesNotContain("#3");
    }

    @Test
    void theDescriptionCanBeEditedBeforeItIsSent() throws IOException {
        Path editor = folder.resolve("editor");
        Files.writeString(editor, "#!/bin/sh\nsed -i -e '1s/.*/[ja] My title/' -e 's/^\\/language ja/Mine/' \"$1\"\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of("GITHUB_TOKEN", token, "EDITOR", editor.toString());
        String[] command = {
            "pr", "--repository", WEBSITE, "--api-url", github.api().toString(), "--edit"
        };
        github.fault("POST /repos/" + WEBSITE + "/pulls", new Fault.CutBefore());
        assertThat(Run.with(environment, branch.folder(), command).code()).isEqualTo(ExitCode.ENVIRONMENT);

        Run run = Run.with(environment, branch.folder(), command);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(github.title(WEBSITE, 1)).isEqualTo("[ja] My title");
        assertThat(github.body(WEBSITE, 1))
                .contains("Mine", "deploy-preview-1--")
                .doesNotContain("/language ja");
        assertThat(pr().code()).isZero();
        assertThat(github.body(WEBSITE, 1)).contains("Mine").doesNotContain("/language ja");
    }

    /** Sends with an editor that runs these commands on the file that is {@code $1}. */
    private Run edit(String commands) throws IOException {
        Path editor = Files.writeString(folder.resolve("editor"), "#!/bin/sh\n" + commands + "\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        return Run.with(
                Map.of("GITHUB_TOKEN", token, "EDITOR", editor.toString()),
                branch.folder(),
                "pr",
                "--repository",
                WEBSITE,
                "--api-url",
                github.api().toString(),
                "--edit");
    }

    @Test
    void whatFailsBeforeAnythingIsSentIsToldAsThat() throws IOException {
        Run run = edit("exit 1");

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("Nothing was sent", "The editor failed").doesNotContain("Not done");
        assertThat(github.pulls(WEBSITE)).isEmpty();
    }

    @Test
    void anOpenPullRequestIsEditedAsItIsAtGitHub() throws IOException {
        pr();
        github.edit(WEBSITE, 1, "ブラウザーで書いた行\r\n\r\n" + github.body(WEBSITE, 1).replace("\n", "\r\n"));
        branch.write(PAGE, branch.read(PAGE) + "\nノードです。\n").commit();

        Run run = edit("cp \"$1\" '" + folder.resolve("seen")
                + "'; sed -i -e '1s/$/ (2)/' -e 's/^ブラウザーで書いた行$/&に足した行/' \"$1\"");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(github.title(WEBSITE, 1)).isEqualTo("[ja] Update " + PAGE + " (2)");
        assertThat(github.body(WEBSITE, 1))
                .startsWith("ブラウザーで書いた行に足した行\n")
                .contains("/language ja", "deploy-preview-1--");
        assertThat(folder.resolve("seen")).content().contains("ブラウザーで書いた行", "deploy-preview-1--");
        assertOneDraftWithAll();
    }

    @Test
    void whatSomebodyWritesAtGitHubDuringAnEditStays() throws IOException {
        pr();
        github.edit(WEBSITE, 1, "一行目\n\n" + github.body(WEBSITE, 1) + "\n最後の行\n");
        github.fault(
                "GET /repos/" + WEBSITE + "/pulls/1",
                new Fault.Meanwhile(
                        () -> github.edit(WEBSITE, 1, github.body(WEBSITE, 1).replace("最後の行", "最後の行は誰かが変えた"))));

        Run run = edit("sed -i 's/^一行目$/一行目は私が変えた/' \"$1\"");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(github.body(WEBSITE, 1)).contains("一行目は私が変えた", "最後の行は誰かが変えた");
    }

    @Test
    void twoEditsOfTheSameLineAreToldAndNoneIsLost() throws IOException {
        pr();
        github.edit(WEBSITE, 1, "一行目\n\n" + github.body(WEBSITE, 1));
        github.fault(
                "GET /repos/" + WEBSITE + "/pulls/1",
                new Fault.Meanwhile(
                        () -> github.edit(WEBSITE, 1, github.body(WEBSITE, 1).replace("一行目", "誰かの一行目"))));

        Run run = edit("sed -i 's/^一行目$/私の一行目/' \"$1\"");

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(github.body(WEBSITE, 1)).contains("誰かの一行目").doesNotContain("私の一行目");
        assertThat(branch.folder().resolve(".git/docsprint-pr-work.mine.md"))
                .content()
                .contains("私の一行目");
        assertThat(edit("sed -i 's/^誰かの一行目$/二人の一行目/' \"$1\"").code()).isZero();
        assertThat(github.body(WEBSITE, 1)).contains("二人の一行目");
    }

    @Test
    void aTitleIsGivenToAnOpenPullRequestOnlyWhereItIsAskedFor() {
        pr();
        pr("--title", "[ja] My title");
        assertThat(github.title(WEBSITE, 1)).isEqualTo("[ja] My title");

        pr();

        assertThat(github.title(WEBSITE, 1)).isEqualTo("[ja] My title");
    }

    @Test
    void aDescriptionOfWhichNothingIsLeftIsNotSent() {
        Map<String, String> environment = Map.of("GITHUB_TOKEN", token, "EDITOR", "truncate -s 0");

        Run run = Run.with(
                environment,
                branch.folder(),
                "pr",
                "--repository",
                WEBSITE,
                "--api-url",
                github.api().toString(),
                "--edit");

        assertThat(run.err()).contains("nothing was sent");
        assertThat(github.pulls(WEBSITE)).isEmpty();
    }

    @Test
    void whatWasDoneIsToldToPrograms() throws IOException {
        Run dry = pr("--dry-run", "--format", "json");
        Schemas.assertValid("pr", dry.out());
        assertThat(dry.out()).contains("\"pull\": null");

        Run sent = pr("--format", "json");
        Schemas.assertValid("pr", sent.out());
        assertThat(sent.out()).contains("\"number\": 1", "\"opened\": true");

        branch.write("README.md", "Mine\n").commit();
        Run refused = pr("--format", "json");
        Schemas.assertValid("pr", refused.out());
        assertThat(refused.out()).contains("\"check\": \"files\"", "\"allowed\": false");
    }

    @Test
    void theTokenOfGitHubsProgramOrOfGitServesAsWell() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path gh = Files.writeString(
                programs.resolve("gh"), "#!/bin/sh\ntest \"$1 $2\" = 'auth token' && echo " + token + "\n");
        assertThat(gh.toFile().setExecutable(true)).isTrue();
        String[] command = {
            "pr", "--repository", WEBSITE, "--api-url", github.api().toString()
        };

        assertThat(Run.with(Map.of("PATH", programs.toString()), branch.folder(), command)
                        .code())
                .isZero();
        branch.git("config", "credential.helper", "!f() { echo username=aoi; echo password=" + token + "; }; f");
        Run byGit = Run.with(Map.of(), branch.folder(), command);

        assertThat(byGit.code()).as(byGit.err()).isZero();
        assertThat(byGit.out() + byGit.err()).doesNotContain(token);
        assertOneDraftWithAll();
    }

    @Test
    void theMainBranchAndABranchWithoutNewsAreRefused() {
        branch.git("checkout", "-q", "main");
        assertThat(pr().code()).isEqualTo(ExitCode.USAGE);
        branch.git("checkout", "-q", "-b", "empty");
        assertThat(pr().code()).isEqualTo(ExitCode.USAGE);
        assertThat(pr("--allow", "all").err()).contains("uncommitted|files|mixed|behind|conflicts|lint");
    }

    @Test
    void theWholeWayFromTheCloneToThePullRequest() {
        Path clone = folder.resolve("fresh");
        Work.git(
                folder,
                "-c",
                "credential.helper=!f() { echo username=x; echo password=" + token + "; }; f",
                "clone",
                "-q",
                "--origin",
                "upstream",
                github.web() + "/" + WEBSITE,
                clone.toString());
        branch = new Branch(clone);
        String page = "content/ja/docs/tasks/drain-node.md";
        Run start = Run.in(clone, "start", "sync:docs/tasks/drain-node");
        assertThat(start.code()).as(start.err()).isZero();
        branch.edit(page, "--delete-local-data", "--delete-emptydir-data").commit();
        github.fault("POST /repos/" + WEBSITE + "/pulls", new Fault.CutBefore());
        assertThat(pr().code()).isEqualTo(ExitCode.ENVIRONMENT);

        Run again = pr();

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(github.pulls(WEBSITE)).hasSize(1);
        assertThat(github.title(WEBSITE, 1)).isEqualTo("[ja] Update " + page);
    }
}
