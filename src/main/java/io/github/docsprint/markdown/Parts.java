package io.github.docsprint.markdown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A Markdown file cut at headings and paragraphs, so that a part that several revisions have in common need be read only
 * once. The parts, each read with the {@link MarkdownPage#anchors anchors} of those before it, make the page if no part but
 * the last {@link MarkdownPage#endsOpen ends open}, and none has an {@link MarkdownPage#unread unread} rest; only the tags
 * of a wrapping pair do not know each other. Immutable.
 */
public final class Parts {

    private final Predicate<Shortcode> wrapping;
    private final List<String> texts;

    /** Where the front matter ends. */
    private final int start;

    /** No fewer than there are. */
    private final int lines;

    /** The names that closing tags have, and some that they had in revisions before. */
    private final Set<String> closed;

    /** Whether one of them closes nothing. */
    private final boolean stray;

    /** Whether braces that nothing ends may become a tag with what another revision has after them. */
    private final boolean malformed;

    private Parts(
            Predicate<Shortcode> wrapping,
            List<String> texts,
            int start,
            int lines,
            Set<String> closed,
            boolean stray,
            boolean malformed) {
        this.wrapping = wrapping;
        this.texts = List.copyOf(texts);
        this.start = start;
        this.lines = lines;
        this.closed = closed;
        this.stray = stray;
        this.malformed = malformed;
    }

    /** @param wrapping which pairs of tags may be cut between */
    static Parts of(String text, Predicate<Shortcode> wrapping) {
        int start = MarkdownParser.start(text);
        if (Cuts.mayDefineLinks(text, start, start, text.length())) {
            return whole(text, wrapping); // any link of the page may use the definition
        }
        ShortcodeLexer.Result tags = ShortcodeLexer.lex(text, start);
        // A tag that closes nothing may have lost what it closes to a pair that begins in another part.
        boolean stray = tags.tags().stream().anyMatch(Shortcode::stray);
        Cuts cuts = Cuts.of(text, start, false, Cuts.uncut(tags.tags(), stray, wrapping));
        int lines = start + cuts.lines() + ReadLimit.returns(text);
        if (ReadLimit.isLarge(text, lines) && ReadLimit.of(text).isPresent()) {
            return whole(text, wrapping);
        }
        List<String> texts = new ArrayList<>(cuts.at().size() + 1);
        add(text, cuts.at(), texts);
        boolean malformed = !tags.malformed().isEmpty();
        return new Parts(wrapping, texts, start, lines, closing(tags.tags()), stray, malformed);
    }

    /** A text that is in one part; what follows it is cut by itself. */
    private static Parts whole(String text, Predicate<Shortcode> wrapping) {
        return new Parts(wrapping, List.of(text), 0, 0, Set.of(), false, false);
    }

    /** The parts, which together are the text; one where something may reach over all of it. */
    public List<String> texts() {
        return texts;
    }

    /**
     * The parts of another text, mostly a revision of this one. What both begin and end with is cut alike where nothing
     * between can reach into it: neither what was there before, nor what is now, has one tag of a pair, opens a fence or
     * defines a link. The result is that for a text of which nothing is known.
     */
    public Parts of(String revision) {
        return revised(revision).orElseGet(() -> of(revision, wrapping));
    }

    private Optional<Parts> revised(String revision) {
        if (malformed) {
            return Optional.empty();
        }
        int first = 0;
        int from = 0;
        // The last part need not end where a cut could be, nor does the first begin at one.
        while (first < texts.size() - 1 && revision.startsWith(texts.get(first), from)) {
            from += texts.get(first).length();
            first++;
        }
        int last = texts.size();
        int to = revision.length();
        while (last > Math.max(first, 1) && ends(revision, from, to, texts.get(last - 1))) {
            last--;
            to -= texts.get(last).length();
        }
        if (first == 0 && last == texts.size()) {
            return Optional.empty(); // nothing in common
        }
        int begin = MarkdownParser.start(revision);
        if (first == 0 ? begin > to : begin != start) {
            return Optional.empty();
        }
        int matter = Math.max(0, begin - from); // how much of what is new is front matter
        String gone = String.join("", texts.subList(first, last));
        String come = revision.substring(from, to);
        List<Shortcode> before =
                ShortcodeLexer.lex(gone, Math.max(0, start - from)).tags();
        ShortcodeLexer.Result now = ShortcodeLexer.lex(come, matter);
        Set<String> closing = closing(now.tags());
        closing.addAll(closed);
        if (!now.malformed().isEmpty()
                || !isBalanced(before, closed)
                || !isBalanced(now.tags(), closing)
                || Cuts.mayDefineLinks(
                        revision, begin, from + matter, Math.min(revision.length(), to + Cuts.LONGEST_LABEL))) {
            return Optional.empty();
        }
        Cuts cuts = Cuts.of(come, matter, first > 0, Cuts.uncut(now.tags(), stray, wrapping));
        int most = lines + begin + cuts.lines() + ReadLimit.returns(come);
        if (last < texts.size() && !cuts.endsAtOne() || ReadLimit.isLarge(revision, most)) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(texts.subList(0, first));
        add(come, cuts.at(), all);
        all.addAll(texts.subList(last, texts.size()));
        return Optional.of(new Parts(wrapping, all, begin, most, closing, stray, false));
    }

    /** Whether a part of a text ends with another. */
    private static boolean ends(String text, int from, int to, String end) {
        return to - end.length() >= from && text.startsWith(end, to - end.length());
    }

    /** Whether all pairs that the tags of a part may be in, beside others whose closing tags have some names, are in it. */
    private static boolean isBalanced(List<Shortcode> tags, Set<String> closed) {
        for (Shortcode tag : tags) {
            if (tag.stray() || tag.form() == Shortcode.Form.SINGLE && closed.contains(tag.name())) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> closing(List<Shortcode> tags) {
        Set<String> names = new HashSet<>();
        for (Shortcode tag : tags) {
            if (tag.form() == Shortcode.Form.CLOSING) {
                names.add(tag.name());
            }
        }
        return names;
    }

    /** Adds the pieces of a text between cuts to others; what is before the first cut belongs to the last of them. */
    private static void add(String text, List<Integer> cuts, List<String> to) {
        int at = 0;
        for (int i = 0; i <= cuts.size(); i++) {
            int end = i < cuts.size() ? cuts.get(i) : text.length();
            if (i > 0 || to.isEmpty()) {
                to.add(text.substring(at, end));
            } else if (end > 0) {
                to.set(to.size() - 1, to.get(to.size() - 1) + text.substring(0, end));
            }
            at = end;
        }
    }
}
