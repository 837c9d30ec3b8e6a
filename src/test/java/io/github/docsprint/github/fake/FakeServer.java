package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fake as requests meet it: who asks, what goes wrong, limits and tags; and the check by GitHub's descriptions. */
final class FakeServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GitHubFake fake;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final OpenApi openApi = OpenApi.INSTANCE;
    private final Endpoints endpoints;
    private final GraphQl graphql;
    private int remaining = 5000;

    FakeServer(GitHubFake fake, Endpoints endpoints) {
        this.fake = fake;
        this.endpoints = endpoints;
        this.graphql = new GraphQl(fake);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        boolean git = !path.startsWith("/api/");
        String query = exchange.getRequestURI().getRawQuery();
        String shown = git ? path + (query == null ? "" : "?" + query) : path.replaceFirst("^" + GitHubFake.API, "");
        int number = fake.requests.incrementAndGet();
        Fault fault = fake.faults.remove(number);
        if (fault == null) {
            fault = fake.faultsByRequest.remove(method + " " + shown);
        }
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            if (fault instanceof Fault.CutMeanwhile meanwhile) {
                meanwhile.event().run();
            }
            if (fault instanceof Fault.CutBefore || fault instanceof Fault.CutMeanwhile) {
                fake.log.add(method + " " + shown + " 0");
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
            fake.log.add(method + " " + shown + " " + (fault instanceof Fault.CutAfter ? 0 : reply.status()));
            if (!(fault instanceof Fault.CutAfter)) {
                send(exchange, reply, fault instanceof Fault.Torn);
            }
        } catch (RuntimeException e) {
            fake.violations.add(method + " " + shown + ": the fake failed: " + e);
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
        return Optional.ofNullable(fake.logins.get(token(header)));
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
        synchronized (fake) {
            FakeRepository repository = fake.repositories.get(parts[1] + "/" + parts[2].replaceFirst("\\.git$", ""));
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
            fake.sync(repository);
        }
        GitBackend.Answer answer = GitBackend.answer(exchange, request, bare, rest, login.get());
        return new Reply(answer.status(), new LinkedHashMap<>(answer.headers()), null, answer.body());
    }

    private Optional<String> lacks(HttpExchange exchange, String right) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null
                        || !fake.lacking.getOrDefault(token(header), Set.of()).contains(right)
                ? Optional.empty()
                : Optional.of(right);
    }

    private Reply api(HttpExchange exchange, byte[] request, String method, String path) throws IOException {
        Map<String, String> parameters = query(exchange.getRequestURI());
        Optional<JsonNode> body = request.length == 0 ? Optional.empty() : Optional.of(JSON.readTree(request));
        Optional<String> login = login(exchange);
        if (login.isEmpty()) {
            return Reply.error(401, "Bad credentials");
        }
        if (path.equals("/api/graphql")) {
            synchronized (fake) {
                return login.get().isEmpty()
                        ? Reply.error(401, "This endpoint requires you to be authenticated.")
                        : graphql.answer(
                                body.orElseThrow(),
                                lacks(exchange, "contents=write").isEmpty(),
                                fake.violations);
            }
        }
        String route = fake.byName(path.replaceFirst("^" + GitHubFake.API, ""));
        Optional<FakeRepository> moved = fake.moved(route);
        if (moved.isPresent()) {
            Reply reply = Reply.error(method.equals("GET") ? 301 : 307, "Moved Permanently");
            String query = exchange.getRequestURI().getRawQuery();
            reply.headers()
                    .put(
                            "Location",
                            fake.api() + "/repositories/" + moved.get().id
                                    + route.replaceFirst("^/repos/[^/]+/[^/]+", "")
                                    + (query == null ? "" : "?" + query));
            return reply;
        }
        Optional<OpenApi.Match> match = openApi.match(method, route);
        if (match.isEmpty()) {
            fake.violations.add(method + " " + route + ": not in the extract of the description");
            return Reply.error(404, "Not Found");
        }
        openApi.check(match.get(), parameters, body)
                .forEach(wrong -> fake.violations.add(method + " " + route + ": " + wrong));
        Reply reply;
        synchronized (fake) {
            Optional<String> missing = Endpoints.right(match.get().id()).flatMap(right -> lacks(exchange, right));
            if (missing.isPresent()) {
                reply = Reply.error(403, "Resource not accessible by personal access token");
                reply.headers().put("X-Accepted-GitHub-Permissions", missing.get());
            } else if (!method.equals("GET") && login.get().isEmpty()) {
                reply = Reply.error(401, "Requires authentication");
            } else if (!method.equals("GET") && fake.isArchived(route)) {
                reply = Reply.error(403, "Repository was archived so is read-only.");
                reply.headers().put("X-Accepted-GitHub-Permissions", "pull_requests=write");
            } else {
                reply = endpoints.answer(match.get(), login.get(), parameters, body);
            }
            remaining--;
        }
        openApi.check(match.get(), reply.status(), Optional.ofNullable(reply.json()))
                .forEach(wrong -> fake.violations.add(method + " " + route + ": " + wrong));
        finish(exchange, reply);
        return reply;
    }

    /** The address of this request with another page number. */
    private String pageAddress(URI uri, String page) {
        String others = Stream.ofNullable(uri.getRawQuery())
                .flatMap(raw -> Stream.of(raw.split("&")))
                .filter(pair -> !pair.startsWith("page="))
                .collect(Collectors.joining("&"));
        return fake.api() + fake.byNumber(uri.getRawPath().replaceFirst("^" + GitHubFake.API, "")) + "?" + others
                + (others.isEmpty() ? "" : "&") + "page=" + page;
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
}
