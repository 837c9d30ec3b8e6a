package io.github.docsprint.drift;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.Worklist;
import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A worklist as a Markdown checklist, for an issue, a pull request or an editor: one item for each change, with links to
 * the lines of both pages. Text of the pages stands in code only, so that it can mention nobody and format nothing.
 *
 * @param words puts messages into words
 * @param links to lines as they were when the edit began
 */
public record WorklistMarkdown(Function<Message, String> words, LineLinks links) {

    /** The whole checklist, with a heading. */
    public String write(PageDrift drift, Worklist list) {
        StringBuilder text = new StringBuilder();
        PageStatus status = drift.status();
        text.append("# ").append(code(status.path())).append("\n\n");
        status.base().ifPresent(base -> text.append(words.apply(base.told())).append("\n\n"));
        text.append(say(
                        "diff.progress",
                        list.items().size(),
                        list.done(),
                        list.items().size() - list.done()))
                .append("\n\n");
        int number = 0;
        for (Worklist.Item item : list.items()) {
            number++;
            item(text, drift, item, number);
        }
        untranslated(text, status);
        if (!drift.cosmetic().isEmpty()) {
            text.append("<details><summary>")
                    .append(say("diff.cosmetic", drift.cosmetic().size()))
                    .append("</summary>\n\n");
            drift.cosmetic()
                    .forEach(change -> text.append("- ")
                            .append(head(change))
                            .append(place(drift, change))
                            .append('\n'));
            text.append("\n</details>\n");
        }
        return text.toString();
    }

    private void item(StringBuilder text, PageDrift drift, Worklist.Item item, int number) {
        Change change = item.change();
        text.append("- [")
                .append(item.done() ? 'x' : ' ')
                .append("] **")
                .append(number)
                .append(".** ")
                .append(head(change))
                .append(place(drift, change));
        text.append(target(drift.status().path(), item));
        if (item.mark() == Worklist.Mark.EDITED) {
            text.append(" — ").append(say("diff.edited"));
        }
        if (!item.lacking().isEmpty()) {
            text.append(" — ")
                    .append(say(
                            "diff.lacking",
                            String.join(
                                    ", ",
                                    item.lacking().stream()
                                            .map(WorklistMarkdown::code)
                                            .toList())));
        }
        text.append("\n\n");
        String before = change.before()
                .map(passage -> passage.span().of(drift.before()))
                .orElse("");
        String after =
                change.after().map(passage -> passage.span().of(drift.source())).orElse("");
        String fence = "`".repeat(Math.max(3, longestRun(before + "\n" + after) + 1));
        text.append("  ").append(fence).append("diff\n");
        before.lines().forEach(line -> text.append("  - ").append(line).append('\n'));
        after.lines().forEach(line -> text.append("  + ").append(line).append('\n'));
        text.append("  ").append(fence).append("\n\n");
    }

    /** Where it belongs in the translation as it is now; where an edit has moved that, with a link to where it was. */
    private String target(String path, Worklist.Item item) {
        if (item.target().isPresent() && item.target().equals(item.start())) {
            return " → "
                    + link(
                            item.comesAfter() ? "diff.link-after" : "diff.link-target",
                            path,
                            item.target().get());
        }
        String now = item.target()
                .map(lines -> " → "
                        + say(
                                item.comesAfter() ? "diff.link-after" : "diff.link-target",
                                lines.first(),
                                lines.last(),
                                lines.count()))
                .orElseGet(() -> item.done() ? "" : " → " + say("diff.no-place"));
        return now
                + item.start()
                        .map(lines -> " " + link("diff.link-start", path, lines))
                        .orElse("");
    }

    private void untranslated(StringBuilder text, PageStatus status) {
        if (!status.untranslated().isEmpty()) {
            text.append("## ").append(say("diff.untranslated")).append("\n\n");
            status.untranslated()
                    .forEach(lines -> text.append("- [ ] ")
                            .append(link("diff.lines", status.path(), lines))
                            .append('\n'));
            text.append('\n');
        }
    }

    private String head(Change change) {
        return (change.heading().isEmpty() ? say("diff.top") : code(change.heading())) + " ("
                + say("diff." + change.what().id()) + say("diff.comma")
                + say("diff." + change.kind().id()) + "): ";
    }

    private String place(PageDrift drift, Change change) {
        Optional<String> source = drift.status().source();
        return change.after()
                .flatMap(passage -> source.map(path -> link("diff.link-source", path, passage.lines())))
                .orElseGet(() -> change.before()
                        .map(passage -> say(
                                "diff.source-before",
                                passage.lines().first(),
                                passage.lines().last(),
                                passage.lines().count()))
                        .orElse(""));
    }

    private String link(String key, String path, Lines lines) {
        return "[" + say(key, lines.first(), lines.last(), lines.count()) + "](" + links.to(path, lines) + ")";
    }

    private String say(String key, Object... arguments) {
        return words.apply(Message.of(key, arguments));
    }

    /** Text as inline code (CommonMark 6.1), on one line. */
    private static String code(String text) {
        String line = String.join(" ", List.of(text.split("\\s+")));
        String fence = "`".repeat(longestRun(line) + 1);
        return fence + " " + line + " " + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
