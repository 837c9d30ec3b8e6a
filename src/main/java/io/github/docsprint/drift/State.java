package io.github.docsprint.drift;

/** Where a page of the language stands. */
public enum State {
    /** Nothing changed in the source page since the base. */
    UP_TO_DATE("up-to-date"),
    /** The source page changed, but nothing in it wants translating. */
    COSMETIC("cosmetic"),
    /** Changes of the source page are missing. */
    OUTDATED("outdated"),
    /** The source page is gone. */
    ORPHANED("orphaned"),
    /** The file is there, its text is still in the source language. */
    ENGLISH_COPY("english-copy"),
    /** A source page that has no translation. */
    UNTRANSLATED("untranslated"),
    /** Never had a source page. */
    LOCAL_ONLY("local-only");

    private final String id;

    State(String id) {
        this.id = id;
    }

    /** The name in the machine formats and on the command line. */
    public String id() {
        return id;
    }
}
