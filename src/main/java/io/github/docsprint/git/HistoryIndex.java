package io.github.docsprint.git;

import io.github.docsprint.git.ChangeTable.Rename;
import io.github.docsprint.git.FileRevision.Change;
import io.github.docsprint.parallel.AllCores;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers what happened to a path on the way to one head, from a {@link ChangeTable} alone.
 *
 * <p>First parents make a tree of the commits. What a path holds at a commit was put there by the nearest commit towards
 * the root of that tree that changed the path; commits between are passed over without a look. That is all that git's
 * default history simplification asks for
 * (<a href="https://git-scm.com/docs/git-log#_history_simplification">git-log, History Simplification</a>): a commit that
 * changed nothing is followed to its first parent, a merge that agrees with one parent is followed to that one alone, and
 * one that agrees with none is listed and followed to all. So each path's history costs as much as it has changes, not as
 * much as there are commits.
 */
final class HistoryIndex implements History {

    private static final int NONE = -1;

    private final ChangeTable table;
    private final CommitTable commits;
    private final CommitId headId;
    private final int head;
    private final boolean complete;
    private final Function<CommitId, Commit> reader;
    private final PathChanges changes;
    private final Mainline mainline;
    private List<BlobId> unreadByRenames = List.of();

    /** What has been asked for once; two threads may both make the same. */
    private final @Nullable CommitId[] commitIds;

    private final @Nullable BlobId[] blobIds;
    private final @Nullable String[] pathNames;

    /** What each path holds at the head, by its last change there. */
    private int @Nullable [] changesAtHead;

    private @Nullable Snapshot snapshot;
    private @Nullable Map<Integer, List<Rename>> renamesTo;
    private @Nullable Map<Integer, List<Rename>> renamesOf;

    /**
     * @param complete whether history reaches back to the root commits
     * @param reader reads a commit whole
     */
    HistoryIndex(ChangeTable table, CommitId headId, boolean complete, Function<CommitId, Commit> reader) {
        this.table = table;
        this.commits = table.commits;
        this.headId = headId;
        this.head = commits.ids.find(headId.hex());
        this.complete = complete;
        this.reader = reader;
        this.changes = new PathChanges(table);
        this.mainline = new Mainline(commits, head);
        commitIds = new CommitId[commits.size()];
        blobIds = new BlobId[table.blobs.size()];
        pathNames = new String[table.paths.size()];
    }

    @Override
    public CommitId head() {
        return headId;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public Optional<BlobId> blobAt(CommitId commit, String path) {
        int number = commits.ids.find(commit.hex());
        int pathNumber = table.paths.find(path);
        if (number == NONE || pathNumber == NONE) {
            return Optional.empty();
        }
        return fileAt(number, pathNumber);
    }

    @Override
    public synchronized Snapshot snapshot() {
        if (snapshot == null) {
            NavigableMap<String, BlobId> files = new TreeMap<>();
            for (int number = 0; number < table.paths.size(); number++) {
                Optional<BlobId> blob = fileAt(head, number);
                if (blob.isPresent()) {
                    files.put(path(number), blob.get());
                }
            }
            snapshot = new Snapshot(headId, files);
        }
        return snapshot;
    }

    private synchronized int[] changesAtHead() {
        if (changesAtHead == null) {
            int[] at = new int[table.paths.size()];
            for (int number = 0; number < at.length; number++) {
                at[number] = changes.at(head, number);
            }
            changesAtHead = at;
        }
        return changesAtHead;
    }

    /** From that of the head: most files of a site stay as they are for years. */
    @Override
    public Snapshot snapshot(CommitId at) {
        int commit = known(at);
        NavigableMap<String, BlobId> files = new TreeMap<>(snapshot().files());
        int[] atHead = changesAtHead();
        for (int number = 0; number < atHead.length; number++) {
            int change = changes.at(commit, number);
            if (change != atHead[number]) {
                Optional<BlobId> blob = file(change);
                if (blob.isPresent()) {
                    files.put(path(number), blob.get());
                } else if (file(atHead[number]).isPresent()) {
                    files.remove(path(number));
                }
            }
        }
        return new Snapshot(at, files);
    }

    /** The content of a regular file. */
    private Optional<BlobId> fileAt(int commit, int path) {
        return file(changes.at(commit, path));
    }

    /** The same, as a change left it. */
    private Optional<BlobId> file(int change) {
        return change == NONE || !Entry.isRegularFile(changes.entry(change)) ? Optional.empty() : blobOf(change);
    }

    @Override
    public List<CommitId> mainline() {
        return Arrays.stream(mainline.numbers()).mapToObj(this::id).toList();
    }

    @Override
    public List<CommitId> broughtBy(CommitId landing) {
        return mainline.commitsBy().getOrDefault(known(landing), List.of()).stream()
                .filter(commit -> commits.parentCount(commit) < 2)
                .sorted(Comparator.comparingLong((Integer commit) -> commits.committed[commit])
                        .reversed())
                .map(this::id)
                .toList();
    }

    @Override
    public boolean isWider(CommitId commit) {
        return commits.beside[known(commit)] != 0;
    }

    @Override
    public List<FileRevision> changes(CommitId id) {
        return changes(id, "");
    }

    @Override
    public List<FileRevision> changes(CommitId id, String prefix) {
        int commit = known(id);
        List<FileRevision> revisions = new ArrayList<>();
        for (int i = table.starts[commit]; i < table.starts[commit + 1]; i += 2) {
            int path = table.changes[i];
            if (path(path).startsWith(prefix)) {
                int change = changes.at(commit, path);
                revisions.add(revision(change, path, table.renamedFrom(commit, path)));
            }
        }
        revisions.sort(Comparator.comparing(FileRevision::path));
        return List.copyOf(revisions);
    }

    @Override
    public List<FileRevision> revisions(String path) {
        return revisions(path, revision -> false);
    }

    @Override
    public Optional<FileRevision> newestEdit(String path) {
        return revisions(path, HistoryIndex::isEdit).stream()
                .filter(HistoryIndex::isEdit)
                .findFirst();
    }

    private static boolean isEdit(FileRevision revision) {
        return revision.change() != Change.MODE;
    }

    /** @param last says of which revision on nobody wants older ones */
    private List<FileRevision> revisions(String path, Predicate<FileRevision> last) {
        int number = table.paths.find(path);
        if (number == NONE) {
            return List.of();
        }
        List<FileRevision> revisions = new ArrayList<>();
        Set<Integer> listed = new HashSet<>();
        Set<Long> visited = new HashSet<>();
        DateQueue queue = new DateQueue();
        follow(head, number, visited, queue);
        while (!queue.isEmpty()) {
            long item = queue.remove();
            int change = (int) item;
            int at = (int) (item >> 32);
            int commit = changes.commit(change);
            int entry = changes.entry(change);
            int same = changes.sameParent(commit, entry, at);
            if (same != NONE) {
                follow(same, at, visited, queue);
                continue;
            }
            int old = Entry.isAdded(entry) ? table.renamedFrom(commit, at) : NONE;
            if (listed.add(commit)) {
                FileRevision revision = revision(change, at, old);
                revisions.add(revision);
                if (last.test(revision)) {
                    break;
                }
            }
            int parents = commits.parentCount(commit);
            for (int i = 0; i < parents; i++) {
                int parent = commits.parent(commit, i);
                follow(parent, nameAt(parent, at, old, parents > 1), visited, queue);
            }
        }
        return List.copyOf(revisions);
    }

    /**
     * What a file was called at a parent: its own name, if it is there; the name that the commit renamed it from; or, in a
     * merge of two lines of which one renamed it, any name that it has ever had.
     */
    private int nameAt(int parent, int path, int renamedFrom, boolean inMerge) {
        if (renamedFrom != NONE && changes.isThere(parent, renamedFrom)) {
            return renamedFrom;
        }
        if (inMerge && !changes.isThere(parent, path)) {
            for (Rename rename : renamesTo().getOrDefault(path, List.of())) {
                if (changes.isThere(parent, rename.oldPath())) {
                    return rename.oldPath();
                }
            }
        }
        return path;
    }

    /** Queues the next change of a path from a commit on, with the date at which git would come to it. */
    private void follow(int commit, int path, Set<Long> visited, DateQueue queue) {
        int change = changes.at(commit, path);
        if (change == NONE || !visited.add((long) change)) {
            return;
        }
        int target = changes.commit(change);
        long time = commits.committed[target];
        if (changes.isSkewed(commit, target)) {
            for (int at = commit; at != target; at = commits.firstParents[at]) {
                time = Math.min(time, commits.committed[at]);
            }
        }
        queue.add(time, (long) path << 32 | change);
    }

    private FileRevision revision(int change, int path, int renamedFrom) {
        int commit = changes.commit(change);
        int entry = changes.entry(change);
        Optional<BlobId> before = Optional.empty();
        if (renamedFrom != NONE) {
            before = blobOf(changes.at(commits.firstParents[commit], renamedFrom));
        } else if (!Entry.isAdded(entry)) {
            before = blobOf(changes.before(change));
        }
        Optional<BlobId> after = blobOf(change);
        Change what;
        if (renamedFrom != NONE) {
            what = Change.RENAMED;
        } else if (Entry.isAdded(entry)) {
            what = Change.ADDED;
        } else if (Entry.isDeleted(entry)) {
            what = Change.DELETED;
        } else {
            what = before.equals(after) ? Change.MODE : Change.MODIFIED;
        }
        Optional<String> oldName = renamedFrom == NONE ? Optional.empty() : Optional.of(path(renamedFrom));
        return new FileRevision(id(commit), path(path), what, after, before, oldName);
    }

    private Optional<BlobId> blobOf(int change) {
        if (change == NONE || Entry.isDeleted(changes.entry(change))) {
            return Optional.empty();
        }
        int number = Entry.blob(changes.entry(change));
        BlobId id = blobIds[number];
        if (id == null) {
            id = new BlobId(table.blobs.hex(number));
            blobIds[number] = id;
        }
        return Optional.of(id);
    }

    private CommitId id(int commit) {
        CommitId id = commitIds[commit];
        if (id == null) {
            id = new CommitId(commits.ids.hex(commit));
            commitIds[commit] = id;
        }
        return id;
    }

    private String path(int number) {
        String path = pathNames[number];
        if (path == null) {
            path = table.paths.path(number);
            pathNames[number] = path;
        }
        return path;
    }

    @Override
    public List<FileRevision> mainline(String path) {
        int at = table.paths.find(path);
        List<FileRevision> revisions = new ArrayList<>();
        int commit = head;
        while (at != NONE && commit != NONE) {
            int change = changes.at(commit, at);
            if (change == NONE) {
                break;
            }
            commit = changes.commit(change);
            int old = Entry.isAdded(changes.entry(change)) ? mainlineRename(commit, at) : NONE;
            revisions.add(revision(change, at, old));
            at = old == NONE ? at : old;
            commit = commits.firstParents[commit];
        }
        return List.copyOf(revisions);
    }

    /**
     * What a first-parent commit that added a path renamed it from: as it is seen in the commit itself, or in one that came
     * in with it, since an edit after the move can hide it from the whole.
     */
    private int mainlineRename(int commit, int path) {
        int direct = table.renamedFrom(commit, path);
        int parent = commits.firstParents[commit];
        if (direct != NONE || parent == NONE) {
            return direct;
        }
        for (Rename rename : renamesTo().getOrDefault(path, List.of())) {
            if (mainline.landedBy()[rename.commit()] == commit
                    && changes.isThere(parent, rename.oldPath())
                    && !changes.isThere(commit, rename.oldPath())) {
                return rename.oldPath();
            }
        }
        return otherFormat(commit, parent, path);
    }

    /** The same page in the other format, which too little of the text is left of to see a rename. */
    private int otherFormat(int commit, int parent, int path) {
        String name = path(path);
        int dot = name.lastIndexOf('.');
        String other = name.endsWith(".md") ? ".html" : name.endsWith(".html") ? ".md" : "";
        int old = other.isEmpty() ? NONE : table.paths.find(name.substring(0, dot) + other);
        return old != NONE && changes.isThere(parent, old) && !changes.isThere(commit, old) ? old : NONE;
    }

    @Override
    public Optional<FileRevision> removal(String path) {
        int number = table.paths.find(path);
        int change = number == NONE ? NONE : changes.at(head, number);
        return change == NONE || !Entry.isDeleted(changes.entry(change))
                ? Optional.empty()
                : Optional.of(revision(change, number, NONE));
    }

    @Override
    public Optional<String> movedTo(String path) {
        int number = table.paths.find(path);
        if (number == NONE || changes.isThere(head, number)) {
            return Optional.empty();
        }
        Set<Integer> seen = new HashSet<>();
        List<Integer> names = new ArrayList<>(List.of(number));
        for (int i = 0; i < names.size(); i++) {
            int name = names.get(i);
            if (changes.isThere(head, name)) {
                return Optional.of(path(name));
            }
            int change = changes.at(head, name);
            int removedBy = change == NONE ? NONE : changes.commit(change);
            // The last move counts: the one on the main line or in what came in with it, before older ones.
            List<Rename> moves = new ArrayList<>(renamesOf().getOrDefault(name, List.of()));
            moves.sort(Comparator.comparing((Rename move) -> move.commit() != removedBy)
                    .thenComparing(move -> mainline.landedBy()[move.commit()] != removedBy)
                    .thenComparing(move -> -commits.committed[move.commit()]));
            for (Rename move : moves) {
                if (seen.add(move.newPath())) {
                    names.add(move.newPath());
                }
            }
        }
        return samePage(path);
    }

    /** A page that is at the head under the same address: x.md, x.html, x/index.md, x/_index.md. */
    private Optional<String> samePage(String path) {
        int dot = path.lastIndexOf('.');
        if (dot < path.lastIndexOf('/')) {
            return Optional.empty();
        }
        String stem = path.substring(0, dot).replaceFirst("/_?index$", "");
        return Stream.of(".md", ".html", "/index.md", "/_index.md", "/index.html", "/_index.html")
                .map(stem::concat)
                .filter(name -> table.paths.find(name) != NONE && changes.isThere(head, table.paths.find(name)))
                .findFirst();
    }

    @Override
    public Optional<CommitId> newestForSite(String path, CommitId at) {
        // What comes with later commits of the main line does not count.
        int place = mainline.places()[known(at)];
        int number = table.paths.find(path);
        if (number == NONE) {
            return Optional.empty();
        }
        int[] order = mainline.siteOrder();
        int[] places = mainline.places();
        int[] landed = mainline.landedBy();
        int newest = NONE;
        int end = changes.first(number + 1);
        for (int change = changes.first(number); change < end; change++) {
            int commit = changes.commit(change);
            if (order[commit] != NONE
                    && (newest == NONE || order[commit] < order[newest])
                    && places[landed[commit]] >= place) {
                newest = commit;
            }
        }
        return newest == NONE ? Optional.empty() : Optional.of(id(newest));
    }

    @Override
    public Commit commit(CommitId id) {
        return reader.apply(id);
    }

    @Override
    public OffsetDateTime authoredAt(CommitId id) {
        int commit = known(id);
        return time(commits.authored[commit], (short) commits.zones[commit]);
    }

    @Override
    public OffsetDateTime committedAt(CommitId id) {
        int commit = known(id);
        return time(commits.committed[commit], commits.zones[commit] >> 16);
    }

    private int known(CommitId id) {
        int commit = commits.ids.find(id.hex());
        if (commit == NONE) {
            throw new IllegalArgumentException("not a commit of this history: " + id);
        }
        return commit;
    }

    private static OffsetDateTime time(long seconds, int zoneMinutes) {
        // not of an instant, which makes the rules of a zone that has only one
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * zoneMinutes);
        return OffsetDateTime.of(LocalDateTime.ofEpochSecond(seconds, 0, zone), zone);
    }

    @Override
    public Optional<Landing> landing(CommitId id) {
        int commit = commits.ids.find(id.hex());
        int by = commit == NONE ? NONE : mainline.landedBy()[commit];
        if (by == NONE) {
            return Optional.empty();
        }
        int number = commits.pullRequests[by];
        CommitId landing = id(by);
        return Optional.of(
                new Landing(landing, committedAt(landing), number == 0 ? OptionalInt.empty() : OptionalInt.of(number)));
    }

    /**
     * Reads the renames that this head asks for and nobody has read yet; says whether there were any commits to read. A
     * commit with one parent is read, and a first-parent merge; of another merge only files that none of its parents has
     * as they are, since for the others the history goes on in the parent that agrees.
     */
    boolean readRenames(RenameFinder finder) {
        BitSet onMainline = new BitSet();
        for (int commit : mainline.numbers()) {
            onMainline.set(commit);
        }
        List<Search> searches = new ArrayList<>();
        boolean any = false;
        for (int commit = 0; commit < commits.size(); commit++) {
            boolean whole = commits.parentCount(commit) < 2 || onMainline.get(commit);
            byte wanted = whole ? ChangeTable.RENAMES_KNOWN : ChangeTable.RENAMES_OF_EVIL_MERGE;
            if (table.renamesRead[commit] < wanted) {
                table.renamesRead[commit] = wanted;
                search(commit, whole).ifPresent(searches::add);
                any = true;
            }
        }
        table.addRenames(AllCores.map(
                        searches,
                        search -> finder.find(search.deleted, search.added).entrySet().stream()
                                .map(rename -> new Rename(search.commit, rename.getKey(), rename.getValue()))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList());
        unreadByRenames = finder.unread();
        return any;
    }

    @Override
    public List<BlobId> unreadByRenames() {
        return unreadByRenames;
    }

    /** The files among which to look for a commit's renames: pairs of a path's number and its {@link Entry}. */
    private record Search(int commit, List<int[]> deleted, List<int[]> added) {}

    private Optional<Search> search(int commit, boolean whole) {
        List<int[]> deleted = new ArrayList<>();
        List<int[]> added = new ArrayList<>();
        for (int i = table.starts[commit]; i < table.starts[commit + 1]; i += 2) {
            int path = table.changes[i];
            int entry = table.changes[i + 1];
            if (Entry.isDeleted(entry)) {
                deleted.add(new int[] {path, entry});
            } else if (Entry.isAdded(entry)
                    && table.renamedFrom(commit, path) == NONE
                    && (whole || changes.sameParent(commit, entry, path) == NONE)) {
                added.add(new int[] {path, entry});
            }
        }
        return deleted.isEmpty() || added.isEmpty()
                ? Optional.empty()
                : Optional.of(new Search(commit, deleted, added));
    }

    private synchronized Map<Integer, List<Rename>> renamesTo() {
        if (renamesTo == null) {
            renamesTo = renames(Rename::newPath);
        }
        return renamesTo;
    }

    private synchronized Map<Integer, List<Rename>> renamesOf() {
        if (renamesOf == null) {
            renamesOf = renames(Rename::oldPath);
        }
        return renamesOf;
    }

    /** The renames on the way to the head, by one of their paths. */
    private Map<Integer, List<Rename>> renames(Function<Rename, Integer> key) {
        Map<Integer, List<Rename>> renames = new HashMap<>();
        for (int i = 0; i < table.renames.length; i++) {
            Rename rename = new Rename((int) (table.renames[i] >> 32), (int) table.renames[i], table.renamedFrom[i]);
            if (mainline.landedBy()[rename.commit()] != NONE) {
                renames.computeIfAbsent(key.apply(rename), none -> new ArrayList<>())
                        .add(rename);
            }
        }
        return renames;
    }
}
