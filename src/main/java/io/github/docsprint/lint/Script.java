package io.github.docsprint.lint;

/** Which script a character belongs to, as far as spacing and punctuation go. */
final class Script {

    private Script() {}

    /** Kana, kanji and their iteration marks; no punctuation. */
    static boolean isJapanese(char c) {
        return c >= 0x3005
                && (isKana(c)
                        || (c >= 0x4E00 && c <= 0x9FFF)
                        || (c >= 0x3400 && c <= 0x4DBF)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || c <= 0x3007);
    }

    private static boolean isKana(char c) {
        return isHiragana(c) || (c >= 0x30A1 && c <= 0x30FF && c != '・') || (c >= 0xFF66 && c <= 0xFF9F);
    }

    static boolean isHiragana(char c) {
        return c >= 0x3041 && c <= 0x309F;
    }

    /** The marks that end or part a sentence. */
    static boolean isStop(char c) {
        return c == '。' || c == '、' || c == '！' || c == '？';
    }

    /** Japanese characters, punctuation included. */
    static boolean isWide(char c) {
        return isJapanese(c) || (c >= 0x3000 && c <= 0x303F) || c == '・' || c == '…' || (c >= 0xFF01 && c <= 0xFF60);
    }

    /** A letter or digit of ASCII. */
    static boolean isAsciiWord(char c) {
        return isAsciiLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isLatinLetter(char c) {
        return c < 0x80 ? isAsciiLetter(c) : c < 0x250 && Character.isLetter(c);
    }

    static boolean isLatin(char c) {
        return isLatinLetter(c) || (c >= '0' && c <= '9');
    }

    static boolean hasJapanese(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isJapanese(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
