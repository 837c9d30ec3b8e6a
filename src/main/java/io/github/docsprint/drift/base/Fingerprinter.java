package io.github.docsprint.drift.base;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes fingerprints of the revisions of one page and of its translations. Revisions differ in few lines, so each line
 * is read once for each state that it can be met in. Not safe for several threads: one per page.
 */
final class Fingerprinter {

    /** An odd factor with bits all over: hashes of parts add up to the hash of the whole, modulo 2^64. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L | 1;

    private static final int LARGEST = 4 << 20;

    /** A line as it is kept: the tokens of it with repetitions, the next state, and its part in the normal form. */
    private record Known(
            int[] tokens,
            int next,
            boolean opensBlock,
            boolean closesBlock,
            boolean nested,
            boolean blank,
            long hash,
            long power) {}

    private record Key(long line, int state) {}

    private final Map<Token, Integer> numbers = new HashMap<>();
    private final List<Token> tokens = new ArrayList<>();
    private final Map<Key, Known> lines = new HashMap<>();
    private int[] counts = new int[256];
    private int[] touched = new int[256];
    private int touchedSize;
    private int[] found = new int[64];
    private int foundSize;
    private final LineLexer lexer;

    /** @param path the page's path, from the language's folder on */
    Fingerprinter(String path) {
        lexer = new LineLexer(LinkTargets.folder(path), (kind, text) -> {
            if (foundSize == found.length) {
                found = Arrays.copyOf(found, 2 * foundSize);
            }
            found[foundSize++] = number(new Token(kind, text));
        });
    }

    /** The token with a number. */
    Token token(int number) {
        return tokens.get(number);
    }

    int vocabulary() {
        return tokens.size();
    }

    private int number(Token token) {
        Integer known = numbers.putIfAbsent(token, tokens.size());
        if (known == null) {
            tokens.add(token);
            return tokens.size() - 1;
        }
        return known;
    }

    /** Reads a revision; what is beyond 4 MiB is left out. */
    Fingerprint read(byte[] content) {
        int length = Math.min(content.length, LARGEST);
        int state = LineLexer.START;
        boolean gap = true;
        long normal = 0;
        long[] hashes = new long[64];
        int size = 0;
        int at = 0;
        touchedSize = 0;
        while (at < length) {
            int end = at;
            long hash = 0;
            while (end < length && content[end] != '\n') {
                hash = hash * FACTOR + content[end] + 129;
                end++;
            }
            Known line = line(content, at, end, hash, state);
            state = line.next;
            for (int token : line.tokens) {
                add(token);
            }
            if (line.hash == 0) {
                gap |= line.blank || line.closesBlock;
            } else {
                boolean opens = line.opensBlock || gap;
                normal = normal * FACTOR + (opens ? line.nested ? '\t' : '\n' : ' ') + 1;
                normal = normal * line.power + line.hash;
                gap = line.closesBlock;
            }
            if (!line.blank) {
                if (size == hashes.length) {
                    hashes = Arrays.copyOf(hashes, 2 * size);
                }
                hashes[size++] = hash;
            }
            at = end + 1;
        }
        int[] ids = Arrays.copyOf(touched, touchedSize);
        Arrays.sort(ids);
        int[] times = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            times[i] = counts[ids[i]];
            counts[ids[i]] = 0;
        }
        long[] all = Arrays.copyOf(hashes, size);
        Arrays.sort(all);
        return new Fingerprint(ids, times, all, normal);
    }

    private void add(int token) {
        if (token >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(2 * counts.length, tokens.size()));
        }
        if (counts[token]++ == 0) {
            if (touchedSize == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedSize);
            }
            touched[touchedSize++] = token;
        }
    }

    private Known line(byte[] content, int from, int to, long hash, int state) {
        Key key = new Key(hash, state);
        Known known = lines.get(key);
        if (known == null) {
            foundSize = 0;
            String text = new String(content, from, to - from, StandardCharsets.UTF_8);
            LineLexer.Line line = lexer.read(text, state);
            long normal = 0;
            long power = 1;
            for (int i = 0; i < line.normal().length(); i++) {
                normal = normal * FACTOR + line.normal().charAt(i) + 1;
                power *= FACTOR;
            }
            known = new Known(
                    Arrays.copyOf(found, foundSize),
                    line.next(),
                    line.opensBlock(),
                    line.closesBlock(),
                    line.nested(),
                    text.isBlank(),
                    normal,
                    power);
            lines.put(key, known);
        }
        return known;
    }
}
