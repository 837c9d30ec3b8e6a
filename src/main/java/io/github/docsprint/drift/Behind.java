package io.github.docsprint.drift;

/**
 * How far a page is behind its source page.
 *
 * @param commits main-line commits that changed the source page since the base
 * @param translatableCommits those of them that changed something to translate
 * @param days whole days from the first of those to the state looked at
 * @param addedWords words of the source page that are new
 * @param removedWords words that are gone
 * @param changedWords words of the source page that stand in for others
 */
public record Behind(
        int commits, int translatableCommits, int days, int addedWords, int removedWords, int changedWords) {

    /** Not behind. */
    public static final Behind NOT = new Behind(0, 0, 0, 0, 0, 0);

    /** All words to look at. */
    public int words() {
        return addedWords + removedWords + changedWords;
    }
}
