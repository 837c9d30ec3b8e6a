package io.github.docsprint.lint;

import io.github.docsprint.glossary.TermMatch;
import io.github.docsprint.glossary.TermMatcher;
import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownPage.Section;
import io.github.docsprint.markdown.MarkdownParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A page as the checks look at it. What several of them need is worked out once. Used by one thread. */
final class PageView {

    private static final Set<String> PROSE_KEYS = Set.of("title", "linkTitle", "description", "short_description");

    /** A rejected spelling and the prose that it is in. */
    record TermHit(Prose prose, TermMatch match) {}

    private final String path;
    private final MarkdownPage page;
    private final Optional<PageView> english;
    private final LinkTargets targets;
    private final List<FrontMatterLines.Entry> frontMatter;
    private final TermMatcher matcher;
    private final Dialect dialect;
    private final Optional<String> laterText;
    private Optional<PageView> later = Optional.empty();
    private Optional<List<Section>> sections = Optional.empty();
    private Optional<List<Inline>> inlines = Optional.empty();
    private Optional<List<List<Inline>>> inlinesOfSections = Optional.empty();
    private Optional<List<Block.Heading>> headings = Optional.empty();
    private final Map<Integer, List<Prose>> proseOfSections = new HashMap<>();
    private Optional<List<Prose>> frontMatterProse = Optional.empty();
    private Optional<List<Prose>> prose = Optional.empty();
    private Optional<List<TermHit>> terms = Optional.empty();
    private Optional<Alignment> alignment = Optional.empty();

    PageView(PageInput input, Dialect dialect, TermMatcher matcher) {
        this(input.path(), input.text(), input.english(), input.laterEnglish(), input.targets(), dialect, matcher);
    }

    private static PageView source(String path, String text, Dialect dialect, TermMatcher matcher) {
        return new PageView(path, text, Optional.empty(), Optional.empty(), LinkTargets.UNKNOWN, dialect, matcher);
    }

    private PageView(
            String path,
            String text,
            Optional<String> english,
            Optional<String> laterEnglish,
            LinkTargets targets,
            Dialect dialect,
            TermMatcher matcher) {
        this.path = path;
        this.targets = targets;
        this.matcher = matcher;
        this.page = new MarkdownParser(dialect).parse(text);
        this.english = english.map(source -> source(path, source, dialect, matcher));
        this.laterText = laterEnglish;
        this.dialect = dialect;
        this.frontMatter = page.frontMatter()
                .map(matter -> FrontMatterLines.entries(text, matter))
                .orElse(List.of());
    }

    Dialect dialect() {
        return dialect;
    }

    String path() {
        return path;
    }

    String text() {
        return page.text();
    }

    MarkdownPage page() {
        return page;
    }

    /** The source page; empty where there is none. */
    Optional<PageView> english() {
        return english;
    }

    /** The source page as it is, where that is another than the one that this page reflects. */
    Optional<PageView> laterEnglish() {
        if (later.isEmpty()) {
            later = laterText.map(source -> source(path, source, dialect, matcher));
        }
        return later;
    }

    LinkTargets targets() {
        return targets;
    }

    List<FrontMatterLines.Entry> frontMatter() {
        return frontMatter;
    }

    /** All prose, in the order of the page. */
    List<Prose> prose() {
        if (prose.isEmpty()) {
            List<Prose> all = new ArrayList<>(frontMatterProse());
            sections().forEach(section -> all.addAll(prose(section)));
            prose = Optional.of(all);
        }
        return prose.get();
    }

    /** The prose of the front matter. */
    List<Prose> frontMatterProse() {
        if (frontMatterProse.isEmpty()) {
            List<Prose> all = new ArrayList<>();
            for (FrontMatterLines.Entry entry : frontMatter) {
                if (PROSE_KEYS.contains(entry.key())) {
                    FrontMatterLines.prose(text(), entry).ifPresent(all::add);
                }
            }
            frontMatterProse = Optional.of(all);
        }
        return frontMatterProse.get();
    }

    /** The prose of a section: of a source page no more is asked for than a few of them. */
    List<Prose> prose(Section section) {
        return proseOfSections.computeIfAbsent(section.index(), index -> {
            List<Prose> all = new ArrayList<>();
            page.segments(section.blocks(), dialect).forEach(segment -> all.add(new Prose.OfBody(segment)));
            return all;
        });
    }

    /** The sections, in the order of the page. */
    List<Section> sections() {
        if (sections.isEmpty()) {
            sections = Optional.of(page.sections());
        }
        return sections.get();
    }

    /** All inlines, each before its children. */
    List<Inline> inlines() {
        if (inlines.isEmpty()) {
            List<Inline> all = new ArrayList<>();
            inlinesOfSections().forEach(all::addAll);
            inlines = Optional.of(all);
        }
        return inlines.get();
    }

    /** The inlines of a section, each before its children. */
    List<Inline> inlines(Section section) {
        return inlinesOfSections().get(section.index());
    }

    private List<List<Inline>> inlinesOfSections() {
        if (inlinesOfSections.isEmpty()) {
            List<List<Inline>> ofSections = new ArrayList<>();
            for (Section section : sections()) {
                List<Inline> all = new ArrayList<>();
                Consumer<Inline> add = all::add;
                Consumer<Block> addInlines = block -> block.inlines().forEach(inline -> inline.forEach(add));
                section.blocks().forEach(block -> block.forEach(addInlines));
                ofSections.add(all);
            }
            inlinesOfSections = Optional.of(ofSections);
        }
        return inlinesOfSections.get();
    }

    /** Every heading, those in lists and quotes too. */
    List<Block.Heading> headings() {
        if (headings.isEmpty()) {
            headings = Optional.of(page.headings());
        }
        return headings.get();
    }

    /** The rejected spellings of the glossary in it. */
    List<TermHit> terms() {
        if (terms.isEmpty()) {
            List<TermHit> hits = new ArrayList<>();
            for (Prose piece : prose()) {
                matcher.match(piece.text()).forEach(match -> hits.add(new TermHit(piece, match)));
            }
            terms = Optional.of(hits);
        }
        return terms.get();
    }

    /** Which part of the source page each part of this one translates; empty without a source page. */
    Optional<Alignment> alignment() {
        if (alignment.isEmpty()) {
            alignment = english.map(source -> Alignment.of(this, source));
        }
        return alignment;
    }
}
