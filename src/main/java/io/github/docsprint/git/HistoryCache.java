package io.github.docsprint.git;

import io.github.docsprint.cache.CacheFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a {@link ChangeTable} in a file. All in it depends on commits alone, so it is never stale: a later run reads only
 * the commits that have come since. Of two that write it the last one wins.
 */
final class HistoryCache {

    /** To be raised whenever the layout, or what a field means, or how renames are found, changes. */
    private static final int FORMAT = 2;

    /** The lengths that are written, one before each field. */
    private static final int FIELDS = 17;

    private final CacheFile file;
    private final byte[] key;

    /**
     * @param folder where the file is to be; made when needed
     * @param key what the content depends on beside the commits: clone, folders, where history is cut off
     */
    HistoryCache(Path folder, String key) {
        String whole = String.join(
                "\n",
                "docsprint history",
                String.valueOf(FORMAT),
                String.valueOf(RenameFinder.SIMILAR),
                String.valueOf(RenameFinder.SIMILAR_SAME_PAGE),
                key);
        this.key = whole.getBytes(StandardCharsets.UTF_8);
        // Only a name, to keep clones out of each other's way.
        this.file = new CacheFile(folder.resolve(
                String.format("history-%08x%08x.bin", whole.hashCode(), Arrays.hashCode(this.key) ^ this.key.length)));
    }

    /** What was kept; empty where there is nothing of use: reading the clone again gives the same. */
    Optional<ChangeTable> load() {
        try {
            return file.read(key).map(content -> table(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN)));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps a table, if it can. */
    void save(ChangeTable table) {
        file.write(key, content(table));
    }

    private static ChangeTable table(ByteBuffer buffer) {
        byte[] commitIds = bytes(buffer);
        CommitTable commits = new CommitTable(
                new IdTable(commitIds, commitIds.length / ObjectIds.LENGTH),
                ints(buffer),
                ints(buffer),
                manyParents(ints(buffer)),
                longs(buffer),
                longs(buffer),
                ints(buffer),
                ints(buffer),
                bytes(buffer));
        byte[] pathBytes = bytes(buffer);
        int[] pathEnds = ints(buffer);
        byte[] blobIds = bytes(buffer);
        return new ChangeTable(
                commits,
                new PathTable(pathBytes, pathEnds, pathEnds.length),
                new IdTable(blobIds, blobIds.length / ObjectIds.LENGTH),
                ints(buffer),
                ints(buffer),
                longs(buffer),
                ints(buffer),
                bytes(buffer));
    }

    private static byte[] content(ChangeTable table) {
        CommitTable commits = table.commits;
        int count = commits.size();
        byte[] commitIds = commits.ids.bytes();
        byte[] pathBytes = table.paths.bytes();
        byte[] blobIds = table.blobs.bytes();
        int[] manyParents = manyParents(commits.manyParents);
        int size = commitIds.length
                + count * (4 * Integer.BYTES + 2 * Long.BYTES + 2)
                + Integer.BYTES * (manyParents.length + table.paths.size() + table.starts.length)
                + pathBytes.length
                + blobIds.length
                + Integer.BYTES * (table.changes.length + table.renamedFrom.length)
                + Long.BYTES * table.renames.length
                + FIELDS * Integer.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        put(buffer, commitIds);
        put(buffer, commits.firstParents, count);
        put(buffer, commits.secondParents, count);
        put(buffer, manyParents, manyParents.length);
        put(buffer, commits.committed, count);
        put(buffer, commits.authored, count);
        put(buffer, commits.zones, count);
        put(buffer, commits.pullRequests, count);
        put(buffer, Arrays.copyOf(commits.beside, count));
        put(buffer, pathBytes);
        put(buffer, table.paths.ends(), table.paths.size());
        put(buffer, blobIds);
        put(buffer, table.starts, table.starts.length);
        put(buffer, table.changes, table.changes.length);
        put(buffer, table.renames, table.renames.length);
        put(buffer, table.renamedFrom, table.renamedFrom.length);
        put(buffer, table.renamesRead);
        return buffer.array();
    }

    /** One after the other: commit, number of parents, parents. */
    private static int[] manyParents(Map<Integer, int[]> parents) {
        int[] flat = new int
                [parents.values().stream().mapToInt(all -> all.length + 2).sum()];
        int at = 0;
        for (Map.Entry<Integer, int[]> one : parents.entrySet()) {
            flat[at++] = one.getKey();
            flat[at++] = one.getValue().length;
            System.arraycopy(one.getValue(), 0, flat, at, one.getValue().length);
            at += one.getValue().length;
        }
        return flat;
    }

    private static Map<Integer, int[]> manyParents(int[] flat) {
        Map<Integer, int[]> parents = new HashMap<>();
        for (int at = 0; at < flat.length; at += 2 + flat[at + 1]) {
            parents.put(flat[at], Arrays.copyOfRange(flat, at + 2, at + 2 + flat[at + 1]));
        }
        return parents;
    }

    private static void put(ByteBuffer buffer, byte[] values) {
        buffer.putInt(values.length).put(values);
    }

    private static void put(ByteBuffer buffer, int[] values, int count) {
        buffer.putInt(count);
        buffer.asIntBuffer().put(values, 0, count);
        buffer.position(buffer.position() + Integer.BYTES * count);
    }

    private static void put(ByteBuffer buffer, long[] values, int count) {
        buffer.putInt(count);
        buffer.asLongBuffer().put(values, 0, count);
        buffer.position(buffer.position() + Long.BYTES * count);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] values = new byte[count(buffer, 1)];
        buffer.get(values);
        return values;
    }

    private static int[] ints(ByteBuffer buffer) {
        int[] values = new int[count(buffer, Integer.BYTES)];
        buffer.asIntBuffer().get(values);
        buffer.position(buffer.position() + Integer.BYTES * values.length);
        return values;
    }

    private static long[] longs(ByteBuffer buffer) {
        long[] values = new long[count(buffer, Long.BYTES)];
        buffer.asLongBuffer().get(values);
        buffer.position(buffer.position() + Long.BYTES * values.length);
        return values;
    }

    /** Before anything is allocated: there cannot be more values than bytes. */
    private static int count(ByteBuffer buffer, int width) {
        int count = buffer.getInt();
        if (count < 0 || count > buffer.remaining() / width) {
            throw new IllegalArgumentException("a count of " + count);
        }
        return count;
    }
}
