package io.github.docsprint.git;

import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Reads a clone's objects raw, and remembers the last trees, since neighbouring commits share most of theirs. For one
 * thread at a time.
 */
final class ObjectSource implements AutoCloseable {

    /** A page is some kilobytes; what is larger than this (in bytes) is no page, and would not fit the memory. */
    static final int BLOB_LIMIT = 64 << 20;

    private static final int TREE_SLOTS = 1 << 12;

    private final Packs packs;
    private final PackReader packed;

    /** For all that is not read from packs that way, and to tell what is wrong. */
    private final ObjectReader reader;

    /** Parses commits; each one makes room for thousands. */
    private final RevWalk parser;

    private final @Nullable Tree[] trees = new Tree[TREE_SLOTS];

    private record Tree(byte[] id, byte[] entries) {}

    ObjectSource(Packs packs, ObjectReader reader) {
        this.packs = packs;
        this.packed = new PackReader(packs);
        this.reader = reader;
        this.parser = new RevWalk(reader);
    }

    /** A commit as git stores it. */
    byte[] commit(byte[] ids, int offset) {
        return read(ids, offset, Constants.OBJ_COMMIT);
    }

    /**
     * A commit with all that it says.
     *
     * @throws Failure where it cannot be read
     */
    RevCommit parsed(CommitId id) {
        try {
            return RevCommit.parse(parser, commit(ObjectIds.bytes(id.hex()), 0));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(id.hex()).causedBy(e);
        }
    }

    /** A tree as git stores it. The array is shared: not to be changed. */
    byte[] tree(byte[] ids, int offset) {
        int slot = ((ids[offset] & 0xff) << 8 | (ids[offset + 1] & 0xff)) & (TREE_SLOTS - 1);
        Tree known = trees[slot];
        if (known != null && Arrays.equals(known.id, 0, ObjectIds.LENGTH, ids, offset, offset + ObjectIds.LENGTH)) {
            return known.entries;
        }
        byte[] entries = read(ids, offset, Constants.OBJ_TREE);
        trees[slot] = new Tree(Arrays.copyOfRange(ids, offset, offset + ObjectIds.LENGTH), entries);
        return entries;
    }

    /**
     * A file's content; empty where the clone does not have it. The array is shared: not to be changed.
     *
     * @throws Failure where it is larger than {@link #BLOB_LIMIT}
     */
    Optional<byte[]> blob(BlobId blob) {
        byte[] id = ObjectIds.bytes(blob.hex());
        byte[] content = packed.read(id, 0, Constants.OBJ_BLOB);
        if (content != null) {
            return Optional.of(content);
        }
        try {
            ObjectLoader loader = reader.open(ObjectId.fromRaw(id), Constants.OBJ_BLOB);
            if (loader.getSize() > BLOB_LIMIT) {
                throw Failure.environment("git.file-too-large", blob.hex(), loader.getSize() >> 20, BLOB_LIMIT >> 20);
            }
            return Optional.of(loader.getCachedBytes(BLOB_LIMIT));
        } catch (MissingObjectException e) {
            // JGit no longer looks into a pack that is damaged.
            if (packs.haveIndexed(ObjectId.fromRaw(id))) {
                throw unreadable(blob.hex()).causedBy(e);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(blob.hex()).causedBy(e);
        }
    }

    private byte[] read(byte[] ids, int offset, int type) {
        byte[] content = packed.read(ids, offset, type);
        if (content != null) {
            return content;
        }
        ObjectId id = ObjectId.fromRaw(ids, offset);
        try {
            return reader.open(id, type).getCachedBytes(BLOB_LIMIT);
        } catch (IOException e) {
            throw unreadable(id.name()).causedBy(e);
        }
    }

    static Failure unreadable(String id) {
        return Failure.environment("git.object-unreadable", id);
    }

    @Override
    public void close() {
        packed.close();
        reader.close();
    }
}
