package io.github.docsprint.git;

import java.nio.charset.StandardCharsets;

/** What every git object id looks like. */
final class ObjectIds {

    /** Bytes in an id. */
    static final int LENGTH = 20;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private ObjectIds() {}

    static void check(String hex) {
        boolean valid = hex.length() == 2 * LENGTH;
        for (int i = 0; valid && i < 2 * LENGTH; i++) {
            char c = hex.charAt(i);
            valid = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!valid) {
            throw new IllegalArgumentException("not an object id: " + hex);
        }
    }

    static String hex(byte[] bytes, int offset) {
        byte[] hex = new byte[2 * LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            hex[2 * i] = DIGITS[(bytes[offset + i] >> 4) & 0xf];
            hex[2 * i + 1] = DIGITS[bytes[offset + i] & 0xf];
        }
        return new String(hex, StandardCharsets.ISO_8859_1);
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

    /** The bytes of an id of lower-case digits, as {@link #check} lets them pass. */
    static byte[] bytes(String hex) {
        byte[] id = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = (byte) (value(hex.charAt(2 * i)) << 4 | value(hex.charAt(2 * i + 1)));
        }
        return id;
    }

    private static int value(char digit) {
        return digit <= '9' ? digit - '0' : digit - 'a' + 10;
    }
}
