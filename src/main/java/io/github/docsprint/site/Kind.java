package io.github.docsprint.site;

/** What a file is to the site. */
public enum Kind {
    /** A page: {@code x.md}, or {@code x/index.md} with the files beside it as its resources. */
    PAGE,
    /** The page of a folder: {@code _index.md}. */
    SECTION,
    BLOG_POST,
    /** One term of the glossary, shown in other pages. */
    GLOSSARY_TERM,
    /** Text that other pages include. */
    INCLUDE,
    /** A file of example code that pages show. */
    EXAMPLE,
    /** The strings of the site's own templates. */
    DATA
}
