package io.github.docsprint.git;

import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings a {@link ChangeTable} up to a head: reads the commits that it does not have, and compares each with its first
 * parent, on other threads while the walk goes on.
 */
final class HistoryReader {

    /** Neighbouring commits share most trees: in small batches, each thread would read those that the other has. */
    private static final int BATCH = 1024;

    private static final int MOST_THREADS = 4;
    private static final byte[] NO_TREE = new byte[0];

    private final Supplier<ObjectSource> sources;
    private final Set<String> cutOff;
    private final List<String> folders;
    private final ChangeTable table;
    private final Progress progress;

    /** Commits with smaller numbers were known before. */
    private final int known;

    /** The tree ids of the commits from {@link #known} on, one after the other, where they have been {@link #loaded}. */
    private byte[] trees = new byte[0];

    private final BitSet loaded = new BitSet();

    private final Queue<ObjectSource> opened = new ConcurrentLinkedQueue<>();
    private final Queue<TreeDiff> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param sources opens the clone's objects, once for each thread
     * @param cutOff the ids of the commits that a shallow clone ends with
     * @param folders what to look below
     * @param table what is known already
     */
    HistoryReader(
            Supplier<ObjectSource> sources,
            Set<String> cutOff,
            List<String> folders,
            ChangeTable table,
            Progress progress) {
        this.sources = sources;
        this.cutOff = cutOff;
        this.folders = folders;
        this.table = table;
        this.progress = progress;
        this.known = table.commits.size();
    }

    /** Reads what leads to a head and is not known yet; says whether there was anything. */
    boolean read(CommitId head) {
        if (table.commits.ids.find(head.hex()) >= 0) {
            return false;
        }
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "history");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Batch>> batches = new ArrayList<>();
            Batch last = walk(head, batch -> batches.add(workers.submit(() -> compare(batch))));
            int[][] changes = new int[table.commits.size() - known][];
            keep(compare(last), changes);
            for (Future<Batch> batch : batches) {
                keep(await(batch), changes);
            }
            table.append(changes);
            return true;
        } finally {
            workers.shutdownNow();
            opened.forEach(ObjectSource::close);
        }
    }

    /** Hands over the new commits in batches, and returns the last. */
    private Batch walk(CommitId head, Consumer<Batch> ready) {
        CommitTable commits = table.commits;
        ObjectSource source = open();
        DateQueue queue = new DateQueue();
        load(source, commits.ids.add(ObjectIds.bytes(head.hex()), 0), queue);
        Batch batch = new Batch();
        for (long done = 1; !queue.isEmpty(); done++) {
            int commit = (int) queue.remove();
            for (int i = 0; i < commits.parentCount(commit); i++) {
                int parent = commits.parent(commit, i);
                if (parent >= known && !loaded.get(parent - known)) {
                    load(source, parent, queue);
                }
            }
            int first = commits.firstParents[commit];
            batch.add(commit, first == CommitTable.NONE ? NO_TREE : tree(source, first), tree(source, commit));
            if (batch.isFull()) {
                ready.accept(batch);
                batch = new Batch();
                progress.at("git.reading-history", done, 0);
            }
        }
        return batch;
    }

    private void load(ObjectSource source, int commit, DateQueue queue) {
        byte[] tree = parse(commit, source.commit(table.commits.ids.copy(commit), 0));
        int at = (commit - known) * ObjectIds.LENGTH;
        if (at + ObjectIds.LENGTH > trees.length) {
            trees = Arrays.copyOf(trees, 2 * at + (BATCH * ObjectIds.LENGTH));
        }
        System.arraycopy(tree, 0, trees, at, ObjectIds.LENGTH);
        loaded.set(commit - known);
        queue.add(table.commits.committed[commit], commit);
    }

    private byte[] parse(int commit, byte[] raw) {
        byte[] tree = new byte[ObjectIds.LENGTH];
        boolean last = !cutOff.isEmpty() && cutOff.contains(table.commits.ids.hex(commit));
        if (!table.commits.read(commit, raw, last, tree)) {
            throw ObjectSource.unreadable(table.commits.ids.hex(commit));
        }
        return tree;
    }

    private byte[] tree(ObjectSource source, int commit) {
        if (commit < known) {
            byte[] tree = new byte[ObjectIds.LENGTH];
            if (!CommitTable.readTree(source.commit(table.commits.ids.copy(commit), 0), tree)) {
                throw ObjectSource.unreadable(table.commits.ids.hex(commit));
            }
            return tree;
        }
        int at = (commit - known) * ObjectIds.LENGTH;
        return Arrays.copyOfRange(trees, at, at + ObjectIds.LENGTH);
    }

    private Batch compare(Batch batch) {
        TreeDiff ready = idle.poll();
        TreeDiff diff = ready != null ? ready : new TreeDiff(open(), folders, table.paths, table.blobs);
        for (int i = 0; i < batch.size; i++) {
            batch.changes[i] = diff.changes(batch.before[i], batch.after[i]);
            batch.beside[i] = (byte) (diff.isBeside() ? 1 : 0);
        }
        idle.add(diff);
        return batch;
    }

    private void keep(Batch batch, int[][] changes) {
        for (int i = 0; i < batch.size; i++) {
            table.commits.beside[batch.commits[i]] = batch.beside[i];
            changes[batch.commits[i] - known] = batch.changes[i];
        }
    }

    private ObjectSource open() {
        ObjectSource source = sources.get();
        opened.add(source);
        return source;
    }

    private static Batch await(Future<Batch> batch) {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("git.interrupted").causedBy(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Some commits with the trees to compare, and then what changed between them. */
    private static final class Batch {

        private final int[] commits = new int[BATCH];
        private final byte[][] before = new byte[BATCH][];
        private final byte[][] after = new byte[BATCH][];
        private final int[][] changes = new int[BATCH][];
        private final byte[] beside = new byte[BATCH];
        private int size;

        void add(int commit, byte[] treeBefore, byte[] treeAfter) {
            commits[size] = commit;
            before[size] = treeBefore;
            after[size++] = treeAfter;
        }

        boolean isFull() {
            return size == BATCH;
        }
    }
}
