package io.github.docsprint.github;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names as parts of addresses (RFC 3986). */
final class Paths {

    private Paths() {}

    /** One segment of a path, or one value of a query. */
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
