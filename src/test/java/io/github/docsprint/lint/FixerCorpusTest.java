package io.github.docsprint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Corpus;
import io.github.docsprint.Kubernetes;
import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.markdown.Shortcode;
import io.github.docsprint.site.SiteConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The safe fixes, applied to every page of the corpus. */
class FixerCorpusTest {

    private static final Pattern HTML_TAG = Pattern.compile("<[^>]*>");

    private record Mended(PageInput before, String after, List<Finding> left) {}

    private static List<Mended> pages = List.of();

    @BeforeAll
    static void mendAll() {
        Path root = Corpus.folder();
        PageFolder folder = PageFolder.of(root, SiteConfig.kubernetes(), "ja");
        pages = folder.pages(List.of(), root).pages().parallelStream()
                .map(path -> PageInput.of(path, folder.read(path).orElseThrow()).withEnglish(folder.english(path)))
                .map(page -> {
                    Fixer.Result result = Pages.FIXER.fix(page, false);
                    return new Mended(page, result.text(), result.left());
                })
                .filter(page -> !page.after.equals(page.before.text()))
                .toList();
    }

    @Test
    void mostPagesHaveSomethingToMend() {
        assertThat(pages).hasSizeGreaterThan(300);
    }

    @Test
    void aSecondRunHasNothingToFix() {
        SoftAssertions each = new SoftAssertions();
        for (Mended page : pages) {
            PageInput again = PageInput.of(page.before.path(), page.after).withEnglish(page.before.english());
            each.assertThat(Pages.FIXER.fix(again, false).text())
                    .as(page.before.path())
                    .isEqualTo(page.after);
        }
        each.assertAll();
    }

    @Test
    void whatIsNoTextStaysByteForByte() {
        SoftAssertions each = new SoftAssertions();
        for (Mended page : pages) {
            each.assertThat(keptParts(page.after)).as(page.before.path()).isEqualTo(keptParts(page.before.text()));
        }
        each.assertAll();
    }

    @Test
    void theRenderedPageDiffersInTextOnly() {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .build();
        SoftAssertions each = new SoftAssertions();
        for (Mended page : pages) {
            each.assertThat(tags(renderer.render(parser.parse(body(page.after)))))
                    .as(page.before.path())
                    .isEqualTo(tags(renderer.render(parser.parse(body(page.before.text())))));
        }
        each.assertAll();
    }

    private static String body(String text) {
        return new MarkdownParser(Kubernetes.DIALECT).parse(text).body().of(text);
    }

    /** The tags of a page, the language in addresses aside. */
    private static List<String> tags(String html) {
        return HTML_TAG.matcher(html)
                .results()
                .map(MatchResult::group)
                .map(tag -> tag.replace("=\"/ja/", "=\"/"))
                .toList();
    }

    /** Code, comments, addresses, tags but for what readers see, ids that were there, and keys that a rule leaves. */
    private static List<String> keptParts(String text) {
        MarkdownPage page = new MarkdownParser(Kubernetes.DIALECT).parse(text);
        List<String> kept = new ArrayList<>();
        page.allBlocks().forEach(block -> {
            if (block instanceof Block.CodeBlock code) {
                kept.add(code.info() + code.content());
            }
        });
        page.allInlines().forEach(inline -> {
            if (inline instanceof Inline.Code || inline instanceof Inline.Autolink) {
                kept.add(inline.span().of(text));
            } else if (inline instanceof Inline.Link link) {
                kept.add(link.destination().replaceFirst("^/ja(/|$)", "/"));
            } else if (inline instanceof Inline.Image image) {
                kept.add(image.destination());
            }
        });
        page.comments().forEach(comment -> kept.add(comment.of(text)));
        for (Shortcode tag : page.shortcodes()) {
            kept.add(tag.form() + tag.name());
            tag.parameters().stream()
                    .filter(parameter -> !Kubernetes.DIALECT.isText(tag, parameter))
                    .forEach(parameter -> kept.add(parameter.key() + "=" + parameter.value()));
        }
        page.frontMatter()
                .ifPresent(matter -> matter.content()
                        .of(text)
                        .lines()
                        .filter(line -> line.matches("[A-Za-z_]+:.*"))
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .filter(key -> !key.equals("reviewers") && !key.equals("evergreen"))
                        .forEach(kept::add));
        return kept;
    }
}
