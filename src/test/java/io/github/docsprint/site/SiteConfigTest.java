package io.github.docsprint.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.markdown.AnchorStyle;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteConfigTest {

    private static SiteConfig config(String yaml) {
        return SiteConfig.read("docsprint.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theBuiltInConfigurationIsYamlThatReadsTheSame() throws IOException {
        byte[] yaml = Files.readAllBytes(Path.of("src/main/resources/site/kubernetes.yaml"));

        assertThat(SiteConfig.read("kubernetes.yaml", yaml)).isEqualTo(SiteConfig.kubernetes());
    }

    @Test
    void aSiteSaysWhatItMakesOfMarkdown() {
        Dialect dialect = config("""
                        site:
                          anchors: blackfriday
                          inlineShortcodes: [version]
                          visibleKeys: [title, subTitle]
                        """).dialect();

        assertThat(dialect.anchors()).isEqualTo(AnchorStyle.BLACKFRIDAY);
        assertThat(dialect.inlineShortcodes()).containsExactly("version");
        assertThat(dialect.visibleKeys()).containsExactlyInAnyOrder("title", "subtitle");
    }

    @Test
    void theHostsOfASiteAreThatOfItsAddressAndThoseItNames() {
        assertThat(config("site:\n  baseUrl: https://www.example.org/project/\n  hosts: [ex.am]\n")
                        .dialect()
                        .hosts())
                .containsExactlyInAnyOrder("example.org", "ex.am");
    }

    @Test
    void anEmptyConfigurationIsAPlainHugoSite() {
        SiteConfig plain = config("");

        assertThat(plain.folder("ja")).isEqualTo("content/ja");
        assertThat(plain.folders("ja")).containsExactly("content/en", "content/ja");
        assertThat(plain.blogFolders()).isEmpty();
        assertThat(plain.dialect().anchors()).isEqualTo(AnchorStyle.GITHUB);
        assertThat(plain.baseKeys()).containsExactly("default_lang_commit", "l10n.sourceCommit", "original_commit");
    }

    @Test
    void languagesMayLieElsewhere() {
        SiteConfig config = config("""
                site:
                  sourceLanguage: en-us
                  languages:
                    en-us: site/english/
                    ja: site/japanese
                """);

        assertThat(config.folders("ja")).containsExactly("site/english", "site/japanese");
        assertThat(config.translatedLanguages(
                        new TreeSet<>(List.of("site/english/a.md", "site/japanese/a.md", "content/fr/a.md"))))
                .containsExactly("fr", "ja");
    }

    @Test
    void foldersNamedLikeALanguageAreLanguages() {
        TreeSet<String> paths = new TreeSet<>(List.of(
                "content/en/a.md",
                "content/ja/a.md",
                "content/pt-br/a.md",
                "content/zh-Hant-tw/a.md",
                "content/images/a.png",
                "content/x-y/a.md",
                "content/fr.md"));

        assertThat(SiteConfig.kubernetes().translatedLanguages(paths)).containsExactly("ja", "pt-br", "zh-Hant-tw");
    }

    @Test
    void theHistoryOfTemplateStringsIsReadToo() {
        assertThat(SiteConfig.kubernetes().folders("ja"))
                .containsExactly("content/en", "content/ja", "i18n/en", "i18n/ja");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x", "/etc", "a/../../b", "a\\b", ".git/hooks", "", "a//b", "C:/x", "'a\\u0000b'", "./a"})
    void noPathLeavesTheClone(String path) {
        for (String key : List.of("content", "blog", "glossary", "included", "examples", "hidden", "ignored", "i18n")) {
            String yaml = "site:\n  " + key + ": \"" + path.replace("'", "").replace("\\b", "\\\\b") + "\"";

            assertThatThrownBy(() -> config(yaml))
                    .as(key)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("site.config.path [docsprint.yaml:2:");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'sites: {}' | yaml.key.misspelt [docsprint.yaml:1:1, sites, site",
                "'site:\n  blogs: a' | yaml.key.misspelt [docsprint.yaml:2:3, blogs, blog",
                "'site:\n  languages: {../x: a}' | site.config.language [docsprint.yaml:2:14",
                "'site:\n  languages: {ja: ../a}' | site.config.path [docsprint.yaml:2:14",
                "'site:\n  anchors: hugo' | site.config.anchors [docsprint.yaml:2:12",
                "'site:\n  baseUrl: javascript:x' | site.config.url [docsprint.yaml:2:12",
                "'site:\n  hosts: [https://ex.am]' | site.config.host [docsprint.yaml:2:10",
                "'site:\n  shortcodes: [{name: a, file: b}]' | yaml.key.misspelt [docsprint.yaml:2:26, file",
                "'site:\n  shortcodes: [{name: a}]' | yaml.key.missing [docsprint.yaml:2:16, parameter",
                "'site: [a' | yaml.syntax [docsprint.yaml:1:",
            })
    void saysWhereAndWhatIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> config(yaml)).isInstanceOf(Failure.class).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({
        "en, content/en/docs/concepts/Nodes.md, https://kubernetes.io/docs/concepts/nodes/",
        "ja, content/ja/docs/concepts/_index.md, https://kubernetes.io/ja/docs/concepts/",
        "ja, content/ja/_index.html, https://kubernetes.io/ja/",
        "ja, content/ja/case-studies/x/index.html, https://kubernetes.io/ja/case-studies/x/",
    })
    void knowsTheAddressOfAPage(String language, String path, String url) {
        assertThat(SiteConfig.kubernetes().pageUrl(language, path)).hasValue(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content/ja/docs/reference/glossary/pod.md",
                "content/ja/blog/_posts/2025-01-01-a.md",
                "content/ja/examples/a.yaml",
                "content/en/docs/a.md"
            })
    void whatIsNoPageOfItsOwnHasNoAddress(String path) {
        assertThat(SiteConfig.kubernetes().pageUrl("ja", path)).isEmpty();
    }

    @Test
    void findsIncludedFilesBesideThePageAndInTheirFolder() {
        Inclusion include = SiteConfig.kubernetes().inclusions().stream()
                .filter(inclusion -> inclusion.shortcode().equals("include"))
                .findFirst()
                .orElseThrow();

        assertThat(include.candidates("content/ja", "content/ja/docs/tasks/a.md", "x/y.md"))
                .containsExactly("content/ja/docs/tasks/x/y.md", "content/ja/includes/x/y.md");
        assertThat(include.candidates("content/ja", "content/ja/docs/a.md", "../../../etc/passwd"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/configuration.md", "docs/configuration.ja.md"})
    void theExamplesInTheDocumentationCanBeRead(String document) throws IOException {
        Matcher example =
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of(document)));

        assertThat(example.find()).isTrue();
        SiteConfig config = config(example.group(1));
        assertThat(config.sourceLanguage()).isEqualTo("en");
        assertThat(config.folder("ja")).isEqualTo("site/content/ja");
        while (example.find()) { // those of other sections say nothing of the site
            assertThat(config(example.group(1))).isEqualTo(SiteConfig.kubernetes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/configuration.md", "docs/configuration.ja.md"})
    void everyKeyIsDocumented(String document) throws IOException {
        assertThat(Files.readString(Path.of(document)))
                .contains(SiteConfigReader.KEYS.stream()
                        .map(key -> "| `" + key + "` |")
                        .toList());
    }
}
