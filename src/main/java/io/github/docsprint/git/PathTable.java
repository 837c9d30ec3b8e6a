package io.github.docsprint.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers paths from zero, in the order in which they turn up. Adding is safe for many threads. */
final class PathTable {

    private byte[] bytes;
    private int[] ends;
    private int size;
    private int[] slots;

    PathTable() {
        this(new byte[1 << 12], new int[1 << 6], 0);
    }

    /**
     * A table as it was.
     *
     * @param bytes all paths in UTF-8, one after the other
     * @param ends where each ends in {@code bytes}
     * @param size how many there are
     */
    PathTable(byte[] bytes, int[] ends, int size) {
        this.bytes = bytes;
        this.ends = ends;
        this.size = size;
        this.slots = new int[0];
        rehash();
    }

    int size() {
        return size;
    }

    /** All paths in UTF-8, one after the other. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, size == 0 ? 0 : ends[size - 1]);
    }

    /** Where each path ends in {@link #bytes}. */
    int[] ends() {
        return Arrays.copyOf(ends, size);
    }

    String path(int index) {
        int begin = begin(index);
        return new String(bytes, begin, ends[index] - begin, StandardCharsets.UTF_8);
    }

    /** The number of a path, or -1. */
    int find(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        return slots[slot(name, name.length)] - 1;
    }

    /** The number of the path in the first bytes of a buffer, a new one where there is none yet. */
    synchronized int add(byte[] path, int length) {
        int slot = slot(path, length);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        int begin = size == 0 ? 0 : ends[size - 1];
        if (begin + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(begin + length, 2 * bytes.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        System.arraycopy(path, 0, bytes, begin, length);
        ends[size++] = begin + length;
        slots[slot] = size;
        if (2 * size > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private int begin(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Where a path is, or would go. */
    private int slot(byte[] path, int length) {
        int mask = slots.length - 1;
        int slot = hash(path, 0, length) & mask;
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (Arrays.equals(bytes, begin(index), ends[index], path, 0, length)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[Integer.highestOneBit(Math.max(size, 8)) * 4];
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = hash(bytes, begin(i), ends[i]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
