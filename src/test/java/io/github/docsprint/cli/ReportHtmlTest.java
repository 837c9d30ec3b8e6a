package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Browser;
import io.github.docsprint.demo.SampleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The HTML report in a real browser. */
class ReportHtmlTest {

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all
    private static Browser browser;

    @BeforeAll
    static void writeReports() {
        browser = Browser.open();
        SampleSite.build(folder.resolve("site"));
        for (String language : List.of("en", "ja")) {
            Run run = Run.in(
                    folder.resolve("site"),
                    "report",
                    "--no-cache",
                    "--ui-lang",
                    language,
                    "--time-zone",
                    "Asia/Tokyo",
                    "--repository",
                    "example/site",
                    "--out",
                    folder.resolve(language).toString());
            assertThat(run.err()).isEmpty();
        }
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.size(1280, 900);
        browser.media("screen", "light");
        browser.visit(report("en"));
    }

    private static Path report(String language) {
        try (Stream<Path> files = Files.walk(folder.resolve(language))) {
            return files.filter(file -> file.endsWith("report.html"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"en,1280,light", "en,390,dark", "ja,1280,dark", "ja,390,light"})
    void itIsAccessibleAndComplainsAboutNothing(String language, int width, String scheme) {
        browser.size(width, 900);
        browser.media("screen", scheme);

        browser.visit(report(language));

        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat((Long) browser.script("return document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);
    }

    @Test
    void everyChartIsDrawn() {
        assertThat((Long) browser.script("return document.querySelectorAll('figure.chart').length"))
                .isGreaterThan(4);
        assertThat((Long) browser.script("return document.querySelectorAll("
                        + "'figure.chart[hidden], .drawing:not(:has(svg *))').length"))
                .isZero();
    }

    @Test
    void aClickOnTheHeadOfANumberColumnSortsTheLargestFirstAndASecondTurnsItRound() {
        String button = "#standing-sections th[data-column='words'] button";

        browser.element(button).click();
        List<Long> first = numbers("words");
        browser.element(button).click();
        List<Long> second = numbers("words");

        assertThat(first).hasSizeGreaterThan(2).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(second).isSorted();
        assertThat(browser.element("#standing-sections th[data-column='words']").getDomAttribute("aria-sort"))
                .isEqualTo("ascending");
    }

    @SuppressWarnings("unchecked")
    private static List<Long> numbers(String column) {
        return (List<Long>) browser.script(
                "const table = document.getElementById('standing-sections');"
                        + "const at = [...table.tHead.rows[0].cells].findIndex(cell => cell.dataset.column === arguments[0]);"
                        + "return [...table.tBodies[0].rows].map(row => Number(row.cells[at].dataset.value))",
                column);
    }

    @Test
    void aFilterLeavesTheRowsThatHoldAllItsWords() {
        browser.element("[data-filters='work-pulls']").sendKeys("ja glossary");

        List<String> shown = browser.driver().findElements(By.cssSelector("#work-pulls tbody tr")).stream()
                .filter(row -> row.isDisplayed())
                .map(row -> row.getText().toLowerCase(java.util.Locale.ROOT))
                .toList();

        assertThat(shown).isNotEmpty().allSatisfy(row -> assertThat(row).contains("ja", "glossary"));
    }

    @Test
    void aChosenThemeWinsOverThatOfTheSystem() {
        browser.element("input[value='dark']").click();

        assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(13, 17, 23)");
    }

    @Test
    void aLinkToAPagesRowLeadsThere() {
        String row = (String) browser.script("return document.querySelector('#standing-pages tbody tr:last-child').id");

        browser.visit(report("en").toUri() + "#" + row);
        browser.await("return document.querySelector('tr:target') !== null");

        assertThat(row).startsWith("standing-pages:content/ja/");
        assertThat(browser.script("const box = document.querySelector('tr:target').getBoundingClientRect();"
                        + "return box.top >= 0 && box.bottom <= innerHeight"))
                .isEqualTo(true);
    }

    @Test
    void pagesAndPullRequestsAreLinked() {
        assertThat(browser.element("#standing-pages tbody a").getDomAttribute("href"))
                .startsWith("https://");
    }

    @Test
    void theEnglishChangesAreADiffWhereTheyAreOneCommitAndAListOfCommitsElse() {
        String commits = "const table = document.getElementById('standing-pages');"
                + "const at = [...table.tHead.rows[0].cells].findIndex(cell => cell.dataset.column === 'commits');"
                + "return [...table.tBodies[0].rows].filter(row => (row.cells[at].dataset.value === '1') === arguments[0])"
                + ".map(row => row.querySelector('a.more')).filter(Boolean).map(link => link.href)";

        assertThat((List<?>) browser.script(commits, true))
                .isNotEmpty()
                .allSatisfy(link -> assertThat((String) link)
                        .matches("https://github.com/example/site/commit/[0-9a-f]{40}#diff-[0-9a-f]{64}"));
        assertThat((List<?>) browser.script(commits, false))
                .isNotEmpty()
                .allSatisfy(link -> assertThat((String) link)
                        .startsWith("https://github.com/example/site/commits/HEAD/content/en/"));
    }

    @Test
    void theIndexListsTheReport() {
        browser.visit(folder.resolve("en").resolve("index.html"));

        browser.element("main a").click();

        assertThat(browser.text("h1")).contains("Japanese");
    }

    @Test
    void onPaperNothingScrollsAndNothingIsToBeClicked() {
        browser.media("print", "light");

        assertThat(browser.element(".theme").isDisplayed()).isFalse();
        assertThat(browser.script("return getComputedStyle(document.querySelector('.scroll.long')).maxHeight"))
                .isEqualTo("none");
    }
}
