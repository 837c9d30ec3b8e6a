package io.github.docsprint.site;

/**
 * A pattern of paths: {@code *} stands for any characters within a folder's or file's name, {@code ?} for one,
 * {@code **} as a whole name for any number of folders, none included. Matches in time proportional to pattern times
 * path, whatever the pattern, as it may come from an untrusted branch.
 */
public record Glob(String pattern) {

    private static final String ANY_FOLDERS = "**";

    /** Whether it covers the whole path. */
    public boolean matches(String path) {
        return beginsAlike(path) && endsAlike(path) && matchesNames(path);
    }

    private boolean matchesNames(String path) {
        String[] wanted = pattern.split("/", -1);
        String[] names = path.split("/", -1);
        int w = 0;
        int resumeWanted = -1;
        int resumeName = 0;
        for (int n = 0; n < names.length; ) {
            if (w < wanted.length && wanted[w].equals(ANY_FOLDERS)) {
                resumeWanted = ++w;
                resumeName = n;
            } else if (w < wanted.length && matchesName(wanted[w], names[n])) {
                w++;
                n++;
            } else if (resumeWanted >= 0) {
                w = resumeWanted;
                n = ++resumeName;
            } else {
                return false;
            }
        }
        while (w < wanted.length && wanted[w].equals(ANY_FOLDERS)) {
            w++;
        }
        return w == wanted.length;
    }

    /** Whether a path begins as every path that matches does: a quick answer for most paths. */
    private boolean beginsAlike(String path) {
        for (int i = 0; i < pattern.length(); i++) {
            char wanted = pattern.charAt(i);
            if (isWild(wanted)) {
                return true;
            }
            if (i == path.length()) {
                return wanted == '/'; // there may be no folders behind it
            }
            if (path.charAt(i) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The same for its end. */
    private boolean endsAlike(String path) {
        int left = path.length();
        for (int i = pattern.length() - 1; i >= 0; i--) {
            char wanted = pattern.charAt(i);
            if (isWild(wanted)) {
                return true;
            }
            if (left == 0) {
                return wanted == '/';
            }
            if (path.charAt(--left) != wanted) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWild(char c) {
        return c == '*' || c == '?';
    }

    private static boolean matchesName(String wanted, String name) {
        int w = 0;
        int resumeWanted = -1;
        int resumeName = 0;
        for (int n = 0; n < name.length(); ) {
            if (w < wanted.length() && wanted.charAt(w) == '*') {
                resumeWanted = ++w;
                resumeName = n;
            } else if (w < wanted.length() && (wanted.charAt(w) == '?' || wanted.charAt(w) == name.charAt(n))) {
                w++;
                n++;
            } else if (resumeWanted >= 0) {
                w = resumeWanted;
                n = ++resumeName;
            } else {
                return false;
            }
        }
        while (w < wanted.length() && wanted.charAt(w) == '*') {
            w++;
        }
        return w == wanted.length();
    }
}
