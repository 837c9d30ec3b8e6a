package io.github.docsprint.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue of the real site beside what its list of files says by itself. */
class CorpusCatalogueTest {

    private static Path clone = Path.of("");
    private static TreeSet<String> paths = new TreeSet<>();

    @BeforeAll
    static void listFiles() throws IOException, InterruptedException {
        clone = Corpus.folder();
        Process git =
                new ProcessBuilder("git", "-C", clone.toString(), "ls-tree", "-rz", "--name-only", "HEAD").start();
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).isZero();
        paths = new TreeSet<>(List.of(names.split("\0")));
    }

    private static Catalogue catalogue() {
        return Catalogue.of(SiteConfig.kubernetes(), "ja", paths);
    }

    @Test
    void everyJapanesePageHasTheSourceThatTheListOfFilesShows() {
        Catalogue catalogue = catalogue();
        Set<String> left = new TreeSet<>();
        for (String path : paths) {
            if (!path.startsWith("content/ja/") || !path.matches(".*\\.(md|html)")) {
                continue;
            }
            Optional<Translation> translation = catalogue.translation(path);
            if (translation.isEmpty()) {
                left.add(path);
                continue;
            }
            assertThat(translation.get().sourcePath())
                    .as(path)
                    .isEqualTo(places(path.replaceFirst("content/ja/", "content/en/")).stream()
                            .filter(paths::contains)
                            .findFirst());
        }
        assertThat(left)
                .containsExactly(
                        "content/ja/README.md",
                        "content/ja/community/static/README.md",
                        "content/ja/examples/README.md");
    }

    /** Where the same page could be, the nearest first. */
    private static Set<String> places(String path) {
        String address = path.replaceFirst("(/_?index)?\\.(md|html)$", "");
        String form = path.substring(address.length()).replaceFirst("\\.(md|html)$", "");
        Set<String> places = new LinkedHashSet<>(Set.of(path));
        Stream.of(form, "", "/index", "/_index")
                .forEach(other -> places.addAll(List.of(address + other + ".html", address + other + ".md")));
        return places;
    }

    /** Counted by hand on the list of files: 526 .md pages without the three READMEs, 21 .html pages, 250 examples. */
    @Test
    void everyJapanesePageHasItsKind() {
        Map<Kind, Long> counts = catalogue().translations().stream()
                .collect(Collectors.groupingBy(Translation::kind, TreeMap::new, Collectors.counting()));

        assertThat(counts)
                .isEqualTo(Map.of(
                        Kind.PAGE, 300L,
                        Kind.SECTION, 80L,
                        Kind.BLOG_POST, 37L,
                        Kind.GLOSSARY_TERM, 105L,
                        Kind.INCLUDE, 25L,
                        Kind.EXAMPLE, 250L,
                        Kind.DATA, 1L));
    }

    @Test
    void onlyPagesWithoutAnEnglishFileAtTheirAddressAreOrphans() {
        assertThat(catalogue().translations())
                .filteredOn(translation -> translation.sourcePath().isEmpty() && translation.kind() != Kind.EXAMPLE)
                .hasSize(27)
                .extracting(Translation::path)
                .contains(
                        "content/ja/docs/reference/kubectl/cheatsheet.md",
                        "content/ja/docs/setup/production-environment/windows/_index.md",
                        "content/ja/docs/tutorials/kubernetes-basics/update/update-interactive.html")
                .doesNotContain(
                        "content/ja/docs/reference/tools.md",
                        "content/ja/docs/tutorials/kubernetes-basics/update/update-intro.html");
    }

    /** The six name a key twice, which is seen at once when the place is looked at; nothing else is told of 2,828 pages. */
    @Test
    void frontMatterOfEveryPageIsReadOrTheProblemIsReal() throws IOException {
        FrontMatterReader reader = new FrontMatterReader(SiteConfig.kubernetes());
        Set<String> problems = new TreeSet<>();
        for (String path : paths) {
            if (path.startsWith("content/") && path.matches(".*\\.(md|html)")) {
                reader.read(path, Files.readString(clone.resolve(path)))
                        .problem()
                        .ifPresent(problem -> problems.add(problem.key() + " "
                                + problem.arguments().get(0).toString().replaceFirst(".*/", "")));
            }
        }
        assertThat(problems)
                .containsExactly(
                        "yaml.key.twice 2018-04-11-migrating-the-kubernetes-blog.md:6:1",
                        "yaml.key.twice 2018-04-24-kubernetes-application-survey-results-2018.md:6:1",
                        "yaml.key.twice 2018-05-04-Announcing-Kubeflow-0-1.md:6:1",
                        "yaml.key.twice 2018-05-05-hugo-migration.md:6:1",
                        "yaml.key.twice 2018-05-17-gardener-the-kubernetes-botanist.md:6:1",
                        "yaml.key.twice sidecar-container.md:8:1");
    }
}
