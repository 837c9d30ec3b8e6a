package io.github.docsprint.drift.base;

/**
 * What one revision of a page consists of, as far as it is compared. Numbers of tokens mean something to the
 * {@link Fingerprinter} that made it alone.
 *
 * @param tokens numbers of its tokens, ascending
 * @param counts how often each occurs
 * @param lines hashes of its lines, ascending, without blank ones
 * @param normalForm hash of its text without what changes only how it looks in the file
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared, too many for boxed lists
record Fingerprint(int[] tokens, int[] counts, long[] lines, long normalForm) {

    int count(int token) {
        int at = java.util.Arrays.binarySearch(tokens, token);
        return at < 0 ? 0 : counts[at];
    }
}
