package io.github.docsprint.github;

import io.github.docsprint.github.Activity.Claim;
import io.github.docsprint.github.Activity.OpenIssue;
import io.github.docsprint.github.Activity.OpenPull;
import io.github.docsprint.github.Activity.TableRow;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.message.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what is going on in one language: the thousand open issues and pull requests with the newest activity, the files
 * of a hundred pull requests, the comments of five boards, and the tables in issues.
 *
 * @param language such as {@code ja}
 * @param folder the folder of the language
 */
public record ActivityReader(
        GitHubConnection connection, RepositoryName repository, String language, String folder, Progress progress) {

    private static final int MOST_HUNDREDS = 10;
    private static final int MOST_PULLS = 100;
    private static final int MOST_BOARDS = 5;

    /**
     * What was found.
     *
     * @param boards the sprints' boards, the one that was asked for first
     * @param gaps what was not looked into, as there was too much of it
     */
    public record Found(Activity activity, List<Issue> boards, List<Message> gaps) {
        public Found {
            boards = List.copyOf(boards);
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * Reads.
     *
     * @param board an issue that is a board, though it may not look like one yet
     * @throws Failure where that issue is not there or closed, or GitHub refuses
     */
    public Found read(Optional<Integer> board, Instant now) {
        Issues issues = connection.issues(repository);
        Optional<Issue> asked = board.map(number -> issues.find(number)
                .filter(issue -> issue.open() && !issue.pull())
                .orElseThrow(() -> Failure.usage("claim.no-board", number, repository.toString())));
        Issues.Open all = issues.open(List.of(), MOST_HUNDREDS);
        List<Issue> open = all.items();
        List<Issue> candidates = Stream.concat(
                        asked.stream(),
                        open.stream()
                                .filter(issue -> !issue.pull()
                                        && issue.body().contains(ClaimBoard.START)
                                        && !board.equals(Optional.of(issue.number())))
                                .sorted(Comparator.comparing(Issue::number)))
                .toList();
        List<Issue> boards = candidates.subList(0, Math.min(MOST_BOARDS, candidates.size()));
        List<Integer> boardNumbers = boards.stream().map(Issue::number).toList();
        List<Issue> pulls =
                open.stream().filter(each -> each.pull() && isOurs(each)).toList();
        List<OpenPull> read = new ArrayList<>();
        for (Issue pull : pulls.subList(0, Math.min(MOST_PULLS, pulls.size()))) {
            progress.at("claim.progress-pulls", read.size(), pulls.size());
            read.add(new OpenPull(
                    pull.number(),
                    pull.title(),
                    pull.author(),
                    pull.draft(),
                    pull.url(),
                    pull.updatedAt(),
                    connection.pulls(repository).files(pull.number()).stream()
                            .map(ChangedFile::path)
                            .toList()));
        }
        List<Claim> claims = new ArrayList<>(claimsByIssue(open, now));
        boards.forEach(each -> claims.addAll(ClaimBoard.claims(issues.comments(each.number()), folder)));
        List<OpenIssue> others = open.stream()
                .filter(issue -> !issue.pull()
                        && isOurs(issue)
                        && !boardNumbers.contains(issue.number())
                        && ClaimBoard.claim(issue, folder).isEmpty())
                .map(issue -> new OpenIssue(
                        issue.number(),
                        issue.title(),
                        issue.author(),
                        issue.assignees(),
                        issue.labels(),
                        issue.url(),
                        issue.updatedAt(),
                        NamedPaths.in(issue.title() + "\n" + issue.body())))
                .toList();
        List<Message> gaps = new ArrayList<>();
        if (!all.whole()) {
            gaps.add(Message.of("claim.unread-items", open.size()));
        }
        if (pulls.size() > read.size()) {
            gaps.add(Message.of("claim.unread", pulls.size() - read.size()));
        }
        if (candidates.size() > boards.size()) {
            gaps.add(Message.of("claim.unread-boards", candidates.size() - boards.size()));
        }
        List<TableRow> rows = new ArrayList<>();
        asked.ifPresent(issue -> rows.addAll(ClaimBoard.rows(issue)));
        open.stream()
                .filter(issue -> !issue.pull() && !board.equals(Optional.of(issue.number())))
                .forEach(issue -> rows.addAll(rows(issue)));
        return new Found(new Activity(now, repository.toString(), read, others, claims, rows), boards, gaps);
    }

    /** The claims that are issues of their own: of each page the first that holds. */
    public List<Claim> claimsByIssue(List<Issue> open, Instant now) {
        Map<String, Claim> claims = new LinkedHashMap<>();
        open.stream()
                .filter(issue -> !issue.pull())
                .sorted(Comparator.comparing(Issue::number))
                .flatMap(issue -> ClaimBoard.claim(issue, folder).stream())
                .forEach(claim -> claims.merge(
                        claim.path(), claim, (first, next) -> first.expiresAt().isAfter(now) ? first : next));
        return List.copyOf(claims.values());
    }

    /** A source page is every language's: it means ours in an issue that is marked as such. */
    private List<TableRow> rows(Issue issue) {
        boolean marked = isMarked(issue);
        return ClaimBoard.rows(issue).stream()
                .filter(row -> marked || row.path().startsWith(folder + "/"))
                .toList();
    }

    private boolean isMarked(Issue issue) {
        return issue.labels().contains("language/" + language)
                || issue.title().toLowerCase(Locale.ROOT).contains("[" + language + "]");
    }

    private boolean isOurs(Issue issue) {
        return isMarked(issue)
                || NamedPaths.in(issue.title() + "\n" + issue.body()).stream()
                        .anyMatch(path -> path.startsWith(folder + "/"));
    }
}
