package io.github.docsprint.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A pack beside its index of version 2, as <a href="https://git-scm.com/docs/gitformat-pack">gitformat-pack</a> has them,
 * mapped into memory. Safe for many threads.
 */
final class MappedPack {

    private static final int MAGIC = 0xff744f63;
    private static final int VERSION = 2;

    /** How many ids begin with a byte or one before it, for each byte. */
    private static final int FANOUT = 8;

    private static final int IDS = FANOUT + 256 * Integer.BYTES;

    /** For each object: its id, a checksum, where it is. */
    private static final int ENTRY = ObjectIds.LENGTH + 2 * Integer.BYTES;

    private static final int MOST_GUESSES = 8;
    private static final int NOWHERE = -1;

    private final ByteBuffer index;
    private final ByteBuffer pack;

    /** Where places are in the index. */
    private final int places;

    private MappedPack(ByteBuffer index, ByteBuffer pack, int places) {
        this.index = index;
        this.pack = pack;
        this.places = places;
    }

    /** Opens a pack; empty where it has no such index, is of 2 GB or more, or cannot be read. */
    static Optional<MappedPack> open(Path pack) {
        String name = pack.getFileName().toString();
        try {
            ByteBuffer index = map(pack.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + "idx"));
            ByteBuffer bytes = map(pack);
            if (index.getInt(0) != MAGIC || index.getInt(Integer.BYTES) != VERSION) {
                return Optional.empty();
            }
            int objects = index.getInt(IDS - Integer.BYTES);
            int end = IDS + Math.multiplyExact(objects, ENTRY);
            // A pack that is made anew may have the name of the one before, and its objects elsewhere.
            boolean belongs = index.limit() >= end + 2 * ObjectIds.LENGTH
                    && bytes.slice(bytes.limit() - ObjectIds.LENGTH, ObjectIds.LENGTH)
                            .equals(index.slice(end, ObjectIds.LENGTH));
            return belongs
                    ? Optional.of(new MappedPack(index, bytes, end - objects * Integer.BYTES))
                    : Optional.empty();
        } catch (IOException | IndexOutOfBoundsException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static ByteBuffer map(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            // A buffer holds no more; of a larger file it does not end with a checksum.
            return file.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(file.size(), Integer.MAX_VALUE));
        }
    }

    /** The pack's own. */
    ByteBuffer bytes() {
        return pack;
    }

    /**
     * Where an object is; negative where it is elsewhere, or the index is damaged.
     *
     * @param ids holds the object's id
     * @param offset where that begins
     */
    int find(byte[] ids, int offset) {
        try {
            return search(ByteBuffer.wrap(ids), offset);
        } catch (IndexOutOfBoundsException e) {
            return NOWHERE;
        }
    }

    private int search(ByteBuffer wanted, int offset) {
        long start = wanted.getLong(offset);
        int first = wanted.get(offset) & 0xff;
        int low = first == 0 ? 0 : index.getInt(FANOUT + (first - 1) * Integer.BYTES);
        int high = index.getInt(FANOUT + first * Integer.BYTES) - 1;
        // Ids are spread evenly: how far the wanted one's beginning is between two others says where to look, and a few
        // looks are enough. Should they not be, the rest is searched by halves.
        long key = start >>> 1;
        long lowKey = (long) first << 55;
        long highKey = (long) (first + 1) << 55;
        for (int looks = 0; low <= high; looks++) {
            int middle = looks < MOST_GUESSES
                    ? low + (int) ((high - low) * ((double) (key - lowKey) / (highKey - lowKey)))
                    : low + high >>> 1;
            int at = IDS + middle * ObjectIds.LENGTH;
            long found = index.getLong(at);
            int order = found == start ? compareEnds(at, wanted, offset) : Long.compareUnsigned(found, start);
            if (order == 0) {
                return index.getInt(places + middle * Integer.BYTES);
            }
            if (order < 0) {
                low = middle + 1;
                lowKey = found >>> 1;
            } else {
                high = middle - 1;
                highKey = found >>> 1;
            }
        }
        return NOWHERE;
    }

    private int compareEnds(int at, ByteBuffer wanted, int offset) {
        int order = Long.compareUnsigned(index.getLong(at + Long.BYTES), wanted.getLong(offset + Long.BYTES));
        return order != 0
                ? order
                : Integer.compareUnsigned(index.getInt(at + 2 * Long.BYTES), wanted.getInt(offset + 2 * Long.BYTES));
    }
}
