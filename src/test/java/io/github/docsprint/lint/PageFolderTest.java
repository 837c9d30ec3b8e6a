package io.github.docsprint.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.message.Failure;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFolderTest {

    @TempDir
    Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void aFolder() throws IOException {
        root = Files.createDirectories(temporary.resolve("site"));
        Files.createDirectories(root.resolve("content/ja"));
        Files.writeString(root.resolve("content/ja/page.md"), "a\n");
    }

    private PageFolder folder(Path at) {
        return PageFolder.of(at, SiteConfig.kubernetes(), "ja");
    }

    @Test
    void nothingIsWrittenThroughALinkThatCameInTheMeantime() throws IOException {
        PageFolder folder = folder(root);
        Path outside = Files.writeString(temporary.resolve("outside.md"), "a\n");
        Files.delete(root.resolve("content/ja/page.md"));
        Files.createSymbolicLink(root.resolve("content/ja/page.md"), outside);
        assertThatThrownBy(() -> folder.replace("content/ja/page.md", "b\n")).isInstanceOf(Failure.class);
        assertThat(outside).hasContent("a\n");
        assertThat(folder.read("content/ja/page.md")).isEmpty();
    }

    @Test
    void theFolderItselfMayBeReachedThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), root);
        assertThat(folder(link).pages(List.of(), link).pages()).containsExactly("content/ja/page.md");
        assertThat(folder(link).named("content/ja/page.md", link)).isEqualTo("content/ja/page.md");
    }

    @Test
    void pagesInGitsOwnFolderAreNone() throws IOException {
        Files.createDirectories(root.resolve(".git/refs/heads"));
        Files.writeString(root.resolve(".git/refs/heads/page.md"), "a\n");
        assertThat(folder(root).pages(List.of("."), root).pages()).containsExactly("content/ja/page.md");
    }

    @Test
    void whatIsNotThereYetIsFollowedThroughLinkedFolders() throws IOException {
        Files.createSymbolicLink(root.resolve("short"), Path.of("content/ja"));
        assertThat(folder(root).followed("short/new/page.md")).isEqualTo("content/ja/new/page.md");
    }
}
