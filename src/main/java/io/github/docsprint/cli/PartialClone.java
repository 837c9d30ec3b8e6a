package io.github.docsprint.cli;

import io.github.docsprint.drift.ReviewedChanges;
import io.github.docsprint.drift.StatusSurvey;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.message.Failure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code --fetch} does to a clone that has the contents of files only as they were needed. */
final class PartialClone {

    private PartialClone() {}

    /** What a command needs beside pages, as of a commit, and the clone that is surveyed does not have. */
    interface Needs {
        Needs NONE = (survey, at) -> List.of();

        List<BlobId> missing(StatusSurvey survey, CommitId at);
    }

    /**
     * The clone with all contents of its pages, old ones too, where that is asked for.
     *
     * @param at the revision that the command looks at beside HEAD and the main branch
     * @param needs what else it needs as of that
     * @return another one where something came, as that is in new packs; the one given is closed then
     */
    static Clone completed(Docsprint root, Clone clone, String at, Needs needs) {
        if (!root.fetches() || !clone.isPartial()) {
            return clone;
        }
        Clone complete = clone;
        Set<BlobId> asked = new HashSet<>();
        // Renames come to light with the contents, and with them files that were elsewhere before.
        List<BlobId> missing = missing(root, complete, at, needs);
        while (asked.addAll(missing)) {
            fetch(root, complete, missing);
            complete.close();
            complete = Clone.open(root.start());
            missing = missing(root, complete, at, needs);
        }
        return complete;
    }

    private static void fetch(Docsprint root, Clone clone, List<BlobId> missing) {
        String remote = Stream.of("upstream", "origin")
                .filter(clone.remotes()::containsKey)
                .findFirst()
                .orElseThrow(() -> Failure.environment("starter.no-main"));
        if (!root.isQuiet()) {
            root.surroundings().err().println(root.messages().text("starter.doctor-fetching", missing.size(), remote));
        }
        new GitProgram(clone.workTree().orElse(root.start())).fetch(remote, missing);
    }

    /**
     * Makes sure that everything is there where an answer without it would be wrong.
     *
     * @throws Failure with the way to get it
     */
    static void requireContents(Docsprint root, Clone clone) {
        int missing = missing(root, clone).size();
        if (missing > 0) {
            throw Failure.environment("starter.contents-missing", missing);
        }
    }

    /** The contents that where the pages stand follows from, here and on the site's main branch, and that are not here. */
    static List<BlobId> missing(Docsprint root, Clone clone) {
        return missing(root, clone, "HEAD", Needs.NONE);
    }

    private static List<BlobId> missing(Docsprint root, Clone clone, String at, Needs needs) {
        if (!clone.isPartial()) {
            return List.of();
        }
        try (ProgressLine progress = root.progress()) {
            StatusSurvey survey = new StatusSurvey(
                    clone,
                    Workplace.config(root, clone),
                    root.language().orElse(Workplace.USUAL_LANGUAGE),
                    ReviewedChanges.NONE,
                    root.cache(),
                    progress);
            CommitId commit = clone.resolve(at);
            Stream<BlobId> pages = Stream.concat(
                            Stream.of(clone.resolve("HEAD"), commit),
                            MainBranch.of(clone).map(MainBranch::tip).stream())
                    .distinct()
                    .flatMap(end -> survey.missing(end).stream());
            return Stream.concat(pages, needs.missing(survey, commit).stream())
                    .distinct()
                    .toList();
        }
    }
}
