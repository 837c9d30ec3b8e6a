package io.github.docsprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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

    private static Set<String> entries() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(JarEntry::getName).collect(Collectors.toSet());
        }
    }

    private static String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("DOCSPRINT_ARCHIVE", "off");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() + "\n" + output;
    }
}
