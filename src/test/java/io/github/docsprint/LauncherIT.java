package io.github.docsprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The jar that was just packaged: by the launcher, and on its own. */
class LauncherIT {

    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    @Test
    void theLauncherAndTheJarOnItsOwnAnswerAlike() throws Exception {
        Path jar = Path.of("target/docsprint.jar");

        assertThat(run("./docsprint", "--version")).isEqualTo(run(JAVA, "-jar", jar.toString(), "--version"));
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
