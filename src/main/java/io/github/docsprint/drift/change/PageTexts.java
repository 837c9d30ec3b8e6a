package io.github.docsprint.drift.change;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.markdown.Parts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of one page and of its translation, each read once however often it is compared with others, and of
 * Markdown each part that several of them have: reading is most of what a comparison takes, and revisions of a page
 * differ in few paragraphs. To be used for one page and then dropped, by one thread.
 */
public final class PageTexts {

    private final Dialect dialect;
    private final MarkdownParser parser;
    private final Vocabulary vocabulary = new Vocabulary();
    /** By how many letters they have, as one that is new mostly has another number of them. */
    private final Map<Integer, List<PageText>> markdown = new HashMap<>();

    private final Map<Integer, List<PageText>> html = new HashMap<>();

    /** Of each path the revision that was read last. */
    private final Map<String, Parts> lastRead = new HashMap<>();

    /** The parts that were read, with headings that have the ids of their own. */
    private final Map<String, Stretch> stretches = new HashMap<>();

    private final Map<Part, Stretch> renumbered = new HashMap<>();

    public PageTexts(Dialect dialect) {
        this.dialect = dialect;
        this.parser = new MarkdownParser(dialect);
    }

    /** A text in the format that its path and its beginning name. */
    public PageText of(String path, String text) {
        Format format = Format.of(path, text);
        List<PageText> revisions =
                (format == Format.HTML ? html : markdown).computeIfAbsent(text.length(), none -> new ArrayList<>());
        for (PageText known : revisions) {
            if (known.text().equals(text)) {
                return known;
            }
        }
        PageText read = format == Format.HTML ? PageText.of(format, text, dialect, vocabulary) : ofParts(path, text);
        revisions.add(read);
        return read;
    }

    private PageText ofParts(String path, String text) {
        Parts last = lastRead.get(path);
        Parts cut = last == null ? parser.parts(text, UnitReader::isWrapping) : last.of(text);
        lastRead.put(path, cut);
        List<String> pieces = cut.texts();
        if (pieces.size() == 1) {
            return PageText.of(Format.MARKDOWN, text, dialect, vocabulary);
        }
        @Nullable Stretch[] parts = new Stretch[pieces.size()];
        if (!read(pieces, parts)) {
            return PageText.of(Format.MARKDOWN, text, dialect, vocabulary);
        }
        List<Stretch> all = new ArrayList<>(parts.length);
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < parts.length; i++) {
            Stretch part = part(pieces.get(i), parts[i], taken);
            if (part.endsOpen() && i + 1 < parts.length) {
                return PageText.of(Format.MARKDOWN, text, dialect, vocabulary);
            }
            taken.addAll(part.anchors());
            all.add(part);
        }
        return PageText.joined(text, all, vocabulary).readWhole();
    }

    /**
     * Reads what is new of a text; neighbours at once, as each reading has its price.
     *
     * @param parts gets those that are the same by themselves
     * @return false where something may reach from one part into the next, or a part has too much to be read
     */
    private boolean read(List<String> pieces, @Nullable Stretch[] parts) {
        int known = 0;
        for (int i = 0; i < parts.length; i++) {
            Stretch part = stretches.get(pieces.get(i));
            if (part != null) {
                if (!readTogether(pieces.subList(known, i))) {
                    return false;
                }
                parts[i] = part;
                known = i + 1;
            }
        }
        if (!readTogether(pieces.subList(known, parts.length))) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == null) {
                parts[i] = stretches.get(pieces.get(i));
            }
        }
        return true;
    }

    private boolean readTogether(List<String> pieces) {
        if (pieces.isEmpty()) {
            return true;
        }
        MarkdownPage page = parser.parse(String.join("", pieces));
        if (page.unread().isPresent()) {
            return false;
        }
        List<Stretch> parts = Stretch.of(page, pieces, dialect, vocabulary);
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (parts.get(i).endsOpen()) {
                return false;
            }
        }
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            Stretch part = parts.get(i);
            // Else its headings might have other ids than by themselves.
            if (isFree(part.ids(), taken)) {
                stretches.put(pieces.get(i), part);
            }
            for (String id : part.anchors()) {
                taken.add(id);
                taken.add(withoutNumber(id)); // what is twice in a part gets the next number
            }
        }
        return !parts.isEmpty();
    }

    private static boolean isFree(Set<String> ids, Set<String> taken) {
        for (String id : ids) {
            if (taken.contains(id) || taken.contains(withoutNumber(id))) {
                return false;
            }
        }
        return true;
    }

    /** The id that an id is made from where that is taken. */
    private static String withoutNumber(String id) {
        int end = id.length();
        while (end > 0 && Character.isDigit(id.charAt(end - 1))) {
            end--;
        }
        return end > 0 && end < id.length() && id.charAt(end - 1) == '-' ? id.substring(0, end - 1) : id;
    }

    /**
     * A part after others; it differs by what they have only where a heading would get an id that is taken.
     *
     * @param alone the part by itself, where it is known
     */
    private Stretch part(String text, @Nullable Stretch alone, Set<String> taken) {
        Stretch part = alone == null ? stretch(text, Set.of()) : alone;
        if (Collections.disjoint(taken, part.ids())) { // goes over the latter, which are few
            return part;
        }
        Set<String> met = new HashSet<>();
        while (!part.ids().isEmpty()) {
            Set<String> ids = new HashSet<>(part.ids());
            ids.retainAll(taken);
            if (!met.addAll(ids)) {
                break;
            }
            part = stretch(text, Set.copyOf(met));
        }
        return part;
    }

    private Stretch stretch(String text, Set<String> taken) {
        return taken.isEmpty()
                ? stretches.computeIfAbsent(text, none -> read(text, taken))
                : renumbered.computeIfAbsent(new Part(text, taken), none -> read(text, taken));
    }

    private Stretch read(String text, Set<String> taken) {
        return Stretch.of(parser.parse(text, taken), dialect, vocabulary);
    }

    /** A part of a page. @param taken those ids of headings before it that its own would have */
    private record Part(String text, Set<String> taken) {}
}
