package io.github.docsprint.git;

import io.github.docsprint.message.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Compares two trees below some folders. Descends only where ids differ, and skips what two folders have in common by
 * comparing their raw bytes, which is what makes comparing every commit with its parent cheap.
 */
final class TreeDiff {

    private static final byte[] EMPTY = new byte[0];
    private static final int PATH_LIMIT = 4096;

    private final ObjectSource source;
    private final List<byte[]> folders;
    private final List<byte[]> parents;
    private final boolean everything;
    private final PathTable paths;
    private final IdTable blobs;

    private final byte[] path = new byte[PATH_LIMIT];
    private int[] found = new int[64];
    private int size;
    private boolean beside;

    /**
     * @param folders the folders (or single files) to look below; the empty one stands for everything
     * @param paths where paths get their numbers
     * @param blobs where contents get their numbers
     */
    TreeDiff(ObjectSource source, List<String> folders, PathTable paths, IdTable blobs) {
        this.source = source;
        this.folders = folders.stream()
                .map(folder -> folder.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.parents = folders.stream()
                .map(folder -> folder.substring(0, folder.lastIndexOf('/') + 1))
                .filter(parent -> !parent.isEmpty())
                .distinct()
                .map(parent -> parent.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.everything = folders.contains("");
        this.paths = paths;
        this.blobs = blobs;
    }

    /**
     * What changed between two trees.
     *
     * @param before the id of the tree before; no bytes for a root commit
     * @param after the id of the tree after
     * @return pairs of a path's number and an {@link Entry}, in the order of paths in the tree
     */
    int[] changes(byte[] before, byte[] after) {
        size = 0;
        beside = false;
        if (!Arrays.equals(before, after)) {
            compare(before.length == 0 ? EMPTY : source.tree(before, 0), source.tree(after, 0), 0, everything);
        }
        return Arrays.copyOf(found, size);
    }

    /**
     * Whether the trees of the last comparison differ in a folder beside one of those to look below, too: in
     * content/pt, if they are content/en and content/ja.
     */
    boolean isBeside() {
        return beside;
    }

    private void compare(byte[] before, byte[] after, int length, boolean inside) {
        TreeCursor old = new TreeCursor(before);
        TreeCursor now = new TreeCursor(after);
        while (true) {
            if (!old.atEnd() && !now.atEnd()) {
                old.skipEqual(now);
            }
            if (old.atEnd() && now.atEnd()) {
                return;
            }
            int order = old.atEnd() ? 1 : now.atEnd() ? -1 : old.compareName(now);
            if (order < 0) {
                one(old, Entry.DELETED, length, inside);
                old.next();
            } else if (order > 0) {
                one(now, Entry.ADDED, length, inside);
                now.next();
            } else {
                both(old, now, length, inside);
                old.next();
                now.next();
            }
        }
    }

    private void both(TreeCursor old, TreeCursor now, int length, boolean inside) {
        int end = append(now, length);
        boolean in = inside || isInside(end);
        if (now.isTree()) {
            if (old.sameId(now)) {
                return;
            }
            if (in || isAbove(end)) {
                compare(source.tree(old.raw, old.idOffset()), source.tree(now.raw, now.idOffset()), slash(end), in);
            } else {
                beside |= isBeside(length);
            }
        } else if (in && (Entry.kind(old) != Entry.kind(now) || !old.sameId(now))) {
            add(end, Entry.modified(blobs.add(now.raw, now.idOffset()), Entry.kind(now)));
        }
    }

    private void one(TreeCursor entry, int what, int length, boolean inside) {
        int end = append(entry, length);
        boolean in = inside || isInside(end);
        if (entry.isTree()) {
            if (in || isAbove(end)) {
                byte[] tree = source.tree(entry.raw, entry.idOffset());
                boolean added = what == Entry.ADDED;
                compare(added ? EMPTY : tree, added ? tree : EMPTY, slash(end), in);
            } else {
                beside |= isBeside(length);
            }
        } else if (in) {
            add(end, Entry.of(blobs.add(entry.raw, entry.idOffset()), what, Entry.kind(entry)));
        }
    }

    private void add(int end, int entry) {
        if (size + 2 > found.length) {
            found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = paths.add(path, end);
        found[size++] = entry;
    }

    private int append(TreeCursor entry, int length) {
        if (length + entry.nameLength() + 1 > PATH_LIMIT) {
            throw Failure.environment("git.tree-malformed");
        }
        System.arraycopy(entry.raw, entry.nameStart, path, length, entry.nameLength());
        return length + entry.nameLength();
    }

    private int slash(int end) {
        path[end] = '/';
        return end + 1;
    }

    private boolean isInside(int end) {
        for (byte[] folder : folders) {
            if (Arrays.equals(folder, 0, folder.length, path, 0, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the folder that the path has so far, with its slash, is the parent of one to look below. */
    private boolean isBeside(int length) {
        for (byte[] parent : parents) {
            if (Arrays.equals(parent, 0, parent.length, path, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAbove(int end) {
        for (byte[] folder : folders) {
            if (folder.length > end && folder[end] == '/' && Arrays.equals(folder, 0, end, path, 0, end)) {
                return true;
            }
        }
        return false;
    }
}
