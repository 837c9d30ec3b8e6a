package io.github.docsprint.github.fake;

import io.github.docsprint.github.fake.FakeRepository.Inline;
import io.github.docsprint.github.fake.FakeRepository.Item;
import io.github.docsprint.github.fake.FakeRepository.Pull;
import io.github.docsprint.github.fake.FakeRepository.Reviewed;
import io.github.docsprint.github.fake.FakeRepository.Said;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GitHub to test against, on the loopback: its REST API with a state of its own, and git over smart HTTP on real bare
 * repositories. Each request and answer is checked by GitHub's own descriptions (OpenAPI, and the GraphQL schema); {@link #close} fails where one was
 * not as described. See the package for how to use it.
 */
public final class GitHubFake implements AutoCloseable {

    static final String API = "/api/v3";

    private final Path folder;
    private final Endpoints endpoints = new Endpoints(this, OpenApi.INSTANCE);
    private final FakeServer server;
    final Map<String, String> logins = new ConcurrentHashMap<>();
    final Map<String, Set<String>> lacking = new ConcurrentHashMap<>();
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    final Map<Integer, Fault> faults = new ConcurrentHashMap<>();
    final Map<String, Fault> faultsByRequest = new ConcurrentHashMap<>();
    final AtomicInteger requests = new AtomicInteger();

    final Map<String, FakeRepository> repositories = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, FakeRepository> movedFrom = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int forkAsks;
    boolean takesDrafts = true;
    private long ids = 1000;
    private Instant now = Instant.parse("2025-06-15T03:00:00Z");

    private GitHubFake(Path folder) {
        this.folder = folder;
        this.server = new FakeServer(this, endpoints);
    }

    /** Starts one that keeps its repositories below a folder. */
    public static GitHubFake start(Path folder) {
        return new GitHubFake(folder);
    }

    /** What {@code --api-url} takes. */
    public URI api() {
        return URI.create(web() + API);
    }

    /** Where people and git go, without a slash at the end. */
    public String web() {
        return "http://127.0.0.1:" + server.port();
    }

    // What there is

    /** Somebody, and the token that stands for them. */
    public String user(String login) {
        String token = "ghp_SECRET" + login + "0123456789abcdef";
        logins.put(token, login);
        return token;
    }

    boolean knows(String login) {
        return logins.containsValue(login);
    }

    /** A repository with the branches of a local one. */
    public synchronized void repository(String owner, String name, Path from) {
        Path bare = folder.resolve(owner).resolve(name + ".git");
        FakeRepository.bare(from.resolve(".git"), bare);
        String branch = FakeRepository.checkedOut(bare);
        repositories.put(owner + "/" + name, new FakeRepository(owner, name, bare, null, branch));
    }

    /** Lets somebody push to a repository and edit its issues. */
    public synchronized void collaborator(String repository, String login) {
        require(repository).writers.add(login);
    }

    /** Takes a right from a token, in GitHub's words, such as {@code pull_requests=write}. */
    public void takeRight(String token, String right) {
        lacking.computeIfAbsent(token, none -> new TreeSet<>()).add(right);
    }

    /** An issue. */
    public synchronized int issue(String repository, String author, String title, String body, String... labels) {
        Item item = newItem(require(repository), author);
        item.title = title;
        item.body = body;
        item.labels.addAll(List.of(labels));
        return item.number;
    }

    /** A pull request from a branch that is there. */
    public synchronized int pull(
            String repository, String headRepository, String branch, String title, boolean draft, String... labels) {
        FakeRepository upstream = require(repository);
        FakeRepository head = require(headRepository);
        Item item = newItem(upstream, head.owner);
        item.title = title;
        item.labels.addAll(List.of(labels));
        item.pull = new Pull();
        item.pull.headRepository = head;
        item.pull.headBranch = branch;
        item.pull.base = upstream.defaultBranch;
        item.pull.draft = draft;
        sync(upstream);
        return item.number;
    }

    /** A comment under an issue or a pull request. */
    public synchronized void comment(String repository, int number, String author, String body) {
        Item item = require(repository).items.get(number);
        item.comments.add(new Said(nextId(), author, tick(), body));
    }

    /** A review that says no more. */
    public synchronized void review(String repository, int number, String author) {
        Pull pull = require(repository).items.get(number).pull;
        pull.reviews.add(new Reviewed(nextId(), author, pull.head, "COMMENTED", tick(), ""));
    }

    /** Gives an issue to somebody. */
    public synchronized void assign(String repository, int number, String login) {
        require(repository).items.get(number).assignees.add(login);
    }

    /** Merges or closes a pull request, or closes an issue. */
    public synchronized void close(String repository, int number, boolean merged) {
        Item item = require(repository).items.get(number);
        item.open = false;
        if (item.pull != null) {
            item.pull.merged = merged;
        }
    }

    /** Opens a pull request or an issue again. */
    public synchronized void reopen(String repository, int number) {
        require(repository).items.get(number).open = true;
    }

    /** Gives a repository another owner or name; who asks for the old one is led to it. */
    public synchronized void move(String repository, String owner, String name) {
        FakeRepository moving = require(repository);
        repositories.remove(repository);
        moving.owner = owner;
        moving.name = name;
        moving.writers.add(owner);
        repositories.put(moving.fullName(), moving);
        movedFrom.put(repository, moving);
    }

    /** Lets nobody change a repository any more. */
    public synchronized void archive(String repository) {
        require(repository).archived = true;
    }

    /** A fork that is there already. */
    public synchronized void fork(String repository, String login) {
        endpoints.fork(require(repository), login, 0);
    }

    /** How often git of a new fork is asked for before it is there. */
    public synchronized void forksTake(int asks) {
        forkAsks = asks;
    }

    /** Whether pull requests can be drafts. */
    public synchronized void takesDrafts(boolean drafts) {
        takesDrafts = drafts;
    }

    /** Sets the clock, which then goes a second ahead with each change. */
    public synchronized void now(Instant instant) {
        now = instant;
    }

    // What goes wrong

    /** Lets the n-th request from now on fail, from 1; requests of git count too. */
    public void fault(int request, Fault fault) {
        faults.put(requests.get() + request, fault);
    }

    /** Lets the next request of this method and path fail, such as {@code POST /repos/a/b/pulls}. */
    public void fault(String request, Fault fault) {
        faultsByRequest.put(request, fault);
    }

    /** Forgets the faults that have not happened yet; says whether there were any. */
    public boolean clearFaults() {
        boolean any = !faults.isEmpty() || !faultsByRequest.isEmpty();
        faults.clear();
        faultsByRequest.clear();
        return any;
    }

    // What happened

    /** All requests with the status of their answers, such as {@code GET /user 200}; 0 where the connection was cut. */
    public List<String> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** What an issue or pull request says. */
    public synchronized String body(String repository, int number) {
        return require(repository).items.get(number).body;
    }

    /** The title of an issue or pull request. */
    public synchronized String title(String repository, int number) {
        return require(repository).items.get(number).title;
    }

    /** Puts another text into an issue or pull request, as somebody does in a browser. */
    public synchronized void edit(String repository, int number, String body) {
        require(repository).items.get(number).body = body;
    }

    /** The comments under an issue or pull request, each after its author. */
    public synchronized List<String> comments(String repository, int number) {
        return require(repository).items.get(number).comments.stream()
                .map(said -> said.author + ": " + said.body)
                .toList();
    }

    /** The numbers of the pull requests, closed ones too. */
    public synchronized List<Integer> pulls(String repository) {
        return require(repository).items.values().stream()
                .filter(item -> item.pull != null)
                .map(item -> item.number)
                .toList();
    }

    /** The numbers of the issues, closed ones too. */
    public synchronized List<Integer> issues(String repository) {
        return require(repository).items.values().stream()
                .filter(item -> item.pull == null)
                .map(item -> item.number)
                .toList();
    }

    /** Whether a pull request is a draft. */
    public synchronized boolean isDraft(String repository, int number) {
        return require(repository).items.get(number).pull.draft;
    }

    /** The reviews of a pull request: their summaries, oldest first. */
    public synchronized List<String> reviews(String repository, int number) {
        return require(repository).items.get(number).pull.reviews.stream()
                .map(review -> review.state + ": " + review.body)
                .toList();
    }

    /** The comments on lines of a pull request, as {@code path:first-last: text}, resolved ones marked. */
    public synchronized List<String> inlineComments(String repository, int number) {
        return require(repository).items.get(number).pull.inline.stream()
                .map(comment -> comment.path + ":" + comment.startLine + "-" + comment.line + ": "
                        + (comment.resolved ? "(resolved) " : "") + comment.said.body)
                .toList();
    }

    /** Where a repository's git is. */
    public synchronized Path git(String repository) {
        return require(repository).bare;
    }

    /** Runs git in a repository, and returns what it prints. */
    public String git(String repository, String... arguments) {
        return Git.run(git(repository), arguments);
    }

    /** Stops it, and fails where a request or answer was not as GitHub describes it. */
    @Override
    public void close() {
        server.stop();
        if (!violations.isEmpty()) {
            throw new AssertionError("not as GitHub's descriptions have it:\n" + String.join("\n", violations));
        }
    }

    // The parts' own

    private static final Pattern NAMED = Pattern.compile("/repos/([^/]+/[^/]+)(.*)");
    private static final Pattern NUMBERED = Pattern.compile("/repositories/(\\d+)(.*)");

    /** A path with the repository's name in the place of its number. */
    synchronized String byName(String path) {
        Matcher matcher = NUMBERED.matcher(path);
        return matcher.matches()
                ? repositories.values().stream()
                        .filter(repository -> Integer.toString(repository.id).equals(matcher.group(1)))
                        .map(repository -> "/repos/" + repository.fullName() + matcher.group(2))
                        .findFirst()
                        .orElse(path)
                : path;
    }

    /** A path with the repository's number in the place of its name, as GitHub links the pages of a list. */
    synchronized String byNumber(String path) {
        Matcher matcher = NAMED.matcher(path);
        return matcher.matches() && repositories.containsKey(matcher.group(1))
                ? "/repositories/" + repositories.get(matcher.group(1)).id + matcher.group(2)
                : path;
    }

    /** The repository that a path names by the name that it had. */
    synchronized Optional<FakeRepository> moved(String path) {
        Matcher matcher = NAMED.matcher(path);
        return matcher.matches() && !repositories.containsKey(matcher.group(1))
                ? Optional.ofNullable(movedFrom.get(matcher.group(1)))
                : Optional.empty();
    }

    synchronized boolean isArchived(String path) {
        Matcher matcher = NAMED.matcher(path);
        return matcher.matches()
                && repositories.containsKey(matcher.group(1))
                && repositories.get(matcher.group(1)).archived;
    }

    FakeRepository require(String fullName) {
        FakeRepository repository = repositories.get(fullName);
        if (repository == null) {
            throw new IllegalArgumentException("no repository " + fullName);
        }
        return repository;
    }

    Item newItem(FakeRepository repository, String author) {
        Item item = new Item(repository.items.size() + 1, author, tick());
        repository.items.put(item.number, item);
        return item;
    }

    long nextId() {
        return ids++;
    }

    Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    Path folder() {
        return folder;
    }

    /** Brings the refs of open pull requests up to their branches, and tries their merges, as GitHub does after a push. */
    void sync(FakeRepository upstream) {
        for (Item item : upstream.items.values()) {
            if (item.pull == null || !item.open) {
                continue;
            }
            Pull pull = item.pull;
            Optional<String> head = pull.headRepository.tip(pull.headBranch);
            if (head.isEmpty() || head.get().equals(pull.head)) {
                continue;
            }
            pull.head = head.get();
            String ref = "refs/pull/" + item.number;
            Git.run(
                    upstream.bare,
                    "fetch",
                    "-q",
                    pull.headRepository.bare.toString(),
                    "+refs/heads/" + pull.headBranch + ":" + ref + "/head");
            String base = upstream.tip(pull.base).orElseThrow();
            Git.Result tree = Git.tryRun(upstream.bare, "merge-tree", "--write-tree", base, pull.head);
            pull.mergeable = tree.code() == 0;
            if (pull.mergeable) {
                String merge = Git.run(
                        upstream.bare, "commit-tree", tree.out().strip(), "-p", base, "-p", pull.head, "-m", "Merge");
                Git.run(upstream.bare, "update-ref", ref + "/merge", merge);
            } else {
                Git.tryRun(upstream.bare, "update-ref", "-d", ref + "/merge");
            }
        }
    }

    /** The comment on lines of that id, anywhere. */
    Optional<Inline> inline(long id) {
        return repositories.values().stream()
                .flatMap(repository -> repository.items.values().stream())
                .filter(item -> item.pull != null)
                .flatMap(item -> item.pull.inline.stream())
                .filter(comment -> comment.said.id == id)
                .findFirst();
    }
}
