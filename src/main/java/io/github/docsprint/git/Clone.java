package io.github.docsprint.git;

import io.github.docsprint.file.ClosedFolder;
import io.github.docsprint.file.WholeFile;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** One clone, read only. Safe for many threads until it is closed; each that reads has a reader until then. */
public final class Clone implements AutoCloseable {

    private static final byte[] EMPTY = new byte[0];

    private final Repository repository;
    private final Set<String> cutOff;

    private final Packs packs;
    private final Queue<ObjectSource> sources = new ConcurrentLinkedQueue<>();

    /** A source remembers contents that others are differences to, and a thread reads related ones after each other. */
    private final ThreadLocal<ObjectSource> ofThread = ThreadLocal.withInitial(this::sourceOfThread);

    private Clone(Repository repository, Set<String> cutOff) {
        this.repository = repository;
        this.packs = Packs.of(repository);
        this.cutOff = cutOff;
    }

    /**
     * Loads what opening a clone needs, if nobody has. To be called while something else is done: opening waits for it
     * then, and takes as much less.
     */
    public static void prepare() {
        QuietSystemReader.install();
    }

    /**
     * Opens the clone around a folder: a plain one, a worktree, a bare, a shallow or a partial one.
     *
     * @throws Failure where there is none, or none that can be read
     */
    public static Clone open(Path folder) {
        QuietSystemReader.install();
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        try {
            builder.findGitDir(folder.toRealPath().toFile());
        } catch (IOException e) {
            throw Failure.environment("git.no-such-folder", folder).causedBy(e);
        }
        File gitFolder = builder.getGitDir();
        if (gitFolder == null) {
            throw Failure.environment("git.not-a-clone", folder);
        }
        try {
            Repository repository = builder.setMustExist(true).build();
            String format = repository.getConfig().getString("extensions", null, "objectFormat");
            if (format != null && !format.equalsIgnoreCase("sha1")) {
                repository.close();
                throw Failure.environment("git.object-format", gitFolder, format);
            }
            try (ObjectReader reader = repository.newObjectReader()) {
                Set<String> cutOff =
                        reader.getShallowCommits().stream().map(ObjectId::name).collect(Collectors.toUnmodifiableSet());
                return new Clone(repository, cutOff);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.environment("git.cannot-open", gitFolder, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /** The work tree's root; empty for a bare clone. */
    public Optional<Path> workTree() {
        return repository.isBare()
                ? Optional.empty()
                : Optional.of(repository.getWorkTree().toPath());
    }

    /** Whether history is cut off. */
    public boolean isShallow() {
        return !cutOff.isEmpty();
    }

    /** The commits that a shallow clone's history ends with, though they have parents; in order. */
    public List<String> cutOff() {
        return cutOff.stream().sorted().toList();
    }

    /** Whether contents may be missing, to be fetched when they are needed. */
    public boolean isPartial() {
        return repository.getConfig().getString("extensions", null, "partialClone") != null
                || repository.getConfig().getSubsections("remote").stream()
                        .anyMatch(remote -> repository.getConfig().getBoolean("remote", remote, "promisor", false));
    }

    /**
     * The commit that a name, an id or a shorter form of one stands for.
     *
     * @throws Failure where there is none, or more than one
     */
    public CommitId resolve(String revision) {
        try {
            if (revision.equals("HEAD")) {
                // By far the most frequent; the general way would open the packs.
                Ref head = repository.exactRef("HEAD");
                if (head != null && head.getObjectId() != null) {
                    return new CommitId(head.getObjectId().name());
                }
            }
            ObjectId commit = repository.resolve(revision + "^{commit}");
            if (commit != null) {
                return new CommitId(commit.name());
            }
            if (repository.resolve("HEAD") == null && revision.startsWith("HEAD")) {
                throw Failure.environment("git.no-commit-yet", repository.getDirectory());
            }
        } catch (AmbiguousObjectException e) {
            String candidates = e.getCandidates().stream()
                    .map(ObjectId::name)
                    .map(name -> name.substring(0, 12))
                    .collect(Collectors.joining(", "));
            throw Failure.usage("git.ambiguous-revision", revision, candidates).causedBy(e);
        } catch (IncorrectObjectTypeException e) {
            throw Failure.usage("git.not-a-commit", revision).causedBy(e);
        } catch (RevisionSyntaxException | MissingObjectException e) {
            throw unknown(revision).causedBy(e);
        } catch (IOException e) {
            throw ObjectSource.unreadable(revision).causedBy(e);
        }
        throw unknown(revision);
    }

    private Failure unknown(String revision) {
        return Failure.usage(isShallow() ? "git.unknown-revision-shallow" : "git.unknown-revision", revision);
    }

    /** The commit that a full name such as {@code refs/remotes/origin/main} stands for; empty where it stands for none. */
    public Optional<CommitId> ref(String name) {
        try {
            ObjectId commit = repository.resolve(name + "^{commit}");
            return Optional.ofNullable(commit).map(found -> new CommitId(found.name()));
        } catch (IOException | RevisionSyntaxException e) {
            return Optional.empty();
        }
    }

    /** The full name that a reference such as {@code refs/remotes/origin/HEAD} stands for; its own for any other. */
    public String target(String name) {
        try {
            Ref ref = repository.exactRef(name);
            return ref == null ? name : ref.getTarget().getName();
        } catch (IOException e) {
            return name;
        }
    }

    /** The addresses that the clone fetches from, by the names of its remotes; those without an address left out. */
    public SortedMap<String, String> remotes() {
        SortedMap<String, String> remotes = new TreeMap<>();
        for (String name : repository.getConfig().getSubsections("remote")) {
            String address = repository.getConfig().getString("remote", name, "url");
            if (address != null) {
                remotes.put(name, address);
            }
        }
        return Collections.unmodifiableSortedMap(remotes);
    }

    /** The newest commit that both histories hold; empty where there is none, or where a shallow clone ends before. */
    public Optional<CommitId> mergeBase(CommitId one, CommitId other) {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectId.fromString(one.hex())));
            walk.markStart(walk.parseCommit(ObjectId.fromString(other.hex())));
            return Optional.ofNullable(walk.next()).map(commit -> new CommitId(commit.name()));
        } catch (IOException e) {
            throw ObjectSource.unreadable(one.hex()).causedBy(e);
        }
    }

    /** The regular files below some folders at a commit. */
    public Snapshot snapshot(CommitId commit, Collection<String> folders) {
        NavigableMap<String, BlobId> files = new TreeMap<>();
        PathTable paths = new PathTable();
        IdTable blobs = new IdTable();
        int[] found = reading(source ->
                new TreeDiff(source, List.copyOf(folders), paths, blobs).changes(EMPTY, treeOf(source, commit)));
        for (int i = 0; i < found.length; i += 2) {
            if (Entry.isRegularFile(found[i + 1])) {
                files.put(paths.path(found[i]), new BlobId(blobs.hex(Entry.blob(found[i + 1]))));
            }
        }
        return new Snapshot(commit, files);
    }

    /** All paths that a commit changed against its first parent, wherever they are; all that it holds for a root commit. */
    public List<String> changedPaths(Commit commit) {
        return changes(commit.parents().stream().findFirst(), commit.id()).stream()
                .map(PathChange::path)
                .toList();
    }

    /** Every path of the repository that differs between two commits, in the order of the tree. */
    public List<PathChange> changes(CommitId before, CommitId after) {
        return changes(Optional.of(before), after);
    }

    private List<PathChange> changes(Optional<CommitId> before, CommitId after) {
        PathTable paths = new PathTable();
        int[] found = reading(source -> new TreeDiff(source, List.of(""), paths, new IdTable())
                .changes(before.isPresent() ? treeOf(source, before.get()) : EMPTY, treeOf(source, after)));
        List<PathChange> changes = new ArrayList<>();
        for (int i = 0; i < found.length; i += 2) {
            PathChange.What what = Entry.isAdded(found[i + 1])
                    ? PathChange.What.ADDED
                    : Entry.isDeleted(found[i + 1]) ? PathChange.What.DELETED : PathChange.What.CHANGED;
            changes.add(new PathChange(paths.path(found[i]), what));
        }
        return List.copyOf(changes);
    }

    /** The parents of a commit, as far as this clone has them. */
    public List<CommitId> parents(CommitId commit) {
        return commit(commit).parents();
    }

    /** What a path held at a commit; empty where it was not there, or not a file, or the commit is missing. */
    public Optional<BlobId> blobAt(CommitId commit, String path) {
        return reading(source -> {
            byte[] tree;
            try {
                tree = treeOf(source, commit);
            } catch (Failure missing) {
                return Optional.empty();
            }
            String[] names = path.split("/", -1);
            byte[] id = tree;
            for (int i = 0; i < names.length; i++) {
                TreeCursor entry = entry(source.tree(id, 0), names[i]);
                boolean last = i == names.length - 1;
                if (entry == null || (last ? !entry.isRegularFile() : !entry.isTree())) {
                    return Optional.empty();
                }
                id = entry.id();
            }
            return Optional.of(new BlobId(ObjectIds.hex(id, 0)));
        });
    }

    private static @Nullable TreeCursor entry(byte[] tree, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        TreeCursor entry = new TreeCursor(tree);
        while (!entry.atEnd() && !entry.nameIs(wanted)) {
            entry.next();
        }
        return entry.atEnd() ? null : entry;
    }

    private static byte[] treeOf(ObjectSource source, CommitId commit) {
        byte[] tree = new byte[ObjectIds.LENGTH];
        if (!CommitTable.readTree(source.commit(ObjectIds.bytes(commit.hex()), 0), tree)) {
            throw ObjectSource.unreadable(commit.hex());
        }
        return tree;
    }

    /**
     * A file's content; empty where the clone does not have it. The array is shared: not to be changed.
     *
     * @throws Failure where it is damaged, or larger than 64 MiB
     */
    public Optional<byte[]> read(BlobId blob) {
        return reading(source -> source.blob(blob));
    }

    /** A file's content as text: UTF-8, with a replacement character for what is none. As {@link #read} otherwise. */
    public Optional<String> text(BlobId blob) {
        return read(blob).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * A file's content in the work tree; empty where there is no such file.
     *
     * @param path relative to the work tree's root
     * @throws Failure where the path leads out of the clone, by itself or through a symbolic link, or the clone is bare
     */
    public Optional<byte[]> readWorkTree(String path) {
        Path root = workTree().orElseThrow(() -> Failure.environment("git.no-work-tree", repository.getDirectory()));
        try {
            ClosedFolder tree = ClosedFolder.at(root);
            Path file = tree.root().resolve(path).normalize();
            if (!tree.holds(file)) {
                throw Failure.usage("git.path-outside", path, root);
            }
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Path real = file.toRealPath();
            if (!tree.holds(real)) {
                throw Failure.usage("git.path-outside", path, root);
            }
            if (!Files.isRegularFile(real)) {
                return Optional.empty();
            }
            if (Files.size(real) > ObjectSource.BLOB_LIMIT) {
                throw Failure.environment(
                        "git.file-too-large", path, Files.size(real) >> 20, ObjectSource.BLOB_LIMIT >> 20);
            }
            return Optional.of(Files.readAllBytes(real));
        } catch (InvalidPathException e) {
            throw Failure.usage("git.path-outside", path, root).causedBy(e);
        } catch (IOException e) {
            throw Failure.environment("git.cannot-read-file", path, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /**
     * Puts content in the place of a file in the work tree as a whole: a reader sees the old one or the new one. Folders
     * on the way to it are made.
     *
     * @param path relative to the work tree's root
     * @throws Failure where the path leads out of the clone, by itself or through a symbolic link, where the clone is
     *     bare, or the file cannot be written
     */
    public void writeWorkTree(String path, byte[] content) {
        Path root = workTree().orElseThrow(() -> Failure.environment("git.no-work-tree", repository.getDirectory()));
        try {
            ClosedFolder tree = ClosedFolder.at(root);
            Path file = tree.root().resolve(path).normalize();
            if (!tree.holds(file)) {
                throw Failure.usage("git.path-outside", path, root);
            }
            Path folder = Files.createDirectories(file.getParent()).toRealPath();
            if (!tree.holds(folder) || Files.isSymbolicLink(file)) {
                throw Failure.usage("git.path-outside", path, root);
            }
            WholeFile.write(folder.resolve(file.getFileName()), content);
        } catch (InvalidPathException e) {
            throw Failure.usage("git.path-outside", path, root).causedBy(e);
        } catch (IOException e) {
            throw Failure.environment("git.cannot-write-file", path, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /**
     * Makes the folders that a file of the work tree is to be in.
     *
     * @param path the file, relative to the work tree's root
     * @throws Failure where the path leads out of the clone, by itself or through a symbolic link
     */
    public void makeFolders(String path) {
        Path root = workTree().orElseThrow(() -> Failure.environment("git.no-work-tree", repository.getDirectory()));
        try {
            ClosedFolder tree = ClosedFolder.at(root);
            Path file = tree.root().resolve(path).normalize();
            if (!tree.holds(file)) {
                throw Failure.usage("git.path-outside", path, root);
            }
            if (!tree.holds(Files.createDirectories(file.getParent()).toRealPath())) {
                throw Failure.usage("git.path-outside", path, root);
            }
        } catch (IOException e) {
            throw Failure.environment("git.cannot-write-file", path, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /** Those of some contents that the clone does not have. */
    public List<BlobId> missing(Collection<BlobId> blobs) {
        try (ObjectReader reader = repository.newObjectReader()) {
            List<BlobId> missing = new ArrayList<>();
            for (BlobId blob : blobs) {
                if (!reader.has(ObjectId.fromString(blob.hex()))) {
                    missing.add(blob);
                }
            }
            return missing;
        } catch (IOException e) {
            throw ObjectSource.unreadable("HEAD").causedBy(e);
        }
    }

    /** Whether only some of the files are checked out (git sparse-checkout). */
    public boolean isSparse() {
        return repository.getConfig().getBoolean("core", "sparseCheckout", false)
                || Files.exists(repository.getDirectory().toPath().resolve("info/sparse-checkout"));
    }

    /** Whether it is one of several work trees of a repository, and not the first. */
    public boolean isLinkedWorktree() {
        return !repository.getDirectory().equals(repository.getCommonDirectory());
    }

    /**
     * The history of every file below some folders, in one pass.
     *
     * @param head where it ends
     * @param folders the folders, relative to the repository root
     * @param cache where to keep what was read for the next time; empty to keep nothing
     */
    public History history(CommitId head, List<String> folders, Optional<Path> cache, Progress progress) {
        Optional<HistoryCache> kept = cache.map(folder -> new HistoryCache(folder, cacheKey(folders)));
        ChangeTable table = kept.flatMap(HistoryCache::load).orElseGet(ChangeTable::new);
        boolean news = new HistoryReader(this::newSource, cutOff, folders, table, progress).read(head);
        boolean partial = isPartial();
        if (news && partial) {
            // Without the renames: those that missing contents hide may come to light after a fetch.
            kept.ifPresent(file -> file.save(table));
        }
        HistoryIndex index = new HistoryIndex(table, head, !isShallow(), this::commit);
        RenameFinder finder = new RenameFinder(this::read, table.paths, table.blobs);
        news |= index.readRenames(finder);
        if (news && !partial && !finder.isIncomplete()) {
            kept.ifPresent(file -> file.save(table));
        }
        return index;
    }

    private ObjectSource newSource() {
        return new ObjectSource(packs, repository.newObjectReader());
    }

    private String cacheKey(List<String> folders) {
        return repository.getCommonDirectory().getAbsolutePath() + "\n" + folders + "\n" + cutOff();
    }

    /** When somebody last fetched into this clone, or cloned it; empty where nothing tells. */
    public Optional<Instant> lastFetch() {
        Path logs = repository.getCommonDirectory().toPath().resolve("logs/refs/remotes");
        // git clone writes no FETCH_HEAD, but where the remote's HEAD is.
        Stream<Path> cloned = remotes().keySet().stream().map(remote -> logs.resolve(remote + "/HEAD"));
        return Stream.concat(Stream.of(repository.getDirectory().toPath().resolve("FETCH_HEAD")), cloned)
                .flatMap(file -> modified(file).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> modified(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.getLastModifiedTime(file).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A commit. */
    public Commit commit(CommitId id) {
        RevCommit commit = reading(source -> source.parsed(id));
        List<CommitId> parents = cutOff.contains(id.hex())
                ? List.of()
                : List.of(commit.getParents()).stream()
                        .map(parent -> new CommitId(parent.name()))
                        .toList();
        return new Commit(
                id,
                parents,
                signature(commit.getAuthorIdent()),
                signature(commit.getCommitterIdent()),
                commit.getFullMessage());
    }

    private static Signature signature(@Nullable PersonIdent person) {
        return person == null
                ? new Signature("", "", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                : new Signature(
                        person.getName(),
                        person.getEmailAddress(),
                        person.getWhenAsInstant().atOffset(person.getZoneOffset()));
    }

    private <T> T reading(Function<ObjectSource, T> work) {
        return work.apply(ofThread.get());
    }

    private ObjectSource sourceOfThread() {
        ObjectSource source = newSource();
        sources.add(source);
        return source;
    }

    @Override
    public void close() {
        sources.forEach(ObjectSource::close);
        repository.close();
    }
}
