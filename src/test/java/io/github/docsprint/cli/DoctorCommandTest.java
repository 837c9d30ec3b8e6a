package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.docsprint.Schemas;
import io.github.docsprint.demo.SampleCopy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path folder;

    @Test
    void jsonIsValidByItsSchema() throws IOException {
        SampleCopy.to(folder);

        Schemas.assertValid(
                "doctor", Run.in(folder, "doctor", "--format", "json").out());
    }

    @Test
    void eachMissingRemoteComesWithItsCommand() {
        SampleCopy.to(folder);

        assertThat(Run.in(folder, "doctor").out())
                .contains(
                        "$ git remote add upstream https://github.com/kubernetes/website.git",
                        "$ git remote add origin https://github.com/YOU/website.git");
    }

    @Test
    void aForkAndItsUpstreamAreFine() throws Exception {
        SampleCopy.to(folder);
        git("remote", "add", "upstream", "git@github.com:Kubernetes/website.git");
        git("remote", "add", "origin", "https://aoi:secret@github.com/aoi/website");
        git("update-ref", "refs/remotes/upstream/main", "HEAD");

        Run run = Run.in(folder, "doctor");

        assertThat(run.out())
                .contains("upstream is kubernetes/website", "origin is https://github.com/aoi/website")
                .doesNotContain("secret");
        assertThat(run.out().lines().takeWhile(line -> !line.isEmpty())).noneMatch(line -> line.contains("remote add"));
    }

    @Test
    void theSiteItselfAsOriginIsNoFork() throws Exception {
        SampleCopy.to(folder);
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
                        "git clone --filter=blob:none --sparse --origin upstream https://github.com/kubernetes/website.git",
                        "git remote add origin https://github.com/YOU/website.git",
                        "git sparse-checkout set content/en content/ja");
    }

    @Test
    void aTokenIsNeverPrinted() {
        SampleCopy.to(folder);

        Run run = Run.with(
                Map.of("GITHUB_TOKEN", "ghp_verysecret", "GITHUB_API_URL", "http://127.0.0.1:1"), folder, "doctor");

        assertThat(run.out() + run.err())
                .contains("The token in GITHUB_TOKEN could not be checked")
                .doesNotContain("ghp_verysecret");
    }

    /** A GitHub that knows one token, with the scopes that it says it has. */
    private Run withToken(Optional<String> scopes) throws IOException {
        HttpServer github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        github.createContext("/user", exchange -> {
            byte[] body = "{\"login\": \"aoi\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            scopes.ifPresent(all -> exchange.getResponseHeaders().set("X-OAuth-Scopes", all));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        github.start();
        try {
            String api = "http://127.0.0.1:" + github.getAddress().getPort();
            return Run.with(
                    Map.of("GH_TOKEN", "ghp_verysecret", "GITHUB_API_URL", api, "DOCSPRINT_COLUMNS", "300"),
                    folder,
                    "doctor");
        } finally {
            github.stop(0);
        }
    }

    @Test
    void aTokensRightsAreTold() throws IOException {
        assertThat(withToken(Optional.of("gist, public_repo")).out())
                .contains("ok       The token in GH_TOKEN is good, for aoi; it may open issues and pull requests.");
        assertThat(withToken(Optional.of("gist")).out())
                .contains("warning  The token in GH_TOKEN is good, for aoi, but only for reading")
                .contains("public_repo");
        assertThat(withToken(Optional.empty()).out()).contains("GitHub does not tell what it may do");
    }

    @Test
    void anUpstreamThatNobodyHasFetchedForAWeekIsOld() throws Exception {
        SampleCopy.to(folder);
        git("remote", "add", "upstream", "https://github.com/kubernetes/website");
        git("update-ref", "refs/remotes/upstream/main", "HEAD~12");

        assertThat(Run.in(folder, "doctor").out())
                .contains("upstream/main is of ", "nobody has fetched since", "$ git fetch upstream");
    }

    @Test
    void aCloneThatWasJustMadeIsNotOld() throws Exception {
        SampleCopy.to(folder.resolve("site"));
        String site = folder.resolve("site").toUri().toString();
        git("clone", "-q", "--origin", "upstream", site, "clone");
        git("-C", "clone", "update-ref", "refs/remotes/upstream/main", "HEAD~12");

        assertThat(Run.in(folder.resolve("clone"), "doctor").out()).doesNotContain("nobody has fetched since");
    }

    @Test
    void withoutHugoAPreviewIsASketch() {
        SampleCopy.to(folder);

        assertThat(Run.in(folder, "doctor").out())
                .contains("There is no Hugo", "https://github.com/gohugoio/hugo/releases");
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
