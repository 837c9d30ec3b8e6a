package io.github.docsprint.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.git.CommitId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineLinksTest {

    private static final CommitId COMMIT = new CommitId("0123456789012345678901234567890123456789");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/kubernetes/website",
                "https://github.com/kubernetes/website.git",
                "https://name:token@github.com/kubernetes/website.git",
                "git@github.com:kubernetes/website.git",
                "ssh://git@github.com/kubernetes/website/",
            })
    void aRemoteAtGitHubGivesLinksToItsLines(String address) {
        assertThat(LineLinks.of(Map.of("origin", address), COMMIT).to("content/ja/a b.md", new Lines(3, 5)))
                .isEqualTo("https://github.com/kubernetes/website/blob/" + COMMIT.hex()
                        + "/content/ja/a%20b.md?plain=1#L3-L5");
    }

    @Test
    void upstreamComesBeforeTheFork() {
        LineLinks links = LineLinks.of(
                Map.of("origin", "git@github.com:me/website.git", "upstream", "https://github.com/kubernetes/website"),
                COMMIT);

        assertThat(links.repository()).contains("kubernetes/website");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/some/bundle",
                "https://example.com/kubernetes/website",
                "https://github.com.example.com/a/b",
                "https://github.com/a/b)](https://example.com",
                "https://github.com/",
                "",
            })
    void anyOtherRemoteGivesPaths(String address) {
        assertThat(LineLinks.of(Map.of("origin", address), COMMIT).to("content/ja/x.md", new Lines(7, 7)))
                .isEqualTo("content/ja/x.md#L7");
    }

    @Test
    void aPathCannotLeaveItsLink() {
        assertThat(LineLinks.of(Map.of(), COMMIT).to("a](x)<b>\".md", new Lines(1, 1)))
                .isEqualTo("a%5D%28x%29%3Cb%3E%22.md#L1");
    }
}
