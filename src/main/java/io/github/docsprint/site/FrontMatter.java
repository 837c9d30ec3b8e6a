package io.github.docsprint.site;

import io.github.docsprint.message.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What docsprint wants to know from the front matter of a page.
 *
 * @param date as written
 * @param declaredBases the values of {@link SiteConfig#baseKeys()} that are there, by key, in the configured order
 * @param visible the values of {@link SiteConfig#visibleKeys()} that are there, by key, in the configured order;
 *     items of a list joined by ", "
 * @param rendered false where the page says that it is no page of its own ({@code headless: true}, {@code build:
 *     render: never})
 * @param draft whether the site leaves it out ({@code draft: true})
 * @param problem what is wrong with it, with the place; all else is empty then, except where it is only a key written
 *     twice, of which the later counts, as for Hugo before 0.152
 */
public record FrontMatter(
        Optional<String> title,
        Optional<String> linkTitle,
        Optional<String> description,
        Optional<String> date,
        Map<String, String> declaredBases,
        Map<String, String> visible,
        boolean rendered,
        boolean draft,
        Optional<Message> problem) {

    public FrontMatter {
        declaredBases = Collections.unmodifiableMap(new LinkedHashMap<>(declaredBases));
        visible = Collections.unmodifiableMap(new LinkedHashMap<>(visible));
    }
}
