package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Corpus;
import io.github.docsprint.Kubernetes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MarkdownCorpusTest {

    private static final MarkdownParser PARSER = new MarkdownParser(Kubernetes.DIALECT);

    private static List<Path> pages(String extension) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String language : List.of("en", "ja")) {
            try (Stream<Path> files =
                    Files.walk(Corpus.folder().resolve("content").resolve(language))) {
                files.filter(file -> file.toString().endsWith(extension))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(pages::add);
            }
        }
        return pages;
    }

    /** Also: every tag of the real site has its end, and every closing tag its opening one. */
    @Test
    void everyPageIsATreeWithExactSpans() throws IOException {
        List<Path> pages = pages(".md");
        for (Path file : pages) {
            MarkdownPage page = PARSER.parse(Files.readString(file));
            try {
                PageInvariants.check(page);
                assertThat(page.malformedTags()).isEmpty();
                assertThat(page.shortcodes()).noneMatch(Shortcode::stray);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(file.toString(), e);
            }
        }
        assertThat(pages).hasSizeGreaterThan(2_000);
    }

    @Test
    void everyHtmlPageHasBlocks() throws IOException {
        for (Path file : pages(".html")) {
            MarkdownPage page = PARSER.parseHtml(Files.readString(file));
            PageInvariants.check(page);
            if (!page.body().of(page.text()).isBlank()) {
                assertThat(page.blocks()).as(file.toString()).isNotEmpty();
            }
        }
    }

    /** File by file in turn, so that other load on the machine slows both. */
    @Test
    @Tag("benchmark")
    void theTreeCostsAtMostTwiceAPlainParse() throws IOException {
        Parser plain = Parser.builder()
                .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build();
        long plainTime = 0;
        long ourTime = 0;
        for (Path file : pages(".md")) {
            String text = Files.readString(file);
            long start = System.nanoTime();
            plain.parse(text);
            long middle = System.nanoTime();
            PARSER.parse(text);
            plainTime += middle - start;
            ourTime += System.nanoTime() - middle;
        }
        assertThat(ourTime / (double) plainTime).isLessThan(2.0);
    }
}
