package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The source page as its translation reflects it, where that is no single revision: pages are updated in part and out of
 * order, so a change before the base may be missing, and one after it may be there. Such changes are undone in the base,
 * or made in it, block by block, so that everything that follows from a base follows from this text too. For one thread.
 */
public final class ReflectedSource {

    private final String path;
    private final PageTexts texts;
    private final Supplier<PageText> translation;
    private String text;

    /**
     * The base as it is, or with the changes that are known to be taken over. Most pages have none of the changes that
     * are asked for, so neither the base nor the translation is read before one asks for it.
     *
     * @param path the source page's, which tells the format
     * @param base the source page at the base
     * @param texts what has been read of the page: one step's revision is often the next one's
     */
    public ReflectedSource(String path, String base, Supplier<PageText> translation, PageTexts texts) {
        this.path = path;
        this.texts = texts;
        this.translation = translation;
        this.text = base;
    }

    /** The base with the changes that were taken over. */
    public String text() {
        return text;
    }

    /**
     * Takes over those changes between two revisions of the source page that the translation has.
     *
     * <p>That the translation contradicts the base on a revision only gives reason to look. A change is undone or made
     * where the block that renders it, and the page as a whole, have all that a translation leaves alone as it was, or is
     * ({@link Presence}).
     *
     * @param from the revision that is more like the base
     * @param to the other one: the older, where the translation seems to lack a change, else the newer
     * @return what that does to the text; nothing where it gives nothing to translate, and the text stays as it was
     */
    public List<Splice> take(String from, String to) {
        Format format = Format.of(path, from);
        if (Format.of(path, to) != format || Format.of(path, text) != format) {
            return List.of(); // a block of one format does not belong into a page of the other
        }
        ChangeSet changes = SourceDiff.between(texts.of(path, from), texts.of(path, to));
        List<Change> present = shown(changes);
        if (present.isEmpty()) {
            return List.of();
        }
        PageText reflected = texts.of(path, text);
        List<Splice> splices = splices(changes, present, reflected);
        String changed = Splice.all(splices, text);
        // What is no more than form from there to here gives nothing to translate.
        if (changed.equals(text)
                || SourceDiff.between(texts.of(path, changed), reflected)
                        .translatable()
                        .isEmpty()) {
            return List.of();
        }
        text = changed;
        return splices;
    }

    /** What makes changes in the page that the translation has. */
    private List<Splice> splices(ChangeSet changes, List<Change> present, PageText page) {
        int[] places = places(changes.base(), page);
        Set<Integer> direct = present.stream().anyMatch(change -> isOfSeveral(change, changes, places, page))
                ? shown(SourceDiff.between(page, changes.current())).stream()
                        .flatMap(change -> change.after().stream())
                        .map(Change.Passage::unit)
                        .collect(Collectors.toSet())
                : Set.of();
        List<Splice> splices = new ArrayList<>();
        for (Change change : present) {
            switch (change.what()) {
                case CHANGED -> {
                    int place = places[change.before().orElseThrow().unit()];
                    boolean same = place >= 0
                            && (!isOfSeveral(change, changes, places, page)
                                    || direct.contains(
                                            change.after().orElseThrow().unit()));
                    if (same) {
                        Unit unit = page.units().get(place);
                        String text = change.after()
                                .orElseThrow()
                                .span()
                                .of(changes.current().text());
                        splices.add(new Splice(unit.span().start(), unit.span().end(), text));
                    }
                }
                case REMOVED -> {
                    int place = places[change.before().orElseThrow().unit()];
                    if (place >= 0) {
                        Unit unit = page.units().get(place);
                        splices.add(new Splice(
                                lineStart(page.text(), unit.span().start()),
                                lineEnd(page.text(), unit.span().end()),
                                ""));
                    }
                }
                case ADDED -> {
                    Unit unit = changes.current()
                            .units()
                            .get(change.after().orElseThrow().unit());
                    int place = placeOfNew(changes, unit.index(), places);
                    // What is not of the front matter does not belong behind a line of it.
                    boolean matter = unit.kind() == Unit.Kind.FRONT_MATTER;
                    if (place >= 0 && matter == (page.units().get(place).kind() == Unit.Kind.FRONT_MATTER)) {
                        splices.add(insertion(
                                changes.current(), unit, page, page.units().get(place)));
                    }
                }
                case MOVED -> {}
            }
        }
        return splices;
    }

    /** Whether other revisions changed the same block too: then it has to be the older one as it stands. */
    private static boolean isOfSeveral(Change change, ChangeSet changes, int[] places, PageText page) {
        if (change.what() != SectionChange.Change.CHANGED) {
            return false;
        }
        int was = change.before().orElseThrow().unit();
        return places[was] >= 0
                && page.inTermsOf(changes.base()).keys()[places[was]]
                        != changes.base().keys()[was];
    }

    /** The changes that the translation has beyond doubt. */
    private List<Change> shown(ChangeSet changes) {
        if (changes.translatable().isEmpty()) {
            return List.of();
        }
        Presence presence = new Presence(changes, translation.get());
        List<Change> shown =
                changes.translatable().stream().filter(presence::shows).toList();
        if (shown.isEmpty()) {
            return shown;
        }
        // What is a typo in one direction and a word of its own in the other is a typo.
        Set<Integer> formal = SourceDiff.between(changes.current(), changes.base()).changes().stream()
                .filter(change -> !change.translatable())
                .flatMap(change -> change.after().stream())
                .map(Change.Passage::unit)
                .collect(Collectors.toSet());
        return shown.stream()
                .filter(change -> change.before()
                        .filter(passage -> formal.contains(passage.unit()))
                        .isEmpty())
                .toList();
    }

    /** For each unit of a revision the one of the page that it became, or -1. */
    private static int[] places(PageText revision, PageText page) {
        int[] sources = SourceDiff.sources(revision, page);
        int[] places = new int[revision.units().size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] >= 0) {
                places[sources[i]] = i;
            }
        }
        return places;
    }

    /** The unit of the page after which a new one belongs, or -1. */
    private static int placeOfNew(ChangeSet changes, int unit, int[] places) {
        for (int i = unit - 1; i >= 0; i--) {
            int was = changes.source(i);
            if (was >= 0 && places[was] >= 0) {
                return places[was];
            }
        }
        return -1;
    }

    private static Splice insertion(PageText from, Unit unit, PageText page, Unit previous) {
        int start = lineStart(from.text(), unit.span().start());
        String lines =
                from.text().substring(start, lineEnd(from.text(), unit.span().end()));
        boolean close = unit.kind() == previous.kind()
                && (unit.kind() == Unit.Kind.ROW
                        || unit.kind() == Unit.Kind.ITEM
                        || unit.kind() == Unit.Kind.FRONT_MATTER);
        int at = lineEnd(page.text(), previous.span().end());
        if (previous.kind() == Unit.Kind.ROW && isRule(page.text(), at)) {
            at = lineEnd(page.text(), at + 1);
        }
        boolean open = at > 0 && page.text().charAt(at - 1) != '\n';
        String gap = close ? "" : "\n";
        return new Splice(at, at, (open ? "\n" : "") + gap + lines + (lines.endsWith("\n") ? "" : "\n") + gap);
    }

    /** Whether a line is the one between a table's head and its rows. */
    private static boolean isRule(String text, int at) {
        String line = text.substring(at, lineEnd(text, at + 1)).strip();
        return line.contains("-") && line.chars().allMatch(c -> "|-: ".indexOf(c) >= 0);
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** After the line break of the line that the letter before this is in. */
    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', Math.max(0, at - 1));
        return end < 0 ? text.length() : end + 1;
    }
}
