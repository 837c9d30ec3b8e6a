package io.github.docsprint.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.message.Failure;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static Catalogue catalogue(String... paths) {
        TreeSet<String> all =
                new TreeSet<>(List.of("content/en/docs/home/_index.md", "content/ja/docs/home/_index.md"));
        for (String path : paths) {
            all.add("content/" + path);
        }
        return Catalogue.of(SiteConfig.kubernetes(), "ja", all);
    }

    private static Translation translation(Catalogue catalogue, String path) {
        return catalogue.translation("content/ja/" + path).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "docs/a.md, docs/a.md",
        "docs/a.html, docs/a.md",
        "docs/a.md, docs/a/index.md",
        "docs/a/index.html, docs/a.md",
        "docs/a/_index.html, docs/a/_index.md",
        "docs/a/_index.md, docs/a.md",
        "docs/Kubeadm.md, docs/kubeadm.md",
        "blog/_posts/2025-01-02-x.md, blog/_posts/2025/2025-01-02-x.md",
        "blog/_posts/2025/2025-01-02-x.md, blog/_posts/2025-01-02-x/index.md",
        "blog/_posts/2025-01-02-x/index.md, blog/_posts/2025/2025-01-02-x.md",
        "docs/reference/glossary/pod.md, docs/reference/glossary/pod.md",
        "examples/pods/a.yaml, examples/pods/a.yaml",
        "docs/x.md/a.md, docs/x.md/a.md",
        "docs/x.md/index.md, docs/x.md/_index.html",
    })
    void pairs(String japanese, String english) {
        Catalogue catalogue = catalogue("ja/" + japanese, "en/" + english);

        assertThat(translation(catalogue, japanese).sourcePath()).hasValue("content/en/" + english);
        assertThat(catalogue.translationsOf("content/en/" + english)).containsExactly(translation(catalogue, japanese));
        assertThat(catalogue.untranslated()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "docs/a.md, docs/b.md",
        "docs/a.md, docs/x/a.md",
        "docs/2025/a.md, docs/a.md",
        "docs/x.md/index.md, docs/x.md",
        "examples/a.yaml, examples/a.yml",
        "examples/x.md, docs/x.md",
        "blog/_posts/2025/index.md, blog/_posts/index.md",
    })
    void doesNotPair(String japanese, String english) {
        Catalogue catalogue = catalogue("ja/" + japanese, "en/" + english);

        assertThat(translation(catalogue, japanese).sourcePath()).isEmpty();
        assertThat(translation(catalogue, japanese).expectedSourcePath()).isEqualTo("content/en/" + japanese);
    }

    @Test
    void withBothFormsInBothLanguagesEachHasItsOwn() {
        Catalogue catalogue = catalogue("en/a.md", "en/a/index.md", "ja/a.md", "ja/a/index.md");

        assertThat(translation(catalogue, "a.md").sourcePath()).hasValue("content/en/a.md");
        assertThat(translation(catalogue, "a/index.md").sourcePath()).hasValue("content/en/a/index.md");
    }

    @Test
    void japaneseAtBothPlacesTranslatesOneSourceNearestFormFirst() {
        Catalogue catalogue = catalogue("en/a/index.md", "ja/a.md", "ja/a/index.md", "ja/a.html");

        assertThat(catalogue.translationsOf("content/en/a/index.md"))
                .extracting(Translation::path)
                .containsExactly("content/ja/a/index.md", "content/ja/a.html", "content/ja/a.md");
    }

    @Test
    void ofTwoSourcesAtOneAddressTheOtherIsUntranslated() {
        Catalogue catalogue = catalogue("en/a.md", "en/a/index.md", "ja/a/index.html");

        assertThat(translation(catalogue, "a/index.html").sourcePath()).hasValue("content/en/a/index.md");
        assertThat(catalogue.untranslated()).extracting(SourcePage::path).containsExactly("content/en/a.md");
    }

    @Test
    void exactCaseGoesBeforeAnother() {
        Catalogue catalogue = catalogue("en/A/index.md", "en/a.md", "ja/A.md");

        assertThat(translation(catalogue, "A.md").sourcePath()).hasValue("content/en/A/index.md");
    }

    @ParameterizedTest
    @CsvSource({
        "_index.html, SECTION, true, ''",
        "docs/_index.md, SECTION, true, docs",
        "docs/concepts/_index.md, SECTION, true, docs/concepts",
        "docs/concepts/overview/what.md, PAGE, true, docs/concepts",
        "docs/a.md, PAGE, true, docs",
        "search.md, PAGE, true, ''",
        "case-studies/x/index.html, PAGE, true, case-studies",
        "blog/_posts/2025/2025-01-01-a.md, BLOG_POST, true, blog/_posts",
        "blog/_index.md, SECTION, true, blog",
        "docs/reference/glossary/index.md, PAGE, true, docs/reference",
        "docs/reference/glossary/pod.md, GLOSSARY_TERM, false, docs/reference",
        "docs/tasks/tools/included/_index.md, INCLUDE, false, docs/tasks",
        "includes/a.md, INCLUDE, false, includes",
        "examples/pods/a.yaml, EXAMPLE, false, examples/pods",
        "docs/templates/a.md, PAGE, false, docs/templates",
    })
    void tellsWhatAFileIs(String path, Kind kind, boolean visible, String section) {
        Translation translation = translation(catalogue("ja/" + path), path);

        assertThat(translation.kind()).isEqualTo(kind);
        assertThat(translation.visible()).isEqualTo(visible);
        assertThat(translation.section()).isEqualTo(section);
    }

    @ParameterizedTest
    @CsvSource({"README.md", "docs/README.md", "OWNERS", "docs/a/image.svg", "examples/x_test.go", "docs/.md.swp"})
    void leavesOutWhatIsNoPartOfTheSite(String path) {
        assertThat(catalogue("ja/" + path, "en/" + path).translations()).hasSize(1);
    }

    @Test
    void filesBesideAnIndexAreResourcesOfItNotPages() {
        Catalogue catalogue = catalogue("ja/docs/g/index.md", "ja/docs/g/a.md", "ja/docs/g/x/b.md", "ja/docs/h.md");

        assertThat(catalogue.translations())
                .filteredOn(Translation::visible)
                .extracting(Translation::path)
                .containsExactly(
                        "content/ja/docs/g/index.md", "content/ja/docs/h.md", "content/ja/docs/home/_index.md");
    }

    @Test
    void theStringsOfTheTemplatesArePaired() {
        Catalogue catalogue = Catalogue.of(
                SiteConfig.kubernetes(),
                "ja",
                new TreeSet<>(List.of("content/en/a.md", "content/ja/a.md", "i18n/en/en.toml", "i18n/ja/ja.toml")));

        assertThat(catalogue.translation("i18n/ja/ja.toml"))
                .hasValue(new Translation(
                        "i18n/ja/ja.toml", Optional.of("i18n/en/en.toml"), "i18n/en/en.toml", false, Kind.DATA, ""));
    }

    @Test
    void untranslatedPagesSayWhereTheirTranslationWouldBe() {
        assertThat(catalogue("en/docs/x/a.md", "en/examples/a.yaml").untranslated())
                .containsExactly(
                        new SourcePage("content/en/docs/x/a.md", "content/ja/docs/x/a.md", true, Kind.PAGE, "docs/x"));
    }

    @Test
    void theCataloguesOfSeveralCommitsAreThoseOfEach() {
        TreeSet<String> early = new TreeSet<>(List.of("content/en/a/index.md", "content/en/a/b.md", "content/ja/c.md"));
        TreeSet<String> late = new TreeSet<>(
                List.of("content/en/a/_index.md", "content/en/a/b.md", "content/en/c.html", "content/ja/c.md"));
        Catalogues catalogues = new Catalogues(SiteConfig.kubernetes(), "ja");
        for (TreeSet<String> paths : List.of(early, late, early)) {
            Catalogue alone = Catalogue.of(SiteConfig.kubernetes(), "ja", paths);
            Catalogue together = catalogues.of(paths);
            assertThat(together.sources()).isEqualTo(alone.sources());
            assertThat(together.translations()).isEqualTo(alone.translations());
        }
    }

    private static void assertRefused(String key, String language, String... paths) {
        assertThatThrownBy(() -> Catalogue.of(SiteConfig.kubernetes(), language, new TreeSet<>(List.of(paths))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(key);
    }

    @Test
    void anUnknownLanguageNamesThoseThatExist() {
        assertRefused(
                "ja, zh-cn", "fr", "content/en/a.md", "content/ja/a.md", "content/zh-cn/a.md", "content/static/x.md");
        assertRefused("site.language.unknown", "../en", "content/en/a.md");
    }

    @Test
    void theContentFolderIsReadOnlyToNameItsLanguages() {
        TreeSet<String> english = new TreeSet<>(List.of("content/en/a.md"));
        TreeSet<String> all = new TreeSet<>(List.of("content/en/a.md", "content/ko/a.md"));

        assertThatThrownBy(() -> Catalogue.of(SiteConfig.kubernetes(), "fr", english, () -> all))
                .isInstanceOf(Failure.class)
                .hasMessage("site.language.unknown [fr, ko]");
        assertThat(Catalogue.of(SiteConfig.kubernetes(), "ko", all, () -> {
                            throw new AssertionError("read without need");
                        })
                        .translations())
                .hasSize(1);
    }

    @Test
    void theSourceLanguageIsNoTranslation() {
        assertRefused("site.language.source", "en", "content/en/a.md", "content/ja/a.md");
    }

    @Test
    void aCloneWithoutContentIsRefused() {
        assertRefused("site.content.missing", "ja", "docs/a.md");
        assertRefused("site.source.missing", "ja", "content/ja/a.md");
    }
}
