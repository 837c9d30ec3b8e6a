package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.github.Work;
import io.github.docsprint.github.fake.Fault;
import io.github.docsprint.github.fake.GitHubFake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimCommandTest {

    private static final String WEBSITE = "kubernetes/website";
    private static final String PAGE = "content/ja/docs/tasks/run-app.md";
    private static final String TABLE = "表の前\n<!-- docsprint-board:start -->\n| Page | Source | Assignee | Notes |\n"
            + "| --- | --- | --- | --- |\n| 手書きの行 | - | ハナ | 大事 |\n<!-- docsprint-board:end -->\n表の後\n";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private GitHubFake github;
    private String aoi;
    private String hana;

    @BeforeAll
    static void buildTheSampleSite() {
        Path site = SampleCopy.to(shared.resolve("site"));
        for (int i = 0; i < 40; i++) {
            Work.write(site.resolve("content/en/docs/many/page-" + i + ".md"), "---\ntitle: Page\n---\n");
        }
        Work.git(site, "add", "-A");
        Work.git(site, "commit", "-q", "-m", "Forty pages");
    }

    @BeforeEach
    void start() {
        github = GitHubFake.start(folder.resolve("github"));
        github.repository("kubernetes", "website", shared.resolve("site"));
        aoi = user("aoi");
        hana = user("hana");
    }

    private String user(String login) {
        github.collaborator(WEBSITE, login);
        return github.user(login);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private Run claim(String token, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "claim", "--repository", WEBSITE, "--api-url", github.api().toString()));
        all.addAll(List.of(arguments));
        Run run = Run.with(Map.of("GITHUB_TOKEN", token), shared.resolve("site"), all.toArray(String[]::new));
        assertThat(run.out() + run.err()).doesNotContain("ghp_SECRET");
        return run;
    }

    private int board() {
        return github.issue(WEBSITE, "mentor", "スプリント", TABLE);
    }

    private Run onBoard(String token, int board, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--board", Integer.toString(board)));
        all.addAll(List.of(arguments));
        return claim(token, all.toArray(String[]::new));
    }

    @Test
    void aClaimIsAnIssueInTheTeamsForm() {
        Run run = claim(aoi, PAGE);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("is yours until", "Next: docsprint start " + PAGE);
        int issue = github.issues(WEBSITE).get(0);
        assertThat(github.title(WEBSITE, issue)).isEqualTo("[ja] Update " + PAGE);
        assertThat(github.body(WEBSITE, issue)).contains(PAGE, "\n/assign\n/language ja\n");
    }

    @Test
    void aPageWithoutTranslationIsToBeTranslated() {
        Work.git(shared.resolve("site"), "rev-parse", "HEAD");
        String source = Work.git(shared.resolve("site"), "ls-files", "content/en/docs")
                .lines()
                .filter(path -> path.endsWith(".md")
                        && Work.git(shared.resolve("site"), "ls-files", path.replace("content/en/", "content/ja/"))
                                .isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(claim(aoi, source).code()).isZero();
        assertThat(github.title(WEBSITE, 1)).isEqualTo("[ja] Translate " + source + " into Japanese");
    }

    @Test
    void whatSomebodyHasByAnIssueIsRefused() {
        claim(hana, PAGE);

        Run run = claim(aoi, PAGE);

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("@hana", "/issues/1", "Choose another page: docsprint starters");
        assertThat(github.issues(WEBSITE)).hasSize(1);
    }

    @Test
    void aRepositoryThatIsNotThereIsNamed() {
        Run run = Run.with(
                Map.of("GITHUB_TOKEN", aoi, "GITHUB_API_URL", github.api().toString()),
                shared.resolve("site"),
                "claim",
                "--list",
                "--repository",
                "nobody/nothing");

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("There is no repository nobody/nothing at GitHub");
    }

    @Test
    void aTaskIsClaimedByTheNameThatStartersGivesIt() {
        assertThat(claim(aoi, "sync:docs/tasks/run-app").out()).contains(PAGE + " is yours");
        assertThat(claim(aoi, "sync:docs/tasks/no-such").err()).contains("sync:docs/tasks/no-such");
    }

    @Test
    void aNameInATableOfTheTeamsOwnIsSomebodyToo() {
        int board = github.issue(
                WEBSITE,
                "mentor",
                "スプリント",
                "| Page | Source | Assignee |\n| --- | --- | --- |\n| " + PAGE + " | - | @ren |\n| "
                        + "content/ja/docs/tasks/drain-node.md | - | 15 minutes |\n");

        Run taken = onBoard(aoi, board, PAGE);
        onBoard(aoi, board, "content/ja/docs/tasks/debug-pods.md");

        assertThat(taken.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(taken.err()).contains("ren beside it");
        assertThat(github.body(WEBSITE, board)).contains("docsprint-board:start");
        assertThat(onBoard(aoi, board, PAGE).err()).contains("ren beside it");
        assertThat(onBoard(aoi, board, "content/ja/docs/tasks/drain-node.md").code())
                .isZero();
    }

    @Test
    void anAssignedIssueAboutTheSourceIsRespected() {
        int issue = github.issue(WEBSITE, "mentor", "[ja] content/en/docs/tasks/run-app.md を更新", "");
        github.assign(WEBSITE, issue, "hana");

        assertThat(claim(aoi, PAGE).err()).contains("@hana", "assigned");
    }

    @Test
    void aDraftPullRequestIsRespected() {
        github.fork(WEBSITE, "hana");
        Path clone = folder.resolve("clone");
        Work.git(folder, "clone", "-q", github.git("hana/website").toString(), clone.toString());
        Work.git(clone, "checkout", "-q", "-b", "work");
        Work.write(clone.resolve(PAGE), "本文\n");
        Work.git(clone, "commit", "-q", "-a", "-m", "Update");
        Work.git(clone, "push", "-q", "origin", "work");
        github.pull(WEBSITE, "hana/website", "work", "[ja] Update a page", true);

        Run run = claim(aoi, PAGE);

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("@hana", "pull request");
    }

    @Test
    void aClaimOnABoardIsAComment() {
        int board = board();

        Run run = onBoard(aoi, board, PAGE);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(github.comments(WEBSITE, board))
                .singleElement()
                .asString()
                .startsWith("aoi: <!-- docsprint-claim claim 7 " + PAGE + " -->\n")
                .contains("を担当します");
        assertThat(github.issues(WEBSITE)).hasSize(1);
    }

    @Test
    void theTableIsDrawnAroundWhatPeopleWrote() {
        int board = board();
        onBoard(aoi, board, PAGE);

        assertThat(github.body(WEBSITE, board))
                .startsWith("表の前\n")
                .endsWith("表の後\n")
                .contains("| 手書きの行 | - | ハナ | 大事 |")
                .contains("| " + PAGE + " | content/en/docs/tasks/run-app.md | @aoi | 2025-06-22 まで");
    }

    @Test
    void aSecondDrawingAddsNothing() {
        int board = board();
        onBoard(aoi, board, PAGE);
        onBoard(aoi, board, "--release", PAGE);
        onBoard(aoi, board, PAGE);

        assertThat(github.body(WEBSITE, board)).containsOnlyOnce("@aoi");
    }

    @Test
    void whatSomebodyWritesWhileTheTableIsDrawnStays() {
        int board = board();
        github.fault(
                "GET /repos/" + WEBSITE + "/issues/" + board,
                new Fault.Meanwhile(() -> github.fault(
                        "GET /repos/" + WEBSITE + "/issues/" + board,
                        new Fault.Meanwhile(() -> github.edit(
                                WEBSITE, board, github.body(WEBSITE, board).replace("大事", "とても大事"))))));

        assertThat(onBoard(aoi, board, PAGE).code()).isZero();

        assertThat(github.body(WEBSITE, board)).contains("とても大事", "@aoi");
    }

    @Test
    void ofManyWhoClaimByIssuesAtOnceOneHasThePageAndTheOthersAreTold() throws Exception {
        List<Callable<Run>> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String token = user("user-" + i);
            people.add(() -> claim(token, PAGE));
        }

        List<Run> runs = atOnce(people);

        assertThat(runs).filteredOn(run -> run.code() == 0).hasSize(1);
        String list = claim(aoi, "--list").out();
        Run winner = runs.stream().filter(run -> run.code() == 0).findFirst().orElseThrow();
        String name = "@user-" + runs.indexOf(winner);
        assertThat(list).containsOnlyOnce("@user-").contains(name);
        assertThat(runs)
                .filteredOn(run -> run.code() != 0)
                .allSatisfy(run -> assertThat(run.err()).contains(name + " "));
    }

    @Test
    void whatIsTooMuchToLookThroughIsSaid() {
        for (int i = 0; i < 1000; i++) {
            github.issue(WEBSITE, "ren", "Something else", "");
        }
        for (int i = 0; i < 7; i++) {
            github.issue(WEBSITE, "mentor", "スプリント", TABLE);
        }

        Run run = claim(aoi, "--list");

        assertThat(run.err()).contains("more open issues and pull requests than the 1,000", "2 more boards");
    }

    @Test
    void aPersonBesideAPageInARowByHandHasIt() {
        int board = github.issue(WEBSITE, "mentor", "スプリント", TABLE.replace("手書きの行", "`" + PAGE + "`"));

        Run run = onBoard(aoi, board, PAGE);

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("ハナ");
        assertThat(github.comments(WEBSITE, board)).isEmpty();
        assertThat(claim(aoi, "--list").out()).contains(PAGE, "ハナ, by hand in ");
    }

    @Test
    void whoIsInARowByHandMayClaimThePageHoweverTheLoginIsSpelt() {
        int board = github.issue(
                WEBSITE, "mentor", "スプリント", TABLE.replace("手書きの行", PAGE).replace("ハナ", "@AOI"));

        assertThat(onBoard(aoi, board, PAGE).code()).isZero();
    }

    @Test
    void whatSomebodyHasOnABoardIsRefusedWithoutNamingTheBoardToo() {
        int board = board();
        onBoard(hana, board, PAGE);

        assertThat(onBoard(aoi, board, PAGE).err()).contains("@hana");
        assertThat(claim(aoi, PAGE).code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(github.comments(WEBSITE, board)).hasSize(1);
    }

    @Test
    void whatOneHasIsNotClaimedAgain() {
        int board = board();
        onBoard(aoi, board, PAGE);

        Run run = onBoard(aoi, board, PAGE);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("yours already");
        assertThat(github.comments(WEBSITE, board)).hasSize(1);
    }

    @Test
    void aReleasedPageIsFree() {
        int board = board();
        onBoard(hana, board, PAGE);

        assertThat(onBoard(hana, board, "--release", PAGE).code()).isZero();

        assertThat(github.body(WEBSITE, board)).doesNotContain("@hana");
        assertThat(onBoard(aoi, board, PAGE).code()).isZero();
    }

    @Test
    void aReleasedIssueIsClosed() {
        claim(hana, PAGE);

        assertThat(claim(hana, "--release", PAGE).code()).isZero();

        assertThat(claim(aoi, PAGE).code()).isZero();
    }

    @Test
    void nobodyReleasesWhatAnotherHas() {
        int board = board();
        onBoard(hana, board, PAGE);
        github.comment(WEBSITE, board, "aoi", "<!-- docsprint-claim release " + PAGE + " -->");

        assertThat(onBoard(aoi, board, "--release", PAGE).code()).isEqualTo(ExitCode.USAGE);
        assertThat(onBoard(aoi, board, PAGE).err()).contains("@hana");
    }

    @Test
    void anExpiredClaimIsFree() {
        int board = board();
        github.now(Instant.parse("2025-06-01T00:00:00Z"));
        github.comment(WEBSITE, board, "hana", "<!-- docsprint-claim claim 7 " + PAGE + " -->");

        assertThat(claim(aoi, "--list").out()).contains("free since 2025-06-08");
        github.now(Instant.parse("2025-06-15T03:00:00Z"));
        assertThat(onBoard(aoi, board, PAGE).code()).isZero();
    }

    @Test
    void anyCommentOfTheClaimerKeepsTheClaim() {
        int board = board();
        github.now(Instant.parse("2025-06-04T00:00:00Z"));
        github.comment(WEBSITE, board, "hana", "<!-- docsprint-claim claim 7 " + PAGE + " -->");
        github.now(Instant.parse("2025-06-10T00:00:00Z"));
        github.comment(WEBSITE, board, "hana", "もう少しで終わります");

        assertThat(onBoard(aoi, board, PAGE).code()).isEqualTo(ExitCode.ENVIRONMENT);
    }

    @Test
    void whoMayNotEditTheBoardClaimsAllTheSame() {
        int board = board();
        String guest = github.user("guest");

        Run run = onBoard(guest, board, PAGE);

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("follows when somebody who may edit it").doesNotContain("GITHUB_TOKEN");
        assertThat(claim(aoi, "--list").out()).contains("@guest until 2025-06-22");
    }

    @Test
    void whoClaimsOnABoardThatNobodyKnowsYetIsToldSo() {
        int board = github.issue(WEBSITE, "mentor", "スプリント", "表はまだありません");
        String guest = github.user("guest");

        assertThat(onBoard(guest, board, PAGE).err()).contains("has no table yet");

        assertThat(onBoard(aoi, board, "content/ja/docs/many/page-1.md").code()).isZero();
        assertThat(claim(aoi, "--list").out()).contains("@guest");
    }

    @Test
    void aRepositoryThatHasMovedIsClaimedAtWithoutAWord() {
        github.move(WEBSITE, "kubernetes-sigs", "docs");
        int board = github.issue("kubernetes-sigs/docs", "mentor", "スプリント", TABLE);

        Run run = onBoard(aoi, board, PAGE);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(github.comments("kubernetes-sigs/docs", board)).hasSize(1);
        assertThat(github.body("kubernetes-sigs/docs", board)).contains("@aoi");
        assertThat(onBoard(aoi, board, "--release", PAGE).code()).isZero();
    }

    @Test
    void atAnArchivedRepositoryNothingIsClaimed() {
        github.archive(WEBSITE);

        Run run = claim(aoi, PAGE);

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("archived").doesNotContain("lacks a right");
    }

    @Test
    void aDryRunSendsNothing() {
        Run run = claim(aoi, "--dry-run", PAGE);

        assertThat(run.out()).contains("[ja] Update " + PAGE, "/assign");
        assertThat(github.log()).noneMatch(line -> line.startsWith("POST") || line.startsWith("PATCH"));
    }

    @Test
    void theListIsAnActivityFile() throws Exception {
        int board = board();
        onBoard(hana, board, PAGE);

        Run run = claim(aoi, "--list", "--format", "json");

        Schemas.assertValid("activity", run.out());
        assertThat(run.out()).contains(PAGE, "\"hana\"");
    }

    @Test
    void aPageThatIsNotThereIsNoPage() {
        assertThat(claim(aoi, "content/ja/docs/none.md").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void ofManyAtOnceNoneIsLostAndEverybodyIsToldTheTruth() throws Exception {
        int board = board();
        List<String> pages = IntStream.range(0, 40)
                .mapToObj(i -> "content/ja/docs/many/page-" + i + ".md")
                .toList();
        List<Callable<Run>> people = new ArrayList<>();
        for (int i = 0; i < 10 + pages.size(); i++) {
            String token = user("user-" + i);
            String page = i < 10 ? PAGE : pages.get(i - 10);
            people.add(() -> onBoard(token, board, page));
        }
        List<Run> runs = atOnce(people);

        List<Run> same = runs.subList(0, 10);
        assertThat(same).filteredOn(run -> run.code() == 0).hasSize(1);
        assertThat(runs.subList(10, runs.size())).allMatch(run -> run.code() == 0);
        String list = claim(aoi, "--list").out();
        int winner = same.indexOf(
                same.stream().filter(run -> run.code() == 0).findFirst().orElseThrow());
        assertThat(list).contains(PAGE + "\n  @user-" + winner + " until");
        assertThat(same)
                .filteredOn(run -> run.code() != 0)
                .allMatch(run -> run.err().contains("@user-" + winner + " "));
        for (int i = 10; i < runs.size(); i++) {
            assertThat(list).contains(pages.get(i - 10) + "\n  @user-" + i + " until");
            assertThat(github.body(WEBSITE, board)).contains("| @user-" + i + " |");
        }
        assertThat(github.body(WEBSITE, board)).contains("手書きの行", "表の後");
    }

    private static List<Run> atOnce(List<Callable<Run>> people) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        List<Run> runs = new ArrayList<>();
        for (Future<Run> run : threads.invokeAll(people)) {
            runs.add(run.get());
        }
        threads.shutdown();
        return runs;
    }
}
