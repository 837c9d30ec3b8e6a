package io.github.docsprint.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder of somebody else's, out of which no path may lead, symbolic links included; nor into its {@code .git}.
 *
 * @param root without symbolic links
 */
public record ClosedFolder(Path root) {

    /** @throws IOException where the folder is not there */
    public static ClosedFolder at(Path folder) throws IOException {
        return new ClosedFolder(folder.toRealPath());
    }

    /** Whether a path is in it. @param path absolute, without dots, and without symbolic links where it may be read */
    public boolean holds(Path path) {
        return path.startsWith(root) && !path.startsWith(root.resolve(".git"));
    }
}
