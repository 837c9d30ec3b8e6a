package io.github.docsprint.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    @TempDir
    private Path folder;

    private static Page page(String body) {
        return new Page("ja", "見本 <1>", List.of("page"), List.of(), new Markup(body));
    }

    @Test
    void theTitleIsEscaped() {
        assertThat(page("").html()).contains("<title>見本 &lt;1&gt;</title>");
    }

    @Test
    void nothingIsAllowedButWhatIsInside() {
        assertThat(page("").policy())
                .matches("default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
                        + "style-src 'sha256-[^ ]+'; script-src 'none'");
    }

    @Test
    void theBrowserTakesTheStyleAndRunsNoScriptThatGotIn() throws Exception {
        try (Browser browser = Browser.open()) {
            browser.visit(write(page("<main><h1>見本</h1><p id=x>x</p></main>"
                    + "<script>document.getElementById('x').textContent = 'ran'</script>"
                    + "<img alt=\"\" src=\"x\" onerror=\"document.getElementById('x').textContent = 'ran'\">")));

            assertThat(browser.text("#x")).isEqualTo("x");
            assertThat(browser.script("return getComputedStyle(document.body).lineHeight"))
                    .isEqualTo("27.2px");
            assertThat(browser.consoleErrors())
                    .isNotEmpty()
                    .allMatch(error -> error.contains("Content Security Policy"));
        }
    }

    @Test
    void anEmptyPageIsAccessibleAndQuiet() throws Exception {
        try (Browser browser = Browser.open()) {
            browser.visit(write(page("<main><h1>見本</h1><p class=\"quiet\">静か</p></main>")));

            assertThat(browser.accessibilityViolations()).isEmpty();
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    private Path write(Page page) throws Exception {
        return Files.writeString(folder.resolve("page.html"), page.html());
    }
}
