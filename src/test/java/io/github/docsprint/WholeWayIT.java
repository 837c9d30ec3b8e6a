package io.github.docsprint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.github.Work;
import io.github.docsprint.github.fake.Fault;
import io.github.docsprint.github.fake.GitHubFake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the clone to the merged review, with the packaged jar and its launcher, git over HTTP, and a GitHub of our own. */
class WholeWayIT {

    private static final String WEBSITE = "kubernetes/website";
    private static final String PAGE = "content/ja/docs/tasks/drain-node.md";

    @TempDir
    private Path folder;

    private GitHubFake github;
    private final StringBuilder told = new StringBuilder();

    @BeforeEach
    void aGitHubWithTheSampleSite() {
        github = GitHubFake.start(folder.resolve("github"));
        github.repository("kubernetes", "website", SampleCopy.to(folder.resolve("site")));
        github.forksTake(1);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    /** A clone over HTTP, whose upstream is the fake. */
    private Path cloned(String name) {
        Path clone = folder.resolve(name);
        Work.git(
                folder, "clone", "-q", "--origin", "upstream", github.web() + "/" + WEBSITE + ".git", clone.toString());
        return clone;
    }

    /** The launcher in a clone, with a git that writes down how it is called. */
    private Process start(Path clone, String token, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("docsprint").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Path git = folder.resolve("bin/git");
        if (!Files.exists(git)) {
            Files.createDirectories(git.getParent());
            Files.writeString(
                    git,
                    "#!/bin/sh\necho \"$@\" >>'" + folder.resolve("calls")
                            + "'\nPATH=\"${PATH#*:}\" exec git \"$@\"\n");
            assertThat(git.toFile().setExecutable(true)).isTrue();
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(clone.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("DOCSPRINT_ARCHIVE", "off");
        builder.environment().put("DOCSPRINT_CACHE", folder.resolve("cache").toString());
        builder.environment().put("GITHUB_TOKEN", token);
        builder.environment().put("GITHUB_API_URL", github.api().toString());
        builder.environment().put("PATH", git.getParent() + ":" + System.getenv("PATH"));
        builder.environment().remove("GITHUB_REPOSITORY");
        return builder.start();
    }

    private void run(Path clone, String token, String... arguments) throws Exception {
        Process process = start(clone, token, arguments);
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        told.append(out);
        assertThat(process.waitFor()).as(out).isZero();
    }

    private static void commit(Path clone, String old, String text) throws IOException {
        Path page = clone.resolve(PAGE);
        String before = Files.readString(page);
        assertThat(before).contains(old);
        Files.writeString(page, before.replace(old, text));
        Work.git(clone, "commit", "-q", "-a", "-m", "Follow the source");
    }

    @Test
    void aPageGoesFromTheCloneToAReviewWithoutAnythingLeft() throws Exception {
        String aoi = github.user("aoi");
        String mentor = github.user("mentor");
        Path clone = cloned("aoi");
        run(clone, aoi, "claim", PAGE, "--ui-lang", "ja");
        run(clone, aoi, "start", "sync:docs/tasks/drain-node", "--ui-lang", "ja");
        commit(clone, "--delete-local-data", "--delete-emptydir-data");
        Files.writeString(clone.resolve(PAGE), Files.readString(clone.resolve(PAGE)) + "\nこのクラスタです。\n");
        Work.git(clone, "commit", "-q", "-a", "-m", "Say more");

        Process killed = start(clone, aoi, "pr", "--allow", "lint");
        github.fault("POST /repos/" + WEBSITE + "/pulls", new Fault.CutMeanwhile(killed::destroyForcibly));
        told.append(new String(killed.getInputStream().readAllBytes(), UTF_8));
        assertThat(killed.waitFor()).isNotZero();
        assertThat(github.pulls(WEBSITE)).isEmpty();
        assertThat(github.git("aoi/website", "branch", "--list", "ja-*")).isNotEmpty();

        run(clone, aoi, "pr", "--allow", "lint", "--ui-lang", "ja");
        assertThat(github.pulls(WEBSITE)).containsExactly(2);
        assertThat(github.isDraft(WEBSITE, 2)).isTrue();
        assertThat(github.body(WEBSITE, 2)).contains("Closes: #1", "/language ja", "deploy-preview-2--");

        Path reviewer = cloned("mentor");
        run(reviewer, mentor, "review", "2", "--post", "--fail-on", "none", "--ui-lang", "en");
        assertThat(github.inlineComments(WEBSITE, 2)).singleElement().asString().contains("```suggestion\nこのクラスターです。");

        commit(clone, "このクラスタです。", "このクラスターです。");
        run(clone, aoi, "pr", "--ui-lang", "ja");
        run(reviewer, mentor, "review", "2", "--post", "--ui-lang", "en");

        assertThat(github.pulls(WEBSITE)).containsExactly(2);
        assertThat(github.reviews(WEBSITE, 2)).hasSize(1);
        assertThat(github.inlineComments(WEBSITE, 2)).singleElement().asString().contains("(resolved)");
        assertThat(told.toString())
                .contains("はあなたの担当です", "ドラフトのプルリクエストを作成しました", "プルリクエストを更新しました")
                .contains("Posted a review at", "Brought the review at")
                .doesNotContain("ghp_SECRET");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain("ghp_SECRET"));
        }
        assertThat(folder.resolve("calls")).content().contains("push");
    }
}
