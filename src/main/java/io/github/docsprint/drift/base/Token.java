package io.github.docsprint.drift.base;

/**
 * Something in a page that a translation may leave alone.
 *
 * @param kind what it is
 * @param text its normal form
 */
public record Token(TokenKind kind, String text) {

    /** Tokens that translations of one language treat alike: for a word the word, for a key the key, else the kind. */
    String family() {
        return switch (kind) {
            case WORD, BLOCK, HTML, SHORTCODE -> kind + " " + text;
            case FRONT_MATTER, SHORTCODE_PARAMETER -> {
                int end = text.indexOf('=');
                yield kind + " " + (end < 0 ? "" : text.substring(0, end));
            }
            default -> kind.name();
        };
    }

    /** The kind of the tokens of a {@link #family}. */
    static TokenKind kindOf(String family) {
        int blank = family.indexOf(' ');
        return TokenKind.valueOf(blank < 0 ? family : family.substring(0, blank));
    }

    /** How a person would write it. */
    String display() {
        return switch (kind) {
            case BLOCK, HTML -> "<" + text + ">";
            case SHORTCODE -> "{{< " + text + " >}}";
            case SHORTCODE_PARAMETER -> "{{< " + text.replace(" =", " ") + " >}}";
            case FRONT_MATTER -> text.replaceFirst("=", ": ");
            case HEADING_ID -> "{#" + text + "}";
            case LINK_ANCHOR -> "#" + text;
            case INLINE_CODE -> "`" + text + "`";
            default -> text;
        };
    }
}
