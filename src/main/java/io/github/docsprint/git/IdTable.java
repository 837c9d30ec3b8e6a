package io.github.docsprint.git;

import java.util.Arrays;

/** Numbers object ids from zero, in the order in which they turn up. Adding is safe for many threads. */
final class IdTable {

    private byte[] ids;
    private int size;
    private int[] slots = new int[0];

    IdTable() {
        this(new byte[ObjectIds.LENGTH << 10], 0);
    }

    /**
     * A table as it was.
     *
     * @param ids the ids, one after the other
     * @param size how many there are
     */
    IdTable(byte[] ids, int size) {
        this.ids = ids;
        this.size = size;
        rehash();
    }

    int size() {
        return size;
    }

    /** The ids, one after the other. */
    byte[] bytes() {
        return Arrays.copyOf(ids, size * ObjectIds.LENGTH);
    }

    byte[] copy(int index) {
        int begin = index * ObjectIds.LENGTH;
        return Arrays.copyOfRange(ids, begin, begin + ObjectIds.LENGTH);
    }

    String hex(int index) {
        return ObjectIds.hex(ids, index * ObjectIds.LENGTH);
    }

    /** The number of an id, or -1. */
    int find(String hex) {
        return slots[slot(ObjectIds.bytes(hex), 0)] - 1;
    }

    /** The number of an id, a new one where there is none yet. */
    synchronized int add(byte[] source, int offset) {
        int slot = slot(source, offset);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        int begin = size * ObjectIds.LENGTH;
        if (begin == ids.length) {
            ids = Arrays.copyOf(ids, Math.max(2 * begin, ObjectIds.LENGTH << 4));
        }
        System.arraycopy(source, offset, ids, begin, ObjectIds.LENGTH);
        slots[slot] = ++size;
        if (2 * size > slots.length) {
            rehash();
        }
        return size - 1;
    }

    /** Where an id is, or would go. */
    private int slot(byte[] source, int offset) {
        int mask = slots.length - 1;
        int slot = hash(source, offset) & mask;
        while (slots[slot] != 0) {
            int begin = (slots[slot] - 1) * ObjectIds.LENGTH;
            if (Arrays.equals(ids, begin, begin + ObjectIds.LENGTH, source, offset, offset + ObjectIds.LENGTH)) {
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
            int slot = hash(ids, i * ObjectIds.LENGTH) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
        }
    }

    private static int hash(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }
}
