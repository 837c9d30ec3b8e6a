package io.github.docsprint.drift;

import io.github.docsprint.drift.base.Base;
import java.util.List;
import java.util.Optional;

/**
 * Where one page stands.
 *
 * @param path the translation, or where it would be
 * @param source the source page; where it was, if it is gone; empty for a page that never had one
 * @param section the folder that it is listed under, such as {@code docs/concepts}
 * @param state where it stands
 * @param severity how much it can hurt; for outdated pages
 * @param base the revision of the source page that it reflects, where that can be told
 * @param banner whether the site shows its "may be out of date" notice
 * @param visible whether it is a page of its own: not an included file or a glossary term
 * @param lastTranslated the newest commit of the translation
 * @param lastSource the newest commit of the source page
 * @param behind how far it is behind
 * @param sections the changes that are missing, in the order of the page
 * @param includes the files that it includes and that are out of date themselves
 * @param untranslated the lines that still stand in the source language
 * @param gone what became of the source page; for orphaned pages
 */
public record PageStatus(
        String path,
        Optional<String> source,
        String section,
        State state,
        Optional<Severity> severity,
        Optional<Base> base,
        boolean banner,
        boolean visible,
        Optional<Touch> lastTranslated,
        Optional<Touch> lastSource,
        Behind behind,
        List<SectionChange> sections,
        List<Included> includes,
        List<SectionChange.Lines> untranslated,
        Optional<Gone> gone) {

    public PageStatus {
        sections = List.copyOf(sections);
        includes = List.copyOf(includes);
        untranslated = List.copyOf(untranslated);
    }

    /**
     * A file that the page includes.
     *
     * @param path the file
     * @param state where it stands
     * @param line the first line of the page that includes it, from 1
     */
    public record Included(String path, State state, int line) {}

    /**
     * What became of a source page that is gone.
     *
     * @param by the main line's commit that took it away
     * @param movedTo the path that it has now; empty where it was deleted or folded into another
     * @param translatedThere the translation that is already beside {@code movedTo}
     */
    public record Gone(Optional<Touch> by, Optional<String> movedTo, Optional<String> translatedThere) {}

    /** The same page with what it includes. */
    PageStatus including(List<Included> files) {
        return new PageStatus(
                path,
                source,
                section,
                state,
                severity,
                base,
                banner,
                visible,
                lastTranslated,
                lastSource,
                behind,
                sections,
                files,
                untranslated,
                gone);
    }
}
