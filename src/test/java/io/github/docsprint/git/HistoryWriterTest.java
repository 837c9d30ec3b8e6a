package io.github.docsprint.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.git.HistoryWriter.TreeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryWriterTest {

    @TempDir
    Path folder;

    private CommitId head = new CommitId("0".repeat(40));

    @BeforeEach
    void write() {
        try (HistoryWriter writer = HistoryWriter.create(folder)) {
            TreeMap<String, TreeFile> files = new TreeMap<>();
            files.put("a.txt", new TreeFile(writer.write("one\n".getBytes(StandardCharsets.UTF_8)), false));
            files.put("b/c.sh", new TreeFile(writer.write("二\n".getBytes(StandardCharsets.UTF_8)), true));
            head = writer.commit(
                    files,
                    List.of(),
                    new Signature("佐藤 あき", "aki@example.com", OffsetDateTime.parse("2024-06-03T10:00:00+09:00")),
                    new Signature("Maya", "maya@example.com", OffsetDateTime.parse("2024-06-04T09:00:00-03:30")),
                    "First\n");
            writer.checkOut(head);
        }
    }

    /** The id is what git commit gave for the same files, people, dates and message. */
    @Test
    void aCommitHasTheIdThatGitGivesIt() {
        assertThat(head.hex()).isEqualTo("e29033aa00e4f358c89e45da8d44d7c6135d0d19");
    }

    @Test
    void mainIsAtTheCommit() {
        try (Clone clone = Clone.open(folder)) {
            assertThat(clone.resolve("HEAD")).isEqualTo(head);
            assertThat(clone.resolve("refs/heads/main")).isEqualTo(head);
        }
    }

    @Test
    void theWorkTreeIsAsTheCommitSays() {
        assertThat(folder.resolve("a.txt")).hasContent("one\n");
        assertThat(folder.resolve("b/c.sh")).hasContent("二\n");
        assertThat(Files.isExecutable(folder.resolve("b/c.sh"))).isTrue();
        assertThat(Files.isExecutable(folder.resolve("a.txt"))).isFalse();
    }
}
