package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much it hurts that changes are missing, and why.
 *
 * @param severity how much
 * @param reason the first thing that makes it so
 */
public record Weight(Severity severity, Message reason) {

    private static final double MAJOR_SHARE = 0.15;
    private static final int MAJOR_SHARE_WORDS = 20;
    private static final int MAJOR_BLOCKS = 3;

    /** A paragraph counts if it has this many words to look at. */
    private static final int MAJOR_WORDS = 8;

    private static final Set<String> WARNINGS = Set.of("warning", "caution", "danger", "important");

    /** Shortcodes that say which versions have a feature, and whether it is on. */
    private static final Set<String> STAGES = Set.of("feature-state", "feature-gate", "version-check", "deprecation");

    /**
     * Weighs what is missing. Critical: code, a flag or an API version that the translation still tells and the source
     * does not, a feature's stage, or anything in a warning; but what is new together with its whole section misleads
     * nobody. Major: a section, three blocks, or 15 % of the words and at least 20. Minor: the rest. Nothing for a page
     * that lacks nothing.
     */
    public static Optional<Weight> of(Missing missing, ChangeSet changes) {
        List<Missing.Item> items = missing.items();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        Set<String> newSections = items.stream()
                .map(Missing.Item::change)
                .filter(change -> change.what() == SectionChange.Change.ADDED)
                .filter(change -> unit(change, changes).kind() == Unit.Kind.HEADING)
                .map(Change::anchor)
                .collect(Collectors.toSet());
        for (Missing.Item item : items) {
            Change change = item.change();
            boolean allNew = change.what() == SectionChange.Change.ADDED && newSections.contains(change.anchor());
            Optional<Message> reason = allNew ? Optional.empty() : critical(change, changes);
            if (reason.isPresent()) {
                return Optional.of(new Weight(Severity.CRITICAL, reason.get()));
            }
        }
        return Optional.of(major(items, changes)
                .map(reason -> new Weight(Severity.MAJOR, reason))
                .orElseGet(() -> {
                    int words = items.stream()
                            .mapToInt(item -> item.change().words())
                            .sum();
                    return new Weight(Severity.MINOR, Message.of("drift.severity.minor", words));
                }));
    }

    private static Optional<Message> critical(Change change, ChangeSet changes) {
        Message where = change.heading().isEmpty()
                ? Message.of("drift.severity.top")
                : Message.of("drift.severity.under", change.heading());
        Optional<Unit> before = change.before().map(passage -> changes.base().unplaced(passage.unit()));
        Optional<Unit> after = change.after().map(passage -> changes.current().unplaced(passage.unit()));
        String alert = after.or(() -> before).map(Unit::alert).orElse("");
        if (WARNINGS.contains(alert)) {
            return Optional.of(Message.of("drift.severity.warning", alert, where));
        }
        List<Token> come = change.edits().isEmpty()
                ? after.map(Unit::tokens).orElse(List.of())
                : change.edits().stream().flatMap(edit -> edit.added().stream()).toList();
        List<Token> gone = change.edits().isEmpty()
                ? before.map(Unit::tokens).orElse(List.of())
                : change.edits().stream()
                        .flatMap(edit -> edit.removed().stream())
                        .toList();
        Optional<Token> stage = Stream.concat(come.stream(), gone.stream())
                .filter(Weight::stage)
                .findFirst();
        if (stage.isPresent()) {
            return Optional.of(Message.of("drift.severity.stage", stage.get().text(), where));
        }
        boolean stays = change.what() == SectionChange.Change.ADDED || change.what() == SectionChange.Change.MOVED;
        if (stays) {
            return Optional.empty();
        }
        if (before.filter(unit -> unit.kind() == Unit.Kind.CODE).isPresent()) {
            boolean comments = after.filter(unit -> commands(unit).equals(commands(before.get())))
                    .isPresent();
            return comments ? Optional.empty() : Optional.of(Message.of("drift.severity.code", where));
        }
        Set<String> now = come.stream().map(Token::text).collect(Collectors.toSet());
        return gone.stream()
                .filter(token -> !now.contains(token.text()) && (flag(token) || apiVersion(token)))
                .findFirst()
                .map(token -> flag(token)
                        ? Message.of("drift.severity.flag", token.text(), where)
                        : Message.of("drift.severity.api", token.text(), where));
    }

    /** The block as it is now; as it was, if it is gone. */
    private static Unit unit(Change change, ChangeSet changes) {
        return change.after()
                .map(passage -> changes.current().unplaced(passage.unit()))
                .or(() -> change.before().map(passage -> changes.base().unplaced(passage.unit())))
                .orElseThrow();
    }

    private static List<String> commands(Unit unit) {
        return unit.code().stream()
                .map(CodeLine::code)
                .filter(code -> !code.isBlank())
                .toList();
    }

    private static boolean stage(Token token) {
        int end = token.text().indexOf(' ');
        return token.kind() == Token.Kind.SHORTCODE
                && STAGES.contains(end < 0 ? token.text() : token.text().substring(0, end));
    }

    private static boolean flag(Token token) {
        return (token.kind() == Token.Kind.CODE || token.kind() == Token.Kind.NAME)
                && token.text().startsWith("--")
                && token.text().length() > 3;
    }

    /** Such as {@code v1beta1}, {@code apps/v1}, {@code batch/v2alpha1}. */
    static boolean apiVersion(Token token) {
        if (token.kind() == Token.Kind.LINK || token.kind() == Token.Kind.SHORTCODE) {
            return false;
        }
        String text = token.text();
        String version = text.substring(text.lastIndexOf('/') + 1);
        if (version.length() < 2 || version.charAt(0) != 'v' || !Character.isDigit(version.charAt(1))) {
            return false;
        }
        int end = 1;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        String stage = version.substring(end);
        return stage.startsWith("alpha") || stage.startsWith("beta") || (stage.isEmpty() && text.indexOf('/') > 0);
    }

    private static Optional<Message> major(List<Missing.Item> items, ChangeSet changes) {
        int words = 0;
        int blocks = 0;
        for (Missing.Item item : items) {
            Change change = item.change();
            Unit unit = unit(change, changes);
            if (unit.kind() == Unit.Kind.HEADING && change.what() == SectionChange.Change.ADDED) {
                return Optional.of(Message.of("drift.severity.section.added", change.heading()));
            }
            if (unit.kind() == Unit.Kind.HEADING && change.what() == SectionChange.Change.REMOVED) {
                return Optional.of(Message.of("drift.severity.section.removed", change.heading()));
            }
            words += change.words();
            blocks += unit.kind() == Unit.Kind.PROSE && change.words() >= MAJOR_WORDS ? 1 : 0;
        }
        int all = Math.max(1, changes.current().words());
        if (words > MAJOR_SHARE * all && words >= MAJOR_SHARE_WORDS) {
            return Optional.of(Message.of("drift.severity.share", Math.min(100, 100 * words / all)));
        }
        return blocks >= MAJOR_BLOCKS ? Optional.of(Message.of("drift.severity.blocks", blocks)) : Optional.empty();
    }
}
