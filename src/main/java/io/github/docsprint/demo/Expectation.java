package io.github.docsprint.demo;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import java.util.List;
import java.util.Optional;

/**
 * What is true of one file of the sample site, as the author of its history knows it.
 *
 * @param path the Japanese file; the English one where it is untranslated
 * @param source the English file at the head; empty where there is none
 * @param state the state's name in the status format
 * @param severity the severity's name, for outdated files
 * @param bases the English revision that the translation reflects, then the others that are as true (cosmetically equal
 *     ones, and those in between for a partial update); empty where there is none
 * @param movedTo where the English page is now, for an orphan whose source moved
 * @param dateRule what a comparison of the dates of the newest commits says
 * @param shows the failure modes that it shows, by name
 * @param includes the included files that are out of date under it
 * @param reason why, in English
 * @param reasonJa the same in Japanese
 */
public record Expectation(
        String path,
        Optional<String> source,
        String state,
        Optional<String> severity,
        List<Base> bases,
        Optional<String> movedTo,
        DateRule dateRule,
        List<String> shows,
        List<String> includes,
        String reason,
        String reasonJa) {

    public Expectation {
        bases = List.copyOf(bases);
        shows = List.copyOf(shows);
        includes = List.copyOf(includes);
    }

    /**
     * A revision of an English file.
     *
     * @param label the commit's name in the script
     * @param commit a commit in which the file has this content
     * @param path the file's path in that commit
     * @param blob its content
     */
    public record Base(String label, CommitId commit, String path, BlobId blob) {}

    /** The notice "may be out of date" of a site that compares author dates. */
    public enum DateRule {
        /** The newest English commit is younger. */
        STALE,
        /** It is not. */
        FRESH,
        /** There are no two files to compare. */
        NONE
    }
}
