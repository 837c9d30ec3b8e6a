package io.github.docsprint.markdown;

/** How Hugo makes a heading id from the last source line of a heading (hugo, markup/goldmark/autoid.go). */
public enum AnchorStyle {
    /**
     * Letters and numbers in lower case, one hyphen for whatever stands between them: blackfriday's
     * {@code SanitizedAnchorName}.
     */
    BLACKFRIDAY {
        @Override
        String sanitize(String line) {
            StringBuilder anchor = new StringBuilder();
            boolean gap = false;
            for (int i = 0; i < line.length(); ) {
                int c = line.codePointAt(i);
                i += Character.charCount(c);
                if (Character.isLetter(c) || isNumber(c)) {
                    if (gap && anchor.length() > 0) {
                        anchor.append('-');
                    }
                    gap = false;
                    anchor.appendCodePoint(Character.toLowerCase(c));
                } else {
                    gap = true;
                }
            }
            return anchor.toString();
        }
    },
    /** Letters, digits and underscores in lower case, a hyphen for each blank and hyphen, nothing for the rest. */
    GITHUB {
        @Override
        String sanitize(String line) {
            String trimmed = line.strip();
            StringBuilder anchor = new StringBuilder();
            for (int i = 0; i < trimmed.length(); ) {
                int c = trimmed.codePointAt(i);
                i += Character.charCount(c);
                if (c == '-' || c == ' ') {
                    anchor.append('-');
                } else if (c == '_' || Character.isLetter(c) || Character.isDigit(c)) {
                    anchor.appendCodePoint(Character.toLowerCase(c));
                }
            }
            return anchor.toString();
        }
    };

    /** The id without regard to repeats. @param line the source of the heading's last line, without its attributes */
    public String anchor(String line) {
        String anchor = sanitize(line);
        return anchor.isEmpty() ? "heading" : anchor;
    }

    abstract String sanitize(String line);

    /** Go's unicode.IsNumber: categories Nd, Nl and No. */
    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
