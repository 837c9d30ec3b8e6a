package io.github.docsprint.git;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
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

    /** An object as git stores it. The array is shared: not to be changed. */
    record Content(int type, byte[] bytes) {}

    private final Supplier<List<PackFile>> opener;
    private final Map<Long, Content> whole = new ConcurrentHashMap<>();
    private final AtomicInteger room;
    private volatile @Nullable List<PackFile> files;

    /**
     * @param opener finds the packs, those that were used last first
     * @param most how much to remember, in bytes
     */
    Packs(Supplier<List<PackFile>> opener, int most) {
        this.opener = opener;
        this.room = new AtomicInteger(most);
    }

    /** A repository's own; not those that it borrows from another one. */
    static Packs of(Repository repository) {
        return new Packs(() -> files(repository), MOST);
    }

    private static List<PackFile> files(Repository repository) {
        return repository instanceof FileRepository local
                ? local.getObjectDatabase().getPacks().stream()
                        // Others than plain ones stand for several files.
                        .filter(pack -> pack.getClass() == Pack.class)
                        .map(pack -> PackFile.open(pack.getPackFile().toPath()))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    /** Those that were used last first. */
    List<PackFile> files() {
        List<PackFile> known = files;
        return known != null ? known : open();
    }

    private synchronized List<PackFile> open() {
        List<PackFile> opened = files;
        if (opened == null) {
            opened = opener.get();
            files = opened;
        }
        return opened;
    }

    /** What {@link #remember} was told of a place; null where it was told nothing. */
    @Nullable
    Content remembered(long place) {
        return whole.get(place);
    }

    /** Remembers what stands whole in a place; false where there is no more room. */
    boolean remember(long place, Content content) {
        if (room.addAndGet(-content.bytes.length) < 0) {
            room.addAndGet(content.bytes.length);
            return false;
        }
        if (whole.putIfAbsent(place, content) != null) { // another thread was quicker
            room.addAndGet(content.bytes.length);
        }
        return true;
    }
}
