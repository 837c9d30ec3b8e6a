package io.github.docsprint.drift.base;

import io.github.docsprint.drift.base.Fingerprint.Line;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.LinkTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes fingerprints of the revisions of one page and of its translations. Revisions differ in few lines, so the bytes
 * that one begins and ends with as the one before it are not looked at, and each line is read once for each state that
 * it can be met in. Not safe for several threads: one per page.
 */
final class Fingerprinter {

    /** An odd factor with bits all over: hashes of parts make the hash of the whole, modulo 2^64. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private static final int LARGEST = 1 << 20;

    /** For each kind, in their order, the numbers of its tokens, by their text. */
    private final List<Map<String, Integer>> numbers = new ArrayList<>();

    private final List<Token> tokens = new ArrayList<>();

    /** The lines that were read, by a hash of the line and the state that it was met in. */
    private final Map<Long, Line> known = new HashMap<>();

    private int[] found = new int[64];
    private int foundSize;
    private final LineLexer lexer;

    private byte[] lastContent = new byte[0];
    private Line[] lastLines = new Line[0];
    private int[] lastStarts = new int[0];

    /**
     * @param path the page's path, from the language's folder on
     * @param dialect of the site
     */
    Fingerprinter(String path, Dialect dialect) {
        for (int kind = 0; kind < TokenKind.values().length; kind++) {
            numbers.add(new HashMap<>());
        }
        lexer = new LineLexer(LinkTarget.folder(path), dialect, (kind, text) -> {
            if (foundSize == found.length) {
                found = Arrays.copyOf(found, 2 * foundSize);
            }
            found[foundSize++] = number(kind, text);
        });
    }

    /** The token with a number. */
    Token token(int number) {
        return tokens.get(number);
    }

    /** How many tokens there are; their numbers are below this. */
    int vocabulary() {
        return tokens.size();
    }

    private int number(TokenKind kind, String text) {
        Map<String, Integer> ofKind = numbers.get(kind.ordinal());
        Integer seen = ofKind.get(text);
        if (seen == null) {
            seen = tokens.size();
            ofKind.put(text, seen);
            tokens.add(new Token(kind, text));
        }
        return seen;
    }

    /** Reads a revision; what is beyond 1 MiB is left out. */
    Fingerprint read(byte[] whole) {
        byte[] content = whole.length > LARGEST ? Arrays.copyOf(whole, LARGEST) : whole;
        int size = keptLines(content);
        Line[] lines = Arrays.copyOf(lastLines, Math.max(16, lastLines.length + 16));
        int[] starts = Arrays.copyOf(lastStarts, lines.length);
        int at = size == lastLines.length ? lastContent.length : lastStarts[size];
        int state = size == 0 ? LineLexer.START : lines[size - 1].next();
        int sameEnd = sameEnd(content, at);
        while (at < content.length) {
            int rest = content.length - at;
            if (rest <= sameEnd) {
                int line = Arrays.binarySearch(lastStarts, lastContent.length - rest);
                if (line > 0 && lastLines[line - 1].next() == state) {
                    int left = lastLines.length - line;
                    lines = Arrays.copyOf(lines, size + left);
                    starts = Arrays.copyOf(starts, size + left);
                    System.arraycopy(lastLines, line, lines, size, left);
                    for (int i = 0; i < left; i++) {
                        starts[size + i] = lastStarts[line + i] + content.length - lastContent.length;
                    }
                    size += left;
                    break;
                }
            }
            if (size == lines.length) {
                lines = Arrays.copyOf(lines, 2 * size);
                starts = Arrays.copyOf(starts, 2 * size);
            }
            int end = at;
            long hash = 0;
            int bits = 0;
            for (; end < content.length; end++) {
                byte b = content[end];
                if (b == '\n') {
                    break;
                }
                hash = hash * FACTOR + b + 129;
                bits |= b;
            }
            starts[size] = at;
            lines[size] = line(content, at, end, bits >= 0, hash, state);
            state = lines[size].next();
            size++;
            at = end + 1;
        }
        lastContent = content;
        lastLines = Arrays.copyOf(lines, size);
        lastStarts = Arrays.copyOf(starts, size);
        return new Fingerprint(lastLines, normalForm(lastLines));
    }

    /** How many whole lines the last content begins with as this one does. */
    private int keptLines(byte[] content) {
        int same = Arrays.mismatch(lastContent, content);
        if (same < 0) {
            return lastLines.length;
        }
        int line = Arrays.binarySearch(lastStarts, same);
        return Math.max(0, line >= 0 ? line : -line - 2);
    }

    /** How many bytes beyond an offset the last content ends with as this one does. */
    private int sameEnd(byte[] content, int from) {
        int most = Math.min(lastContent.length, content.length) - from;
        int same = 0;
        for (int step = Integer.highestOneBit(Math.max(1, most)); step > 0; step >>= 1) {
            int length = same + step;
            if (length <= most
                    && Arrays.equals(
                            lastContent,
                            lastContent.length - length,
                            lastContent.length - same,
                            content,
                            content.length - length,
                            content.length - same)) {
                same = length;
            }
        }
        return same;
    }

    private static long normalForm(Line[] lines) {
        boolean gap = true;
        long normal = 0;
        for (Line line : lines) {
            if (line.form() == 0) {
                gap |= line.blank() || line.closesBlock();
            } else {
                boolean opens = line.opensBlock() || gap;
                normal = normal * FACTOR + (!opens ? ' ' : line.nested() ? '\t' : '\n') + 1;
                normal = normal * line.power() + line.form();
                gap = line.closesBlock();
            }
        }
        return normal;
    }

    private Line line(byte[] content, int from, int to, boolean ascii, long hash, int state) {
        Long key = hash * FACTOR + state;
        Line seen = known.get(key);
        if (seen == null) {
            foundSize = 0;
            String text = ascii
                    ? new String(content, from, to - from, StandardCharsets.ISO_8859_1)
                    : NormalForm.halfWidth(new String(content, from, to - from, StandardCharsets.UTF_8));
            LineLexer.Line line = lexer.read(text, state);
            long form = 0;
            long power = 1;
            String normal = line.normal();
            for (int i = 0; i < normal.length(); i++) {
                form = form * FACTOR + normal.charAt(i) + 1;
                power *= FACTOR;
            }
            seen = new Line(
                    hash,
                    Arrays.copyOf(found, foundSize),
                    line.next(),
                    line.opensBlock(),
                    line.closesBlock(),
                    line.nested(),
                    text.isBlank() || LineLexer.isDeclaration(text, state),
                    form,
                    power);
            known.put(key, seen);
        }
        return seen;
    }
}
