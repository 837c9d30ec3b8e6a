package io.github.docsprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that was just packaged: what is in it, and that it starts by the launcher and on its own. */
class PackagedJarIT {

    private static final Path JAR = Path.of("target/docsprint.jar");

    @Test
    void theLauncherAndTheJarOnItsOwnAnswerAlike() throws Exception {
        String java = System.getProperty("java.home") + "/bin/java";

        assertThat(run("./docsprint", "--version")).isEqualTo(run(java, "-jar", JAR.toString(), "--version"));
    }

    @Test
    void everyLibraryInItIsInTheListOfThirdParties() throws Exception {
        String list = Files.readString(Path.of("docs/third-party.md"));

        assertThat(entries().stream()
                        .filter(entry -> entry.matches("META-INF/maven/[^/]+/[^/]+/pom.xml"))
                        .map(entry -> entry.split("/")[3])
                        .filter(library -> !library.equals("docsprint")))
                .isNotEmpty()
                .allMatch(list::contains);
    }

    @Test
    void itCarriesItsLicences() throws Exception {
        assertThat(entries())
                .contains(
                        "META-INF/docsprint/LICENSE", "META-INF/docsprint/NOTICE", "META-INF/docsprint/third-party.md");
    }

    @Test
    void ctrlCThroughTheLauncherEndsAPreviewAndFreesItsPort(@TempDir Path folder) throws Exception {
        String site = folder.resolve("site").toString();
        run("./docsprint", "demo", "--keep", site);
        Process preview = launcher("./docsprint", "--repo", site, "preview", "content/ja/docs/tasks/drain-node.md")
                .start();
        List<ProcessHandle> children;
        int port;
        try {
            Matcher address = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/").matcher("");
            BufferedReader lines = new BufferedReader(new InputStreamReader(preview.getInputStream(), UTF_8));
            String line = lines.readLine();
            while (line != null && !address.reset(line).find()) {
                line = lines.readLine();
            }
            port = Integer.parseInt(address.group(1));
            children = preview.descendants().toList();
        } finally {
            new ProcessBuilder("kill", "-INT", Long.toString(preview.pid()))
                    .start()
                    .waitFor();
        }

        assertThat(preview.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(preview.exitValue()).isEqualTo(130);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void rulesAndTermsAreKeptForTheNextTime(@TempDir Path folder) throws Exception {
        Path cache = folder.resolve("cache");
        String site = folder.resolve("site").toString();
        run("./docsprint", "demo", "--keep", site);
        ProcessBuilder report = launcher(
                "./docsprint",
                "--repo",
                site,
                "report",
                "--out",
                folder.resolve("reports").toString());
        report.environment().put("DOCSPRINT_CACHE", cache.toString());
        Process process = report.start();
        process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        assertThat(cache).isDirectoryContaining("glob:**/glossary-ja").isDirectoryContaining("glob:**/rules-ja");
    }

    @Test
    void aDamagedPackIsToldInOneLine(@TempDir Path folder) throws Exception {
        Path site = folder.resolve("site");
        run("./docsprint", "demo", "--keep", site.toString());
        run("git", "-C", site.toString(), "repack", "-q", "-a", "-d");
        try (Stream<Path> files = Files.list(site.resolve(".git/objects/pack"))) {
            Path pack = files.filter(file -> file.toString().endsWith(".pack"))
                    .findAny()
                    .orElseThrow();
            assertThat(pack.toFile().setWritable(true)).isTrue();
            byte[] bytes = Files.readAllBytes(pack);
            Arrays.fill(bytes, 12, bytes.length - 20, (byte) 0);
            Files.write(pack, bytes);
        }

        assertThat(run("./docsprint", "--repo", site.toString(), "--no-cache", "--ui-lang", "en", "status"))
                .matches("3\ndocsprint: The object [0-9a-f]{40} is missing or damaged in this clone\\..*\n");
    }

    private static Set<String> entries() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(JarEntry::getName).collect(Collectors.toSet());
        }
    }

    private static String run(String... command) throws Exception {
        Process process = launcher(command).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() + "\n" + output;
    }

    private static ProcessBuilder launcher(String... command) {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("DOCSPRINT_ARCHIVE", "off");
        return builder;
    }
}
