package io.github.docsprint.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.git.Clone;
import io.github.docsprint.github.Repository;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.github.Settings;
import io.github.docsprint.github.Token;
import io.github.docsprint.github.Work;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitAddressTest {

    private static final String HTTPS = "https://github.com/aoi/website.git";
    private static final Repository FORK = new Repository(
            new RepositoryName("aoi", "website"),
            "main",
            HTTPS,
            Optional.of(new RepositoryName("kubernetes", "website")),
            false);

    @TempDir
    private Path folder;

    /** That of the fork, in a clone with one remote. */
    private GitAddress with(String remote) {
        Work.git(folder, "init", "-q");
        Work.git(folder, "remote", "add", "mine", remote);
        Settings settings =
                Settings.of(Settings.apiOf("github.com"), Optional.of(new Token("SECRET", "test")), Optional.empty());
        try (Clone clone = Clone.open(folder)) {
            return GitAddress.of(FORK, clone, settings);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@github.com:aoi/website.git",
                "ssh://git@github.com/aoi/website",
                "git@github.com:Aoi/Website"
            })
    void aRemoteOverSshIsReachedWithOnesOwnKeyAndWithoutTheToken(String remote) {
        assertThat(with(remote)).isEqualTo(new GitAddress(remote, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@github.com:kubernetes/website.git",
                "git@ghe.example.com:aoi/website.git",
                "https://github.com/aoi/website.git",
                "../website"
            })
    void withAnyOtherRemoteTheTokenGoesOverHttps(String remote) {
        GitAddress address = with(remote);

        assertThat(address.url()).isEqualTo(HTTPS);
        assertThat(address.access())
                .hasValueSatisfying(access -> assertThat(access.server()).isEqualTo("https://github.com"));
    }

    @Test
    void noAddressShowsTheToken() {
        assertThat(with("../website").toString()).doesNotContain("SECRET");
    }
}
