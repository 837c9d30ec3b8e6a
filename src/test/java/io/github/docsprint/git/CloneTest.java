package io.github.docsprint.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloneTest {

    private static final String PAGE = "content/en/page.md";

    @TempDir
    Path temporary;

    private ScriptedClone origin;

    @BeforeEach
    void init() {
        origin = new ScriptedClone(temporary.resolve("origin"));
    }

    private static void fails(Failure.Kind kind, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.userMessage().key()).isEqualTo(key);
            assertThat(failure.kind()).isEqualTo(kind);
        });
    }

    private Path cloned(String... options) {
        Path target = temporary.resolve("cloned");
        String[] command = Arrays.copyOf(new String[] {"clone", "-q"}, 4 + options.length);
        System.arraycopy(options, 0, command, 2, options.length);
        command[command.length - 2] = origin.folder().toUri().toString();
        command[command.length - 1] = target.toString();
        origin.git(command);
        return target;
    }

    @Test
    void itIsFoundFromAnyFolderInIt() {
        CommitId commit = origin.write(PAGE, "1").commit("add");

        try (Clone clone = Clone.open(origin.folder().resolve("content/en"))) {
            assertThat(clone.resolve("HEAD")).isEqualTo(commit);
            assertThat(clone.workTree().map(Path::getFileName)).contains(Path.of("origin"));
            assertThat(clone.isShallow()).isFalse();
            assertThat(clone.isPartial()).isFalse();
        }
    }

    @Test
    void aWorktreeWorks() {
        origin.write(PAGE, "1").commit("add");
        origin.git("config", "extensions.worktreeConfig", "true");
        origin.git(
                "worktree",
                "add",
                "-q",
                "-b",
                "other",
                temporary.resolve("tree").toString());

        try (Clone clone = Clone.open(temporary.resolve("tree"))) {
            assertThat(clone.workTree().map(Path::getFileName)).contains(Path.of("tree"));
            assertThat(clone.resolve("other")).isEqualTo(clone.resolve("HEAD"));
            assertThat(clone.readWorkTree(PAGE)).contains(new byte[] {'1'});
            assertThat(clone.history(clone.resolve("HEAD"), List.of("content"), Optional.empty(), Progress.NONE)
                            .revisions(PAGE))
                    .hasSize(1);
        }
    }

    @Test
    void aBareCloneWorksButHasNoFiles() {
        CommitId commit = origin.write(PAGE, "1").commit("add");

        try (Clone clone = Clone.open(cloned("--bare"))) {
            assertThat(clone.workTree()).isEmpty();
            assertThat(clone.blobAt(commit, PAGE)).contains(BlobId.of(new byte[] {'1'}));
            fails(Failure.Kind.ENVIRONMENT, "git.no-work-tree", () -> clone.readWorkTree(PAGE));
        }
    }

    @Test
    void aShallowCloneEndsWhereItIsCutOff() {
        origin.write(PAGE, "1").commit("add");
        origin.write(PAGE, "2").commit("second");
        CommitId third = origin.write(PAGE, "3").commit("third");

        try (Clone clone = Clone.open(cloned("--depth=2"))) {
            History history = clone.history(third, List.of("content"), Optional.empty(), Progress.NONE);

            assertThat(clone.isShallow()).isTrue();
            assertThat(history.isComplete()).isFalse();
            assertThat(history.revisions(PAGE)).hasSize(2);
            fails(Failure.Kind.USAGE, "git.unknown-revision-shallow", () -> clone.resolve("HEAD~2"));
        }
    }

    @Test
    void deepeningAShallowCloneShowsMoreDespiteTheCache() {
        origin.write(PAGE, "1").commit("add");
        CommitId second = origin.write(PAGE, "2").commit("second");
        Path target = cloned("--depth=1");
        Optional<Path> cache = Optional.of(temporary.resolve("cache"));
        assertThat(ScriptedClone.history(target, cache).revisions(PAGE)).hasSize(1);

        origin.git("-C", target.toString(), "fetch", "-q", "--unshallow");

        History history = ScriptedClone.history(target, cache);
        assertThat(history.head()).isEqualTo(second);
        assertThat(history.isComplete()).isTrue();
        assertThat(history.revisions(PAGE)).hasSize(2);
    }

    @Test
    void aPartialCloneLacksContentsAndNothingElse() {
        origin.git("config", "uploadpack.allowFilter", "true");
        String text = "a line\n".repeat(20);
        CommitId added =
                origin.write(PAGE, text).write("content/en/same.md", "the same").commit("add");
        origin.git("mv", PAGE, "content/en/moved.md");
        origin.git("mv", "content/en/same.md", "content/en/same-moved.md");
        origin.write("content/en/moved.md", text + "more\n").commit("move");

        try (Clone clone = Clone.open(cloned("--filter=blob:none", "--no-checkout"))) {
            History history = clone.history(
                    clone.resolve("HEAD"), List.of("content"), Optional.of(temporary.resolve("cache")), Progress.NONE);

            assertThat(clone.isPartial()).isTrue();
            assertThat(clone.read(BlobId.of(text.getBytes()))).isEmpty();
            assertThat(clone.blobAt(added, PAGE)).contains(BlobId.of(text.getBytes()));
            assertThat(history.revisions("content/en/moved.md")).hasSize(1);
            assertThat(history.movedTo("content/en/same.md")).contains("content/en/same-moved.md");
        }
    }

    @Test
    void renamesShowOnceAPartialCloneHasTheContents() {
        origin.git("config", "uploadpack.allowFilter", "true");
        String text = "a line\n".repeat(20);
        origin.write(PAGE, text).commit("add");
        origin.git("mv", PAGE, "content/en/moved.md");
        origin.write("content/en/moved.md", text + "more\n").commit("move");
        Path target = cloned("--filter=blob:none", "--no-checkout");
        Optional<Path> cache = Optional.of(temporary.resolve("cache"));
        assertThat(ScriptedClone.history(target, cache).movedTo(PAGE)).isEmpty();

        origin.git("-C", target.toString(), "log", "-p");

        assertThat(ScriptedClone.history(target, cache).movedTo(PAGE)).contains("content/en/moved.md");
    }

    @Test
    void aFolderOutsideAnyCloneIsRefused() {
        fails(Failure.Kind.ENVIRONMENT, "git.not-a-clone", () -> Clone.open(temporary));
        fails(Failure.Kind.ENVIRONMENT, "git.no-such-folder", () -> Clone.open(temporary.resolve("none")));
    }

    @Test
    void aCloneWithLongerIdsIsRefused() {
        origin.git("config", "core.repositoryFormatVersion", "1");
        origin.git("config", "extensions.objectFormat", "sha256");

        fails(Failure.Kind.ENVIRONMENT, "git.object-format", () -> Clone.open(origin.folder()));
    }

    @Test
    void aCloneWithoutCommitsSaysSo() {
        try (Clone clone = Clone.open(origin.folder())) {
            fails(Failure.Kind.ENVIRONMENT, "git.no-commit-yet", () -> clone.resolve("HEAD"));
        }
    }

    @Test
    void aRevisionIsFoundByNameAndByTheBeginningOfItsId() {
        CommitId commit = origin.write(PAGE, "1").commit("add");
        origin.git("tag", "-a", "-m", "tagged", "v1");

        try (Clone clone = Clone.open(origin.folder())) {
            assertThat(List.of("main", "v1", "HEAD", commit.hex(), commit.hex().substring(0, 10)))
                    .allSatisfy(name -> assertThat(clone.resolve(name)).isEqualTo(commit));
        }
    }

    @Test
    void aRevisionThatIsNoneIsRefused() {
        origin.write(PAGE, "1").commit("add");
        String blob = origin.git("rev-parse", "HEAD:" + PAGE).strip();

        try (Clone clone = Clone.open(origin.folder())) {
            fails(Failure.Kind.USAGE, "git.unknown-revision", () -> clone.resolve("none"));
            fails(Failure.Kind.USAGE, "git.unknown-revision", () -> clone.resolve("0123456789".repeat(4)));
            fails(Failure.Kind.USAGE, "git.unknown-revision", () -> clone.resolve("--all"));
            fails(Failure.Kind.USAGE, "git.unknown-revision", () -> clone.resolve("a..b^{"));
            fails(Failure.Kind.USAGE, "git.unknown-revision", () -> clone.resolve(""));
            fails(Failure.Kind.USAGE, "git.not-a-commit", () -> clone.resolve(blob));
        }
    }

    @Test
    void anIdTooShortToTellIsRefused() {
        origin.write(PAGE, "1").commit("add");
        String tree = origin.git("rev-parse", "HEAD^{tree}").strip();
        Map<String, String> seen = new HashMap<>();
        String prefix = "";
        for (int i = 0; prefix.isEmpty(); i++) {
            String commit = origin.git("commit-tree", "-m", "number " + i, tree).strip();
            prefix = seen.put(commit.substring(0, 4), commit) == null ? "" : commit.substring(0, 4);
        }
        String ambiguous = prefix;

        try (Clone clone = Clone.open(origin.folder())) {
            fails(Failure.Kind.USAGE, "git.ambiguous-revision", () -> clone.resolve(ambiguous));
        }
    }

    @Test
    void aDamagedTreeIsReportedAndNotPassedOver() throws IOException {
        CommitId commit = origin.write(PAGE, "1").commit("add");
        String tree = origin.git("rev-parse", "HEAD:content/en").strip();
        Path object = origin.folder()
                .resolve(".git/objects")
                .resolve(tree.substring(0, 2))
                .resolve(tree.substring(2));
        assertThat(object.toFile().setWritable(true)).isTrue();
        Files.writeString(object, "damaged");

        try (Clone clone = Clone.open(origin.folder())) {
            fails(
                    Failure.Kind.ENVIRONMENT,
                    "git.object-unreadable",
                    () -> clone.history(commit, List.of("content"), Optional.empty(), Progress.NONE));
            fails(Failure.Kind.ENVIRONMENT, "git.object-unreadable", () -> clone.snapshot(commit, List.of("content")));
        }
    }

    @Test
    void aDamagedFileIsReported() throws IOException {
        origin.write(PAGE, "1").commit("add");
        String blob = origin.git("rev-parse", "HEAD:" + PAGE).strip();
        Path object = origin.folder()
                .resolve(".git/objects")
                .resolve(blob.substring(0, 2))
                .resolve(blob.substring(2));
        assertThat(object.toFile().setWritable(true)).isTrue();
        Files.writeString(object, "damaged");

        try (Clone clone = Clone.open(origin.folder())) {
            fails(Failure.Kind.ENVIRONMENT, "git.object-unreadable", () -> clone.read(new BlobId(blob)));
        }
    }

    @Test
    void aDamagedPackIsReported() throws IOException {
        origin.write(PAGE, "One line.\n".repeat(200)).commit("add");
        String blob = origin.git("rev-parse", "HEAD:" + PAGE).strip();
        origin.git("repack", "-q", "-a", "-d");
        Path pack = PackReaderTest.file(origin, ".pack");
        byte[] bytes = Files.readAllBytes(pack);
        Arrays.fill(bytes, 12, bytes.length - ObjectIds.LENGTH, (byte) 0);
        Files.write(pack, bytes);

        try (Clone clone = Clone.open(origin.folder())) {
            fails(Failure.Kind.ENVIRONMENT, "git.object-unreadable", () -> clone.read(new BlobId(blob)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "multi-pack-index"})
    void aDamagedPackIsReportedThoughOthersAreWhole(String kind) throws IOException {
        BlobId blob = content(origin.write(PAGE, "One line.\n".repeat(200)).commit("add"));
        origin.git("repack", "-q", "-d");
        Path pack = PackReaderTest.file(origin, ".pack");
        origin.write(PAGE, "Another line.\n").commit("change");
        origin.git("repack", "-q", "-d");
        byte[] bytes = Files.readAllBytes(pack);
        if (kind.equals("cut")) {
            Files.write(pack, Arrays.copyOf(bytes, bytes.length - 30));
        } else {
            origin.git("multi-pack-index", "write");
            Arrays.fill(bytes, 12, bytes.length - ObjectIds.LENGTH, (byte) 0);
            Files.write(pack, bytes);
        }

        try (Clone clone = Clone.open(origin.folder())) {
            fails(Failure.Kind.ENVIRONMENT, "git.object-unreadable", () -> clone.read(blob));
        }
    }

    @Test
    void whatIsPackedAnewMeanwhileIsRead() {
        BlobId first = content(origin.write(PAGE, "1").commit("add"));
        origin.git("repack", "-q", "-a", "-d");

        try (Clone clone = Clone.open(origin.folder())) {
            assertThat(clone.read(first)).isPresent();
            BlobId second = content(origin.write(PAGE, "2").commit("change"));
            origin.git("repack", "-q", "-a", "-d");
            assertThat(clone.read(first)).isPresent();
            assertThat(clone.read(second)).isPresent();
        }
    }

    private BlobId content(CommitId commit) {
        return new BlobId(origin.git("rev-parse", commit.hex() + ":" + PAGE).strip());
    }

    @Test
    void aSnapshotHasRegularFilesOnly() throws IOException {
        origin.write(PAGE, "1").write("content/en/folder.md/inside.md", "2").write("elsewhere/page.md", "3");
        Files.createSymbolicLink(origin.folder().resolve("content/en/link.md"), Path.of("page.md"));
        CommitId commit = origin.commit("add");
        origin.git("update-index", "--add", "--cacheinfo", "160000," + commit + ",content/en/module.md");
        origin.git("commit", "-qm", "submodule");

        try (Clone clone = Clone.open(origin.folder())) {
            CommitId head = clone.resolve("HEAD");
            Snapshot snapshot = clone.snapshot(head, List.of("content/en", "content/ja"));

            assertThat(snapshot.files()).containsOnlyKeys("content/en/folder.md/inside.md", PAGE);
            assertThat(clone.history(head, List.of("content/en"), Optional.empty(), Progress.NONE)
                            .snapshot())
                    .isEqualTo(snapshot);
            assertThat(clone.blobAt(head, "content/en/link.md")).isEmpty();
            assertThat(clone.blobAt(head, "content/en/module.md")).isEmpty();
            assertThat(clone.blobAt(head, "content/en/folder.md")).isEmpty();
        }
    }

    @Test
    void whatAPathHeldIsReadWithoutAHistory() {
        CommitId first = origin.write(PAGE, "1").commit("add");
        origin.write(PAGE, "2").commit("change");

        try (Clone clone = Clone.open(origin.folder())) {
            assertThat(clone.blobAt(first, PAGE).flatMap(clone::read)).contains(new byte[] {'1'});
            assertThat(clone.blobAt(first, "content/en/none.md")).isEmpty();
            assertThat(clone.blobAt(first, "content//en")).isEmpty();
            assertThat(clone.blobAt(new CommitId("0123456789".repeat(4)), PAGE)).isEmpty();
            assertThat(clone.read(new BlobId("0123456789".repeat(4)))).isEmpty();
        }
    }

    @Test
    void aPathThatLeavesTheWorkTreeIsRefused() throws IOException {
        origin.write(PAGE, "1").commit("add");
        Files.writeString(temporary.resolve("secret"), "secret");
        Files.createSymbolicLink(origin.folder().resolve("content/out.md"), temporary.resolve("secret"));
        Files.createSymbolicLink(origin.folder().resolve("content/up"), temporary);

        try (Clone clone = Clone.open(origin.folder())) {
            assertThat(List.of(
                            "../secret",
                            "content/../../secret",
                            temporary.resolve("secret").toString(),
                            "content/out.md",
                            "content/up/secret",
                            ".git/config",
                            "a\0b"))
                    .allSatisfy(path -> fails(Failure.Kind.USAGE, "git.path-outside", () -> clone.readWorkTree(path)));
            assertThat(clone.readWorkTree(PAGE)).contains(new byte[] {'1'});
            assertThat(clone.readWorkTree("content/none.md")).isEmpty();
            assertThat(clone.readWorkTree("content")).isEmpty();
        }
    }

    @Test
    void nothingOfTheUsersIsReadOrWritten() throws IOException {
        origin.write(PAGE, "1").commit("add");
        Path home = Files.createDirectory(temporary.resolve("home"));
        ProcessBuilder java = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                HistoryPass.class.getName(),
                origin.folder().toString(),
                "HEAD",
                "-");
        java.environment().put("HOME", home.toString());
        java.environment().put("XDG_CONFIG_HOME", home.toString());
        java.environment().put("PATH", "");

        assertThat(ScriptedClone.output(java)).contains("revisions");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theIdOfBytesIsGits() {
        assertThat(BlobId.of(new byte[0]).hex()).isEqualTo("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    }
}
