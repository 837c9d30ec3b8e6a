package io.github.docsprint.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.demo.SampleSite;
import io.github.docsprint.drift.PastPages.Sight;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.History;
import io.github.docsprint.message.Progress;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastPagesTest {

    @TempDir
    private static Path folder;

    private static Clone clone;
    private static History history;
    private static List<CommitId> mainline;
    private static Catalogue catalogue;

    @BeforeAll
    static void openTheSampleSite() {
        SampleSite site = SampleSite.build(folder.resolve("site"));
        clone = Clone.open(site.folder());
        history = survey(Optional.empty()).history(site.head());
        mainline = history.mainline();
        catalogue =
                Catalogue.of(SiteConfig.kubernetes(), "ja", history.snapshot().paths());
    }

    @AfterAll
    static void close() {
        clone.close();
    }

    private static StatusSurvey survey(Optional<Path> cache) {
        return new StatusSurvey(clone, SiteConfig.kubernetes(), "ja", ReviewedChanges.NONE, cache, Progress.NONE);
    }

    private static PastPages at(List<CommitId> commits, Optional<Path> cache) {
        return PastPages.at(commits, survey(cache), history, catalogue);
    }

    private static List<Sight> seen(PastPages pages, CommitId commit) {
        return pages.at(commit).sights().stream().map(pages.sights()::get).toList();
    }

    @Test
    void whatIsTheSameAtSeveralCommitsIsThereOnce() {
        PastPages pages = at(mainline, Optional.empty());

        assertThat(pages.sights()).doesNotHaveDuplicates();
        assertThat(pages.sights().size())
                .isLessThan(mainline.stream()
                        .mapToInt(commit -> pages.at(commit).sights().size())
                        .sum());
    }

    @Test
    void aCommitHasTheTextsThatItsTreeHas() {
        PastPages pages = at(mainline, Optional.empty());

        for (CommitId commit : mainline) {
            assertThat(seen(pages, commit))
                    .allSatisfy(sight -> assertThat(sight.version().map(PastPages.Version::blob))
                            .isEqualTo(clone.blobAt(commit, sight.page().path())));
        }
    }

    @Test
    void whatWasKeptOfACommitIsWhatThereIsToSee(@TempDir Path cache) {
        PastPages anew = at(mainline, Optional.empty());
        at(mainline.subList(3, mainline.size()), Optional.of(cache));

        PastPages kept = at(mainline, Optional.of(cache)); // three commits more, in front of all numbers

        assertThat(kept.sights()).isEqualTo(anew.sights());
        for (CommitId commit : mainline) {
            assertThat(kept.at(commit)).isEqualTo(anew.at(commit));
        }
    }

    @Test
    void whereTheLanguageWasNotYetThereIsNothing() {
        CommitId first = mainline.get(mainline.size() - 1);

        PastPages pages = at(List.of(first), Optional.empty());

        assertThat(clone.blobAt(first, "content/ja/_index.md")).isEmpty();
        assertThat(pages.at(first)).isEqualTo(new PastPages.Scene(0, 0, List.of()));
    }

    @Test
    void nothingIsWrittenWhereNothingIsNew(@TempDir Path cache) throws IOException {
        at(mainline, Optional.of(cache));
        List<Path> files;
        try (var list = Files.list(cache)) {
            files = list.filter(file -> file.getFileName().toString().startsWith("past-"))
                    .toList();
        }
        assertThat(files).hasSize(1);
        Files.setLastModifiedTime(files.get(0), FileTime.fromMillis(0));

        at(mainline.subList(1, 3), Optional.of(cache));

        assertThat(Files.getLastModifiedTime(files.get(0)).toMillis()).isZero();
    }
}
