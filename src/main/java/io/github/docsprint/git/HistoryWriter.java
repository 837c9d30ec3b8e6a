package io.github.docsprint.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * Writes a new repository, commit by commit, from whole trees with given dates, so that the same calls give the same
 * commit ids anywhere.
 */
public final class HistoryWriter implements AutoCloseable {

    private static final String BRANCH = "main";

    private final Repository repository;
    private final ObjectInserter inserter;

    private HistoryWriter(Repository repository) {
        this.repository = repository;
        this.inserter = repository.newObjectInserter();
    }

    /**
     * One file of a tree.
     *
     * @param blob its content, as {@link #write} gave it
     * @param executable whether its mode says so
     */
    public record TreeFile(BlobId blob, boolean executable) {}

    /** Makes a repository with a work tree in a folder; its branch is main. */
    public static HistoryWriter create(Path folder) {
        QuietSystemReader.install();
        try {
            return new HistoryWriter(Git.init()
                    .setDirectory(folder.toFile())
                    .setInitialBranch(BRANCH)
                    .call()
                    .getRepository());
        } catch (GitAPIException e) {
            throw new IllegalStateException("cannot make a repository in " + folder, e);
        }
    }

    /** Stores a file's content. */
    public BlobId write(byte[] content) {
        try {
            return new BlobId(inserter.insert(Constants.OBJ_BLOB, content).name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stores a commit.
     *
     * @param files the whole tree, by path relative to the root
     * @param parents first parent first; empty for a root commit
     */
    public CommitId commit(
            SortedMap<String, TreeFile> files,
            List<CommitId> parents,
            Signature author,
            Signature committer,
            String message) {
        try {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(files));
            commit.setParentIds(
                    parents.stream().map(id -> ObjectId.fromString(id.hex())).toList());
            commit.setAuthor(ident(author));
            commit.setCommitter(ident(committer));
            commit.setMessage(message);
            return new CommitId(inserter.insert(commit).name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectId tree(SortedMap<String, TreeFile> files) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        files.forEach((path, file) -> {
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setObjectId(ObjectId.fromString(file.blob().hex()));
            entry.setFileMode(file.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            builder.add(entry);
        });
        builder.finish();
        return index.writeTree(inserter);
    }

    private static PersonIdent ident(Signature signature) {
        return new PersonIdent(
                signature.name(),
                signature.email(),
                signature.when().toInstant(),
                signature.when().getOffset());
    }

    /** Ends the history: main is at the commit, and the work tree and index are as it says. */
    public void checkOut(CommitId head) {
        try {
            inserter.flush();
            ObjectId id = ObjectId.fromString(head.hex());
            RefUpdate main = repository.updateRef(Constants.R_HEADS + BRANCH);
            main.setNewObjectId(id);
            main.disableRefLog();
            RefUpdate.Result result = main.update();
            if (result != RefUpdate.Result.NEW) {
                throw new IllegalStateException("cannot set " + BRANCH + ": " + result);
            }
            DirCache index = repository.lockDirCache();
            new DirCacheCheckout(
                            repository,
                            index,
                            repository.parseCommit(id).getTree().getId())
                    .checkout();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        inserter.close();
        repository.close();
    }
}
