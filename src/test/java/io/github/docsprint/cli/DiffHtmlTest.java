package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Browser;
import io.github.docsprint.demo.SampleCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code diff --format html}, as a browser shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiffHtmlTest {

    private static final String DRAIN = "content/ja/docs/tasks/drain-node.md";

    private final Browser browser = Browser.open();

    @TempDir
    private static Path folder;

    @BeforeAll
    void editASampleSite() throws IOException {
        SampleCopy.to(folder.resolve("site"));
        Path page = folder.resolve("site").resolve(DRAIN);
        Files.writeString(page, Files.readString(page).replace("--delete-local-data", "--delete-emptydir-data"));
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private Path page(String language) throws IOException {
        Run run =
                Run.in(folder.resolve("site"), "--no-cache", "--ui-lang", language, "diff", DRAIN, "--format", "html");
        assertThat(run.code()).as(run.err()).isZero();
        return Files.writeString(folder.resolve(language + ".html"), run.out());
    }

    @Test
    void itShowsWhatIsDoneAndWhatIsOpen() throws IOException {
        browser.size(1280, 900);
        browser.visit(page("en"));

        assertThat(browser.text("#change-1 h2")).contains("Draining the node", "done");
        assertThat(browser.text("#change-1 ins")).contains("--delete-emptydir-data");
        assertThat(browser.elements(".change:not(.done) .target")).hasSize(2);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void linesAreThoseOfTheTextBesideThem() throws IOException {
        Path file = folder.resolve("site").resolve(DRAIN);
        String text = Files.readString(file);
        try {
            Files.writeString(file, text.replaceFirst("\n## ", "\n一つ目の段落。\n\n二つ目の段落。\n\n## "));
            browser.visit(page("en"));

            for (int change = 1; change <= 2; change++) {
                String shown = browser.text("#change-" + change + " .target .line:last-of-type .at");
                assertThat(browser.text("#change-" + change + " .target .where"))
                        .contains(shown);
            }
        } finally {
            Files.writeString(file, text);
        }
    }

    @Test
    void onlyLinesThatOthersHaveAreLinkedTo() throws Exception {
        assertThat(Files.readString(page("en"))).doesNotContain("<a href=\"content", "https://github.com/");

        git("remote", "add", "upstream", "https://github.com/example/site.git");
        git("update-ref", "refs/remotes/upstream/main", "HEAD");
        try {
            assertThat(Files.readString(page("en")))
                    .contains("https://github.com/example/site/blob/", "(before this work: lines 15–17)");
        } finally {
            git("remote", "remove", "upstream");
        }
    }

    private static void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.resolve("site").toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void anyoneCanReadItOnAnyScreen() throws IOException {
        for (String language : new String[] {"en", "ja"}) {
            for (String scheme : new String[] {"light", "dark"}) {
                for (int width : new int[] {1280, 390}) {
                    browser.size(width, 900);
                    browser.media("screen", scheme);
                    browser.visit(page(language));
                    browser.screenshot(
                            Path.of("target/screenshots", "diff-" + language + "-" + scheme + "-" + width + ".png"));

                    assertThat(browser.accessibilityViolations()).isEmpty();
                    assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                            .isEqualTo(true);
                }
            }
        }
    }

    @Test
    void aLinkLeadsToAChange() throws IOException {
        browser.visit(page("en").toUri() + "#change-2");

        assertThat(browser.script("return document.querySelector(':target').id"))
                .isEqualTo("change-2");
    }

    @Test
    void onPaperItIsBlackOnWhite() throws IOException {
        browser.media("print", "dark");
        browser.visit(page("en"));

        assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.script("return getComputedStyle(document.body).color"))
                .isEqualTo("rgb(0, 0, 0)");
        browser.media("screen", "light");
    }
}
