package io.github.docsprint.drift.base;

/** What a token of a page is: something that most translations carry over unchanged. How many do is learned. */
public enum TokenKind {
    /** A link target without its anchor, host of the site and language. */
    LINK,
    /** The part of a link target after {@code #}. */
    LINK_ANCHOR,
    /** A line of a code block without its comment. */
    CODE_LINE,
    /** A code span. */
    INLINE_CODE,
    /** A word with an inner capital, digit, dot or underscore, or all in capitals. */
    IDENTIFIER,
    /** A number or version. */
    NUMBER,
    /** Any other word in Latin letters, singular and in lower case. */
    WORD,
    /** The name of a shortcode. */
    SHORTCODE,
    /** A parameter of a shortcode with its value. */
    SHORTCODE_PARAMETER,
    /** The id of a heading, given or made from its text. */
    HEADING_ID,
    /** A block, by its type. */
    BLOCK,
    /** A key of the front matter with its value. */
    FRONT_MATTER,
    /** An HTML element. */
    HTML,
    /** A line of prose as it stands: left in the source language, or kept in a comment above its translation. */
    PROSE_LINE
}
