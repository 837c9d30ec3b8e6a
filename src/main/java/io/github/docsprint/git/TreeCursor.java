package io.github.docsprint.git;

import io.github.docsprint.message.Failure;
import java.util.Arrays;

/**
 * Steps through the entries of a raw tree object: mode in octal, a blank, the name, a zero byte, 20 bytes of id
 * (<a href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects">Git Internals, Git Objects</a>).
 */
final class TreeCursor {

    private static final int TYPE_MASK = 0170000;
    private static final int TYPE_TREE = 0040000;
    private static final int TYPE_FILE = 0100000;

    final byte[] raw;
    /** Where the entry begins; the array's length after the last. */
    int start;

    int mode;
    int nameStart;
    int nameEnd;

    TreeCursor(byte[] raw) {
        this.raw = raw;
        parse();
    }

    boolean atEnd() {
        return start >= raw.length;
    }

    void next() {
        start = idOffset() + ObjectIds.LENGTH;
        parse();
    }

    int idOffset() {
        return nameEnd + 1;
    }

    byte[] id() {
        return Arrays.copyOfRange(raw, idOffset(), idOffset() + ObjectIds.LENGTH);
    }

    boolean isTree() {
        return (mode & TYPE_MASK) == TYPE_TREE;
    }

    boolean isRegularFile() {
        return (mode & TYPE_MASK) == TYPE_FILE;
    }

    int nameLength() {
        return nameEnd - nameStart;
    }

    boolean nameIs(byte[] name) {
        return Arrays.equals(raw, nameStart, nameEnd, name, 0, name.length);
    }

    boolean sameId(TreeCursor other) {
        int mine = idOffset();
        int theirs = other.idOffset();
        return Arrays.equals(raw, mine, mine + ObjectIds.LENGTH, other.raw, theirs, theirs + ObjectIds.LENGTH);
    }

    /** Moves both over the entries that they have in common from here on. */
    void skipEqual(TreeCursor other) {
        int length = Arrays.mismatch(raw, start, raw.length, other.raw, other.start, other.raw.length);
        if (length < 0) {
            start = raw.length;
            other.start = other.raw.length;
            return;
        }
        int shift = other.start - start;
        int differs = start + length;
        int next = idOffset() + ObjectIds.LENGTH;
        while (next <= differs) {
            start = next;
            while (next < differs && raw[next] != 0) { // to where the name ends, as a mode has no such byte
                next++;
            }
            next += 1 + ObjectIds.LENGTH;
        }
        parse();
        other.start = start + shift;
        other.parse();
    }

    /** Git's order of entries, in which a folder's name ends with a slash. */
    int compareName(TreeCursor other) {
        int length = Math.min(nameLength(), other.nameLength());
        int mismatch = Arrays.mismatch(
                raw, nameStart, nameStart + length, other.raw, other.nameStart, other.nameStart + length);
        int at = mismatch < 0 ? length : mismatch;
        return byteAt(at) - other.byteAt(at);
    }

    private int byteAt(int index) {
        if (index < nameLength()) {
            return raw[nameStart + index] & 0xff;
        }
        return isTree() ? '/' : 0;
    }

    private void parse() {
        if (start >= raw.length) {
            return;
        }
        int at = start;
        int octal = 0;
        try {
            while (raw[at] != ' ') {
                octal = octal << 3 | (raw[at++] - '0');
            }
            mode = octal;
            nameStart = ++at;
            while (raw[at] != 0) {
                at++;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw Failure.environment("git.tree-malformed").causedBy(e);
        }
        nameEnd = at;
        if (at + ObjectIds.LENGTH >= raw.length) {
            throw Failure.environment("git.tree-malformed");
        }
    }
}
