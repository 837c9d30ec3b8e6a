package io.github.docsprint.github;

import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.yaml.Mapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

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
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

    /** What is to be sent again as it is, since nothing was done: GitHub answers so for repositories that were renamed. */
    private static final Set<Integer> MOVED_AS_IT_IS = Set.of(307, 308);

    private static final int LARGEST_PAGE = 100;
    private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2000})>\\s*;\\s*rel=\"next\"");
    private static final Set<Integer> REFUSALS = Set.of(404, 409, 410, 422);

    private final Settings settings;
    private final HttpClient client;
    private final AnswerCache cache;

    Transport(Settings settings) {
        this.settings = settings;
        this.cache = new AnswerCache(settings.cache());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        settings.proxy().map(Proxy::selector).ifPresent(builder::proxy);
        this.client = builder.build();
    }

    /**
     * The elements of a list.
     *
     * @param whole whether there are no more
     */
    record Listing(List<Mapping> elements, boolean whole) {
        Listing {
            elements = List.copyOf(elements);
        }
    }

    /** What an address holds. */
    Mapping get(String path) {
        return send("GET", address(path), Optional.empty()).object();
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
    Listing list(String path, int pages) {
        List<Mapping> elements = new ArrayList<>();
        Optional<URI> next = Optional.of(address(path + (path.contains("?") ? "&" : "?") + "per_page=" + LARGEST_PAGE));
        for (int page = 0; page < pages && next.isPresent(); page++) {
            Answer answer = send("GET", next.get(), Optional.empty());
            elements.addAll(answer.objects());
            next = answer.header("link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> sameServer(URI.create(link.group(1))));
        }
        return new Listing(elements, next.isEmpty());
    }

    /** The elements of a list that is of no use in part. */
    List<Mapping> all(String path, int pages) {
        Listing listing = list(path, pages);
        if (!listing.whole()) {
            throw Failure.environment(
                    "github.too-many", path, listing.elements().size());
        }
        return listing.elements();
    }

    /** Sends an object. */
    Mapping send(String method, String path, Consumer<JsonWriter> fields) {
        return send(method, address(path), Optional.of(object(fields))).object();
    }

    /** Asks for something to be gone. */
    void delete(String path) {
        send("DELETE", address(path), Optional.empty());
    }

    /**
     * Asks the GraphQL API, for what the REST API cannot do.
     *
     * @throws Refusal where GitHub answers that something of it cannot be had, for which it has no status of its own
     */
    Mapping graphql(String query, Consumer<JsonWriter> variables) {
        byte[] body = object(json -> {
            json.field("query", query);
            json.object("variables", () -> variables.accept(json));
        });
        Answer answer = send("POST", settings.graphql(), Optional.of(body));
        Mapping object = answer.object();
        if (object.get("errors").isPresent()) {
            throw new Refusal(
                    answer.status(),
                    answer.explanation(),
                    "POST " + settings.graphql().getPath());
        }
        return object;
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
        Optional<Answer> kept = reads ? cache.find(address) : Optional.empty();
        Duration pause = FIRST_PAUSE;
        int redirects = 0;
        for (int attempt = 1; ; attempt++) {
            Answer answer;
            try {
                answer = exchange(method, address, body, kept.flatMap(cached -> cached.header("etag")));
            } catch (IOException e) {
                if (reads && attempt < ATTEMPTS) {
                    pause = pause(pause);
                    continue;
                }
                throw unreachable(method, address, e);
            }
            int status = answer.status();
            if (status == 304 && kept.isPresent()) {
                return kept.get();
            }
            if (status / 100 == 2) {
                if (!answer.isJson()) {
                    throw Failure.environment("github.not-json", address.getHost());
                }
                if (reads) {
                    cache.keep(address, answer);
                }
                return answer;
            }
            if ((reads ? MOVED : MOVED_AS_IT_IS).contains(status)
                    && redirects < REDIRECTS
                    && answer.header("location").isPresent()) {
                redirects++;
                address = sameServer(address.resolve(answer.header("location").get()));
                kept = Optional.empty();
                continue;
            }
            Optional<Duration> wait = answer.limitWait();
            if (wait.isPresent()) {
                if (attempt < ATTEMPTS && wait.get().compareTo(PATIENCE) <= 0) {
                    settings.pause().takeAsked(wait.get());
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
        // At once, as an authenticator would be asked about GitHub's own 401 too. Java only lets this through where the
        // launcher allows it: jdk.http.auth.tunneling.disabledSchemes.
        settings.proxy()
                .filter(proxy -> !proxy.leaves(address))
                .flatMap(Proxy::login)
                .ifPresent(login -> request.header("Proxy-Authorization", login.basic()));
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        try {
            // The request's own timeout ends with the headers.
            HttpResponse<byte[]> answer = response.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), lowerCase(answer.headers()), answer.body());
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
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

    private RuntimeException refused(String method, URI address, Answer answer) {
        String request = method + " " + address.getPath();
        if (REFUSALS.contains(answer.status())) {
            return new Refusal(answer.status(), answer.explanation(), request);
        }
        if (answer.status() == 401) {
            return settings.token()
                    .map(token -> Failure.environment("github.bad-token", token.source()))
                    .orElseGet(() -> Failure.environment("github.no-token", request));
        }
        if (answer.status() == 403) {
            return forbidden(request, answer);
        }
        if (answer.status() == 407) {
            return Failure.environment(
                    "github.proxy-login", settings.proxy().map(Proxy::host).orElse(""));
        }
        return answer.status() >= 500
                ? Failure.environment("github.unavailable", address.getHost(), answer.status())
                : Failure.environment("github.refused", request, answer.status(), answer.explanation());
    }

    private Failure forbidden(String request, Answer answer) {
        Optional<String> sso = answer.header("x-github-sso").filter(header -> header.contains("url="));
        if (sso.isPresent()) {
            return Failure.environment("github.sso", sso.get().replaceFirst(".*url=", ""));
        }
        if (settings.token().isEmpty()) {
            return Failure.environment("github.no-token", request);
        }
        if (answer.explanation().contains("archived")) {
            return Failure.environment("github.archived", request);
        }
        String source = settings.token().map(Token::source).orElse("");
        return answer.missingRight()
                .map(right -> Failure.environment("github.missing-right", request, right, source))
                .orElseGet(() -> Failure.environment("github.forbidden", request, answer.explanation(), source));
    }

    private Failure unreachable(String method, URI address, IOException e) {
        return Failure.environment(
                        method.equals("GET") ? "github.unreachable" : "github.unsure",
                        address.getHost(),
                        method + " " + address.getPath(),
                        reason(Optional.ofNullable(e.getCause()).orElse(e)))
                .causedBy(e);
    }

    /** Why there was no answer; Java's own words are the last resort, as they are English. */
    private Message reason(Throwable e) {
        if (e instanceof HttpConnectTimeoutException) {
            return Message.of("github.no-answer", CONNECT.toSeconds());
        }
        if (e instanceof TimeoutException || e instanceof HttpTimeoutException) {
            return Message.of("github.no-answer", settings.timeout().toSeconds());
        }
        if (e instanceof ConnectException) {
            return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                            .anyMatch(each -> each instanceof UnresolvedAddressException)
                    ? Message.of("github.no-host")
                    : Message.of("github.no-connection");
        }
        if (e instanceof SSLException) {
            return Message.of("github.no-trust", String.valueOf(e.getMessage()));
        }
        return Message.of("github.cut");
    }

    private Duration pause(Duration pause) {
        settings.pause().take(pause);
        return pause.multipliedBy(2);
    }
}
