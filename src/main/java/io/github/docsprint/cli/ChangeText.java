package io.github.docsprint.cli;

import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.Piece;
import io.github.docsprint.drift.change.Worklist;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One change of the source, for a person: the words that went and came, and the lines of the translation that they concern.
 *
 * @param messages the words
 * @param style the colours
 * @param columns how wide a line may be
 */
record ChangeText(Messages messages, Style style, int columns, PrintStream out) {

    /** A change shows at most this many lines of each text. */
    private static final int MOST_LINES = 12;

    private static final String INDENT = "  ";

    /** The section that it is in. */
    String heading(Change change) {
        return change.heading().isEmpty() ? messages.text("diff.top") : TerminalSafe.text(change.heading());
    }

    /** What it is, in two words. */
    String kind(Change change) {
        return messages.text("diff." + change.what().id())
                + messages.text("diff.comma")
                + messages.text("diff." + change.kind().id());
    }

    /** The source before it and after it. */
    void texts(Change change, String before, String after) {
        int width = Math.max(20, columns - 4);
        change.before().ifPresent(passage -> show(before(change, before, width), INDENT + "- "));
        change.after().ifPresent(passage -> show(after(change, after, width), INDENT + "+ "));
    }

    /**
     * The source before it and after it, and then where it belongs.
     *
     * @param shown the lines of the translation that stand there already
     */
    void stacked(PageDrift drift, Worklist.Item item, Optional<Lines> shown) {
        Change change = item.change();
        int width = Math.max(20, columns - 4);
        change.before().ifPresent(passage -> {
            out.println(INDENT + style.dim(source("diff.source-before", passage)));
            show(before(change, drift.before(), width), INDENT + "- ");
        });
        change.after().ifPresent(passage -> {
            out.println(INDENT + style.dim(source("diff.source-now", passage)));
            show(after(change, drift.source(), width), INDENT + "+ ");
        });
        out.println(INDENT + style.dim(place(change, item.target())));
        item.target().ifPresent(lines -> {
            List<Paragraph.Line> target = target(drift, lines, width);
            if (change.before().isPresent()) {
                show(target, INDENT + INDENT);
            } else if (!item.target().equals(shown)) {
                // Only to find the place: what comes there is new.
                out.println(INDENT + INDENT + style.dim(target.get(0).text() + (target.size() > 1 ? " …" : "")));
            }
        });
    }

    private String source(String key, Change.Passage passage) {
        return messages.text(
                key,
                passage.lines().first(),
                passage.lines().last(),
                passage.lines().count());
    }

    private String place(Change change, Optional<Lines> target) {
        return target.map(lines -> messages.text(
                        change.before().isEmpty() ? "diff.target-after" : "diff.target",
                        lines.first(),
                        lines.last(),
                        lines.count()))
                .orElseGet(() -> messages.text("diff.no-place"));
    }

    private List<Paragraph.Line> before(Change change, String page, int width) {
        return diff(Piece.before(change, page), "[-", "-]", width, style::red);
    }

    private List<Paragraph.Line> after(Change change, String page, int width) {
        return diff(Piece.after(change, page), "{+", "+}", width, style::green);
    }

    private List<Paragraph.Line> diff(
            List<Piece> pieces, String open, String close, int width, UnaryOperator<String> paint) {
        boolean plain = style == Style.PLAIN;
        return Paragraph.of(
                        columns == Integer.MAX_VALUE ? pieces : Paragraph.unwrapped(pieces),
                        plain ? open : "",
                        plain ? close : "")
                .marked(width, paint);
    }

    private static List<Paragraph.Line> target(PageDrift drift, Lines lines, int width) {
        List<String> all = DiffCommand.lines(drift.translation());
        return Paragraph.of(String.join(
                        "\n", all.subList(Math.min(lines.first() - 1, all.size()), Math.min(lines.last(), all.size()))))
                .marked(width, UnaryOperator.identity());
    }

    /** The lines; of a long block those with edits and their neighbours, or where there are none its beginning. */
    private void show(List<Paragraph.Line> lines, String prefix) {
        boolean partly = lines.size() > MOST_LINES
                && lines.stream().anyMatch(Paragraph.Line::marked)
                && !lines.stream().allMatch(Paragraph.Line::marked);
        int shown = 0;
        int last = -1;
        for (int i = 0; i < lines.size() && (partly ? shown < 2 * MOST_LINES : shown < MOST_LINES); i++) {
            boolean near = lines.subList(Math.max(0, i - 1), Math.min(lines.size(), i + 2)).stream()
                    .anyMatch(Paragraph.Line::marked);
            if (!partly || near) {
                if (last < i - 1) {
                    out.println(INDENT + style.dim("…"));
                }
                out.println((prefix + lines.get(i).text()).stripTrailing());
                shown++;
                last = i;
            }
        }
        if (last < lines.size() - 1) {
            out.println(INDENT + style.dim(messages.text("diff.more-lines", lines.size() - 1 - last)));
        }
    }

    /** The source on the left, what went over what came, and the translation on the right. */
    void sideBySide(PageDrift drift, Worklist.Item item) {
        Change change = item.change();
        int width = Math.max(15, (columns - INDENT.length() - 3) / 2);
        List<String> left = new ArrayList<>();
        change.before().ifPresent(passage -> {
            left.add(style.dim(source("diff.source-before", passage)));
            before(change, drift.before(), width - 2).forEach(line -> left.add("- " + line.text()));
        });
        change.after().ifPresent(passage -> {
            left.add(style.dim(source("diff.source-now", passage)));
            after(change, drift.source(), width - 2).forEach(line -> left.add("+ " + line.text()));
        });
        List<String> right = new ArrayList<>();
        Paragraph.of(place(change, item.target()))
                .lines(width, UnaryOperator.identity())
                .forEach(line -> right.add(style.dim(line)));
        item.target().ifPresent(lines -> target(drift, lines, width).forEach(line -> right.add(line.text())));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String one = i < left.size() ? left.get(i) : "";
            String other = i < right.size() ? right.get(i) : "";
            out.println((INDENT + pad(one, width) + " │ " + other).stripTrailing());
        }
    }

    /** The line with blanks after it; colours take no columns. */
    private static String pad(String line, int width) {
        return line + " ".repeat(Math.max(0, width - DisplayWidth.of(line.replaceAll("\u001b\\[[0-9]*m", ""))));
    }
}
