package io.github.docsprint.review;

import io.github.docsprint.drift.SectionChange.Change;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.change.Change.Passage;
import io.github.docsprint.drift.change.Change.WordEdit;
import io.github.docsprint.drift.change.Missing;
import io.github.docsprint.drift.change.Token;
import io.github.docsprint.git.TextDiff;
import io.github.docsprint.review.Review.Place;
import io.github.docsprint.review.Review.Sync;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells what became of the changes that a page lacked.
 *
 * <p>The base stays the one that the page had before the pull request, whatever the pull request declares: a page is
 * not in step because it says so. A change that the new text does not show to be in, by what a translation leaves
 * alone, is missing for sure only where the pull request did not touch the lines where it belongs. Where it did, words
 * may have been translated that nothing but a reader can tell.
 *
 * @param sourceBefore the source page at the base
 * @param sourceNow the source page now
 * @param old the page before
 * @param text the page now
 */
record SyncCheck(String sourceBefore, String sourceNow, Optional<String> old, String text) {

    private static final int EXCERPT = 120;
    private static final int MOST_EDITS = 3;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s()<>\"'\\]]{1,500}");

    /**
     * What became of them.
     *
     * @param before what the page lacked
     * @param now what it lacks, by its texts alone
     */
    Sync of(List<Missing.Item> before, Missing now) {
        Map<io.github.docsprint.drift.change.Change, Missing.Item> lacked = new HashMap<>();
        before.forEach(item -> lacked.put(item.change(), item));
        Optional<DiffLines> added = old.map(was -> DiffLines.of(was, text, Integer.MAX_VALUE));
        Optional<DiffLines> removed = old.map(was -> DiffLines.of(text, was, Integer.MAX_VALUE));
        List<String> lines = text.lines().toList();
        List<Place> unsure = new ArrayList<>();
        List<Place> left = new ArrayList<>();
        int done = lacked.size();
        for (Missing.Item item : now.items()) {
            Optional<Missing.Item> was = Optional.ofNullable(lacked.get(item.change()));
            boolean edited = was.isPresent()
                    && (added.filter(edits -> edited(item, lines, edits)).isPresent()
                            || was.flatMap(Missing.Item::target)
                                    .filter(target ->
                                            was.get().change().before().isPresent()
                                                    && removed.filter(edits -> edits.edited(target))
                                                            .isPresent())
                                    .isPresent());
            if (edited
                    && added.map(edits -> editedLines(lines, edits))
                            .filter(ours -> hasCode(item, ours) || hasAddresses(item, ours))
                            .isPresent()) {
                continue;
            }
            // What the page had before the pull request is taken back by it: that is sure enough.
            (edited ? unsure : left).add(place(item));
            done -= was.isPresent() ? 1 : 0;
        }
        return new Sync(lacked.size(), done, unsure, left);
    }

    private static boolean edited(Missing.Item item, List<String> lines, DiffLines diff) {
        // Where nobody can tell the place, nobody can tell that it is untouched.
        return item.target()
                .map(target -> item.change().before().isEmpty()
                        ? diff.continuedAfter(target.last(), lines)
                        : diff.edited(target))
                .orElse(!diff.edits().isEmpty());
    }

    private static Set<String> editedLines(List<String> lines, DiffLines diff) {
        Set<String> edited = new HashSet<>();
        for (TextDiff.Lines edit : diff.edits()) {
            lines.subList(edit.first() - 1, edit.last()).forEach(line -> edited.add(line.strip()));
        }
        return edited;
    }

    /**
     * Whether a new passage with addresses has all of them on lines that the pull request edits, or none of those of a
     * passage that is gone is left: in lists of links, the names beside them are often in no other language.
     */
    private boolean hasAddresses(Missing.Item item, Set<String> edited) {
        return switch (item.change().what()) {
            case ADDED -> {
                List<String> came = addresses(item.change().after(), sourceNow);
                yield !came.isEmpty()
                        && came.stream().allMatch(url -> edited.stream().anyMatch(line -> line.contains(url)));
            }
            case REMOVED -> {
                List<String> went = addresses(item.change().before(), sourceBefore);
                yield !went.isEmpty() && went.stream().noneMatch(text::contains);
            }
            case CHANGED, MOVED -> false;
        };
    }

    private static List<String> addresses(Optional<Passage> passage, String source) {
        return passage.stream()
                .flatMap(found -> ADDRESS.matcher(found.span().of(source)).results())
                .map(MatchResult::group)
                .toList();
    }

    /** Whether all lines of new code are among those that the pull request edits. */
    private boolean hasCode(Missing.Item item, Set<String> edited) {
        if (item.change().kind() != Kind.CODE || item.change().after().isEmpty()) {
            return false;
        }
        List<String> code = item.change()
                .after()
                .get()
                .span()
                .of(sourceNow)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("```") && !line.startsWith("~~~"))
                .toList();
        return !code.isEmpty() && edited.containsAll(code);
    }

    private Place place(Missing.Item item) {
        io.github.docsprint.drift.change.Change change = item.change();
        boolean inside = change.what() == Change.CHANGED && !change.edits().isEmpty();
        return new Place(
                excerpt(change.heading()),
                change.what(),
                change.kind(),
                inside
                        ? edits(change.edits(), WordEdit::removed, sourceBefore)
                        : change.before().map(passage -> passage(passage, sourceBefore)),
                inside
                        ? edits(change.edits(), WordEdit::added, sourceNow)
                        : change.after().map(passage -> passage(passage, sourceNow)),
                change.after().or(change::before).map(Passage::lines).orElse(new Lines(1, 1)),
                item.target());
    }

    private static String passage(Passage passage, String text) {
        return excerpt(passage.span().of(text));
    }

    private static Optional<String> edits(List<WordEdit> edits, Function<WordEdit, List<Token>> side, String text) {
        return Optional.of(edits.stream()
                        .map(side)
                        .filter(tokens -> !tokens.isEmpty())
                        .limit(MOST_EDITS)
                        .map(tokens -> text.substring(
                                tokens.get(0).span().start(),
                                tokens.get(tokens.size() - 1).span().end()))
                        .collect(Collectors.joining(" … ")))
                .filter(words -> !words.isBlank())
                .map(SyncCheck::excerpt);
    }

    /** The beginning of a text, in one line. */
    private static String excerpt(String text) {
        StringBuilder line = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < text.length() && line.length() < EXCERPT; i++) {
            char character = text.charAt(i);
            if (Character.isWhitespace(character)) {
                blank = line.length() > 0;
            } else {
                line.append(blank ? " " : "").append(character);
                blank = false;
            }
            if (line.length() >= EXCERPT) {
                if (Character.isHighSurrogate(line.charAt(line.length() - 1))) {
                    line.setLength(line.length() - 1);
                }
                return line.append('…').toString();
            }
        }
        return line.toString();
    }
}
