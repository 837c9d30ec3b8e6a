package io.github.docsprint.starter;

import java.util.Arrays;
import java.util.Optional;

/**
 * How large a task is, by the lines that its pull request would change: the limits are those of the labels {@code
 * size/XS} to {@code size/XL} that Prow puts on pull requests (plugin "size": 10, 30, 100 and 500 lines).
 */
public enum Size {
    XS(10),
    S(30),
    M(100),
    L(500),
    XL(Integer.MAX_VALUE);

    /** Words on a line of the documentation's source, as its authors wrap it. */
    private static final int WORDS_ON_A_LINE = 12;

    private final int below;

    Size(int below) {
        this.below = below;
    }

    /**
     * The size of a task.
     *
     * @param words of the source to translate
     * @param places of the translation to touch: each is a line that goes and one that comes
     */
    public static Size of(int words, int places) {
        return ofLines(2L * places + (words + WORDS_ON_A_LINE - 1) / WORDS_ON_A_LINE);
    }

    /** The size of a change of so many lines, added ones and removed ones. */
    static Size ofLines(long lines) {
        return Arrays.stream(values())
                .filter(size -> lines < size.below)
                .findFirst()
                .orElse(XL);
    }

    /** The size of that name. */
    public static Optional<Size> of(String name) {
        return Arrays.stream(values()).filter(size -> size.name().equals(name)).findFirst();
    }
}
