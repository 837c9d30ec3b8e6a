package io.github.docsprint.github;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.Scalar;
import io.github.docsprint.yaml.Sequence;
import io.github.docsprint.yaml.YamlReader;
import io.github.docsprint.yaml.YamlValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request after the other to one GitHub, and what becomes of those that fail: what is over soon is waited for and
 * asked again, a bounded number of times; everything else becomes a {@link Failure} that says what to do, or a {@link
 * Refusal}. A request that changes something is only sent again when GitHub said that it did nothing.
 */
final class Transport {

    private static final int ATTEMPTS = 3;

    /** The longest that one request waits for a limit to pass; GitHub's hourly limit may take an hour. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(400);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int REDIRECTS = 3;
    private static final int LARGEST_PAGE = 100;
    private static final Limits LIMITS = new Limits(1 << 24, 40, 2_000_000);
    private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2000})>\\s*;\\s*rel=\"next\"");
    private static final Set<Integer> REFUSALS = Set.of(404, 409, 410, 422);

    /** The headers of an answer that a cached one needs; the rest may be about the request that got it. */
    private static final Set<String> KEPT = Set.of("content-type", "link", "etag");

    private final Settings settings;
    private final HttpClient client;

    Transport(Settings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What GitHub answered. */
    record Answer(int status, Map<String, List<String>> headers, byte[] body) {

        Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    /** What an address holds. */
    Mapping get(String path) {
        return mapping(json(send("GET", address(path), Optional.empty())));
    }

    /** What a header of the answer says, by its name in lower case. */
    Optional<String> header(String path, String name) {
        return send("GET", address(path), Optional.empty()).header(name);
    }

    /**
     * The elements of a list that comes in pages.
     *
     * @param pages how many pages to read at most
     */
    List<Mapping> list(String path, int pages) {
        List<Mapping> elements = new ArrayList<>();
        Optional<URI> next = Optional.of(address(path + (path.contains("?") ? "&" : "?") + "per_page=" + LARGEST_PAGE));
        for (int page = 0; page < pages && next.isPresent(); page++) {
            URI address = next.get();
            Answer answer = send("GET", address, Optional.empty());
            if (!(json(answer) instanceof Sequence sequence)) {
                throw notJson(address);
            }
            sequence.values().forEach(element -> elements.add(mapping(element)));
            next = answer.header("link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> sameServer(URI.create(link.group(1))));
        }
        return elements;
    }

    /** Sends an object. */
    Mapping send(String method, String path, Consumer<JsonWriter> fields) {
        return mapping(json(send(method, address(path), Optional.of(object(fields)))));
    }

    /** Asks for something to be gone. */
    void delete(String path) {
        send("DELETE", address(path), Optional.empty());
    }

    /** Asks the GraphQL API, for what the REST API cannot do. */
    Mapping graphql(String query, Consumer<JsonWriter> variables) {
        byte[] body = object(json -> {
            json.field("query", query);
            json.object("variables", () -> variables.accept(json));
        });
        return mapping(json(send("POST", settings.graphql(), Optional.of(body))));
    }

    private static byte[] object(Consumer<JsonWriter> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> fields.accept(json));
        }
        return out.toByteArray();
    }

    private URI address(String path) {
        return URI.create(settings.api() + path);
    }

    private static YamlValue json(Answer answer) {
        try {
            String text = new String(answer.body, StandardCharsets.UTF_8);
            return YamlReader.read("GitHub", text, 1, YamlReader.Format.JSON, LIMITS);
        } catch (Failure e) {
            throw Failure.environment("github.not-json", "GitHub").causedBy(e);
        }
    }

    private static Mapping mapping(YamlValue value) {
        if (value instanceof Mapping mapping) {
            return mapping;
        }
        throw Failure.environment("github.not-json", "GitHub");
    }

    /** A redirect or the next page may lead to another place of the same server, and no token to any other. */
    private URI sameServer(URI address) {
        URI api = settings.api();
        if (api.getScheme().equals(address.getScheme())
                && api.getHost().equalsIgnoreCase(String.valueOf(address.getHost()))
                && api.getPort() == address.getPort()) {
            return address;
        }
        throw Failure.environment("github.other-server", String.valueOf(address.getHost()), api.getHost());
    }

    /**
     * Sends one request.
     *
     * @return a success, or what the cache holds where GitHub says that it still holds
     * @throws Refusal at 404, 409, 410 and 422
     * @throws Failure at everything else
     */
    Answer send(String method, URI address, Optional<byte[]> body) {
        boolean reads = method.equals("GET");
        Optional<Kept> kept = reads ? kept(address) : Optional.empty();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Answer answer;
            try {
                answer = exchange(method, address, body, kept.flatMap(cached -> cached.answer.header("etag")));
            } catch (IOException e) {
                if (reads && attempt < ATTEMPTS) {
                    pause = pause(pause);
                    continue;
                }
                throw unreachable(method, address, e);
            }
            int status = answer.status;
            if (status == 304 && kept.isPresent()) {
                return kept.get().answer;
            }
            if (status / 100 == 2) {
                requireJson(answer, address);
                if (reads) {
                    keep(address, answer);
                }
                return answer;
            }
            if (status / 100 == 3
                    && reads
                    && attempt <= REDIRECTS
                    && answer.header("location").isPresent()) {
                address = sameServer(address.resolve(answer.header("location").get()));
                continue;
            }
            Optional<Duration> wait = limitWait(answer);
            if (wait.isPresent()) {
                if (attempt < ATTEMPTS && wait.get().compareTo(PATIENCE) <= 0) {
                    sleep(wait.get());
                    continue;
                }
                throw Failure.environment(
                        "github.rate-limit",
                        Instant.now().plus(wait.get()).toString().replaceFirst("\\.\\d+", ""));
            }
            if (status >= 500 && reads && attempt < ATTEMPTS) {
                pause = pause(pause);
                continue;
            }
            throw refused(method, address, answer);
        }
    }

    private Answer exchange(String method, URI address, Optional<byte[]> body, Optional<String> etag)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "docsprint")
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofByteArray)
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        body.ifPresent(bytes -> request.header("Content-Type", "application/json"));
        settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        etag.ifPresent(tag -> request.header("If-None-Match", tag));
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        try {
            // The request's own timeout ends with the headers.
            HttpResponse<byte[]> answer = response.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), lowerCase(answer.headers()), answer.body());
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException("no answer within " + settings.timeout().toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("the connection was cut"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("github.interrupted").causedBy(e);
        }
    }

    private static Map<String, List<String>> lowerCase(HttpHeaders headers) {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.map().forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        return lower;
    }

    private static void requireJson(Answer answer, URI address) {
        if (answer.body.length > 0 && !answer.header("content-type").orElse("").contains("json")) {
            throw notJson(address);
        }
    }

    /**
     * How long GitHub's limits ask to wait, where the answer is about them: the hourly one, or a secondary one on too
     * many requests at once. Source: docs.github.com, "Rate limits for the REST API".
     */
    private static Optional<Duration> limitWait(Answer answer) {
        if (answer.status != 403 && answer.status != 429) {
            return Optional.empty();
        }
        Optional<Duration> retryAfter = answer.header("retry-after")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        if (retryAfter.isPresent()) {
            return retryAfter;
        }
        if (answer.header("x-ratelimit-remaining").filter("0"::equals).isPresent()) {
            return Optional.of(answer.header("x-ratelimit-reset")
                    .filter(seconds -> seconds.matches("[0-9]{1,12}"))
                    .map(seconds -> Duration.between(Instant.now(), Instant.ofEpochSecond(Long.parseLong(seconds))))
                    .map(wait -> wait.isNegative() ? Duration.ofSeconds(1) : wait.plusSeconds(1))
                    .orElse(PATIENCE));
        }
        return answer.status == 429 || message(answer).toLowerCase(Locale.ROOT).contains("rate limit")
                ? Optional.of(PATIENCE)
                : Optional.empty();
    }

    private RuntimeException refused(String method, URI address, Answer answer) {
        String request = method + " " + address.getPath();
        if (REFUSALS.contains(answer.status)) {
            return new Refusal(answer.status, explanation(answer), request);
        }
        if (answer.status == 401) {
            return settings.token()
                    .map(token -> Failure.environment("github.bad-token", token.source()))
                    .orElseGet(() -> Failure.environment("github.no-token", request));
        }
        if (answer.status == 403) {
            return forbidden(request, answer);
        }
        return answer.status >= 500
                ? Failure.environment("github.unavailable", address.getHost(), answer.status)
                : Failure.environment("github.refused", request, answer.status, explanation(answer));
    }

    private Failure forbidden(String request, Answer answer) {
        Optional<String> sso = answer.header("x-github-sso").filter(header -> header.contains("url="));
        if (sso.isPresent()) {
            return Failure.environment("github.sso", sso.get().replaceFirst(".*url=", ""));
        }
        if (settings.token().isEmpty()) {
            return Failure.environment("github.no-token", request);
        }
        String source = settings.token().map(Token::source).orElse("");
        // Fine-grained tokens are told the permission, classic ones the scope.
        Optional<String> permission = answer.header("x-accepted-github-permissions")
                .or(() -> answer.header("x-accepted-oauth-scopes"))
                .filter(right -> !right.isBlank());
        return permission
                .map(right -> Failure.environment("github.missing-right", request, right, source))
                .orElseGet(() -> Failure.environment("github.forbidden", request, explanation(answer), source));
    }

    private static Failure unreachable(String method, URI address, IOException e) {
        return Failure.environment(
                        method.equals("GET") ? "github.unreachable" : "github.unsure",
                        address.getHost(),
                        method + " " + address.getPath(),
                        Optional.ofNullable(e.getMessage()).orElse("no connection"))
                .causedBy(e);
    }

    static Failure notJson(URI address) {
        return Failure.environment("github.not-json", address.getHost());
    }

    private static String message(Answer answer) {
        try {
            return json(answer) instanceof Mapping mapping
                    ? mapping.text("message").orElse("")
                    : "";
        } catch (Failure e) {
            return "";
        }
    }

    /** GitHub's message, and what it says about single fields. */
    private static String explanation(Answer answer) {
        try {
            if (json(answer) instanceof Mapping mapping) {
                Stream<String> errors = mapping.get("errors").stream()
                        .flatMap(
                                list -> list instanceof Sequence sequence ? sequence.values().stream() : Stream.empty())
                        .map(error -> error instanceof Mapping fields
                                ? fields.text("message")
                                        .orElseGet(() -> fields.text("field").orElse("") + " "
                                                + fields.text("code").orElse(""))
                                : error instanceof Scalar text ? text.text() : "");
                return Stream.concat(Stream.of(mapping.text("message").orElse("")), errors)
                        .filter(words -> !words.isBlank())
                        .collect(Collectors.joining("; "));
            }
        } catch (Failure e) {
            return "";
        }
        return "";
    }

    private static Duration pause(Duration pause) {
        sleep(pause);
        return pause.multipliedBy(2);
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("github.interrupted").causedBy(e);
        }
    }

    /** An answer in the cache. GitHub says for every token anew whether it still holds, so it is nobody's in particular. */
    private record Kept(Answer answer) {}

    private Optional<Kept> kept(URI address) {
        return cacheFile(address).flatMap(file -> file.read(key(address))).flatMap(Transport::unpack);
    }

    private void keep(URI address, Answer answer) {
        if (answer.header("etag").isPresent()) {
            cacheFile(address).ifPresent(file -> file.write(key(address), pack(answer)));
        }
    }

    private Optional<CacheFile> cacheFile(URI address) {
        return settings.cache().map(folder -> {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(key(address));
                return new CacheFile(
                        folder.resolve("github").resolve(HexFormat.of().formatHex(digest, 0, 16)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static byte[] key(URI address) {
        return address.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Header lines, an empty line, the body. */
    private static byte[] pack(Answer answer) {
        StringBuilder head = new StringBuilder();
        KEPT.forEach(name -> answer.header(name)
                .ifPresent(value -> head.append(name).append(": ").append(value).append('\n')));
        byte[] lines = head.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        byte[] packed = new byte[lines.length + answer.body.length];
        System.arraycopy(lines, 0, packed, 0, lines.length);
        System.arraycopy(answer.body, 0, packed, lines.length, answer.body.length);
        return packed;
    }

    private static Optional<Kept> unpack(byte[] packed) {
        Map<String, List<String>> headers = new TreeMap<>();
        int start = 0;
        for (int i = 0; i < packed.length; i++) {
            if (packed[i] == '\n') {
                if (i == start) {
                    byte[] body = Arrays.copyOfRange(packed, i + 1, packed.length);
                    return Optional.of(new Kept(new Answer(200, headers, body)));
                }
                String line = new String(packed, start, i - start, StandardCharsets.UTF_8);
                int colon = line.indexOf(": ");
                headers.put(line.substring(0, Math.max(0, colon)), List.of(line.substring(colon + 2)));
                start = i + 1;
            }
        }
        return Optional.empty();
    }
}
