package io.github.docsprint.markdown;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one site makes of Markdown beyond the rules that all share.
 *
 * @param anchors how it makes heading ids ({@code markup.goldmark.parser.autoHeadingIDType} in Hugo's configuration)
 * @param inlineShortcodes those that print a word or two: one alone on a line does not end a paragraph
 * @param rawShortcodes those whose content is no Markdown
 * @param hiddenShortcodes those whose content nobody sees
 * @param textParameters the parameters that readers see, as {@code parameter} or {@code shortcode.parameter}
 * @param visibleKeys the front matter keys whose values readers see, in lower case
 * @param hosts those of the site itself, without {@code www} and a language: absolute links to them are links within it
 */
public record Dialect(
        AnchorStyle anchors,
        Set<String> inlineShortcodes,
        Set<String> rawShortcodes,
        Set<String> hiddenShortcodes,
        Set<String> textParameters,
        Set<String> visibleKeys,
        Set<String> hosts) {

    /** The parameter by which a shortcode says that it holds code. */
    private static final String CODE_LANGUAGE = "codelang";

    public Dialect {
        inlineShortcodes = Set.copyOf(inlineShortcodes);
        rawShortcodes = Set.copyOf(rawShortcodes);
        hiddenShortcodes = Set.copyOf(hiddenShortcodes);
        textParameters = Set.copyOf(textParameters);
        visibleKeys =
                visibleKeys.stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        hosts = hosts.stream().map(LinkTarget::host).collect(Collectors.toUnmodifiableSet());
    }

    /** The same with another way to make heading ids. */
    public Dialect with(AnchorStyle style) {
        return new Dialect(
                style, inlineShortcodes, rawShortcodes, hiddenShortcodes, textParameters, visibleKeys, hosts);
    }

    /** Whether what stands between a tag and its end is no Markdown, or nobody sees it. */
    boolean masksContent(Shortcode tag) {
        return rawShortcodes.contains(tag.name())
                || hiddenShortcodes.contains(tag.name())
                || tag.parameter(CODE_LANGUAGE).isPresent();
    }

    /** Whether readers see the value of this parameter. */
    public boolean isText(Shortcode tag, Shortcode.Parameter parameter) {
        return parameter.key().isPresent()
                && (textParameters.contains(parameter.key().get())
                        || textParameters.contains(
                                tag.name() + "." + parameter.key().get()));
    }
}
