package io.github.docsprint.git;

import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jgit.diff.SimilarityIndex;
import org.eclipse.jgit.diff.SimilarityIndex.TableFullException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the files that a commit took away with those that it added, as git does: the same content first, then by
 * similarity, files of the same page first
 * (<a href="https://git-scm.com/docs/gitdiffcore#_diffcore_rename_for_detecting_renames_and_copies">gitdiffcore</a>). The
 * measure is JGit's, which follows git's. Contents that a partial clone does not have are similar to nothing. Safe for
 * many threads.
 */
final class RenameFinder {

    /** Percent of the larger file that has to be in the other: git's default. */
    static final int SIMILAR = 50;

    /**
     * The same between two files of the same page, when each is the only one of that page that the commit took away or
     * added: pages are rewritten while they move (one on kubernetes/website kept a third).
     */
    static final int SIMILAR_SAME_PAGE = 25;

    /** Comparing every pair of more than this would cost seconds; then only files of the same page are compared. */
    private static final int MOST_PAIRS = 20_000;

    /** Pages are smaller (in bytes); data files that are larger are not worth the time. */
    private static final int LARGEST = 4 << 20;

    /** How many contents to remember: a page that a branch moves is moved again by the merge that brings it in. */
    private static final int MOST_INDEXES = 4096;

    private final Function<BlobId, Optional<byte[]>> contents;
    private final PathTable paths;
    private final IdTable blobs;
    private final Map<Integer, Optional<SimilarityIndex>> indexes = new ConcurrentHashMap<>();
    private final Set<Integer> unread = ConcurrentHashMap.newKeySet();

    /**
     * @param contents reads a blob; empty where the clone does not have it
     */
    RenameFinder(Function<BlobId, Optional<byte[]>> contents, PathTable paths, IdTable blobs) {
        this.contents = contents;
        this.paths = paths;
        this.blobs = blobs;
    }

    /** A file on one side: its path's and its content's number, the path, and the page that it is. */
    private record Side(int path, int blob, String name, String page) {}

    private record Pair(Side old, Side now, int score) {}

    /**
     * The renames among the files that one commit took away and added.
     *
     * @param deleted pairs of a path's number and its {@link Entry}
     * @param added the same
     * @return the old path's number by the new path's
     */
    Map<Integer, Integer> find(List<int[]> deleted, List<int[]> added) {
        List<Side> olds = sides(deleted);
        List<Side> news = sides(added);
        Map<Integer, Integer> renames = new LinkedHashMap<>();
        takeSameContent(olds, news, renames, true);
        takeSameContent(olds, news, renames, false);
        takeSamePage(olds, news, renames);
        takeSimilar(olds, news, renames);
        if (indexes.size() > MOST_INDEXES) {
            indexes.clear();
        }
        return renames;
    }

    /** Whether some content could not be read, so that the next time there may be more renames. */
    boolean isIncomplete() {
        return !unread.isEmpty();
    }

    /** The contents that could not be read, in order. */
    List<BlobId> unread() {
        return unread.stream().map(blobs::hex).sorted().map(BlobId::new).toList();
    }

    private List<Side> sides(List<int[]> entries) {
        List<Side> sides = new ArrayList<>();
        for (int[] entry : entries) {
            if (Entry.isRegularFile(entry[1])) {
                String name = paths.path(entry[0]);
                sides.add(new Side(entry[0], Entry.blob(entry[1]), name, page(name)));
            }
        }
        return sides;
    }

    /** What a path is called as a page: x for …/x.md, …/x.html, …/x/index.md and …/x/_index.md. */
    static String page(String path) {
        int slash = path.lastIndexOf('/');
        int dot = path.lastIndexOf('.');
        String name = path.substring(slash + 1, dot > slash ? dot : path.length());
        if (name.equals("index") || name.equals("_index")) {
            return slash < 0 ? name : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
        }
        return name;
    }

    private static void takeSameContent(
            List<Side> olds, List<Side> news, Map<Integer, Integer> renames, boolean samePage) {
        Map<String, Side> byContent = new HashMap<>();
        for (Side old : olds) {
            byContent.putIfAbsent(samePage ? old.blob + " " + old.page : String.valueOf(old.blob), old);
        }
        for (Side now : List.copyOf(news)) {
            Side old = byContent.remove(samePage ? now.blob + " " + now.page : String.valueOf(now.blob));
            if (old != null) {
                take(old, now, olds, news, renames);
            }
        }
    }

    private void takeSamePage(List<Side> olds, List<Side> news, Map<Integer, Integer> renames) {
        Map<String, Optional<Side>> oldPages = unique(olds);
        Map<String, Optional<Side>> newPages = unique(news);
        for (Side now : List.copyOf(news)) {
            Optional<Side> old = oldPages.getOrDefault(now.page, Optional.empty());
            if (old.isPresent()
                    && newPages.getOrDefault(now.page, Optional.empty()).isPresent()
                    && isSameTree(old.get().name, now.name)
                    && score(old.get(), now) >= SIMILAR_SAME_PAGE) {
                take(old.get(), now, olds, news, renames);
            }
        }
    }

    /** By page; empty where there are several. */
    private static Map<String, Optional<Side>> unique(List<Side> sides) {
        Map<String, Optional<Side>> pages = new HashMap<>();
        for (Side side : sides) {
            pages.merge(side.page, Optional.of(side), (one, other) -> Optional.empty());
        }
        return pages;
    }

    /** Whether two paths are in the same language's tree, as far as two folders tell. */
    private static boolean isSameTree(String one, String other) {
        int slash = one.indexOf('/', one.indexOf('/') + 1);
        return slash < 0 || other.startsWith(one.substring(0, slash + 1));
    }

    private void takeSimilar(List<Side> olds, List<Side> news, Map<Integer, Integer> renames) {
        boolean samePageOnly = (long) olds.size() * news.size() > MOST_PAIRS;
        List<Pair> pairs = new ArrayList<>();
        for (Side now : news) {
            for (Side old : olds) {
                if (!samePageOnly || old.page.equals(now.page)) {
                    int score = score(old, now);
                    if (score >= SIMILAR) {
                        pairs.add(new Pair(old, now, score));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingInt((Pair pair) -> -pair.score)
                .thenComparing(pair -> !pair.old.page.equals(pair.now.page)));
        for (Pair pair : pairs) {
            if (olds.contains(pair.old) && news.contains(pair.now)) {
                take(pair.old, pair.now, olds, news, renames);
            }
        }
    }

    private static void take(Side old, Side now, List<Side> olds, List<Side> news, Map<Integer, Integer> renames) {
        renames.put(now.path, old.path);
        olds.remove(old);
        news.remove(now);
    }

    private int score(Side old, Side now) {
        SimilarityIndex before = index(old.blob);
        SimilarityIndex after = index(now.blob);
        return before == null || after == null ? 0 : before.score(after, 100);
    }

    private @Nullable SimilarityIndex index(int blob) {
        return indexes.computeIfAbsent(blob, this::readIndex).orElse(null);
    }

    private Optional<SimilarityIndex> readIndex(int blob) {
        Optional<byte[]> content;
        try {
            content = contents.apply(new BlobId(blobs.hex(blob)));
        } catch (Failure damagedOrHuge) {
            // Whoever asks for this file is told; a rename more or less is no reason to stop.
            content = Optional.empty();
        }
        if (content.isEmpty()) {
            unread.add(blob);
            return Optional.empty();
        }
        if (content.get().length > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(SimilarityIndex.create(new ObjectLoader.SmallObject(Constants.OBJ_BLOB, content.get())));
        } catch (TableFullException | IOException e) {
            return Optional.empty();
        }
    }
}
