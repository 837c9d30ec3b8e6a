package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.message.Failure;
import io.github.docsprint.text.Span;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies fixes to a page until none is left. Whatever is not replaced stays byte for byte, line endings and byte order
 * mark included. A fix after which the page would be made of other parts (blocks, code, links, tags, emphasis) is left
 * out: only text may look different.
 */
public final class Fixer {

    private static final int MOST_ROUNDS = 10;

    private final Linter linter;
    private final MarkdownParser parser;

    public Fixer(Linter linter) {
        this.linter = linter;
        this.parser = new MarkdownParser(linter.dialect());
    }

    /**
     * A mended page.
     *
     * @param applied what was mended, in the order in which it was
     * @param left what is left to a person, in {@code text}
     */
    public record Result(String text, List<Finding> applied, List<Finding> left) {
        public Result {
            applied = List.copyOf(applied);
            left = List.copyOf(left);
        }
    }

    /** @param suggestions whether fixes are applied too that a person should look at */
    public Result fix(PageInput input, boolean suggestions) {
        return fix(input, suggestions, Optional.empty());
    }

    /** @param before an older text of the page: then only what is on lines changed since is mended and told */
    public Result fix(PageInput input, boolean suggestions, Optional<String> before) {
        List<Finding> applied = new ArrayList<>();
        PageInput page = input;
        List<Finding> findings = findings(page, before);
        for (int round = 0; round < MOST_ROUNDS && input.badByte().isEmpty(); round++) {
            List<Finding> chosen = apart(findings, suggestions);
            List<Finding> accepted = new ArrayList<>();
            String text = apply(page.text(), chosen, accepted);
            if (accepted.isEmpty()) {
                break;
            }
            applied.addAll(accepted);
            page = page.withText(text);
            findings = findings(page, before);
        }
        return new Result(page.text(), applied, findings);
    }

    /**
     * Those of a page's findings whose safe fixes may be applied together, in the order of the page: no two of their
     * edits touch each other, and the page stays made of the same parts.
     */
    public List<Finding> applicable(String text, List<Finding> findings) {
        List<Finding> accepted = new ArrayList<>();
        apply(text, apart(findings, false), accepted);
        accepted.sort(Comparator.comparingInt(finding -> edit(finding).start()));
        return List.copyOf(accepted);
    }

    private List<Finding> findings(PageInput page, Optional<String> before) {
        List<Finding> all = linter.lint(page);
        return before.map(old -> ChangedLines.only(new LintedPage(page.path(), page.text(), all), old)
                        .findings())
                .orElse(all);
    }

    /** The findings to mend in one go: no two edits touch each other. */
    private static List<Finding> apart(List<Finding> findings, boolean suggestions) {
        List<Finding> candidates = findings.stream()
                .filter(finding ->
                        finding.fix().filter(fix -> suggestions || fix.safe()).isPresent())
                .sorted(Comparator.comparingInt(
                                (Finding finding) -> edit(finding).start())
                        .thenComparingInt(finding -> edit(finding).end()))
                .toList();
        List<Finding> apart = new ArrayList<>();
        int free = -1;
        for (Finding candidate : candidates) {
            if (edit(candidate).start() > free) {
                apart.add(candidate);
                free = edit(candidate).end();
            }
        }
        return apart;
    }

    private static Span edit(Finding finding) {
        return finding.fix().map(Fix::span).orElse(finding.span());
    }

    /** Applies all, or where that would change more than text, each half by itself, the later one first. */
    private String apply(String text, List<Finding> findings, List<Finding> accepted) {
        if (findings.isEmpty()) {
            return text;
        }
        String changed = replaced(text, findings);
        if (parts(text).equals(parts(changed))) {
            accepted.addAll(findings);
            return changed;
        }
        if (findings.size() == 1) {
            return text;
        }
        int middle = findings.size() / 2;
        String half = apply(text, findings.subList(middle, findings.size()), accepted);
        return apply(half, findings.subList(0, middle), accepted);
    }

    private static String replaced(String text, List<Finding> findings) {
        StringBuilder changed = new StringBuilder();
        int from = 0;
        for (Finding finding : findings) {
            Fix fix = finding.fix().orElseThrow();
            changed.append(text, from, fix.span().start()).append(fix.replacement());
            from = fix.span().end();
        }
        return changed.append(text, from, text.length()).toString();
    }

    /** What a page is made of, but for its text, where its links lead, and what is in its front matter. */
    private List<String> parts(String text) {
        MarkdownPage page = parser.parse(text);
        Stream<String> matter = Stream.of(page.frontMatter()
                .map(front -> front.closed() + " " + isReadable(front.content().of(text)))
                .orElse("none"));
        Stream<String> blocks = page.allBlocks().map(block -> part(text, block));
        Stream<String> inlines = page.allInlines()
                .filter(inline ->
                        !(inline instanceof Inline.Text) && !(inline instanceof Inline.LineBreak line && !line.hard()))
                .map(inline -> part(text, inline));
        Stream<String> tags = page.shortcodes().stream()
                .map(tag -> tag.form() + tag.name() + tag.parameters().size());
        return Stream.of(matter, blocks, inlines, tags).flatMap(part -> part).toList();
    }

    private static boolean isReadable(String matter) {
        try {
            return YamlReader.read("", matter, 1, YamlReader.Format.YAML, Limits.FRONT_MATTER) instanceof Mapping;
        } catch (Failure e) {
            return false;
        }
    }

    private static String part(String text, Block block) {
        String kind = block.getClass().getSimpleName();
        if (block instanceof Block.Heading heading) {
            return kind + heading.level();
        }
        if (block instanceof Block.CodeBlock code) {
            return kind + code.info() + "\n" + code.content();
        }
        if (block instanceof Block.Table table) {
            return kind + table.header().cells().size() + "x" + table.rows().size();
        }
        return block instanceof Block.Comment ? kind + block.span().of(text) : kind;
    }

    private static String part(String text, Inline inline) {
        String kind = inline.getClass().getSimpleName();
        return inline instanceof Inline.Code || inline instanceof Inline.Autolink || inline instanceof Inline.Comment
                ? kind + inline.span().of(text)
                : kind;
    }
}
