package io.github.docsprint.cli;

import io.github.docsprint.review.Review;
import io.github.docsprint.review.Review.Objection;
import io.github.docsprint.review.Review.Page;
import io.github.docsprint.review.Review.Place;
import io.github.docsprint.review.Review.Remark;
import io.github.docsprint.review.ReviewWords;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.util.List;

/**
 * A review for a person at a terminal: page by page, what became of the changes that it lacked, and the remarks.
 *
 * @param messages the words
 * @param style the colours
 */
record ReviewText(Messages messages, Style style, PrintStream out) {

    private static final int MOST_SECTIONS = 8;
    private static final int MOST_EXCERPTS = 2;

    void print(Review review) {
        if (review.pages().isEmpty()) {
            out.println(messages.text("review.no-pages"));
        }
        for (Page page : review.pages()) {
            out.println(style.bold(TerminalSafe.text(page.path())));
            out.println("  " + words().verdict(page));
            places("review.left", page.sync().left());
            places("review.unsure", page.sync().unsure());
            review.remarks().stream()
                    .filter(remark -> remark.path().equals(page.path()))
                    .sorted((one, other) -> one.lines().first() - other.lines().first())
                    .forEach(this::remark);
            out.println();
        }
        if (review.otherFiles() > 0) {
            out.println(messages.text("review.other-files", review.otherFiles()));
        }
        out.println(words().counts(review));
    }

    private void places(String title, List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        out.println("  " + messages.text(title, places.size()));
        List<ReviewWords.Section> sections = ReviewWords.sections(places);
        sections.stream().limit(MOST_SECTIONS).forEach(this::section);
        int more = sections.stream()
                .skip(MOST_SECTIONS)
                .mapToInt(section -> section.places().size())
                .sum();
        if (more > 0) {
            out.println("    " + style.dim(messages.text("review.more", more)));
        }
    }

    private void section(ReviewWords.Section section) {
        List<Place> places = section.places();
        out.println("    " + section.target().map(words()::lines).orElse("?") + "  "
                + style.dim(TerminalSafe.text(section.heading()))
                + "  " + messages.text("review.changes", places.size()));
        places.stream().limit(MOST_EXCERPTS).forEach(place -> {
            place.before().ifPresent(text -> out.println("      " + style.red("- " + TerminalSafe.text(text))));
            place.after().ifPresent(text -> out.println("      " + style.green("+ " + TerminalSafe.text(text))));
        });
        if (places.size() > MOST_EXCERPTS) {
            out.println("      " + style.dim(messages.text("review.more", places.size() - MOST_EXCERPTS)));
        }
    }

    private ReviewWords words() {
        return new ReviewWords(messages::text, TerminalSafe::text);
    }

    private void remark(Remark remark) {
        for (Objection objection : remark.objections()) {
            String severity = messages.text("review." + objection.severity().label());
            out.println("  " + words().lines(remark.lines()) + "  "
                    + switch (objection.severity()) {
                        case ERROR -> style.red(severity);
                        case WARNING -> style.yellow(severity);
                        case INFO -> style.cyan(severity);
                    }
                    + "  " + TerminalSafe.text(objection.message()) + "  " + style.dim(objection.rule()));
        }
        remark.suggestion()
                .ifPresent(lines -> lines.lines()
                        .forEach(line -> out.println("      " + style.green("+ " + TerminalSafe.text(line)))));
    }
}
