package io.github.docsprint.cli;

import io.github.docsprint.git.CommitId;
import io.github.docsprint.github.Activity;
import io.github.docsprint.github.Activity.Claim;
import io.github.docsprint.github.Activity.Engagement;
import io.github.docsprint.github.Activity.TableRow;
import io.github.docsprint.github.ActivityFile;
import io.github.docsprint.github.ActivityReader;
import io.github.docsprint.github.ClaimBoard;
import io.github.docsprint.github.Comment;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.Issue;
import io.github.docsprint.github.Issues;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.starter.TaskKind;
import io.github.docsprint.text.TerminalSafe;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint claim}: says where everybody sees it that one is on a page. */
@Command(name = "claim")
final class ClaimCommand implements Callable<Integer> {

    /** How to write the list. */
    enum Format {
        text,
        json
    }

    /** The languages that boards can be written in. */
    private static final List<String> SPOKEN = List.of("en", "ja");

    /** Enough for the last of many who claim at once to see all the others. */
    private static final int MOST_DRAWINGS = 20;

    /** What GitHub says to most people, who may comment on an issue and not edit it. */
    private static final Set<String> NOT_ALLOWED =
            Set.of("github.forbidden", "github.missing-right", "github.not-found");

    /** GitHub takes no longer body. */
    private static final int LONGEST_BODY = 65_536;

    private final Docsprint root;

    @Parameters(paramLabel = "PAGE", arity = "0..1")
    private @Nullable String page;

    @Option(names = "--list")
    private boolean list;

    @Option(names = "--release")
    private boolean release;

    @Option(names = "--board", paramLabel = "ISSUE")
    private @Nullable Integer board;

    @Option(names = "--days", paramLabel = "N")
    private int days = 7;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--repository", paramLabel = "OWNER/NAME")
    private @Nullable String repository;

    @Option(names = "--api-url", paramLabel = "URL")
    private @Nullable String apiUrl;

    ClaimCommand(Docsprint root) {
        this.root = root;
    }

    /** What all steps need. */
    private record Desk(
            Workplace workplace,
            GitHubConnection connection,
            ActivityReader reader,
            Messages words,
            ProgressLine progress,
            Instant now) {

        Issues issues() {
            return connection.issues(reader.repository());
        }

        String folder() {
            return reader.folder();
        }

        String source(String path) {
            return workplace.config().folder(workplace.config().sourceLanguage()) + path.substring(folder().length());
        }
    }

    @Override
    public Integer call() {
        if ((page == null) != list || list && (release || dryRun)) {
            throw Failure.usage("claim.what");
        }
        if (days < 1 || days > ClaimBoard.MOST_DAYS) {
            throw Failure.usage("claim.days", days, ClaimBoard.MOST_DAYS);
        }
        try (Workplace workplace = Workplace.open(root);
                ProgressLine progress = root.progress()) {
            GitHubAccess access = GitHubAccess.of(root, workplace.repository(), apiUrl, repository);
            GitHubConnection connection = GitHubConnection.of(access.settings(progress));
            String language = workplace.language();
            Desk desk = new Desk(
                    workplace,
                    connection,
                    new ActivityReader(
                            connection,
                            access.repository(),
                            language,
                            workplace.config().folder(language),
                            progress),
                    new Messages(Locale.forLanguageTag(SPOKEN.contains(language) ? language : "en")),
                    progress,
                    root.surroundings().clock().instant());
            if (page == null) {
                return list(desk);
            }
            String path = path(desk, page);
            progress.waiting("github.progress-asking");
            String me = connection.login();
            int code = release ? release(desk, path, me) : claim(desk, path, me);
            if (!dryRun) {
                KnownActivity.forget(root, workplace);
            }
            return code;
        }
    }

    /** The page that is meant, also where it is named as a task. */
    private static String path(Desk desk, String named) {
        Workplace workplace = desk.workplace();
        int colon = named.indexOf(':');
        if (colon < 0 || TaskKind.of(named.substring(0, colon)).isEmpty()) {
            return workplace.translationPath(named);
        }
        CommitId start = workplace.startOfWork();
        String page = desk.folder() + "/" + named.substring(colon + 1);
        return Stream.of(page, page + ".md", page + ".html")
                .filter(path -> isThere(desk, start, path) || isThere(desk, start, desk.source(path)))
                .findFirst()
                .orElseThrow(() -> Failure.usage("starter.no-such-task", named));
    }

    private static boolean isThere(Desk desk, CommitId commit, String path) {
        return desk.workplace().repository().blobAt(commit, path).isPresent();
    }

    private ActivityReader.Found read(Desk desk) {
        desk.progress().waiting("github.progress-asking");
        ActivityReader.Found found = desk.reader().read(Optional.ofNullable(board), desk.now());
        desk.progress().clear();
        found.gaps().forEach(this::tell);
        return found;
    }

    private int list(Desk desk) {
        ActivityReader.Found found = read(desk);
        if (format == Format.json) {
            ActivityFile.write(found.activity(), root.surroundings().out());
            return ExitCode.FINE;
        }
        List<TableRow> rows = found.activity().rows().stream()
                .filter(row -> row.holds(desk.now()))
                .toList();
        if (found.activity().claims().isEmpty() && rows.isEmpty()) {
            say("claim.list-none");
        }
        for (Claim claim : found.activity().claims()) {
            boolean holds = claim.expiresAt().isAfter(desk.now());
            root.surroundings().out().println(TerminalSafe.text(claim.path()));
            root.surroundings()
                    .out()
                    .println("  "
                            + (holds
                                    ? root.messages().text("claim.list-held", claim.login(), day(claim), claim.url())
                                    : root.messages().text("claim.list-free", claim.login(), day(claim), claim.url())));
        }
        for (TableRow row : rows) {
            root.surroundings().out().println(TerminalSafe.text(row.path()));
            root.surroundings().out().println("  " + root.messages().text("claim.list-row", row.name(), row.url()));
        }
        return ExitCode.FINE;
    }

    private int claim(Desk desk, String path, String me) {
        CommitId start = desk.workplace().startOfWork();
        boolean translated = isThere(desk, start, path);
        if (!ClaimBoard.isPage(path, desk.folder()) || !translated && !isThere(desk, start, desk.source(path))) {
            throw Failure.usage(
                    "cli.no-such-page",
                    path,
                    desk.folder(),
                    desk.workplace().config().folder(desk.workplace().config().sourceLanguage()));
        }
        ActivityReader.Found found = read(desk);
        Activity activity = found.activity();
        for (Claim claim : activity.claims()) {
            if (claim.path().equals(path)
                    && claim.login().equals(me)
                    && claim.expiresAt().isAfter(desk.now())) {
                say("claim.yours-already", path, day(claim), claim.url());
                say("claim.next", path);
                return ExitCode.FINE;
            }
        }
        List<Engagement> others = activity.on(path, Optional.of(desk.source(path)), desk.now()).stream()
                .filter(each -> !each.login().equalsIgnoreCase(me))
                .toList();
        others.forEach(each -> tell(
                switch (each.kind()) {
                    case PULL -> Message.of("claim.taken-pull", path, each.login(), each.url());
                    case ISSUE -> Message.of("claim.taken-issue", path, each.login(), each.url());
                    case CLAIM -> Message.of("claim.taken", path, each.login(), each.url());
                    case ROW -> Message.of("claim.taken-by-hand", path, each.login(), each.url());
                }));
        if (!others.isEmpty()) {
            tell(Message.of("claim.choose-another"));
            return ExitCode.ENVIRONMENT;
        }
        List<Activity.OpenIssue> beside = activity.issuesAbout(path, Optional.of(desk.source(path))).stream()
                .filter(issue -> !issue.holds())
                .toList();
        beside.forEach(issue -> tell(Message.of("claim.issue-about", path, issue.url())));
        return board == null ? byIssue(desk, path, translated, me) : onBoard(desk, board, path, me);
    }

    private int byIssue(Desk desk, String path, boolean translated, String me) {
        String tongue = Locale.forLanguageTag(desk.workplace().language()).getDisplayLanguage(Locale.ENGLISH);
        // The form of kubernetes/website's localization teams, which is English in all of them.
        String title = "[" + desk.workplace().language() + "] "
                + (translated ? "Update " + path : "Translate " + desk.source(path) + " into " + tongue);
        String body = ClaimBoard.claimMark(path, days) + "\n"
                + desk.words().text("claim.issue-words", path, desk.source(path)) + "\n\n/assign\n/language "
                + desk.workplace().language() + "\n";
        if (dryRun) {
            wouldSend(title + "\n\n" + body);
            return ExitCode.FINE;
        }
        Issue opened = desk.issues().create(title, body, List.of());
        Claim first = desk
                .reader()
                .claimsByIssue(desk.issues().open(List.of(), 1).items(), desk.now())
                .stream()
                .filter(claim -> claim.path().equals(path))
                .findFirst()
                .orElseGet(() -> ClaimBoard.claim(opened, desk.folder()).orElseThrow());
        if (!first.login().equals(me)) {
            desk.issues().close(opened.number());
            tell(Message.of("claim.first-issue", path, first.login(), first.url(), opened.number()));
            tell(Message.of("claim.choose-another"));
            return ExitCode.ENVIRONMENT;
        }
        say("claim.yours", path, day(first), opened.url());
        say("claim.next", path);
        return ExitCode.FINE;
    }

    private int onBoard(Desk desk, int number, String path, String me) {
        String text = ClaimBoard.claimMark(path, days) + "\n" + desk.words().text("claim.comment-claim", path) + "\n";
        if (dryRun) {
            wouldSend(text);
            return ExitCode.FINE;
        }
        Comment posted = desk.issues().comment(number, text);
        Optional<Claim> holder = ClaimBoard.claims(desk.issues().comments(number), desk.folder()).stream()
                .filter(claim -> claim.path().equals(path))
                .findFirst();
        if (holder.isEmpty()) {
            throw Failure.environment("claim.unseen", path, posted.url());
        }
        Claim claim = holder.get();
        if (!claim.login().equals(me)) {
            tell(Message.of("claim.first", path, claim.login(), claim.url()));
            tell(Message.of("claim.choose-another"));
            return ExitCode.ENVIRONMENT;
        }
        say("claim.yours", path, day(claim), claim.url());
        draw(desk, number);
        say("claim.next", path);
        return ExitCode.FINE;
    }

    private int release(Desk desk, String path, String me) {
        ActivityReader.Found found = desk.reader().read(Optional.ofNullable(board), desk.now());
        List<Claim> mine = found.activity().claims().stream()
                .filter(claim -> claim.path().equals(path) && claim.login().equals(me))
                .toList();
        int done = 0;
        for (Issue each : found.boards()) {
            boolean here = mine.stream().anyMatch(claim -> claim.url().startsWith(each.url() + "#"));
            if (here && (board == null || board == each.number())) {
                done++;
                String text =
                        ClaimBoard.releaseMark(path) + "\n" + desk.words().text("claim.comment-release", path) + "\n";
                if (dryRun) {
                    wouldSend(text);
                } else {
                    desk.issues().comment(each.number(), text);
                    say("claim.released", path, each.url());
                    draw(desk, each.number());
                }
            }
        }
        for (Claim claim : mine) {
            Optional<Integer> issue = claim.url().contains("#") || board != null
                    ? Optional.empty()
                    : Optional.of(
                            Integer.parseInt(claim.url().substring(claim.url().lastIndexOf('/') + 1)));
            if (issue.isPresent()) {
                done++;
                if (dryRun) {
                    wouldSend(root.messages().text("claim.would-close", claim.url()) + "\n");
                } else {
                    desk.issues().close(issue.get());
                    say("claim.closed", path, claim.url());
                }
            }
        }
        if (done == 0) {
            throw Failure.usage("claim.not-yours", path);
        }
        return ExitCode.FINE;
    }

    /**
     * Draws a board's table until it says what the comments say: whoever comes last sees to it. Who may not edit the
     * issue leaves that to those who may; the claim is the comment.
     */
    private void draw(Desk desk, int number) {
        boolean known = false;
        try {
            for (int i = 0; i < MOST_DRAWINGS; i++) {
                List<ClaimBoard.Row> rows = ClaimBoard.claims(desk.issues().comments(number), desk.folder()).stream()
                        .map(claim -> row(desk, claim))
                        .toList();
                String before = desk.issues().find(number).map(Issue::body).orElse("");
                known = before.contains(ClaimBoard.START);
                String drawn = ClaimBoard.drawn(before, rows, desk.words().text("claim.board-heading"));
                if (drawn.equals(before)) {
                    return;
                }
                if (drawn.length() > LONGEST_BODY) {
                    throw Failure.environment("claim.board-full", number);
                }
                desk.issues().setBody(number, drawn);
            }
        } catch (Failure failure) {
            tell(
                    NOT_ALLOWED.contains(failure.userMessage().key())
                            ? Message.of("claim.not-yours-to-draw", number)
                            : Message.of("claim.not-drawn", number, failure.userMessage()));
            if (!known) {
                tell(Message.of("claim.no-table", number));
            }
        }
    }

    private static ClaimBoard.Row row(Desk desk, Claim claim) {
        boolean holds = claim.expiresAt().isAfter(desk.now());
        return new ClaimBoard.Row(
                claim.path(),
                desk.source(claim.path()),
                holds ? "@" + claim.login() : "",
                holds
                        ? desk.words().text("claim.row-held", day(claim))
                        : desk.words().text("claim.row-free", day(claim), claim.login()));
    }

    /** The day, in UTC, as everybody is to read the same. */
    private static String day(Claim claim) {
        return claim.expiresAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private void wouldSend(String text) {
        tell(Message.of("claim.would-send"));
        text.lines().forEach(line -> root.surroundings().out().println(TerminalSafe.text(line)));
    }

    private void say(String key, Object... arguments) {
        root.surroundings().out().println(root.messages().text(Message.of(key, arguments)));
    }

    private void tell(Message message) {
        root.surroundings().err().println(root.messages().text(message));
    }
}
