package io.github.docsprint.drift.base;

/**
 * Something in a page that a translation may leave alone.
 *
 * @param kind what it is
 * @param text its normal form
 */
public record Token(TokenKind kind, String text) {

    /**
     * What tells the tokens of a kind apart that translations of one language treat differently: for a word the word, for
     * a key the key, else nothing. Those of one kind and subject are a family.
     */
    String subject() {
        return switch (kind) {
            case WORD, BLOCK, HTML, SHORTCODE -> text;
            case FRONT_MATTER, SHORTCODE_PARAMETER -> text.substring(0, Math.max(0, text.indexOf('=')));
            default -> "";
        };
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
