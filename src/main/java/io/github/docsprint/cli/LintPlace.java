package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.message.Failure;
import io.github.docsprint.site.SiteConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where lint works: a clone with a work tree, or a plain folder with the same layout.
 *
 * @param repository empty for a plain folder
 * @param config the rules and terms that the site asks for
 */
record LintPlace(Optional<Clone> repository, PageFolder folder, LintConfig config) implements AutoCloseable {

    /** The language to look at. */
    static String language(Docsprint root) {
        return root.language().orElse(Workplace.USUAL_LANGUAGE);
    }

    static LintPlace open(Docsprint root) {
        String language = language(root);
        Optional<Clone> clone =
                cloneAround(root).map(opened -> PartialClone.completed(root, opened, "HEAD", PartialClone.Needs.NONE));
        try {
            Path start = clone.flatMap(Clone::workTree)
                    .orElseGet(() -> siteAround(root.start().normalize()));
            Optional<ConfigFile> file =
                    clone.map(opened -> ConfigFile.of(root, opened)).orElseGet(() -> ConfigFile.in(root, start));
            SiteConfig site = ConfigFile.site(file);
            LintConfig lint = ConfigFile.lint(root, file);
            return new LintPlace(clone, PageFolder.of(start, site, language), lint);
        } catch (RuntimeException e) {
            clone.ifPresent(Clone::close);
            throw e;
        }
    }

    /** Of a folder and those around it, the first that looks like a site's; the folder itself where none does. */
    private static Path siteAround(Path folder) {
        return Stream.iterate(folder, Objects::nonNull, Path::getParent)
                .filter(place -> ConfigFile.isIn(place) || Files.isDirectory(place.resolve("content")))
                .findFirst()
                .orElse(folder);
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
