package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.Shortcode;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Parameters;
import io.github.docsprint.text.Span;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links: how they are written, and whether what they name is there. */
final class LinkChecks {

    /** The id or name of a tag; no part of it can match in two ways, so it takes linear time. */
    private static final Pattern HTML_ID = Pattern.compile("\\s(?:id|name)\\s*=\\s*[\"']?([^\"'\\s>]+)");

    /** Shortcodes that show other files or data. */
    private static final Set<String> INCLUDING =
            Set.of("include", "readfile", "release-data", "release-branches", "schedule-cron", "tabs");

    /** Anchors of the headings that the site's own {@code heading} shortcode prints, in English and Japanese. */
    private static final Set<String> TEMPLATE_HEADINGS = Set.of(
            "before-you-begin",
            "prerequisites",
            "objectives",
            "cleanup",
            "cleaning-up",
            "what-s-next",
            "whats-next",
            "whatsnext",
            "next-steps",
            "synopsis",
            "options",
            "see-also",
            "seealso",
            "始める前に",
            "目標",
            "クリーンアップ",
            "次の項目");

    private LinkChecks() {}

    static void prefix(PageView page, Report report) {
        Parameters parameters = report.rule().parameters();
        for (String prefix : parameters.list("prefixes")) {
            for (Inline inline : page.inlines()) {
                if (inline instanceof Inline.Link link) {
                    link.destinationSpan().ifPresent(span -> prefix(page, span, prefix, report));
                } else if (inline instanceof Inline.HtmlTag tag) {
                    htmlPrefix(page, tag.span(), prefix, report);
                }
            }
            page.page().allBlocks().forEach(block -> {
                if (block instanceof Block.LinkDefinition definition) {
                    definition.destinationSpan().ifPresent(span -> prefix(page, span, prefix, report));
                } else if (block instanceof Block.HtmlBlock html) {
                    htmlPrefix(page, html.span(), prefix, report);
                }
            });
            for (FrontMatterLines.Entry entry : page.frontMatter()) {
                if (parameters.list("front-matter").contains(entry.key())) {
                    prefix(page, entry.value(), prefix, report);
                }
            }
        }
    }

    private static void prefix(PageView page, Span destination, String prefix, Report report) {
        String target = destination.of(page.text());
        String bare = prefix.substring(0, prefix.length() - 1);
        List<String> roots = report.rule().parameters().list("roots");
        boolean internal = target.equals(prefix)
                || target.startsWith(prefix)
                        && roots.stream().anyMatch(root -> isRoot(target.substring(prefix.length()), root));
        if (internal) {
            Span found = new Span(destination.start(), destination.start() + bare.length());
            report.fix(
                    destination,
                    new Fix(found, "", true),
                    Message.of("lint.link.prefix", bare, target.substring(bare.length())));
        }
    }

    private static boolean isRoot(String path, String root) {
        return path.startsWith(root)
                && (path.length() == root.length() || "/#?".indexOf(path.charAt(root.length())) >= 0);
    }

    private static void htmlPrefix(PageView page, Span html, String prefix, Report report) {
        String tag = html.of(page.text());
        for (int i = tag.indexOf("href=\""); i >= 0; i = tag.indexOf("href=\"", i + 1)) {
            int start = i + "href=\"".length();
            int end = tag.indexOf('"', start);
            if (end > start) {
                prefix(page, new Span(html.start() + start, html.start() + end), prefix, report);
            }
        }
    }

    static void fragments(PageView page, Report report) {
        List<Inline.Link> links = new ArrayList<>();
        boolean inPage = false;
        for (Inline inline : page.inlines()) {
            if (inline instanceof Inline.Link link
                    && link.destination().indexOf('#') >= 0
                    && link.destinationSpan().isPresent()) {
                links.add(link);
                inPage |= link.destination().startsWith("#");
            }
        }
        boolean known = inPage && !includes(page.page());
        Set<String> anchors = known ? anchors(page.page()) : Set.of();
        Optional<Set<String>> ids = Optional.empty();
        for (Inline.Link link : links) {
            int hash = link.destination().indexOf('#');
            String path = link.destination().substring(0, hash);
            String fragment = decoded(link.destination().substring(hash + 1));
            boolean lacking = path.isEmpty()
                    ? known && !anchors.contains(fragment)
                    : path.startsWith("/")
                            && !path.startsWith("//")
                            && page.targets().lacks(path, fragment);
            if (lacking && path.isEmpty()) {
                // Only now, as most fragments are headings and this looks at all of the page.
                ids = Optional.of(ids.orElseGet(() -> ids(page.text())));
                lacking = !ids.get().contains(fragment);
            }
            if (lacking && !fragment.isEmpty()) {
                report.add(link.destinationSpan().get(), Message.of("lint.link.fragment", link.destination()));
            }
        }
    }

    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fragment;
        }
    }

    /** The fragments of a page; empty where it shows another file, which may bring some. */
    static Optional<Set<String>> fragments(MarkdownPage page) {
        if (includes(page)) {
            return Optional.empty();
        }
        Set<String> fragments = anchors(page);
        fragments.addAll(ids(page.text()));
        return Optional.of(fragments);
    }

    private static boolean includes(MarkdownPage page) {
        return page.shortcodes().stream().anyMatch(tag -> INCLUDING.contains(tag.name()));
    }

    /** The fragments of the headings and of the top. */
    private static Set<String> anchors(MarkdownPage page) {
        Set<String> anchors = new HashSet<>(Set.of("top"));
        for (Block.Heading heading : page.headings()) {
            if (heading.anchor().isEmpty()) {
                anchors.addAll(TEMPLATE_HEADINGS);
            } else {
                anchors.add(heading.anchor());
            }
        }
        return anchors;
    }

    /** The ids and names of tags. */
    private static Set<String> ids(String text) {
        Set<String> ids = new HashSet<>();
        Matcher matcher = HTML_ID.matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    private static boolean isMarkdown(Prose prose) {
        return prose instanceof Prose.OfBody body
                && switch (body.context()) {
                    case HTML, SHORTCODE_TEXT, LINK_TITLE, ALT_TEXT -> false;
                    default -> true;
                };
    }

    /** An escape may begin in one tag and end in another; Hugo prints all between. */
    private static boolean isEscape(String text, Span tag) {
        return text.startsWith("/*", tag.start() + 3);
    }

    static void malformed(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            if ((!prose.has(']') && !prose.has('`')) || !isMarkdown(prose)) {
                continue;
            }
            String text = prose.text();
            int first = text.indexOf('[');
            for (int i = text.indexOf("]("); i >= 0; i = text.indexOf("](", i + 2)) {
                if (first >= 0 && first < i && prose.verbatim(i, i + 2)) {
                    report.add(prose.source(i, i + 2), Message.of("lint.link.malformed"));
                }
            }
            for (int i = text.indexOf('`'); i >= 0; i = text.indexOf('`', i + 1)) {
                if (prose.verbatim(i, i + 1)) {
                    report.add(prose.source(i, i + 1), Message.of("lint.code.open"));
                }
            }
        }
        page.page().malformedTags().stream()
                .filter(span -> !isEscape(page.text(), span))
                .forEach(span -> report.add(span, Message.of("lint.shortcode.open")));
        page.page().shortcodes().stream()
                .filter(tag -> tag.stray() && !tag.span().of(page.text()).contains("*/"))
                .forEach(tag -> report.add(tag.span(), Message.of("lint.shortcode.stray", tag.name())));
        for (Inline inline : page.inlines()) {
            if (inline instanceof Inline.Link link && link.destination().startsWith("(")) {
                report.add(link.span(), Message.of("lint.link.malformed"));
            }
        }
        unclosed(page, report);
    }

    /** What goes on to the end of the page, or of the list item or quote that it is in, as nothing ends it. */
    private static void unclosed(PageView page, Report report) {
        page.page().allBlocks().forEach(block -> {
            int start = block.span().start();
            if (block instanceof Block.CodeBlock code && code.kind() == Block.CodeKind.FENCED && !code.closed()) {
                String text = block.span().of(page.text());
                int marks =
                        (int) text.chars().takeWhile(c -> c == text.charAt(0)).count();
                report.add(new Span(start, start + marks), Message.of("lint.fence.open", text.substring(0, marks)));
            } else if (block instanceof Block.Comment) {
                String text = block.span().of(page.text());
                if (text.startsWith("<!--") && !text.contains("-->")) {
                    report.add(new Span(start, start + "<!--".length()), Message.of("lint.comment.open"));
                }
            }
        });
        List<String> paired = report.rule().parameters().list("paired");
        page.page().shortcodes().stream()
                .filter(tag -> tag.form() == Shortcode.Form.SINGLE && paired.contains(tag.name()))
                .forEach(tag -> report.add(tag.span(), Message.of("lint.shortcode.unclosed", tag.name())));
    }
}
