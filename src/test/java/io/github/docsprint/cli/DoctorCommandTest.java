package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import io.github.docsprint.demo.SampleSite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path folder;

    @Test
    void jsonIsValidByItsSchema() throws IOException {
        SampleSite.build(folder);

        Schemas.assertValid(
                "doctor", Run.in(folder, "doctor", "--format", "json").out());
    }

    @Test
    void eachMissingRemoteComesWithItsCommand() {
        SampleSite.build(folder);

        assertThat(Run.in(folder, "doctor").out())
                .contains(
                        "$ git remote add upstream https://github.com/kubernetes/website.git",
                        "$ git remote add origin https://github.com/YOU/website.git");
    }

    @Test
    void aForkAndItsUpstreamAreFine() throws Exception {
        SampleSite.build(folder);
        git("remote", "add", "upstream", "git@github.com:Kubernetes/website.git");
        git("remote", "add", "origin", "https://aoi:secret@github.com/aoi/website");
        git("update-ref", "refs/remotes/upstream/main", "HEAD");

        Run run = Run.in(folder, "doctor");

        assertThat(run.out())
                .contains("upstream is kubernetes/website", "origin is https://github.com/aoi/website")
                .doesNotContain("secret", "remote add");
    }

    @Test
    void theSiteItselfAsOriginIsNoFork() throws Exception {
        SampleSite.build(folder);
        git("remote", "add", "origin", "https://github.com/kubernetes/website.git");

        assertThat(Run.in(folder, "doctor").out()).contains("$ git remote rename origin upstream");
    }

    @Test
    void withoutACloneItSaysHowToGetOne() {
        Run run = Run.in(folder, "doctor");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "is not in a clone",
                        "git clone --filter=blob:none --sparse https://github.com/kubernetes/website.git",
                        "git sparse-checkout set content/en content/ja");
    }

    @Test
    void aTokenIsNeverPrinted() {
        SampleSite.build(folder);

        Run run = Run.with(
                Map.of("GITHUB_TOKEN", "ghp_verysecret", "GITHUB_API_URL", "http://127.0.0.1:1"), folder, "doctor");

        assertThat(run.out() + run.err())
                .contains("The token in GITHUB_TOKEN could not be checked")
                .doesNotContain("ghp_verysecret");
    }

    @Test
    void withoutHugoAPreviewIsASketch() {
        SampleSite.build(folder);

        assertThat(Run.in(folder, "doctor").out()).contains("There is no Hugo");
    }

    private void git(String... arguments) throws Exception {
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of("git"));
        command.addAll(java.util.List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
