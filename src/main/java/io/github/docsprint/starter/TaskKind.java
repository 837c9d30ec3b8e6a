package io.github.docsprint.starter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What there is to do. */
public enum TaskKind {
    /** Bring changes of the source page into its translation. */
    SYNC,
    /** Mend what the style guide objects to. */
    STYLE,
    /** Mend links that lead nowhere or to an obsolete place. */
    LINKS,
    /** Move or remove a translation whose source page moved or went. */
    ORPHAN,
    /** Translate a page. */
    NEW,
    /** Translate a blog post. */
    BLOG;

    /** The rules whose findings are {@link #LINKS} and not {@link #STYLE}. */
    public static final Set<String> LINK_RULES = Set.of("link-prefix", "broken-fragment", "malformed-link");

    /** The name in the machine formats and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name. */
    public static Optional<TaskKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
