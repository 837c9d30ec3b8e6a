package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.github.fake.GitHubFake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What {@code starters} knows of who is on what, and what it says where it does not know. */
class StartersActivityTest {

    private static final String DRAIN = "content/ja/docs/tasks/drain-node.md";
    private static final String TASK = "docsprint start sync:docs/tasks/drain-node";

    @TempDir
    private static Path shared;

    private static GitHubFake github;

    /** Each test has a repository and a cache of its own. */
    private String website;

    @BeforeAll
    static void buildTheSampleSite() {
        SampleCopy.to(shared.resolve("site"));
        github = GitHubFake.start(shared.resolve("github"));
        github.user("aoi");
    }

    @AfterAll
    static void stop() {
        github.close();
    }

    @BeforeEach
    void makeARepository(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        github.repository("kubernetes", name, shared.resolve("site"));
        website = "kubernetes/" + name;
    }

    private Run starters(Map<String, String> more, String... options) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GITHUB_API_URL",
                github.api().toString(),
                "GITHUB_REPOSITORY",
                website,
                "DOCSPRINT_COLUMNS",
                "200",
                "DOCSPRINT_CACHE",
                shared.resolve("cache").toString()));
        environment.putAll(more);
        List<String> line = new ArrayList<>(List.of("starters", "--kind", "sync", "--limit", "100"));
        line.addAll(List.of(options));
        return Run.with(environment, shared.resolve("site"), line.toArray(String[]::new));
    }

    private Run starters(String... options) {
        return starters(Map.of(), options);
    }

    @Test
    void gitHubSaysWhoIsOnWhatWithoutAToken() {
        int issue = github.issue(website, "aoi", "[ja] Update " + DRAIN, "");
        github.assign(website, issue, "aoi");

        Run run = starters();

        assertThat(run.out())
                .contains("Who is on what: as " + website + " has it, of 2025-06-15 12:00. One task is left out")
                .doesNotContain(TASK);
        assertThat(starters("--claimed").out())
                .contains(TASK, "on it: aoi", "Somebody is on one task, which is listed too.");
    }

    @Test
    void anIssueThatNobodyIsAssignedToIsNamedAndKeepsNobodyOff() {
        int issue = github.issue(website, "aoi", "[ja] Update " + DRAIN, "");

        assertThat(starters().out()).contains(TASK, "Named in " + github.web() + "/" + website + "/issues/" + issue);
        assertThat(starters("--format", "markdown").out()).contains("/issues/" + issue);
    }

    @Test
    void aNameInATableThatTheTeamKeepsByHandIsHeeded() {
        github.issue(website, "mentor", "[ja] スプリントのページ一覧", """
                | 担当 | ページ | メモ |
                | --- | --- | --- |
                | @hana-2 (作業中) | `%s` | 前回の @ren さんの続き |
                |  | content/ja/docs/home.md | 空き |
                """.formatted(DRAIN));

        assertThat(starters().out()).contains("One task is left out").doesNotContain(TASK);
        assertThat(starters("--claimed").out()).contains(TASK, "on it: hana-2 ");
    }

    @Test
    void aSourcePageInATableOfAnotherLanguageMeansItsTranslationThere() {
        github.issue(
                website,
                "mentor",
                "[fr] Sprint",
                "| %s | @marie |\n".formatted(DRAIN.replace("content/ja/", "content/en/")));

        assertThat(starters().out()).contains(TASK);
    }

    @Test
    void aSourcePageInATableOfThisLanguageMeansItsTranslation() {
        github.issue(
                website,
                "mentor",
                "[ja] スプリント",
                "| %s | @Hana |\n".formatted(DRAIN.replace("content/ja/", "content/en/")));

        assertThat(starters().out()).doesNotContain(TASK);
    }

    @Test
    void aListThatSomebodyIsAssignedToIsNamedAndKeepsNobodyOff() {
        int list = github.issue(
                website,
                "aoi",
                "[ja] スプリント",
                DRAIN
                        + " content/ja/1.md content/ja/2.md content/ja/3.md content/ja/4.md content/ja/5.md content/en/5.md");
        github.assign(website, list, "aoi");

        assertThat(starters().out()).contains(TASK, "Named in " + github.web() + "/" + website + "/issues/" + list);
    }

    @Test
    void whatGitHubSaidIsKeptForTenMinutes() {
        starters();
        int asked = github.log().size();

        Run again = starters();

        assertThat(github.log()).hasSize(asked);
        assertThat(again.out()).contains("Nobody is on any of these tasks.");
    }

    @Test
    void whatOneHasClaimedIsInTheNextList() {
        starters();
        Run claim = Run.with(
                Map.of(
                        "GITHUB_API_URL", github.api().toString(),
                        "GITHUB_REPOSITORY", website,
                        "GITHUB_TOKEN", github.user("aoi"),
                        "DOCSPRINT_CACHE", shared.resolve("cache").toString()),
                shared.resolve("site"),
                "claim",
                DRAIN);

        assertThat(claim.code()).as(claim.err()).isZero();
        assertThat(starters().out()).contains("One task is left out").doesNotContain(TASK);
    }

    @Test
    void nobodyIsAskedOffline() {
        int asked = github.log().size();

        Run run = starters("--offline");

        assertThat(github.log()).hasSize(asked);
        assertThat(run.out()).contains("Who is on what: not known, as nobody was asked (--offline).");
    }

    @Test
    void nobodyIsAskedWhereNoRemoteLeadsToGitHub() {
        Run run = Run.in(shared.resolve("site"), "starters", "--no-cache");

        assertThat(run.out()).contains("not known, as no remote of this clone leads to GitHub", "--activity FILE");
    }

    @Test
    void theListComesWithoutGitHubToo() {
        Run run = starters(Map.of("GITHUB_API_URL", "http://127.0.0.1:1"));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Who is on what: not known. 127.0.0.1 cannot be reached", TASK);
    }
}
