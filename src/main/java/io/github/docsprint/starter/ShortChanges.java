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
import io.github.docsprint.starter.Task.ShortChange;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what changed in a source page in a few words.
 *
 * @param repository the clone
 * @param at the commit that the tasks were found at
 */
public record ShortChanges(Clone repository, CommitId at) {

    private static final int MOST = 3;
    private static final int COLUMNS = 60;
    private static final int WORDS_BEFORE = 20;

    /** The task with the first changes that its page lacks; as it is, where it is no sync or a text is not here. */
    public Task on(Task task, PageStatus page) {
        if (task.kind() != TaskKind.SYNC) {
            return task;
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
            return task;
        }
        ChangeSet changes = SourceDiff.between(before.get(), now.get());
        return task.withChanges(Missing.from(changes, mine.get()).items().stream()
                .flatMap(item ->
                        shown(item.change(), before.get().text(), now.get().text()))
                .filter(change -> (change.before() + change.after()).chars().anyMatch(Character::isLetterOrDigit))
                .limit(MOST)
                .toList());
    }

    private static Stream<ShortChange> shown(Change change, String before, String now) {
        if (change.edits().isEmpty()) {
            String old =
                    change.before().map(passage -> passage.span().of(before)).orElse("");
            String fresh = change.after().map(passage -> passage.span().of(now)).orElse("");
            int same = old.isEmpty() || fresh.isEmpty() ? 0 : alike(old, fresh);
            return Stream.of(new ShortChange(change.heading(), cut(old, same), cut(fresh, same)));
        }
        return change.edits().stream()
                .filter(edit -> Stream.concat(edit.removed().stream(), edit.added().stream())
                        .anyMatch(token -> token.word() || token.neutral()))
                .map(edit ->
                        new ShortChange(change.heading(), words(edit.removed(), before), words(edit.added(), now)));
    }

    /** From where on two blocks are worth showing: a few words before they begin to differ, on the same line. */
    private static int alike(String old, String fresh) {
        int same = 0;
        while (same < old.length() && same < fresh.length() && old.charAt(same) == fresh.charAt(same)) {
            same++;
        }
        int line = old.lastIndexOf('\n', same - 1) + 1;
        int near = same - WORDS_BEFORE <= line ? line : old.indexOf(' ', same - WORDS_BEFORE) + 1;
        return near > same || near == 0 ? line : near;
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

    private static PageText read(PageStatus page, String text) {
        return PageText.of(page.path(), text, Dialect.KUBERNETES);
    }

    private Optional<String> text(BlobId blob) {
        return repository.read(blob).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
