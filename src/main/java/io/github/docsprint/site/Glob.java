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
        return path.startsWith(literalStart()) && path.endsWith(literalEnd()) && matchesNames(path);
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

    /** What every path that matches begins with: a quick answer for most paths. */
    private String literalStart() {
        int end = 0;
        while (end < pattern.length() && "*?".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        return pattern.substring(0, end > 0 && pattern.charAt(end - 1) == '/' ? end - 1 : end);
    }

    /** What every path that matches ends with. */
    private String literalEnd() {
        int start = Math.max(pattern.lastIndexOf('*'), pattern.lastIndexOf('?')) + 1;
        return pattern.substring(pattern.startsWith("/", start) ? start + 1 : start);
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
