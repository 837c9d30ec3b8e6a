package io.github.docsprint.starter;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.ChangeSet;
import io.github.docsprint.drift.change.Missing;
import io.github.docsprint.drift.change.PageText;
import io.github.docsprint.drift.change.SourceDiff;
import io.github.docsprint.drift.change.Token;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.starter.Offer.ShortChange;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what changed in a source page in a few words.
 *
 * @param repository the clone
 * @param at the commit that the tasks were found at
 * @param dialect of the site that the pages belong to
 */
public record ShortChanges(Clone repository, CommitId at, Dialect dialect) {

    private static final int MOST = 3;
    private static final int COLUMNS = 60;
    private static final int CHARACTERS_BEFORE = 20;

    /** An offer with the first changes that its page lacks; as it is, where it is no sync or a text is not here. */
    public Offer on(Offer offer, PageStatus page) {
        if (offer.task().kind() != TaskKind.SYNC) {
            return offer;
        }
        Optional<PageText> before =
                page.base().map(Base::blob).flatMap(this::text).map(text -> read(page, text));
        Optional<PageText> now = page.source()
                .flatMap(path -> repository.blobAt(at, path))
                .flatMap(this::text)
                .map(text -> read(page, text));
        Optional<PageText> mine =
                repository.blobAt(at, page.path()).flatMap(this::text).map(text -> read(page, text));
        if (before.isEmpty() || now.isEmpty() || mine.isEmpty()) {
            return offer;
        }
        ChangeSet changes = SourceDiff.between(before.get(), now.get());
        return offer.withChanges(Missing.from(changes, mine.get()).items().stream()
                .flatMap(item ->
                        shown(item.change(), before.get().text(), now.get().text()))
                .filter(change -> !change.before().equals(change.after()))
                .filter(change -> (change.before() + change.after()).chars().anyMatch(Character::isLetterOrDigit))
                .limit(MOST)
                .toList());
    }

    private static Stream<ShortChange> shown(Change change, String before, String now) {
        if (change.edits().isEmpty()) {
            String old =
                    change.before().map(passage -> passage.span().of(before)).orElse("");
            String fresh = change.after().map(passage -> passage.span().of(now)).orElse("");
            return blocks(change.heading(), old, fresh);
        }
        return change.edits().stream()
                .filter(edit -> Stream.concat(edit.removed().stream(), edit.added().stream())
                        .anyMatch(token -> token.word() || token.neutral()))
                .map(edit ->
                        new ShortChange(change.heading(), words(edit.removed(), before), words(edit.added(), now)));
    }

    /** Two blocks from where on they differ in more than blanks. */
    private static Stream<ShortChange> blocks(String heading, String old, String fresh) {
        if (old.isEmpty() || fresh.isEmpty()) {
            return Stream.of(new ShortChange(heading, cut(old, 0), cut(fresh, 0)));
        }
        int one = afterBlanks(old, 0);
        int other = afterBlanks(fresh, 0);
        while (one < old.length() && other < fresh.length() && old.charAt(one) == fresh.charAt(other)) {
            one = afterBlanks(old, one + 1);
            other = afterBlanks(fresh, other + 1);
        }
        return one == old.length() && other == fresh.length()
                ? Stream.empty()
                : Stream.of(new ShortChange(heading, cut(old, around(old, one)), cut(fresh, around(fresh, other))));
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A few words before a place, on the same line. */
    private static int around(String text, int at) {
        int line = text.lastIndexOf('\n', at - 1) + 1;
        int near = at - CHARACTERS_BEFORE <= line ? line : text.indexOf(' ', at - CHARACTERS_BEFORE) + 1;
        return near > at || near == 0 ? line : near;
    }

    private static String words(List<Token> tokens, String text) {
        return tokens.isEmpty()
                ? ""
                : cut(
                        new Span(
                                        tokens.get(0).span().start(),
                                        tokens.get(tokens.size() - 1).span().end())
                                .of(text),
                        0);
    }

    private static String cut(String text, int from) {
        String rest = text.substring(from)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("```"))
                .collect(Collectors.joining(" "))
                .strip();
        return DisplayWidth.fit((from > 0 && !rest.isEmpty() ? "… " : "") + rest, COLUMNS);
    }

    private PageText read(PageStatus page, String text) {
        return PageText.of(page.path(), text, dialect);
    }

    private Optional<String> text(BlobId blob) {
        return repository.text(blob);
    }
}
