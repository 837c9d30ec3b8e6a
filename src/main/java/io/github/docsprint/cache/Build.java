package io.github.docsprint.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Which build of docsprint runs: what another one has kept may mean something else. */
public final class Build {

    private static final String ID = id();

    private Build() {}

    /** The same in every run of one jar; another one in every run of classes that are in no jar, as in a test. */
    public static String current() {
        return ID;
    }

    private static String id() {
        CodeSource source = Build.class.getProtectionDomain().getCodeSource();
        try {
            if (source != null) {
                Path jar = Path.of(source.getLocation().toURI());
                if (Files.isRegularFile(jar)) {
                    return Files.size(jar) + " "
                            + Files.getLastModifiedTime(jar).toMillis();
                }
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            // As if it were no jar.
        }
        return "no jar " + System.nanoTime();
    }
}
