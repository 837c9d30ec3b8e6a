package io.github.docsprint.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void makesAFileThatIsNotThere() throws IOException {
        WholeFile.write(folder.resolve("new.md"), "あ".getBytes(UTF_8));
        assertThat(folder.resolve("new.md")).hasContent("あ");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("none/new.md"), new byte[0]))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(folder.resolve("none").toString());
    }

    @Test
    void leavesNothingElseInTheFolder() throws IOException {
        WholeFile.write(folder.resolve("a.md"), new byte[] {1});
        WholeFile.write(folder.resolve("a.md"), new byte[] {2});
        assertThat(folder).isDirectoryContaining("glob:**a.md");
        assertThat(folder.toFile().list()).containsExactly("a.md");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileKeepsItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("run"), "old");
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwxr-x--x");
        Files.setPosixFilePermissions(file, permissions);
        WholeFile.write(file, "new".getBytes(UTF_8));
        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewFileMayBeReadByThoseWhoMayReadOtherNewFiles() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "");
        WholeFile.write(folder.resolve("new"), new byte[0]);
        assertThat(Files.getPosixFilePermissions(folder.resolve("new")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkStaysALinkAndItsTargetIsReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        WholeFile.write(link, "new".getBytes(UTF_8));
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void aFileInAFolderThatIsMissingCannotBeWritten() {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("none/a.md"), new byte[0]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFolderIsNotReplacedByAFile() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));
        assertThatThrownBy(() -> WholeFile.write(taken, new byte[0])).isInstanceOf(IOException.class);
        assertThat(taken.resolve("inside")).isDirectory();
        assertThat(folder.toFile().list()).containsExactly("taken");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsWrittenTo(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();

        WholeFile.write(pipe, "text".getBytes(UTF_8));

        assertThat(new String(reader.getInputStream().readAllBytes(), UTF_8)).isEqualTo("text");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }
}
