package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.message.Failure;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A configuration file.
 *
 * @param name for the user
 * @param beside the content of files, by their paths relative to the folder of this one
 */
record ConfigFile(String name, byte[] yaml, Function<String, Optional<byte[]>> beside) {

    private static final String USUAL = "docsprint.yaml";

    /** The file that the command line names, else that of the clone. */
    static Optional<ConfigFile> of(Docsprint root, Clone clone) {
        return named(root)
                .or(() -> among(
                        clone.workTree().isPresent()
                                ? clone::readWorkTree
                                : path -> clone.blobAt(clone.resolve("HEAD"), path)
                                        .flatMap(clone::read)));
    }

    /** The file that the command line names, else that of a commit. */
    static Optional<ConfigFile> at(Docsprint root, Clone clone, CommitId commit) {
        return named(root).or(() -> among(path -> clone.blobAt(commit, path).flatMap(clone::read)));
    }

    /** The file that the command line names, else that of a plain folder. */
    static Optional<ConfigFile> in(Docsprint root, Path folder) {
        return named(root).or(() -> among(path -> readBelow(folder, path)));
    }

    /** Whether a folder has one. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(USUAL));
    }

    private static Optional<ConfigFile> among(Function<String, Optional<byte[]>> files) {
        return files.apply(USUAL).map(yaml -> new ConfigFile(USUAL, yaml, files));
    }

    private static Optional<ConfigFile> named(Docsprint root) {
        return root.config().map(file -> {
            Path folder = file.toAbsolutePath().normalize().getParent();
            return new ConfigFile(
                    file.toString(),
                    read(file).orElseThrow(() -> Failure.usage("cli.config-unreadable", file.toString())),
                    path -> folder == null ? Optional.empty() : readBelow(folder, path));
        });
    }

    /** The site that a file describes; kubernetes/website where there is none. */
    static SiteConfig site(Optional<ConfigFile> file) {
        return file.map(read -> SiteConfig.read(read.name, read.yaml)).orElseGet(SiteConfig::kubernetes);
    }

    /** The rules and terms that a file asks for. */
    static LintConfig lint(Docsprint root, Optional<ConfigFile> file) {
        return file.map(read -> LintConfig.read(read.name, read.yaml, read.beside))
                .orElse(LintConfig.BUILT_IN)
                .keptIn(root.cache());
    }

    private static Optional<byte[]> readBelow(Path folder, String path) {
        try {
            Path file = folder.resolve(path).normalize();
            return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath())
                    ? read(file)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw Failure.usage("cli.config-unreadable", file.toString()).causedBy(e);
        }
    }
}
