package io.github.docsprint.github;

import io.github.docsprint.github.Activity.Claim;
import io.github.docsprint.github.Activity.TableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Claims as they are written on GitHub. A board is an issue: each claim and each release is a comment that begins with a
 * mark, and is never rewritten, as GitHub cannot change an issue's body only if nobody else did meanwhile. The table in
 * the body is drawn from the comments, so that a lost drawing loses nothing. Who has a page is told by the authors of
 * the comments alone, never by their text.
 */
public final class ClaimBoard {

    /** Begins the part of a board's body that is drawn. */
    public static final String START = "<!-- docsprint-board:start -->";

    private static final String END = "<!-- docsprint-board:end -->";
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";
    private static final String ROW = "<!-- docsprint-row -->";

    /** A claim says for how many days without activity it holds, so that everybody comes to the same winner. */
    private static final Pattern MARK =
            Pattern.compile("<!-- docsprint-claim (claim ([0-9]{1,2})|release) ([^\\s<>]+) -->");

    /** More would keep others off a page for too long. */
    public static final int MOST_DAYS = 30;

    private static final int LONGEST_PATH = 300;
    private static final int LONGEST_NAME = 60;

    /** Nobody keeps more rows of one table by hand. */
    private static final int MOST_ROWS = 200;

    /** Where a row of a board has who is on the page. */
    private static final int ASSIGNEE = 2;

    /** What GitHub lets people be called; a team has a slash in it, an address a second at sign. */
    private static final Pattern LOGIN = Pattern.compile("@[A-Za-z0-9][A-Za-z0-9-]{0,38}(?![A-Za-z0-9/@_-])");

    private ClaimBoard() {}

    private record Mark(boolean release, int days, String path) {}

    private record Held(Claim claim, int days) {}

    /** What makes a comment, or an issue's body, a claim: its first line. */
    public static String claimMark(String path, int days) {
        return "<!-- docsprint-claim claim " + days + " " + path + " -->";
    }

    /** What makes a comment a release: its first line. */
    public static String releaseMark(String path) {
        return "<!-- docsprint-claim release " + path + " -->";
    }

    /** Whether a path can stand in a mark and a table: letters, digits and {@code ._-+/} below a folder. */
    public static boolean isPage(String path, String folder) {
        return path.length() <= LONGEST_PATH
                && path.startsWith(folder + "/")
                && !path.contains("..")
                && path.codePoints().allMatch(each -> Character.isLetterOrDigit(each) || "._-+/".indexOf(each) >= 0);
    }

    private static Optional<Mark> mark(String text, String folder) {
        String first = text.lines().findFirst().orElse("").strip();
        Matcher mark = MARK.matcher(first.substring(0, Math.min(first.length(), LONGEST_PATH + 100)));
        if (!mark.matches() || !isPage(mark.group(3), folder)) {
            return Optional.empty();
        }
        boolean release = mark.group(2) == null;
        int days = release ? 0 : Integer.parseInt(mark.group(2));
        return days > MOST_DAYS || !release && days < 1
                ? Optional.empty()
                : Optional.of(new Mark(release, days, mark.group(3)));
    }

    /**
     * The claims of a board by its comments: of each page the earliest that holds, expired ones too. Any comment of a
     * claimer keeps all that they hold. A comment that was rewritten counts from then on, so that nobody gets before
     * others with an old one.
     *
     * @param folder the folder of the language; what claims anything else is no claim
     */
    public static List<Claim> claims(List<Comment> comments, String folder) {
        Map<String, Held> held = new TreeMap<>();
        comments.stream()
                .sorted(Comparator.comparing(Comment::updatedAt).thenComparingLong(Comment::id))
                .forEach(comment -> read(comment, folder, held));
        return held.values().stream().map(Held::claim).toList();
    }

    private static void read(Comment comment, String folder, Map<String, Held> held) {
        Instant at = comment.updatedAt();
        held.replaceAll((path, before) -> holds(before, comment.login(), at) ? renewed(before, at) : before);
        mark(comment.body(), folder).ifPresent(mark -> {
            Optional<Held> before = Optional.ofNullable(held.get(mark.path()));
            if (mark.release()) {
                before.filter(claim -> claim.claim().login().equals(comment.login()))
                        .ifPresent(gone -> held.remove(mark.path()));
            } else if (before.map(claim -> !claim.claim().expiresAt().isAfter(at))
                    .orElse(true)) {
                held.put(
                        mark.path(),
                        new Held(
                                new Claim(
                                        mark.path(),
                                        comment.login(),
                                        at,
                                        at.plus(Duration.ofDays(mark.days())),
                                        comment.url(),
                                        ""),
                                mark.days()));
            }
        });
    }

    private static boolean holds(Held held, String login, Instant at) {
        return held.claim().login().equals(login) && held.claim().expiresAt().isAfter(at);
    }

    private static Held renewed(Held held, Instant at) {
        Claim claim = held.claim();
        return new Held(
                new Claim(
                        claim.path(),
                        claim.login(),
                        claim.claimedAt(),
                        at.plus(Duration.ofDays(held.days())),
                        claim.url(),
                        claim.note()),
                held.days());
    }

    /** Whether an issue is a claim of its own. */
    public static boolean isClaim(Issue issue) {
        return MARK.matcher(issue.body().lines().findFirst().orElse("").strip()).matches();
    }

    /** The claim that an issue of its own is: of its assignee, else of its author; it expires without activity in it. */
    public static Optional<Claim> claim(Issue issue, String folder) {
        return mark(issue.body(), folder)
                .filter(mark -> !mark.release())
                .map(mark -> new Claim(
                        mark.path(),
                        issue.assignees().stream().findFirst().orElse(issue.author()),
                        issue.createdAt(),
                        issue.updatedAt().plus(Duration.ofDays(mark.days())),
                        issue.url(),
                        ""));
    }

    /**
     * A row of the table.
     *
     * @param source the source page
     * @param notes until when the claim holds, in words
     */
    public record Row(String page, String source, String assignee, String notes) {}

    /**
     * A board's body with its table drawn anew. Only rows that were drawn are replaced: those that people wrote stay,
     * and so does all around the table. A body without a table gets one at its end.
     *
     * @param heading the names of the four columns, as a row of Markdown
     */
    public static String drawn(String body, List<Row> rows, String heading) {
        int start = body.indexOf(START);
        int end = start < 0 ? -1 : body.indexOf(END, start);
        if (end < 0) {
            return body + (body.isEmpty() ? "" : "\n\n") + START + "\n" + table(List.of(), rows, heading) + END + "\n";
        }
        List<String> kept = body.substring(start + START.length(), end)
                .lines()
                .filter(line -> !line.contains(ROW))
                .toList();
        return body.substring(0, start) + START + "\n" + table(kept, rows, heading) + body.substring(end);
    }

    private static String table(List<String> kept, List<Row> rows, String heading) {
        List<String> lines = new ArrayList<>(kept);
        while (!lines.isEmpty() && lines.get(0).isBlank()) {
            lines.remove(0);
        }
        int after = 0;
        for (int i = 0; i < lines.size(); i++) {
            after = lines.get(i).strip().startsWith("|") ? i + 1 : after;
        }
        if (after == 0) {
            lines.addAll(0, List.of("", heading, "| --- | --- | --- | --- |"));
            after = 3;
        } else {
            lines.add(0, "");
            after++;
        }
        lines.addAll(
                after,
                rows.stream()
                        .map(row -> "| " + row.page() + " | " + row.source() + " | " + row.assignee() + " | "
                                + row.notes() + " " + ROW + " |")
                        .toList());
        if (!lines.get(lines.size() - 1).isBlank()) {
            lines.add("");
        }
        return String.join("\n", lines) + "\n";
    }

    /**
     * Whom rows that somebody wrote by hand name beside pages. In the table of a board that is what stands in the column of
     * assignees; in any other, whose columns may be about anything, the first cell that begins with {@code @} and a login.
     * What is in a comment or a block of code is an example. Of very many rows the first.
     */
    public static List<TableRow> rows(Issue issue) {
        String body = issue.body();
        int start = body.indexOf(START);
        int end = start < 0 ? -1 : body.indexOf(END, start);
        Map<String, String> names = new LinkedHashMap<>();
        if (end >= 0) {
            cells(body.substring(start, end))
                    .filter(cells -> cells.size() > ASSIGNEE)
                    .forEach(cells -> name(NamedPaths.in(cells.get(0)), cells.get(ASSIGNEE), names));
        }
        cells(end < 0 ? body : body.substring(0, start) + body.substring(end))
                .forEach(cells -> cells.stream()
                        .filter(cell -> LOGIN.matcher(cell).lookingAt())
                        .findFirst()
                        .ifPresent(login -> cells.stream()
                                .map(NamedPaths::in)
                                .filter(paths -> !paths.isEmpty())
                                .findFirst()
                                .ifPresent(paths -> name(paths, login, names))));
        return names.entrySet().stream()
                .limit(MOST_ROWS)
                .map(each -> new TableRow(each.getKey(), each.getValue(), issue.url(), issue.updatedAt()))
                .toList();
    }

    /** The rows of tables that were not drawn, each as its cells. */
    private static Stream<List<String>> cells(String text) {
        return shown(text).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("|") && !line.contains(ROW))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }

    /** The lines that are neither in a comment of several lines nor in a fence. */
    private static List<String> shown(String text) {
        List<String> lines = new ArrayList<>();
        String end = "";
        for (String line : text.lines().toList()) {
            String start = line.strip();
            if (!end.isEmpty()) {
                end = start.contains(end) ? "" : end;
            } else if (start.startsWith("```") || start.startsWith("~~~")) {
                end = start.substring(0, 3);
            } else if (start.lastIndexOf(COMMENT) > start.lastIndexOf(COMMENT_END)) {
                end = COMMENT_END;
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The first name beside a page holds; a dash or a sentence is no name. */
    private static void name(List<String> paths, String cell, Map<String, String> names) {
        Matcher login = LOGIN.matcher(cell);
        String name = login.lookingAt() ? login.group().substring(1) : cell;
        if (name.length() <= LONGEST_NAME && name.codePoints().anyMatch(Character::isLetterOrDigit)) {
            paths.forEach(path -> names.putIfAbsent(path, name));
        }
    }
}
