package io.github.docsprint.git;

/** What every git object id looks like. */
final class ObjectIds {

    /** Bytes in an id. */
    static final int LENGTH = 20;

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private ObjectIds() {}

    static void check(String hex) {
        if (!isWhole(hex)) {
            throw new IllegalArgumentException("not an object id: " + hex);
        }
    }

    static boolean isWhole(String hex) {
        return hex.length() == 2 * LENGTH && isHex(hex);
    }

    /** Whether it could be the beginning of an id: lower-case hexadecimal digits only. */
    static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    static String hex(byte[] bytes, int offset) {
        char[] hex = new char[2 * LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            hex[2 * i] = DIGITS[(bytes[offset + i] >> 4) & 0xf];
            hex[2 * i + 1] = DIGITS[bytes[offset + i] & 0xf];
        }
        return new String(hex);
    }

    /** Turns digits into the bytes of an id; false, with the target half written, where they are none. */
    static boolean parse(byte[] digits, int offset, byte[] target) {
        if (digits.length - offset < 2 * LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            int high = Character.digit(digits[offset + 2 * i], 16);
            int low = Character.digit(digits[offset + 2 * i + 1], 16);
            if (high < 0 || low < 0) {
                return false;
            }
            target[i] = (byte) (high << 4 | low);
        }
        return true;
    }

    static byte[] bytes(String hex) {
        byte[] id = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = (byte) (Character.digit(hex.charAt(2 * i), 16) << 4 | Character.digit(hex.charAt(2 * i + 1), 16));
        }
        return id;
    }
}
