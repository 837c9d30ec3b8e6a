package io.github.docsprint.report;

/** Counts words. */
final class Words {

    private static final int CONTINUATION_BITS = 0x3f;

    private Words() {}

    /**
     * Words of a text: runs without white space, as {@code wc -w} counts; each Han or kana character is a word of its own.
     *
     * @param utf8 the text, as files have it: to decode all pages first would take longer than to count
     */
    static int count(byte[] utf8) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < utf8.length; i++) {
            int c = utf8[i];
            boolean blank;
            if (c > ' ') {
                blank = false;
            } else if (c >= 0) {
                blank = c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f;
            } else if (c >= (byte) 0xe0 && c < (byte) 0xf0 && i + 2 < utf8.length) {
                // the only ones beyond ASCII that are blank or a word of their own have three bytes
                c = (c & 0xf) << 12 | (utf8[i + 1] & CONTINUATION_BITS) << 6 | utf8[i + 2] & CONTINUATION_BITS;
                i += 2;
                if (isWord(c)) {
                    words++;
                    inWord = false;
                    continue;
                }
                blank = Character.isWhitespace(c);
            } else {
                blank = false;
            }
            if (!blank && !inWord) {
                words++;
            }
            inWord = !blank;
        }
        return words;
    }

    private static boolean isWord(int c) {
        return c >= 0x3041 && c <= 0x30ff || c >= 0x3400 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff;
    }
}
