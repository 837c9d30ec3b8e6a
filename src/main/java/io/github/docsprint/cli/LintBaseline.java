package io.github.docsprint.cli;

import io.github.docsprint.file.WholeFile;
import io.github.docsprint.lint.Baseline;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.message.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The findings that a team knows of, kept in a file. */
final class LintBaseline {

    private final Docsprint root;
    private final Path file;
    private final Baseline known;

    private LintBaseline(Docsprint root, Path file, Baseline known) {
        this.root = root;
        this.file = file;
        this.known = known;
    }

    /** @param fresh whether the file may be missing */
    static LintBaseline read(Docsprint root, Path given, boolean fresh) {
        Path file = root.surroundings().workingFolder().resolve(given);
        if (Files.exists(file)) {
            return new LintBaseline(root, file, Baseline.read(file.toString(), bytes(file)));
        }
        if (!fresh) {
            throw Failure.usage("lint.baseline.missing", file.toString());
        }
        return new LintBaseline(root, file, Baseline.empty());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Failure.usage("lint.file", file.toString()).causedBy(e);
        }
    }

    /** Leaves out what is known of changed lines; what is known of the others is not gone. */
    List<LintedPage> without(List<LintedPage> changes) {
        return known.apply(changes).pages();
    }

    /** Leaves out what is known of whole pages, and tells how much of it is gone. */
    List<LintedPage> without(List<LintedPage> pages, PageFolder folder) {
        Baseline.Outcome outcome = known.apply(pages);
        int gone = gone(outcome, folder).size();
        if (gone > 0) {
            root.tell("lint.baseline.gone", gone, file.toString());
        }
        return outcome.pages();
    }

    /** Takes the findings of whole pages in; what is new is still shown, so that nothing gets in unseen. */
    List<LintedPage> update(List<LintedPage> pages, PageFolder folder) {
        Baseline.Outcome outcome = known.apply(pages);
        List<Baseline.Entry> gone = gone(outcome, folder);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        known.minus(gone).updated(pages).write(bytes);
        try {
            WholeFile.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw Failure.environment("lint.unwritable", file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
        long added = outcome.pages().stream()
                .mapToLong(page -> page.findings().size())
                .sum();
        root.tell("lint.baseline.updated", file.toString(), added, gone.size());
        return outcome.pages();
    }

    private List<Baseline.Entry> gone(Baseline.Outcome outcome, PageFolder folder) {
        List<Baseline.Entry> gone = new ArrayList<>(outcome.gone());
        gone.addAll(known.without(path -> folder.read(path).isPresent()));
        return gone;
    }
}
