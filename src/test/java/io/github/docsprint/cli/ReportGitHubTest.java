package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import io.github.docsprint.demo.SampleSite;
import io.github.docsprint.github.fake.GitHubFake;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report knows from GitHub beside what history knows. The fake's clock stands at noon of the sample's last day. */
class ReportGitHubTest {

    private static final String WEBSITE = "kubernetes/website";

    @TempDir
    private static Path shared;

    private static GitHubFake github;

    @BeforeAll
    static void openPullRequestsAndReviewTwo() throws IOException {
        SampleSite.build(shared.resolve("site"));
        github = GitHubFake.start(shared.resolve("github"));
        github.user("aoi");
        github.repository("kubernetes", "website", shared.resolve("site"));
        github.fork(WEBSITE, "aoi");
        for (String branch : List.of("ready", "draft", "reviewed", "approved", "asked")) {
            String commit = github.git("aoi/website", "commit-tree", "-p", "main", "-m", branch, "main^{tree}")
                    .strip();
            github.git("aoi/website", "branch", branch, commit);
        }
        github.pull(WEBSITE, "aoi/website", "ready", "[ja] Ready", false, "language/ja");
        github.pull(WEBSITE, "aoi/website", "draft", "[ja] Draft", true, "language/ja");
        int reviewed = github.pull(WEBSITE, "aoi/website", "reviewed", "[ja] Reviewed", false, "language/ja", "spring");
        github.review(WEBSITE, reviewed, "k8s-ci-robot");
        github.review(WEBSITE, reviewed, "aoi");
        github.review(WEBSITE, reviewed, "inductor");
        github.close(WEBSITE, reviewed, true);
        int approved = github.pull(WEBSITE, "aoi/website", "approved", "[ja] Approved", false, "language/ja");
        github.comment(WEBSITE, approved, "nasa9084", "ありがとうございます！\r\n/LGTM\r\n");
        int asked = github.pull(WEBSITE, "aoi/website", "asked", "[ja] Asked", false, "language/ja");
        github.comment(WEBSITE, asked, "aoi", "/lgtm");
        github.comment(WEBSITE, asked, "k8s-ci-robot", "/approve");
        github.comment(WEBSITE, asked, "inductor", "When you say `/lgtm` here, it is not one. /approve neither.");
    }

    @AfterAll
    static void stop() {
        github.close();
    }

    private static Run report(Map<String, String> more, Path out, String... options) {
        Map<String, String> environment =
                new HashMap<>(Map.of("GITHUB_API_URL", github.api().toString(), "GITHUB_REPOSITORY", WEBSITE));
        environment.putAll(more);
        List<String> line = new ArrayList<>(List.of(
                "report",
                "--no-cache",
                "--format",
                "json",
                "--out",
                out.resolve("reports").toString()));
        line.addAll(List.of(options));
        return Run.with(environment, shared.resolve("site"), line.toArray(String[]::new));
    }

    private static Mapping activity(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out.resolve("reports"))) {
            String json = Files.readString(files.filter(file -> file.endsWith("report.json"))
                    .findFirst()
                    .orElseThrow());
            Schemas.assertValid("report", json);
            return YamlReader.asMapping(YamlReader.read(
                            "report.json", json, 1, YamlReader.Format.JSON, new Limits(1 << 24, 20, 1_000_000)))
                    .mapping("activity")
                    .orElseThrow();
        }
    }

    @Test
    void itTellsWhichPullRequestsWaitAndHowLongAFirstReviewTakes(@TempDir Path out) throws IOException {
        Run run = report(Map.of(), out, "--github");

        assertThat(run.err()).isEmpty();
        Mapping activity = activity(out);
        assertThat(activity.integer("openPulls")).contains(0); // the branches change nothing
        assertThat(activity.integer("waitingReviews")).contains(2);
    }

    @Test
    void ofAPeriodItCountsWhatWasOpenedInItAndReviewedByOthersThanTheAuthorAndBots(@TempDir Path out)
            throws IOException {
        Run run = report(Map.of(), out, "--github", "--from", "2025-06-15");

        assertThat(run.err()).isEmpty();
        Mapping activity = activity(out);
        assertThat(activity.integer("openedPulls")).contains(5);
        assertThat(activity.integer("reviewedPulls")).contains(2);
        assertThat(activity.text("medianReviewHours")).isPresent();
    }

    @Test
    void whatGitHubSaidIsSavedForLater(@TempDir Path out) throws IOException {
        Path file = out.resolve("activity.json");
        report(Map.of(), out, "--github", "--from", "2025-06-15", "--activity", file.toString());
        Mapping live = activity(out);
        int asked = github.log().size();

        Run later = report(Map.of(), out, "--from", "2025-06-15", "--activity", file.toString());

        Schemas.assertValid("activity", Files.readString(file));
        assertThat(later.err()).isEmpty();
        assertThat(github.log()).hasSize(asked);
        assertThat(activity(out).integer("openedPulls")).isEqualTo(live.integer("openedPulls"));
    }

    @Test
    void aFileThatKnowsOnlyWhatIsOpenLeavesTheRestUnknown(@TempDir Path out) throws IOException {
        Path file = Files.writeString(out.resolve("activity.json"), """
                {"schemaVersion": 1, "takenAt": "2025-06-15T03:00:00Z", "repository": "kubernetes/website",
                 "pulls": [], "issues": [], "claims": []}
                """);

        Run run = report(Map.of(), out, "--activity", file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(activity(out).integer("waitingReviews")).isEmpty();
        assertThat(activity(out).integer("openPulls")).contains(0);
    }

    @Test
    void aSprintMayGoByLabels(@TempDir Path out) throws IOException {
        Path sprint = Files.writeString(out.resolve("sprint.yaml"), "from: 2025-06-15\nlabels: [spring]\n");

        Run without = report(Map.of(), out, "--sprint", sprint.toString());
        Run with = report(Map.of(), out, "--sprint", sprint.toString(), "--github");

        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("--github");
        assertThat(with.code()).isEqualTo(2); // what has the label is not in this clone's history
        assertThat(with.err()).contains("spring");
        assertThat(out.resolve("reports")).doesNotExist();
    }

    @Test
    void withoutGitHubThereIsNoHalfOfAReport(@TempDir Path out) {
        Run run = report(Map.of("GITHUB_API_URL", "http://127.0.0.1:1"), out, "--github");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("127.0.0.1").hasLineCount(1);
        assertThat(out.resolve("reports")).doesNotExist();
    }
}
