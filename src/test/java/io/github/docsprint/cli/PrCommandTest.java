package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.github.Work;
import io.github.docsprint.github.fake.Fault;
import io.github.docsprint.github.fake.GitHubFake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aSecondRunUpdatesAndKeepsWhatPeopleWrote() {
        pr();
        github.edit(WEBSITE, 1, "ご確認ください。\n" + github.body(WEBSITE, 1));
        branch.write(PAGE, branch.read(PAGE) + "\nノードです。\n").commit();

        Run again = pr();

        assertThat(again.code()).as(again.err()).isZero();
        assertOneDraftWithAll();
        assertThat(github.body(WEBSITE, 1)).startsWith("ご確認ください。");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void afterACutAtAnyRequestASecondRunEndsWithOneDraft(int request) throws IOException {
        github.fault(request, request % 2 == 0 ? new Fault.CutAfter() : new Fault.CutBefore());
        Run first = pr();
        github.clearFaults();

        Run second = pr();

        assertThat(second.code()).as(second.err()).isZero();
        assertOneDraftWithAll();
        assertNoToken(first);
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
        assertThat(github.pulls(WEBSITE)).isEmpty();
        assertNoToken(run);
    }

    @Test
    void aDryRunShowsAllAndAsksNothing() {
        Run run = pr("--dry-run", "--fixes", "12", "--machine-translated=no");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("[ja] Update " + PAGE, "Closes: #12", "機械翻訳は使用していません");
        assertThat(github.log()).isEmpty();
    }

    @Test
    void theRepositorysOwnFormIsFilledInWithoutItsNotes() {
        branch.git("checkout", "-q", "main");
        branch.write(".github/PULL_REQUEST_TEMPLATE.md", "<!-- note -->\n### Description\n\n### Issue\n\nCloses: #\n")
                .commit();
        branch.git("checkout", "-q", "work");

        assertThat(pr("--dry-run", "--fixes", "7").out())
                .contains("### Description", "### Issue", "Closes: #7")
                .doesNotContain("note -->");
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

    @Test
    void theMainBranchAndABranchWithoutNewsAreRefused() {
        branch.git("checkout", "-q", "main");
        assertThat(pr().code()).isEqualTo(ExitCode.USAGE);
        branch.git("checkout", "-q", "-b", "empty");
        assertThat(pr().code()).isEqualTo(ExitCode.USAGE);
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
