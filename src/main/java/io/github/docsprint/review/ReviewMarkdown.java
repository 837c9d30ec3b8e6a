package io.github.docsprint.review;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.message.Message;
import io.github.docsprint.review.Review.Objection;
import io.github.docsprint.review.Review.Page;
import io.github.docsprint.review.Review.Place;
import io.github.docsprint.review.Review.Remark;
import io.github.docsprint.review.Review.Sync;
import io.github.docsprint.rules.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A review in GitHub's Markdown. What it quotes of pages does nothing there.
 *
 * @param words puts messages into the language of the review
 * @param ruleLink where a rule is explained, by its id
 * @param site the address of the repository's files as of the head, which lines are linked to; empty for none
 */
public record ReviewMarkdown(
        Function<Message, String> words, Function<String, Optional<String>> ruleLink, Optional<String> site) {

    /** GitHub takes 65,536 characters. */
    private static final int MOST_CHARACTERS = 60_000;

    private static final int MOST_ROWS = 100;

    /** Of one page; {@code docsprint diff} shows the others. */
    private static final int MOST_SECTIONS = 8;

    private static final int MOST_EXCERPTS = 3;

    /** The summary: counts, one table, and what has no place beside a line. */
    public String summary(Review review) {
        StringBuilder body = new StringBuilder("### docsprint review\n\n");
        body.append(spoken().counts(review)).append("\n\n");
        table(review, body);
        if (review.otherFiles() > 0) {
            body.append(say("review.other-files", review.otherFiles())).append("\n\n");
        }
        places(review, "review.left", Sync::left, body);
        places(review, "review.unsure", Sync::unsure, body);
        List<Remark> beside = review.inline();
        List<String> rest = review.remarks().stream()
                .filter(remark -> !beside.contains(remark))
                .map(this::line)
                .toList();
        details(body, say("review.rest", rest.size()), rest);
        body.append("<sub>")
                .append(say("review.footer"))
                .append(" · base ")
                .append(review.base().abbreviated())
                .append(" · head ")
                .append(review.head().abbreviated())
                .append("</sub>\n");
        return body.toString();
    }

    /** All in one, for a person or a summary of a run: the summary, and the comments after it. */
    public String whole(Review review) {
        StringBuilder text = new StringBuilder(summary(review));
        for (Remark remark : review.inline()) {
            text.append("\n---\n\n")
                    .append(place(remark.path(), remark.lines()))
                    .append("\n\n")
                    .append(comment(remark));
        }
        return text.toString();
    }

    /** The comment beside the lines of a remark. */
    public String comment(Remark remark) {
        StringBuilder text = new StringBuilder();
        for (Objection objection : remark.objections()) {
            text.append(objections(objection)).append("\n\n");
        }
        remark.suggestion()
                .ifPresent(lines -> text.append(Neutral.suggestion(lines)).append('\n'));
        return text.toString();
    }

    private void table(Review review, StringBuilder body) {
        if (review.pages().isEmpty()) {
            body.append(say("review.no-pages")).append("\n\n");
            return;
        }
        body.append("| ")
                .append(say("review.column-page"))
                .append(" | ")
                .append(say("review.column-sync"))
                .append(" | ")
                .append(say("review.column-findings"))
                .append(" |\n| --- | --- | --- |\n");
        review.pages().stream()
                .limit(MOST_ROWS)
                .forEach(page -> body.append("| ")
                        .append(link(cell(page.path()), page.path(), Optional.empty()))
                        .append(" | ")
                        .append(spoken().verdict(page))
                        .append(" | ")
                        .append(findings(review, page.path()))
                        .append(" |\n"));
        if (review.pages().size() > MOST_ROWS) {
            body.append('\n').append(say("review.more", review.pages().size() - MOST_ROWS));
        }
        body.append('\n');
    }

    /** A code span cannot hold a pipe in a table. */
    private static String cell(String path) {
        return path.indexOf('|') < 0 ? Neutral.code(path) : Neutral.prose(path);
    }

    private String findings(Review review, String path) {
        return Stream.of(
                        finding("review.findings-errors", review.count(path, Severity.ERROR)),
                        finding("review.findings-warnings", review.count(path, Severity.WARNING)),
                        finding("review.findings-infos", review.count(path, Severity.INFO)))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " · " + other)
                .orElse("–");
    }

    private Optional<String> finding(String key, int count) {
        return count == 0 ? Optional.empty() : Optional.of(say(key, count));
    }

    private void places(Review review, String title, Function<Sync, List<Place>> which, StringBuilder body) {
        List<String> lines = new ArrayList<>();
        int count = 0;
        for (Page page : review.pages()) {
            places(page, which.apply(page.sync()), lines);
            count += which.apply(page.sync()).size();
        }
        details(body, say(title, count), lines);
    }

    private void places(Page page, List<Place> places, List<String> lines) {
        List<ReviewWords.Section> sections = ReviewWords.sections(places);
        sections.stream().limit(MOST_SECTIONS).forEach(section -> lines.add(section(page, section)));
        if (sections.size() > MOST_SECTIONS) {
            int more = sections.stream()
                    .skip(MOST_SECTIONS)
                    .mapToInt(section -> section.places().size())
                    .sum();
            lines.add("- " + Neutral.code(page.path()) + ": " + say("review.more", more));
        }
    }

    private String section(Page page, ReviewWords.Section section) {
        String where = Neutral.code(page.path())
                + section.target().map(lines -> " " + lines(lines)).orElse("");
        StringBuilder text = new StringBuilder("- ")
                .append(link(where, page.path(), section.target()))
                .append(section.heading().isEmpty() ? "" : " · " + Neutral.prose(section.heading()))
                .append(" · ")
                .append(say("review.changes", section.places().size()));
        section.places().stream()
                .limit(MOST_EXCERPTS)
                .forEach(place -> text.append("\n  - ")
                        .append(spoken().change(place))
                        .append(" · ")
                        .append(source(page, place))
                        .append(excerpt("−", place.before()))
                        .append(excerpt("+", place.after())));
        if (section.places().size() > MOST_EXCERPTS) {
            text.append("\n  - ").append(say("review.more", section.places().size() - MOST_EXCERPTS));
        }
        return text.toString();
    }

    private String source(Page page, Place place) {
        String lines = place.source().first() == place.source().last()
                ? say("review.source-line", place.source().first())
                : say(
                        "review.source-lines",
                        place.source().first(),
                        place.source().last());
        return page.source()
                .map(path -> link(lines, path, Optional.of(place.source())))
                .orElse(lines);
    }

    private static String excerpt(String sign, Optional<String> text) {
        return text.map(words -> "<br>" + sign + " " + Neutral.code(words)).orElse("");
    }

    private String line(Remark remark) {
        List<String> told = remark.objections().stream().map(this::objections).toList();
        return "- " + place(remark.path(), remark.lines()) + ": " + String.join(" ", told);
    }

    private String objections(Objection objection) {
        String rule = Neutral.code(objection.rule());
        return "**" + say("review." + objection.severity().label()) + "** "
                + Neutral.prose(objection.message()) + " ("
                + ruleLink.apply(objection.rule())
                        .map(address -> "[" + rule + "](" + address + ")")
                        .orElse(rule)
                + ")";
    }

    private String place(String path, Lines lines) {
        return link(Neutral.code(path) + " " + lines(lines), path, Optional.of(lines));
    }

    private String lines(Lines lines) {
        return spoken().lines(lines);
    }

    private String link(String text, String path, Optional<Lines> lines) {
        return site.map(address -> "[" + text + "](" + address + "/" + encoded(path)
                        + lines.map(range -> "#L" + range.first() + "-L" + range.last())
                                .orElse("")
                        + ")")
                .orElse(text);
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean plain = character < 0x80 && Character.isLetterOrDigit(character) || "/-_.".indexOf(character) >= 0;
            encoded.append(plain ? String.valueOf(character) : String.format("%%%02X", octet & 0xFF));
        }
        return encoded.toString();
    }

    /** A list that is folded away, cut off before the whole grows too long. */
    private void details(StringBuilder body, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        body.append("<details><summary>").append(title).append("</summary>\n\n");
        int shown = 0;
        for (String line : lines) {
            if (shown == MOST_ROWS || body.length() + line.length() > MOST_CHARACTERS) {
                body.append("- ")
                        .append(say("review.more", lines.size() - shown))
                        .append('\n');
                break;
            }
            body.append(line).append('\n');
            shown++;
        }
        body.append("\n</details>\n\n");
    }

    private ReviewWords spoken() {
        return new ReviewWords(words, ReviewMarkdown::cell);
    }

    private String say(String key, Object... arguments) {
        return words.apply(Message.of(key, arguments));
    }
}
