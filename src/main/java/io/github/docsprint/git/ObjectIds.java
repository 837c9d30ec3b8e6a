package io.github.docsprint.git;

/** What every git object id looks like. */
final class ObjectIds {

    private ObjectIds() {}

    static void check(String hex) {
        boolean valid = hex.length() == 40;
        for (int i = 0; valid && i < 40; i++) {
            char c = hex.charAt(i);
            valid = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!valid) {
            throw new IllegalArgumentException("not an object id: " + hex);
        }
    }
}
