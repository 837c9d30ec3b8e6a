package io.github.docsprint.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of the folder {@code html} in the jar; with a slash before its name, one of a library in the jar. */
final class Resource {

    private Resource() {}

    static String read(String name) {
        String path = name.startsWith("/") ? name : "/html/" + name;
        try (InputStream in = Resource.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException(path + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
