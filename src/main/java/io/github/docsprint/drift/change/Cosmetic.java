package io.github.docsprint.drift.change;

import java.util.Locale;

/** Why a change of the source gives a translator nothing to do. */
public enum Cosmetic {
    /** Emphasis marks came, went or changed. */
    EMPHASIS,
    /** Lines are wrapped, or paragraphs cut, at other places. */
    WRAPPING,
    /** A link leads to the same page, written otherwise. */
    LINK_FORM,
    /** A shortcode has other delimiters, quotes or order, or another name with the same parameters. */
    SHORTCODE,
    /** A word is, or is no longer, marked as a glossary term. */
    TOOLTIP,
    /** Front matter that no reader sees, such as reviewers and weights. */
    METADATA,
    /** Blanks, indentation, blank lines. */
    WHITESPACE,
    /** A comment that no reader sees. */
    COMMENT,
    /** Spelling, punctuation, an article: the sentence says what it said. */
    TYPO,
    /** Any other form of Markdown for the same page. */
    MARKUP;

    /** The name in the machine formats. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
