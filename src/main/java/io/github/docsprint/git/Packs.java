package io.github.docsprint.git;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A repository's packs, as they are when they are first asked for, and those contents of files that stand in them whole.
 * There are few, since all others are kept as differences to them, and each is wanted whenever one of those is read. Safe
 * for many threads.
 */
final class Packs {

    /** How much to remember, in bytes: nearly twice what it is on kubernetes/website with English and Japanese. */
    private static final int MOST = 48 << 20;

    /** What remembering takes beside the bytes of a content: entry, key, objects. */
    private static final int MARGIN = 120;

    /** An object as git stores it. The array is shared: not to be changed. */
    record Content(int type, byte[] bytes) {}

    /**
     * What there is.
     *
     * @param mapped the packs that can be read here, the newest first
     * @param indexed whether any pack should have an object, in whatever form it is
     */
    record Listing(List<MappedPack> mapped, Predicate<ObjectId> indexed) {}

    private final Supplier<Listing> opener;
    private final Map<Long, Content> whole = new ConcurrentHashMap<>();
    private final AtomicInteger room;
    private volatile @Nullable Listing listing;

    /**
     * @param opener finds the packs
     * @param most how much to remember, in bytes
     */
    Packs(Supplier<Listing> opener, int most) {
        this.opener = opener;
        this.room = new AtomicInteger(most);
    }

    /** A repository's own; not those that it borrows from another one. */
    static Packs of(Repository repository) {
        return new Packs(() -> listing(repository), MOST);
    }

    private static Listing listing(Repository repository) {
        Collection<Pack> packs = repository instanceof FileRepository local
                ? local.getObjectDatabase().getPacks()
                : List.of();
        return new Listing(
                packs.stream()
                        // Others than plain ones stand for several files.
                        .filter(pack -> pack.getClass() == Pack.class)
                        .map(pack -> MappedPack.open(pack.getPackFile().toPath()))
                        .flatMap(Optional::stream)
                        .toList(),
                id -> packs.stream().anyMatch(pack -> isIndexed(pack, id)));
    }

    /** Of a pack that JGit has found to be damaged, or whose index is, nobody knows; that is damage too. */
    private static boolean isIndexed(Pack pack, ObjectId id) {
        try {
            return pack.getIndex().findOffset(id) >= 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** The packs that can be read here, the newest first. */
    List<MappedPack> mapped() {
        return listing().mapped;
    }

    /** Whether any pack should have an object, in whatever form it is, and whether or not it can be read. */
    boolean haveIndexed(ObjectId id) {
        return listing().indexed.test(id);
    }

    private Listing listing() {
        Listing known = listing;
        return known != null ? known : list();
    }

    private synchronized Listing list() {
        Listing listed = listing;
        if (listed == null) {
            listed = opener.get();
            listing = listed;
        }
        return listed;
    }

    /** What {@link #remember} was told of a place; null where it was told nothing. */
    @Nullable
    Content remembered(long place) {
        return whole.get(place);
    }

    /** Remembers what stands whole in a place; false where there is no more room. */
    boolean remember(long place, Content content) {
        int size = content.bytes.length + MARGIN;
        if (room.addAndGet(-size) < 0) {
            room.addAndGet(size);
            return false;
        }
        if (whole.putIfAbsent(place, content) != null) { // another thread was quicker
            room.addAndGet(size);
        }
        return true;
    }
}
