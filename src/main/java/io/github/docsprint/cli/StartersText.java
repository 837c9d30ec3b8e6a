package io.github.docsprint.cli;

import io.github.docsprint.message.Message;
import io.github.docsprint.starter.Effort;
import io.github.docsprint.starter.Offer;
import io.github.docsprint.starter.Offer.ShortChange;
import io.github.docsprint.starter.Score;
import io.github.docsprint.starter.Skill;
import io.github.docsprint.starter.Task;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * The tasks for a person: a few lines each, the command to type last.
 *
 * @param columns how wide a line may be
 */
record StartersText(Messages messages, Style style, int columns, Effort effort, PrintStream out) {

    private static final String INDENT = "    ";

    void print(StartersView view, boolean explain) {
        out.println(style.bold(messages.text(
                "starter.title", view.report().language(), view.report().head().abbreviated())));
        wrapped(
                messages.text(
                        "starter.activity",
                        view.known().told(),
                        view.known().activity().isPresent()
                                ? Message.of(view.takenToo() ? "starter.listed-too" : "starter.left-out", view.taken())
                                : Message.of("starter.look-yourself")),
                "");
        for (int person = 0; person < view.lists().size(); person++) {
            if (view.dealt()) {
                out.println();
                out.println(style.bold(messages.text("starter.person", person + 1)));
            }
            List<Offer> offers = view.lists().get(person);
            for (int i = 0; i < offers.size(); i++) {
                out.println();
                offer(offers.get(i), i + 1, explain);
            }
        }
        out.println();
        wrapped(
                view.shown() == 0
                        ? messages.text("starter.none")
                        : messages.text("starter.shown", view.shown(), view.open()),
                "");
    }

    private void offer(Offer offer, int number, boolean explain) {
        Task task = offer.task();
        String head = DisplayWidth.padLeft(number + ".", 3) + " ";
        String facts = messages.text(
                "starter.head",
                messages.text("starter." + task.kind().id()),
                task.work().size().name(),
                task.work().minutes());
        String banner = task.page().banner() ? "  " + style.yellow(messages.text("starter.banner")) : "";
        String skill = task.work().skill() == Skill.NONE
                ? ""
                : "  "
                        + style.dim(messages.text(
                                "starter.skill-" + task.work().skill().id()));
        out.println(head + style.bold(facts) + banner + skill);
        out.println(INDENT + style.cyan(shortened(TerminalSafe.text(task.page().path()), columns - INDENT.length())));
        task.reasons().forEach(reason -> wrapped(messages.text(reason), INDENT));
        offer.changes().forEach(this::change);
        offer.claimedBy()
                .forEach(claim -> wrapped(messages.text("starter.claimed", claim.login(), claim.url()), INDENT));
        offer.namedIn().forEach(issue -> wrapped(messages.text("starter.named-in", issue.url()), INDENT));
        if (explain) {
            wrapped(
                    messages.text(
                            "starter.days", Math.round(effort.days(task.work().size()))),
                    INDENT);
            explain(task);
        }
        out.println(INDENT + style.green("$ " + TerminalSafe.text(task.next())));
    }

    private void change(ShortChange change) {
        String before = TerminalSafe.text(change.before());
        String after = TerminalSafe.text(change.after());
        int room = columns - INDENT.length() - 2;
        if (!before.isEmpty() && !after.isEmpty() && DisplayWidth.of(before + after) + 3 <= room) {
            out.println(INDENT + "  " + style.red(before) + " → " + style.green(after));
            return;
        }
        if (!before.isEmpty()) {
            out.println(INDENT + "  " + style.red(DisplayWidth.fit("− " + before, room)));
        }
        if (!after.isEmpty()) {
            out.println(INDENT + "  " + style.green(DisplayWidth.fit("+ " + after, room)));
        }
    }

    private void explain(Task task) {
        Score score = task.score();
        wrapped(
                messages.text(
                        "starter.place",
                        score.place(),
                        messages.text("starter." + task.kind().id()),
                        Math.round(score.share() * 100)),
                INDENT);
        out.println(INDENT + style.dim(messages.text("starter.score", points(score.points()))));
        for (Score.Part part : score.parts()) {
            out.println(INDENT
                    + style.dim("  " + DisplayWidth.padLeft(points(part.points()), 6) + "  "
                            + messages.text("starter.factor-" + part.factor().id())
                            + " (" + points(part.value()) + " × " + points(part.weight()) + ")"));
        }
    }

    private static String points(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A path that is too long loses its first folders. */
    private static String shortened(String path, int width) {
        String fitted = path;
        int from = 0;
        while (DisplayWidth.of(fitted) > width && path.indexOf('/', from) >= 0) {
            from = path.indexOf('/', from) + 1;
            fitted = "…/" + path.substring(from);
        }
        return fitted;
    }

    private void wrapped(String text, String indent) {
        Paragraph.wrapped(text, columns - indent.length()).forEach(line -> out.println(indent + line));
    }
}
