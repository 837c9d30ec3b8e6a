package io.github.docsprint.demo;

import io.github.docsprint.demo.Edit.Hunk;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.HistoryWriter;
import io.github.docsprint.git.HistoryWriter.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Turns scripted commits into real ones. Keeps every tree, so that a truth can be told by label and path. */
final class Replay {

    /** {@code ${commit:LABEL}} in a page stands for the id of an earlier commit, for declared bases. */
    private static final Pattern COMMIT_ID = Pattern.compile("\\$\\{commit:([a-z0-9-]+)}");

    /**
     * A commit as written.
     *
     * @param ancestors the labels of all commits that it stands on, and its own
     */
    private record Written(CommitId id, SortedMap<String, TreeFile> files, Set<String> ancestors) {}

    private final HistoryWriter writer;
    private final UnaryOperator<String> resources;
    private final Map<String, Written> written = new LinkedHashMap<>();
    private final Map<String, String> branches = new HashMap<>();
    /** What the blobs hold, commit ids still as in the script, so that hunks can name them. */
    private final Map<BlobId, String> texts = new HashMap<>();

    /** Starts with nothing; {@code resources} gives the text of a resource by its name. */
    Replay(HistoryWriter writer, UnaryOperator<String> resources) {
        this.writer = writer;
        this.resources = resources;
    }

    /**
     * Writes one commit.
     *
     * @throws IllegalArgumentException with the line, where it does not fit the ones before
     */
    void add(ScriptedCommit commit) {
        List<String> parents = new ArrayList<>();
        commit.startsAt().ifPresent(parents::add);
        if (parents.isEmpty()) {
            Optional.ofNullable(branches.get(commit.branch())).ifPresent(parents::add);
        }
        commit.merged().ifPresent(parents::add);
        if (parents.isEmpty() && !written.isEmpty()) {
            throw new IllegalArgumentException("line " + commit.line() + ": branch " + commit.branch() + " is new");
        }
        SortedMap<String, TreeFile> files = parents.isEmpty()
                ? new TreeMap<>()
                : new TreeMap<>(at(parents.get(0)).files());
        Set<String> ancestors = new HashSet<>(Set.of(commit.label()));
        parents.forEach(parent -> ancestors.addAll(at(parent).ancestors()));
        Set<String> conflicts = parents.size() > 1 ? merge(files, parents) : new TreeSet<>();
        for (Edit edit : commit.edits()) {
            try {
                apply(edit, files, parents, conflicts);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "commit " + commit.label() + " (line " + commit.line() + "): " + e.getMessage(), e);
            }
        }
        if (!conflicts.isEmpty()) {
            throw new IllegalArgumentException("commit " + commit.label() + ": changed on both sides: " + conflicts);
        }
        CommitId id = writer.commit(
                files,
                parents.stream().map(parent -> at(parent).id()).toList(),
                commit.author(),
                commit.committer(),
                commit.message());
        written.put(commit.label(), new Written(id, files, ancestors));
        branches.put(commit.branch(), commit.label());
    }

    /** The commits by label, in the order of the script. */
    Map<String, CommitId> commits() {
        Map<String, CommitId> ids = new LinkedHashMap<>();
        written.forEach((label, commit) -> ids.put(label, commit.id()));
        return Collections.unmodifiableMap(ids);
    }

    /**
     * A commit by its label.
     *
     * @throws IllegalArgumentException where there is none
     */
    CommitId commit(String label) {
        return at(label).id();
    }

    /** The tip of a branch. */
    CommitId tip(String branch) {
        return at(branches.getOrDefault(branch, "")).id();
    }

    private Written at(String label) {
        Written commit = written.get(label);
        if (commit == null) {
            throw new IllegalArgumentException("no commit " + label);
        }
        return commit;
    }

    /**
     * What a path held in a commit.
     *
     * @throws IllegalArgumentException where there is no such commit or file
     */
    BlobId blob(String label, String path) {
        return file(at(label).files(), path).blob();
    }

    /** Brings in what the second parent changed since the youngest common commit; gives what both changed. */
    private Set<String> merge(SortedMap<String, TreeFile> files, List<String> parents) {
        Written ours = at(parents.get(0));
        Written theirs = at(parents.get(1));
        SortedMap<String, TreeFile> base = new TreeMap<>();
        written.forEach((label, commit) -> {
            if (ours.ancestors().contains(label) && theirs.ancestors().contains(label)) {
                base.clear();
                base.putAll(commit.files());
            }
        });
        Set<String> paths = new TreeSet<>(base.keySet());
        paths.addAll(theirs.files().keySet());
        Set<String> conflicts = new TreeSet<>();
        for (String path : paths) {
            TreeFile before = base.get(path);
            TreeFile their = theirs.files().get(path);
            TreeFile our = files.get(path);
            if (Objects.equals(before, their) || Objects.equals(our, their)) {
                continue;
            }
            if (!Objects.equals(before, our)) {
                conflicts.add(path);
            } else if (their == null) {
                files.remove(path);
            } else {
                files.put(path, their);
            }
        }
        return conflicts;
    }

    private void apply(Edit edit, SortedMap<String, TreeFile> files, List<String> parents, Set<String> conflicts) {
        if (edit instanceof Edit.Put put) {
            files.put(put.path(), new TreeFile(store(resources.apply(put.resource())), false));
        } else if (edit instanceof Edit.Copy copy) {
            files.put(copy.to(), file(files, copy.from()));
        } else if (edit instanceof Edit.Move move) {
            files.put(move.to(), file(files, move.from()));
            files.remove(move.from());
        } else if (edit instanceof Edit.Delete delete) {
            file(files, delete.path());
            files.remove(delete.path());
        } else if (edit instanceof Edit.Mode mode) {
            files.put(mode.path(), new TreeFile(file(files, mode.path()).blob(), mode.executable()));
        } else if (edit instanceof Edit.Theirs theirs) {
            files.put(theirs.path(), file(at(parents.get(1)).files(), theirs.path()));
            conflicts.remove(theirs.path());
        } else if (edit instanceof Edit.Patch patch) {
            TreeFile file = file(files, patch.path());
            files.put(patch.path(), new TreeFile(patched(file.blob(), patch.path(), patch.hunks()), file.executable()));
        } else if (edit instanceof Edit.PatchEach patch) {
            boolean any = false;
            for (Map.Entry<String, TreeFile> entry : files.entrySet()) {
                TreeFile file = entry.getValue();
                if (entry.getKey().startsWith(patch.folder())
                        && patch.hunks().stream()
                                .allMatch(hunk -> lines(file.blob()).containsAll(hunk.before()))) {
                    entry.setValue(
                            new TreeFile(patched(file.blob(), entry.getKey(), patch.hunks()), file.executable()));
                    any = true;
                }
            }
            if (!any) {
                throw new IllegalArgumentException("no file below " + patch.folder() + " has the lines");
            }
        }
    }

    private static TreeFile file(SortedMap<String, TreeFile> files, String path) {
        TreeFile file = files.get(path);
        if (file == null) {
            throw new IllegalArgumentException("no file " + path);
        }
        return file;
    }

    private BlobId patched(BlobId blob, String path, List<Hunk> hunks) {
        List<String> lines = lines(blob);
        for (Hunk hunk : hunks) {
            int start = Collections.indexOfSubList(lines, hunk.before());
            if (start < 0 || start != Collections.lastIndexOfSubList(lines, hunk.before())) {
                throw new IllegalArgumentException(
                        path + (start < 0 ? " lacks: " : " has twice: ") + String.join(" / ", hunk.before()));
            }
            List<String> place = lines.subList(start, start + hunk.before().size());
            place.clear();
            place.addAll(hunk.after());
        }
        return store(String.join("\n", lines));
    }

    private List<String> lines(BlobId blob) {
        return new ArrayList<>(List.of(texts.getOrDefault(blob, "").split("\n", -1)));
    }

    private BlobId store(String text) {
        String content =
                COMMIT_ID.matcher(text).replaceAll(id -> at(id.group(1)).id().hex());
        BlobId blob = writer.write(content.getBytes(StandardCharsets.UTF_8));
        texts.put(blob, text);
        return blob;
    }
}
