package io.github.docsprint.github;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is going on at the site's repository at one moment. Everything in it was written by strangers.
 *
 * @param takenAt the moment
 * @param repository {@code owner/name}
 * @param pulls the open pull requests, drafts too
 * @param issues the open issues of the language
 * @param claims the claims on sprints' boards, expired ones too
 * @param rows the rows of tables in which somebody wrote by hand who is on a page, old ones too
 * @param recent what became of pull requests, where somebody asked for it
 */
public record Activity(
        Instant takenAt,
        String repository,
        List<OpenPull> pulls,
        List<OpenIssue> issues,
        List<Claim> claims,
        List<TableRow> rows,
        Optional<Recent> recent) {

    public Activity {
        pulls = List.copyOf(pulls);
        issues = List.copyOf(issues);
        claims = List.copyOf(claims);
        rows = List.copyOf(rows);
    }

    /** What is open, and no more. */
    public Activity(
            Instant takenAt,
            String repository,
            List<OpenPull> pulls,
            List<OpenIssue> issues,
            List<Claim> claims,
            List<TableRow> rows) {
        this(takenAt, repository, pulls, issues, claims, rows, Optional.empty());
    }

    /** The same, and what became of pull requests. */
    public Activity with(Recent added) {
        return new Activity(takenAt, repository, pulls, issues, claims, rows, Optional.of(added));
    }

    /**
     * The language's pull requests that something happened to since a moment, and all open ones.
     *
     * @param pulls the newest first, closed ones too
     */
    public record Recent(Instant since, List<RecentPull> pulls) {
        public Recent {
            pulls = List.copyOf(pulls);
        }
    }

    /**
     * What became of a pull request.
     *
     * @param closedAt empty where it is open
     * @param firstReviewAt when somebody else than its author first sent a review, or {@code /lgtm} or {@code /approve} in
     *     a comment; empty where nobody did
     */
    public record RecentPull(
            int number,
            String title,
            String author,
            List<String> labels,
            Instant openedAt,
            Optional<Instant> closedAt,
            boolean merged,
            boolean draft,
            Optional<Instant> firstReviewAt) {
        public RecentPull {
            labels = List.copyOf(labels);
        }

        /** Whether it is open, ready, and nobody has reviewed it. */
        public boolean waits() {
            return closedAt.isEmpty() && !draft && firstReviewAt.isEmpty();
        }
    }

    /**
     * An open pull request.
     *
     * @param paths the files that it changes, relative to the repository root
     */
    public record OpenPull(
            int number, String title, String author, boolean draft, String url, Instant updatedAt, List<String> paths) {
        public OpenPull {
            paths = List.copyOf(paths);
        }
    }

    /**
     * An open issue.
     *
     * @param paths the files that its title or body names, relative to the repository root
     */
    public record OpenIssue(
            int number,
            String title,
            String author,
            List<String> assignees,
            List<String> labels,
            String url,
            Instant updatedAt,
            List<String> paths) {
        public OpenIssue {
            assignees = List.copyOf(assignees);
            labels = List.copyOf(labels);
            paths = List.copyOf(paths);
        }

        /** Whether somebody is on its pages: it has an assignee, and is no list, whose assignee keeps the list. */
        public boolean holds() {
            return !assignees.isEmpty() && !NamedPaths.areList(paths);
        }
    }

    /**
     * A page that somebody has claimed on a sprint's board.
     *
     * @param path the translation, relative to the repository root
     * @param expiresAt from when on the page is free again
     * @param url the comment that claims it
     * @param note what the claimer wrote beside it; empty where nothing
     */
    public record Claim(String path, String login, Instant claimedAt, Instant expiresAt, String url, String note) {}

    /**
     * Whom a row that somebody wrote by hand names beside a page, in a table of an open issue.
     *
     * @param path the translation or its source page, relative to the repository root
     * @param name a login without {@code @}, or, on a board, what people call them
     * @param url the issue
     * @param updatedAt the last activity in the issue
     */
    public record TableRow(String path, String name, String url, Instant updatedAt) {

        /** Tables are forgotten: a row holds as long as a claim may, from the last activity in its issue on. */
        public boolean holds(Instant now) {
            return updatedAt.plus(Duration.ofDays(ClaimBoard.MOST_DAYS)).isAfter(now);
        }
    }

    /** By what somebody is on a page. */
    public enum Kind {
        PULL,
        ISSUE,
        CLAIM,
        ROW
    }

    /**
     * Somebody is on a page.
     *
     * @param url where everybody sees it
     * @param since the last sign of it
     */
    public record Engagement(Kind kind, String login, String url, Instant since) {}

    /**
     * Who is on a page: authors of open pull requests that change it, claimers, those whom a row by hand names beside it,
     * and assignees of issues that name it. An issue that nobody is assigned to keeps nobody off, and neither does one
     * that names many pages: who is assigned to that keeps a list.
     *
     * @param path the translation
     * @param source the source page, whose name in an issue of the language or a row means its translation
     * @param now claims that expired before do not count
     * @return pull requests first, then claims, rows, issues
     */
    public List<Engagement> on(String path, Optional<String> source, Instant now) {
        Stream<Engagement> byPull = pulls.stream()
                .filter(pull -> pull.paths().contains(path))
                .map(pull -> new Engagement(Kind.PULL, pull.author(), pull.url(), pull.updatedAt()));
        Stream<Engagement> byClaim = claims.stream()
                .filter(claim -> claim.path().equals(path) && claim.expiresAt().isAfter(now))
                .map(claim -> new Engagement(Kind.CLAIM, claim.login(), claim.url(), claim.claimedAt()));
        Stream<Engagement> byRow = rows.stream()
                .filter(row -> row.holds(now) && (row.path().equals(path) || source.equals(Optional.of(row.path()))))
                .map(row -> new Engagement(Kind.ROW, row.name(), row.url(), row.updatedAt()));
        Stream<Engagement> byIssue = issuesAbout(path, source).stream()
                .filter(OpenIssue::holds)
                .flatMap(issue -> issue.assignees().stream()
                        .map(login -> new Engagement(Kind.ISSUE, login, issue.url(), issue.updatedAt())));
        return Stream.of(byPull, byClaim, byRow, byIssue).flatMap(all -> all).toList();
    }

    /** The open issues that name a page or its source page, whether somebody is assigned or not. */
    public List<OpenIssue> issuesAbout(String path, Optional<String> source) {
        return issues.stream()
                .filter(issue -> issue.paths().contains(path)
                        || source.map(issue.paths()::contains).orElse(false))
                .toList();
    }
}
