package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.message.Failure;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where lint works: a clone with a work tree, or a plain folder with the same layout.
 *
 * @param repository empty for a plain folder
 */
record LintPlace(Optional<Clone> repository, PageFolder folder) implements AutoCloseable {

    private static final String USUAL_LANGUAGE = "ja";

    static LintPlace open(Docsprint root) {
        String language = root.language().orElse(USUAL_LANGUAGE);
        Optional<Clone> clone = cloneAround(root);
        try {
            Path start = clone.flatMap(Clone::workTree).orElse(root.start()).normalize();
            SiteConfig config =
                    clone.map(present -> Workplace.config(root, present)).orElseGet(() -> config(root, start));
            return new LintPlace(clone, PageFolder.of(start, config, language));
        } catch (RuntimeException e) {
            clone.ifPresent(Clone::close);
            throw e;
        }
    }

    private static SiteConfig config(Docsprint root, Path folder) {
        Path file = root.config().orElse(folder.resolve(Workplace.CONFIG_FILE));
        if (root.config().isEmpty() && !Files.exists(file)) {
            return SiteConfig.kubernetes();
        }
        try {
            return SiteConfig.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw Failure.usage("cli.config-unreadable", file.toString()).causedBy(e);
        }
    }

    private static Optional<Clone> cloneAround(Docsprint root) {
        try {
            return Optional.of(Clone.open(root.start()));
        } catch (Failure e) {
            // a plain folder will do for everything but --diff, which says so
            return Optional.empty();
        }
    }

    String language() {
        return folder.language();
    }

    @Override
    public void close() {
        repository.ifPresent(Clone::close);
    }
}
