package io.github.docsprint.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.docsprint.demo.Expectation;
import io.github.docsprint.demo.SampleSite;
import io.github.docsprint.git.Clone;
import io.github.docsprint.message.Progress;
import io.github.docsprint.site.SiteConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What status says of the sample site, against the truth that was written by hand beside it. */
class SampleSiteStatusTest {

    @TempDir
    private static Path folder;

    private static Map<String, PageStatus> pages = Map.of();
    private static List<Expectation> truths = List.of();

    @BeforeAll
    static void survey() {
        SampleSite site = SampleSite.build(folder.resolve("site"));
        // Example YAML is shown under the pages that include it.
        truths = site.expectations().stream()
                .filter(truth -> !truth.path().endsWith(".yaml"))
                .toList();
        try (Clone clone = Clone.open(site.folder())) {
            pages = new StatusSurvey(
                            clone, SiteConfig.kubernetes(), "ja", ReviewedChanges.NONE, Optional.empty(), Progress.NONE)
                    .survey(site.head(), BaseChoice.auto, path -> true).pages().stream()
                            .collect(Collectors.toMap(PageStatus::path, Function.identity()));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPageIsInItsState() {
        return each(
                truth -> assertThat(page(truth).state().id()).as(truth.reason()).isEqualTo(truth.state()));
    }

    @TestFactory
    Stream<DynamicTest> everyOutdatedPageHasItsSeverity() {
        return each(truth -> truth.severity()
                .ifPresent(severity -> assertThat(page(truth).severity().map(Severity::id))
                        .as(truth.reason())
                        .contains(severity)));
    }

    @TestFactory
    Stream<DynamicTest> theBannerGoesByTheSitesOwnRule() {
        return each(
                truth -> assertThat(page(truth).banner()).isEqualTo(truth.dateRule() == Expectation.DateRule.STALE));
    }

    @TestFactory
    Stream<DynamicTest> orphansSayWhereTheirSourceWent() {
        return each(truth ->
                assertThat(page(truth).gone().flatMap(PageStatus.Gone::movedTo)).isEqualTo(truth.movedTo()));
    }

    @TestFactory
    Stream<DynamicTest> driftOfAnIncludedFileIsShownOnThePagesThatIncludeIt() {
        return each(truth -> assertThat(page(truth).includes())
                .extracting(PageStatus.Included::path)
                .isEqualTo(truth.includes()));
    }

    private static Stream<DynamicTest> each(Consumer<Expectation> check) {
        return truths.stream().map(truth -> dynamicTest(truth.path(), () -> check.accept(truth)));
    }

    private static PageStatus page(Expectation truth) {
        String path = truth.path().replace("content/en/", "content/ja/");
        return Optional.ofNullable(pages.get(path)).orElseThrow(() -> new AssertionError("not in status: " + path));
    }
}
