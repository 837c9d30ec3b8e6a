package io.github.docsprint.github;

import io.github.docsprint.cache.CacheFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Answers by their addresses, to be asked for again only when they changed. GitHub says for every token anew whether one
 * still holds, so it is nobody's in particular.
 *
 * @param folder empty to keep nothing
 */
record AnswerCache(Optional<Path> folder) {

    /** The headers of an answer that a cached one needs; the rest may be about the request that got it. */
    private static final Set<String> KEPT = Set.of("content-type", "link", "etag");

    Optional<Answer> find(URI address) {
        return file(address).flatMap(file -> file.read(key(address))).flatMap(AnswerCache::unpack);
    }

    void keep(URI address, Answer answer) {
        if (answer.header("etag").isPresent()) {
            file(address).ifPresent(file -> file.write(key(address), pack(answer)));
        }
    }

    private Optional<CacheFile> file(URI address) {
        return folder.map(root -> {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(key(address));
                return new CacheFile(
                        root.resolve("github").resolve(HexFormat.of().formatHex(digest, 0, 16)));
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
        byte[] packed = Arrays.copyOf(lines, lines.length + answer.body().length);
        System.arraycopy(answer.body(), 0, packed, lines.length, answer.body().length);
        return packed;
    }

    private static Optional<Answer> unpack(byte[] packed) {
        Map<String, List<String>> headers = new TreeMap<>();
        int start = 0;
        for (int i = 0; i < packed.length; i++) {
            if (packed[i] == '\n') {
                if (i == start) {
                    return Optional.of(new Answer(200, headers, Arrays.copyOfRange(packed, i + 1, packed.length)));
                }
                String line = new String(packed, start, i - start, StandardCharsets.UTF_8);
                int colon = line.indexOf(": ");
                if (colon < 0) {
                    return Optional.empty();
                }
                headers.put(line.substring(0, colon), List.of(line.substring(colon + 2)));
                start = i + 1;
            }
        }
        return Optional.empty();
    }
}
