package io.github.docsprint.cli;

import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.State;
import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.Missing;
import io.github.docsprint.drift.change.Token;
import io.github.docsprint.text.Span;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a page lacks, for a person: change by change, the source before and after, and the lines of the translation that
 * each concerns.
 *
 * @param messages the words
 * @param style the colours
 */
record DiffText(Messages messages, Style style, PrintStream out) {

    /** A change shows at most this many lines of each text. */
    private static final int MOST_LINES = 12;

    void print(PageDrift drift, boolean why) {
        PageStatus status = drift.status();
        out.println(style.bold(TerminalSafe.text(status.path())));
        out.println(messages.text(
                "diff.state",
                status.severity()
                        .map(severity -> messages.text("status." + severity.id()))
                        .orElseGet(
                                () -> messages.text("status." + status.state().id())),
                drift.missing().items().size()));
        drift.reason().ifPresent(reason -> out.println(messages.text(reason)));
        status.base().ifPresent(base -> base(base, why));
        List<Missing.Item> items = drift.missing().items();
        for (int i = 0; i < items.size(); i++) {
            out.println();
            item(drift, items.get(i), i + 1);
        }
        untranslated(drift);
        quiet(drift);
        out.println();
        out.println(next(drift));
    }

    private void base(Base base, boolean why) {
        out.println(messages.text(
                "diff.base",
                base.commit().abbreviated(),
                base.committedAt().toLocalDate().toString(),
                messages.text("diff.method-" + base.method().id()),
                (int) (base.confidence() * 100)));
        if (why) {
            base.evidence()
                    .forEach(evidence -> out.println(
                            "  " + (evidence.weight() >= 0 ? "+ " : "− ") + messages.text(evidence.told())));
        }
    }

    private void item(PageDrift drift, Missing.Item item, int number) {
        Change change = item.change();
        String heading = change.heading().isEmpty() ? messages.text("diff.top") : TerminalSafe.text(change.heading());
        out.println(style.bold(number + ". " + heading) + "  "
                + style.dim(messages.text("diff." + change.what().id()) + ", "
                        + messages.text("diff." + change.kind().id())));
        change.before()
                .ifPresent(passage -> passage(
                        "diff.source-before", drift.before(), passage, edited(change, Change.WordEdit::removed), "-"));
        change.after()
                .ifPresent(passage -> passage(
                        "diff.source-now", drift.source(), passage, edited(change, Change.WordEdit::added), "+"));
        item.target()
                .ifPresentOrElse(
                        lines -> target(drift, change, lines),
                        () -> out.println("  " + style.dim(messages.text("diff.no-place"))));
    }

    private static List<Span> edited(Change change, Function<Change.WordEdit, List<Token>> side) {
        return change.edits().stream()
                .map(side)
                .filter(tokens -> !tokens.isEmpty())
                .map(tokens -> new Span(
                        tokens.get(0).span().start(),
                        tokens.get(tokens.size() - 1).span().end()))
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }

    private void passage(String title, String text, Change.Passage passage, List<Span> marks, String sign) {
        out.println("  "
                + style.dim(messages.text(
                        title, passage.lines().first(), passage.lines().last())));
        List<String> lines = marked(text, passage.span(), marks, sign).lines().toList();
        show(lines, sign + " ", line -> marks.isEmpty() ? paint(sign, line) : line);
    }

    private String paint(String sign, String text) {
        return sign.equals("-") ? style.red(text) : style.green(text);
    }

    /** The passage with its edited words in colour, or in the marks of {@code git diff --word-diff=plain}. */
    private String marked(String text, Span span, List<Span> marks, String sign) {
        StringBuilder marked = new StringBuilder();
        int at = span.start();
        for (Span mark : marks) {
            if (mark.start() < at || mark.end() > span.end()) {
                continue;
            }
            marked.append(safe(text.substring(at, mark.start())));
            String words = safe(mark.of(text));
            if (style == Style.PLAIN) {
                marked.append(sign.equals("-") ? "[-" + words + "-]" : "{+" + words + "+}");
            } else {
                List<String> parts = new ArrayList<>();
                words.lines().forEach(part -> parts.add(paint(sign, part)));
                marked.append(String.join("\n", parts));
            }
            at = mark.end();
        }
        return marked.append(safe(text.substring(at, Math.max(at, span.end())))).toString();
    }

    private void target(PageDrift drift, Change change, Lines lines) {
        boolean after = change.before().isEmpty();
        out.println("  "
                + style.dim(messages.text(after ? "diff.target-after" : "diff.target", lines.first(), lines.last())));
        List<String> all = DiffCommand.lines(drift.translation());
        List<String> shown = all.subList(Math.min(lines.first() - 1, all.size()), Math.min(lines.last(), all.size()));
        show(shown.stream().map(TerminalSafe::text).toList(), "  ", Function.identity());
    }

    private void show(List<String> lines, String prefix, Function<String, String> paint) {
        lines.stream().limit(MOST_LINES).forEach(line -> out.println("  " + prefix + paint.apply(line)));
        if (lines.size() > MOST_LINES) {
            out.println("  " + style.dim(messages.text("diff.more-lines", lines.size() - MOST_LINES)));
        }
    }

    private void untranslated(PageDrift drift) {
        if (!drift.status().untranslated().isEmpty()) {
            out.println();
            out.println(style.bold(messages.text("diff.untranslated")));
            drift.status()
                    .untranslated()
                    .forEach(lines -> out.println("  " + messages.text("diff.lines", lines.first(), lines.last())));
        }
    }

    private void quiet(PageDrift drift) {
        if (!drift.missing().present().isEmpty() || !drift.cosmetic().isEmpty()) {
            out.println();
        }
        if (!drift.missing().present().isEmpty()) {
            out.println(style.dim(
                    messages.text("diff.present", drift.missing().present().size())));
        }
        if (!drift.cosmetic().isEmpty()) {
            out.println(
                    style.dim(messages.text("diff.cosmetic", drift.cosmetic().size())));
        }
    }

    private String next(PageDrift drift) {
        String path = drift.status().path();
        return drift.status().state() == State.OUTDATED || drift.status().state() == State.ENGLISH_COPY
                ? messages.text("diff.next", path)
                : messages.text("diff.nothing", path);
    }

    /** The text safe for a terminal, line by line. */
    private static String safe(String text) {
        return String.join(
                "\n",
                Optional.of(text).stream()
                        .flatMap(whole -> List.of(whole.split("\n", -1)).stream())
                        .map(TerminalSafe::text)
                        .toList());
    }
}
