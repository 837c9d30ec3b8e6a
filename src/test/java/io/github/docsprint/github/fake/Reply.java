package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of the fake, before it is sent. */
final class Reply {

    private int status;
    private final Map<String, String> headers;
    private final JsonNode json;
    private final byte[] raw;

    Reply(int status, Map<String, String> headers, JsonNode json, byte[] raw) {
        this.status = status;
        this.headers = headers;
        this.json = json;
        this.raw = raw;
    }

    static Reply of(int status, JsonNode json) {
        return new Reply(
                status,
                new LinkedHashMap<>(Map.of("Content-Type", "application/json; charset=utf-8")),
                json,
                json == null ? new byte[0] : json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Reply error(int status, String message) {
        return of(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message", message)
                        .put("documentation_url", "https://docs.github.com/rest"));
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    JsonNode json() {
        return json;
    }

    byte[] bytes() {
        return raw;
    }

    void becomeNotModified() {
        status = 304;
    }
}
