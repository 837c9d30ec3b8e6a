package io.github.docsprint.git;

import io.github.docsprint.git.Packs.Content;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.internal.storage.pack.BinaryDelta;
import org.eclipse.jgit.lib.Constants;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of packs (<a href="https://git-scm.com/docs/gitformat-pack">gitformat-pack</a>), and remembers all that it
 * comes by on the way: the next object is mostly kept as a difference to one of these. JGit remembers the one before the
 * object that it reads, so that it makes each revision of a page twice. For one thread at a time.
 */
final class PackReader implements AutoCloseable {

    /** How much to remember, in bytes. */
    private static final int MOST = 4 << 20;

    /** What is larger (in bytes) is no page, and is left to JGit. */
    private static final int LARGEST = 1 << 20;

    /** Git makes no longer rows of differences. */
    private static final int DEEPEST = 4095;

    private final Packs packs;
    private final Inflater inflater = new Inflater();
    private final Map<Long, Content> remembered = new LinkedHashMap<>(1024, .75f, true);
    private int size;

    /** The pack that the last object was in: the next one mostly is in the same, or beside it. */
    private int last;

    /** How an object differs from another: where it is in the packs, its data in a pack, and how long it is. */
    private record Delta(long place, int data, int length) {}

    PackReader(Packs packs) {
        this.packs = packs;
    }

    /**
     * An object as git stores it; null where it is in no pack, or in a form that is not read here, or is damaged. The array
     * is shared: not to be changed.
     *
     * @param ids holds its id
     * @param offset where that begins
     */
    byte @Nullable [] read(byte[] ids, int offset, int type) {
        List<MappedPack> files = packs.mapped();
        for (int step = 0; step < files.size(); step++) {
            int i = (last + step) % files.size();
            int at = files.get(i).find(ids, offset);
            if (at >= 0) {
                last = i;
                try {
                    Content content = content(files.get(i), (long) i << Integer.SIZE, at);
                    return content.type() == type ? content.bytes() : null;
                } catch (DataFormatException
                        | IndexOutOfBoundsException
                        | IllegalArgumentException
                        | InternalError
                                e) { // the last where what is mapped cannot be read: a disk fails, a file was cut
                    return null;
                }
            }
        }
        return null;
    }

    /** @param first where the pack begins among the places of all packs */
    private Content content(MappedPack file, long first, int wanted) throws DataFormatException {
        int at = wanted;
        Content content = remembered(first + at);
        if (content != null) {
            return content;
        }
        ByteBuffer pack = file.bytes();
        Deque<Delta> deltas = new ArrayDeque<>();
        while (content == null) {
            int data = at;
            int next = pack.get(data++);
            int type = next >> 4 & 7;
            long length = next & 0xf;
            for (int shift = 4; next < 0; shift += 7) {
                next = pack.get(data++);
                length |= (long) (next & 0x7f) << shift;
            }
            if (length < 0 || length > LARGEST || deltas.size() > DEEPEST) {
                throw new DataFormatException();
            }
            switch (type) {
                case Constants.OBJ_OFS_DELTA -> {
                    next = pack.get(data++);
                    int distance = next & 0x7f;
                    while (next < 0) {
                        next = pack.get(data++);
                        distance = (distance + 1 << 7) + (next & 0x7f);
                    }
                    deltas.push(new Delta(first + at, data, (int) length));
                    at -= distance;
                    content = remembered(first + at);
                }
                case Constants.OBJ_REF_DELTA -> {
                    byte[] base = new byte[ObjectIds.LENGTH];
                    pack.get(data, base);
                    deltas.push(new Delta(first + at, data + base.length, (int) length));
                    at = file.find(base, 0);
                    content = remembered(first + at);
                }
                default -> {
                    content = new Content(type, inflate(pack, data, (int) length));
                    if (type != Constants.OBJ_BLOB || !packs.remember(first + at, content)) {
                        remember(first + at, content);
                    }
                }
            }
        }
        while (!deltas.isEmpty()) {
            Delta delta = deltas.pop();
            byte[] changes = inflate(pack, delta.data, delta.length);
            long result = BinaryDelta.getResultSize(changes);
            if (result < 0 || result > LARGEST) {
                throw new DataFormatException();
            }
            content = new Content(content.type(), BinaryDelta.apply(content.bytes(), changes));
            remember(delta.place, content);
        }
        return content;
    }

    private byte[] inflate(ByteBuffer pack, int from, int length) throws DataFormatException {
        byte[] inflated = new byte[length];
        inflater.reset();
        inflater.setInput(pack.duplicate().position(from));
        if (inflater.inflate(inflated) < length || !inflater.finished()) {
            throw new DataFormatException();
        }
        return inflated;
    }

    private @Nullable Content remembered(long place) {
        Content own = remembered.get(place);
        return own != null ? own : packs.remembered(place);
    }

    private void remember(long place, Content content) {
        remembered.put(place, content);
        size += content.bytes().length;
        for (Iterator<Content> oldest = remembered.values().iterator(); size > MOST; ) {
            size -= oldest.next().bytes().length;
            oldest.remove();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
