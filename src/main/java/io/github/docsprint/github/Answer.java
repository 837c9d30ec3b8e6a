package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.Scalar;
import io.github.docsprint.yaml.Sequence;
import io.github.docsprint.yaml.YamlReader;
import io.github.docsprint.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What GitHub answered.
 *
 * @param headers by their names in lower case
 */
record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    private static final Limits LIMITS = new Limits(1 << 24, 40, 2_000_000);

    /** What a limit asks for that does not say how long it lasts. */
    private static final Duration UNTOLD = Duration.ofSeconds(60);

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean isJson() {
        return body.length == 0 || header("content-type").orElse("").contains("json");
    }

    YamlValue json() {
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            return YamlReader.read("GitHub", text, 1, YamlReader.Format.JSON, LIMITS);
        } catch (Failure e) {
            throw Failure.environment("github.not-json", "GitHub").causedBy(e);
        }
    }

    /** The object that it is. */
    Mapping object() {
        return object(json());
    }

    /** The objects that it is a list of. */
    List<Mapping> objects() {
        if (json() instanceof Sequence sequence) {
            return sequence.values().stream().map(Answer::object).toList();
        }
        throw Failure.environment("github.not-json", "GitHub");
    }

    private static Mapping object(YamlValue value) {
        if (value instanceof Mapping mapping) {
            return mapping;
        }
        throw Failure.environment("github.not-json", "GitHub");
    }

    /**
     * How long GitHub's limits ask to wait, where the answer is about them: the hourly one, or a secondary one on too
     * many requests at once. Source: docs.github.com, "Rate limits for the REST API".
     */
    Optional<Duration> limitWait() {
        if (status != 403 && status != 429) {
            return Optional.empty();
        }
        Optional<Duration> retryAfter = header("retry-after")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        if (retryAfter.isPresent()) {
            return retryAfter;
        }
        if (header("x-ratelimit-remaining").filter("0"::equals).isPresent()) {
            return Optional.of(header("x-ratelimit-reset")
                    .filter(seconds -> seconds.matches("[0-9]{1,12}"))
                    .map(seconds -> Duration.between(Instant.now(), Instant.ofEpochSecond(Long.parseLong(seconds))))
                    .map(wait -> wait.isNegative() ? Duration.ofSeconds(1) : wait.plusSeconds(1))
                    .orElse(UNTOLD));
        }
        return status == 429 || explanation().toLowerCase(Locale.ROOT).contains("rate limit")
                ? Optional.of(UNTOLD)
                : Optional.empty();
    }

    /** The right that the token lacks: fine-grained ones are told the permission, classic ones the scope. */
    Optional<String> missingRight() {
        return header("x-accepted-github-permissions")
                .filter(right -> !right.isBlank())
                .or(() -> header("x-accepted-oauth-scopes").filter(right -> !right.isBlank()));
    }

    /** GitHub's message, and what it says about single fields; empty where it says nothing. */
    String explanation() {
        try {
            if (json() instanceof Mapping mapping) {
                Stream<String> errors = mapping.get("errors").stream()
                        .flatMap(
                                list -> list instanceof Sequence sequence ? sequence.values().stream() : Stream.empty())
                        .map(Answer::error);
                return Stream.concat(Stream.of(mapping.text("message").orElse("")), errors)
                        .filter(words -> !words.isBlank())
                        .collect(Collectors.joining("; "));
            }
        } catch (Failure notAsExpected) {
            return "";
        }
        return "";
    }

    private static String error(YamlValue error) {
        if (error instanceof Mapping fields) {
            return fields.text("message")
                    .orElseGet(() -> fields.text("field").orElse("") + " "
                            + fields.text("code").orElse(""));
        }
        return error instanceof Scalar text ? text.text() : "";
    }
}
