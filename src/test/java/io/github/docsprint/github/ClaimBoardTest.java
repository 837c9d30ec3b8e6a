package io.github.docsprint.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.github.Activity.TableRow;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Tables that people keep by hand. */
class ClaimBoardTest {

    private static final String PODS = "content/ja/docs/pods.md";
    private static final String NODES = "content/ja/docs/nodes.md";

    private static List<TableRow> rows(String body) {
        return ClaimBoard.rows(new Issue(
                1,
                "",
                body,
                true,
                "mentor",
                List.of(),
                List.of(),
                "https://example.com/1",
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                false));
    }

    private static TableRow row(String path, String name) {
        return new TableRow(path, name, "https://example.com/1", Instant.EPOCH);
    }

    @Test
    void aLoginMayStandBeforeAPageOrBehindIt() {
        assertThat(rows("""
                | 担当 | ページ | 担当 |
                | --- | --- | --- |
                | @aoi | [Pods](https://github.com/kubernetes/website/blob/main/%s) | |
                | 2 | %s | @ren-2（半分） |
                """.formatted(PODS, NODES))).containsExactly(row(PODS, "aoi"), row(NODES, "ren-2"));
    }

    @Test
    void whatIsNoLoginIsNobody() {
        assertThat(rows("| %s | 15 minutes | aoi | @ | a@b.example |\n| %s | | |\n".formatted(PODS, NODES)))
                .isEmpty();
    }

    @Test
    void aPageInAnotherCellIsOnlyMentioned() {
        assertThat(rows("| %s | @aoi | see %s |\n".formatted(PODS, NODES))).containsExactly(row(PODS, "aoi"));
    }

    @Test
    void ofSeveralNamesTheFirstHolds() {
        assertThat(rows("| %s | @aoi | @ren |\n| %s | @mio |\n".formatted(PODS, PODS)))
                .containsExactly(row(PODS, "aoi"));
    }

    @Test
    void aTeamAndAnAddressAreNobody() {
        assertThat(rows("| %s | @kubernetes/sig-docs-ja-owners | @aoi@example.com |\n".formatted(PODS)))
                .isEmpty();
    }

    @Test
    void whatIsInACommentOrABlockOfCodeIsAnExample() {
        assertThat(rows("""
                <!-- Add a row:
                | %s | @your-login |
                -->
                ```
                | %s | @your-login |
                ```
                | %s | @aoi | <!-- half --> |
                """.formatted(PODS, PODS, NODES))).containsExactly(row(NODES, "aoi"));
    }

    private static String board(String assignee) {
        return "<!-- docsprint-board:start -->\n| %s | - | %s | |\n<!-- docsprint-board:end -->\n"
                .formatted(PODS, assignee);
    }

    @Test
    void onABoardPeopleNeedNoLogin() {
        assertThat(rows(board("ハナ"))).containsExactly(row(PODS, "ハナ"));
        assertThat(rows(board("@aoi (半分)"))).containsExactly(row(PODS, "aoi"));
    }

    @Test
    void aDashIsNobody() {
        assertThat(rows(board("-"))).isEmpty();
        assertThat(rows(board("?"))).isEmpty();
    }

    @Test
    void whatWasDrawnIsToldByItsComments() {
        assertThat(rows("| %s | - | @aoi | <!-- docsprint-row --> |\n".formatted(PODS)))
                .isEmpty();
    }

    @Property(tries = 500)
    void whateverStandsInATableNamesAreShortAndPathsAreOfContent(@ForAll("tables") String body) {
        assertThat(rows(body)).allSatisfy(row -> {
            assertThat(row.name()).isNotEmpty().hasSizeLessThanOrEqualTo(60);
            assertThat(row.path()).startsWith("content");
        });
    }

    @Provide
    Arbitrary<String> tables() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "|",
                                "|",
                                "\n",
                                "\n|",
                                "@",
                                "@aoi",
                                " ",
                                PODS,
                                "content/",
                                "名前",
                                "<!-- docsprint-board:start -->",
                                "<!-- docsprint-board:end -->",
                                "-",
                                "\\|"),
                        Arbitraries.strings().ofMaxLength(80))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }
}
