package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.docsprint.github.fake.FakeRepository.Inline;
import io.github.docsprint.github.fake.FakeRepository.Item;
import io.github.docsprint.github.fake.FakeRepository.Pull;
import io.github.docsprint.github.fake.FakeRepository.Reviewed;
import io.github.docsprint.github.fake.FakeRepository.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A GitHub to test against, on the loopback: its REST API with a state of its own, and git over smart HTTP on real bare
 * repositories. Each request and answer is checked by GitHub's OpenAPI description; {@link #close} fails where one was
 * not as described. See the package for how to use it.
 */
public final class GitHubFake implements AutoCloseable {

    private static final String API = "/api/v3";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final OpenApi openApi = OpenApi.INSTANCE;
    private final Endpoints endpoints = new Endpoints(this, openApi);
    private final Map<String, String> logins = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> lacking = new ConcurrentHashMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Fault> faultsByRequest = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    final Map<String, FakeRepository> repositories = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int forkAsks;
    boolean takesDrafts = true;
    private long ids = 1000;
    private Instant now = Instant.parse("2025-06-15T03:00:00Z");
    private int remaining = 5000;

    private GitHubFake(Path folder) {
        this.folder = folder;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
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
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    // What there is

    /** Somebody, and the token that stands for them. */
    public String user(String login) {
        String token = "ghp_SECRET" + login + "0123456789abcdef";
        logins.put(token, login);
        return token;
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
        server.stop(0);
        threads.shutdownNow();
        if (!violations.isEmpty()) {
            throw new AssertionError("not as GitHub's OpenAPI description has it:\n" + String.join("\n", violations));
        }
    }

    // The parts' own

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

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        boolean git = !path.startsWith("/api/");
        String query = exchange.getRequestURI().getRawQuery();
        String shown = git ? path + (query == null ? "" : "?" + query) : path.replaceFirst("^" + API, "");
        int number = requests.incrementAndGet();
        Fault fault = faults.remove(number);
        if (fault == null) {
            fault = faultsByRequest.remove(method + " " + shown);
        }
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            if (fault instanceof Fault.CutBefore) {
                log.add(method + " " + shown + " 0");
                return;
            }
            if (fault instanceof Fault.Meanwhile meanwhile) {
                meanwhile.event().run();
            }
            Reply reply;
            if (fault instanceof Fault.Status status) {
                reply = Reply.error(status.status(), status.message());
                reply.headers().putAll(status.headers());
            } else if (fault instanceof Fault.NotJson) {
                reply = new Reply(
                        200,
                        new LinkedHashMap<>(Map.of("Content-Type", "text/html")),
                        null,
                        "<html>Log in</html>".getBytes(StandardCharsets.UTF_8));
            } else {
                reply = git ? git(exchange, request, path) : api(exchange, request, method, path);
            }
            if (fault instanceof Fault.Slow slow) {
                sleep(slow);
            }
            log.add(method + " " + shown + " " + (fault instanceof Fault.CutAfter ? 0 : reply.status()));
            if (!(fault instanceof Fault.CutAfter)) {
                send(exchange, reply, fault instanceof Fault.Torn);
            }
        } catch (RuntimeException e) {
            violations.add(method + " " + shown + ": the fake failed: " + e);
            send(exchange, Reply.error(500, e.toString()), false);
        }
    }

    private static void sleep(Fault.Slow slow) {
        try {
            Thread.sleep(slow.delay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Reply reply, boolean torn) throws IOException {
        byte[] bytes = reply.bytes();
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean none = bytes.length == 0 || reply.status() == 304 || reply.status() == 204;
        exchange.sendResponseHeaders(reply.status(), none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes, 0, torn ? bytes.length / 2 : bytes.length);
            exchange.getResponseBody().flush();
        }
    }

    /** Whose token a request carries; empty for nobody, {@code null} for a token that is not good. */
    private Optional<String> login(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null) {
            return Optional.of("");
        }
        return Optional.ofNullable(logins.get(token(header)));
    }

    private static String token(String header) {
        if (header.startsWith("Basic ")) {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        }
        return header.replaceFirst("^(?i)(bearer|token) ", "");
    }

    private Reply git(HttpExchange exchange, byte[] request, String path) throws IOException {
        String[] parts = path.split("/", 4);
        if (parts.length < 4) {
            return Reply.error(404, "Not Found");
        }
        String rest = "/" + parts[3];
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        boolean writes = rest.equals("/git-receive-pack") || query.contains("git-receive-pack");
        Optional<String> login = login(exchange);
        Path bare;
        synchronized (this) {
            FakeRepository repository = repositories.get(parts[1] + "/" + parts[2].replaceFirst("\\.git$", ""));
            if (repository == null || repository.asksUntilReady > 0) {
                return Reply.error(404, "Repository not found.");
            }
            if (login.isEmpty() || writes && login.get().isEmpty()) {
                Reply reply = Reply.error(401, "Authentication required");
                reply.headers().put("WWW-Authenticate", "Basic realm=\"GitHub\"");
                return reply;
            }
            if (writes
                    && (!repository.writers.contains(login.get())
                            || lacks(exchange, "contents=write").isPresent())) {
                return Reply.error(403, "Permission denied");
            }
            bare = repository.bare;
            sync(repository);
        }
        GitBackend.Answer answer = GitBackend.answer(exchange, request, bare, rest, login.get());
        return new Reply(answer.status(), new LinkedHashMap<>(answer.headers()), null, answer.body());
    }

    private Optional<String> lacks(HttpExchange exchange, String right) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null || !lacking.getOrDefault(token(header), Set.of()).contains(right)
                ? Optional.empty()
                : Optional.of(right);
    }

    private Reply api(HttpExchange exchange, byte[] request, String method, String path) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        Optional<JsonNode> body = request.length == 0 ? Optional.empty() : Optional.of(JSON.readTree(request));
        Optional<String> login = login(exchange);
        if (login.isEmpty()) {
            return Reply.error(401, "Bad credentials");
        }
        if (path.equals("/api/graphql")) {
            synchronized (this) {
                return endpoints.graphql(login.get(), body.orElseThrow());
            }
        }
        String route = path.replaceFirst("^" + API, "");
        Optional<OpenApi.Match> match = openApi.match(method, route);
        if (match.isEmpty()) {
            violations.add(method + " " + route + ": not in the extract of the description");
            return Reply.error(404, "Not Found");
        }
        openApi.check(match.get(), query, body).forEach(wrong -> violations.add(method + " " + route + ": " + wrong));
        Reply reply;
        synchronized (this) {
            Optional<String> missing = Endpoints.right(match.get().id()).flatMap(right -> lacks(exchange, right));
            if (missing.isPresent()) {
                reply = Reply.error(403, "Resource not accessible by personal access token");
                reply.headers().put("X-Accepted-GitHub-Permissions", missing.get());
            } else if (!method.equals("GET") && login.get().isEmpty()) {
                reply = Reply.error(401, "Requires authentication");
            } else {
                reply = endpoints.answer(match.get(), login.get(), query, body);
            }
            remaining--;
        }
        openApi.check(match.get(), reply.status(), Optional.ofNullable(reply.json()))
                .forEach(wrong -> violations.add(method + " " + route + ": " + wrong));
        finish(exchange, reply);
        return reply;
    }

    /** The address of this request with another page number. */
    private String pageAddress(URI uri, String page) {
        String others = Stream.ofNullable(uri.getRawQuery())
                .flatMap(raw -> Stream.of(raw.split("&")))
                .filter(pair -> !pair.startsWith("page="))
                .collect(Collectors.joining("&"));
        return web() + uri.getRawPath() + "?" + others + (others.isEmpty() ? "" : "&") + "page=" + page;
    }

    /** What all answers have: the limit's state, and a tag by which to ask whether they still hold. */
    private void finish(HttpExchange exchange, Reply reply) {
        Optional.ofNullable(reply.headers().remove("X-Fake-Next"))
                .ifPresent(page -> reply.headers()
                        .put("Link", "<" + pageAddress(exchange.getRequestURI(), page) + ">; rel=\"next\""));
        reply.headers().put("X-RateLimit-Limit", "5000");
        reply.headers().put("X-RateLimit-Remaining", Integer.toString(remaining));
        reply.headers().put("X-RateLimit-Reset", Long.toString(Instant.now().getEpochSecond() + 3600));
        reply.headers().put("X-RateLimit-Resource", "core");
        if (exchange.getRequestMethod().equals("GET") && reply.status() == 200) {
            String tag = "W/\"" + digest(reply.bytes()) + "\"";
            reply.headers().put("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                reply.becomeNotModified();
                remaining++;
            }
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        Stream.ofNullable(uri.getRawQuery())
                .flatMap(raw -> Stream.of(raw.split("&")))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(
                        pair[0].toLowerCase(Locale.ROOT),
                        pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return query;
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
