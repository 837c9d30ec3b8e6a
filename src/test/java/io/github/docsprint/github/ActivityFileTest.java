package io.github.docsprint.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.docsprint.Schemas;
import io.github.docsprint.github.Activity.Claim;
import io.github.docsprint.github.Activity.OpenIssue;
import io.github.docsprint.github.Activity.OpenPull;
import io.github.docsprint.github.Activity.TableRow;
import io.github.docsprint.message.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityFileTest {

    private static final Instant NOON = Instant.parse("2026-04-18T12:00:00Z");
    private static final String PODS = "content/ja/docs/concepts/workloads/pods.md";
    private static final String PODS_SOURCE = "content/en/docs/concepts/workloads/pods.md";

    private static final Activity SAMPLE = new Activity(
            NOON,
            "kubernetes/website",
            List.of(new OpenPull(
                    7,
                    "[ja] ポッドの更新 \u202e",
                    "aoi",
                    true,
                    "https://github.com/kubernetes/website/pull/7",
                    NOON.minusSeconds(60),
                    List.of(PODS))),
            List.of(new OpenIssue(
                    8,
                    "[ja] Update pods.md",
                    "ren",
                    List.of("mio", "sora"),
                    List.of("language/ja"),
                    "https://github.com/kubernetes/website/issues/8",
                    NOON.minusSeconds(120),
                    List.of(PODS_SOURCE))),
            List.of(
                    new Claim(PODS, "yui", NOON.minusSeconds(900), NOON.plusSeconds(1), "https://example.com/1", "半分"),
                    new Claim(PODS, "old", NOON.minusSeconds(999), NOON, "https://example.com/2", "")),
            List.of(new TableRow(PODS_SOURCE, "ハナ", "https://example.com/3", NOON.minusSeconds(30))));

    private static byte[] written(Activity activity) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ActivityFile.write(activity, out);
        return out.toByteArray();
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        assertThat(ActivityFile.read("activity.json", written(SAMPLE))).isEqualTo(SAMPLE);
    }

    @Test
    void whatIsWrittenIsValidByTheSchema() throws IOException {
        Schemas.assertValid("activity", new String(written(SAMPLE), StandardCharsets.UTF_8));
    }

    @Property(tries = 200)
    void anyTextIsReadBackTheSame(@ForAll String title, @ForAll List<String> paths) {
        // a lone surrogate has no bytes in UTF-8
        String text = new String(title.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        List<String> files = paths.stream()
                .map(path -> new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
        Activity activity = new Activity(
                NOON,
                "a/b",
                List.of(new OpenPull(1, text, "aoi", false, "https://example.com/", NOON, files)),
                List.of(),
                List.of(),
                List.of());

        assertThat(ActivityFile.read("activity.json", written(activity))).isEqualTo(activity);
    }

    @Property(tries = 500)
    void anythingElseFailsWithAMessage(@ForAll byte[] bytes) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> ActivityFile.read("activity.json", bytes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "schemaVersion": 1    | "schemaVersion": 2       | github.activity-version
            "draft": true         | "drafts": true           | yaml.key.misspelt
            2026-04-18T12:00:00Z  | yesterday                | github.activity-time
            "number": 7           | "number": "seven"        | yaml.type
            https://example.com/1 | javascript:alert(1)      | github.activity-url
            "title": "[ja] Update | "title": "a", "title": " | yaml.key.twice
            """)
    void whatIsWrongIsNamedWithItsLine(String right, String wrong, String key) {
        String text = new String(written(SAMPLE), StandardCharsets.UTF_8).replace(right, wrong);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> ActivityFile.read("activity.json", text.getBytes(StandardCharsets.UTF_8)))
                .satisfies(failure -> {
                    assertThat(failure.userMessage().key()).isEqualTo(key);
                    assertThat(failure.userMessage().arguments().get(0).toString())
                            .matches("activity\\.json:\\d+:\\d+");
                });
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> ActivityFile.read(folder.resolve("none.json")))
                .satisfies(failure -> assertThat(
                                failure.userMessage().arguments().get(0).toString())
                        .endsWith("none.json"));
    }

    @Test
    void pullRequestsClaimsAndAssigneesAreOnAPage() {
        assertThat(SAMPLE.on(PODS, Optional.of(PODS_SOURCE), NOON))
                .extracting(Activity.Engagement::login)
                .containsExactly("aoi", "yui", "ハナ", "mio", "sora");
    }

    @Test
    void aRowByHandHoldsForThirtyDaysFromTheLastActivityInItsIssue() {
        Instant activity = SAMPLE.rows().get(0).updatedAt();

        assertThat(SAMPLE.on(PODS, Optional.of(PODS_SOURCE), activity.plus(Duration.ofDays(30))))
                .extracting(Activity.Engagement::kind)
                .doesNotContain(Activity.Kind.ROW);
        assertThat(SAMPLE.on(
                        PODS,
                        Optional.of(PODS_SOURCE),
                        activity.plus(Duration.ofDays(30)).minusSeconds(1)))
                .extracting(Activity.Engagement::kind)
                .contains(Activity.Kind.ROW);
    }

    @Test
    void whoIsAssignedToAListIsNotOnAllOfItsPages() {
        List<String> pages = IntStream.range(0, 6)
                .mapToObj(i -> "content/ja/docs/page" + i + ".md")
                .toList();
        OpenIssue list = new OpenIssue(
                9, "[ja] スプリント", "mentor", List.of("mentor"), List.of(), "https://example.com/4", NOON, pages);
        Activity activity = new Activity(NOON, "a/b", List.of(), List.of(list), List.of(), List.of());

        assertThat(activity.on(pages.get(0), Optional.empty(), NOON)).isEmpty();
        assertThat(activity.issuesAbout(pages.get(0), Optional.empty())).containsExactly(list);
    }

    @Test
    void anExpiredClaimKeepsNobodyOff() {
        assertThat(SAMPLE.on(PODS, Optional.empty(), NOON.plusSeconds(1)))
                .extracting(Activity.Engagement::login)
                .containsExactly("aoi");
    }

    @Test
    void nobodyIsOnAPageThatNothingNames() {
        assertThat(SAMPLE.on("content/ja/docs/home.md", Optional.of("content/en/docs/home.md"), NOON))
                .isEmpty();
    }
}
