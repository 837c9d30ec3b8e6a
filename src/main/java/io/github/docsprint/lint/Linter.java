package io.github.docsprint.lint;

import io.github.docsprint.glossary.Glossary;
import io.github.docsprint.glossary.TermMatcher;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.Shortcode;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Check;
import io.github.docsprint.rules.Context;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.rules.RuleSet;
import io.github.docsprint.rules.TextMatch;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Looks at pages by a set of rules. Pure: the same input gives the same findings. Thread-safe. */
public final class Linter {

    private static final String UNREADABLE = "unreadable-page";
    private static final String UNUSED = "unused-suppression";

    private final RuleSet rules;
    private final Dialect dialect;
    private final TermMatcher matcher;
    private final List<Active> active;

    /** A rule that is on, and what looks at pages by it. */
    private record Active(Rule rule, RuleCheck check) {}

    /** @param asOf the day of the pages: rules that hold from a later one are off */
    public Linter(RuleSet rules, Glossary glossary, Dialect dialect, LocalDate asOf) {
        this.rules = rules;
        this.dialect = dialect;
        this.matcher = new TermMatcher(glossary);
        Map<String, RuleCheck> checks = checks(new TermChecks(glossary));
        this.active = rules.rules().stream()
                .filter(rule -> rule.enabled() && holds(rule, asOf))
                .map(rule -> new Active(rule, check(rule, checks)))
                .toList();
    }

    /** Of the site that the pages belong to. */
    Dialect dialect() {
        return dialect;
    }

    private static Map<String, RuleCheck> checks(TermChecks terms) {
        Map<String, RuleCheck> checks = new TreeMap<>();
        checks.put("node-wording", TermChecks::nodes);
        checks.put("resource-singular", terms::plurals);
        checks.put("spacing-latin", SpacingChecks::latin);
        checks.put("spacing-japanese", SpacingChecks::japanese);
        checks.put("broken-emphasis", EmphasisChecks::broken);
        checks.put("spacing-code", SpacingChecks::code);
        checks.put("spacing-code-latin", SpacingChecks::codeBesideLatin);
        checks.put("spacing-parenthesis", SpacingChecks::parenthesis);
        checks.put("spacing-colon", SpacingChecks::colon);
        checks.put("fullwidth-symbol", CharacterChecks::symbols);
        checks.put("fullwidth-alphanumeric", CharacterChecks::alphanumerics);
        checks.put("halfwidth-kana", CharacterChecks::halfWidthKana);
        checks.put("exclamation", CharacterChecks::exclamation);
        checks.put("punctuation", CharacterChecks::punctuation);
        checks.put("period-parenthesis", CharacterChecks::periodInParenthesis);
        checks.put("enumeration-comma", CharacterChecks::enumerationComma);
        checks.put("sentence-break", SentenceChecks::lineBreak);
        checks.put("polite-form", SentenceChecks::politeForm);
        checks.put("redundant-naru", SentenceChecks::redundantNaru);
        checks.put("because-tame", SentenceChecks::because);
        checks.put("front-matter-reviewers", FrontMatterChecks::unwantedKeys);
        checks.put("blog-evergreen", FrontMatterChecks::evergreen);
        checks.put("blog-translator", FrontMatterChecks::translator);
        checks.put("front-matter-syntax", FrontMatterChecks::syntax);
        checks.put("link-prefix", LinkChecks::prefix);
        checks.put("broken-fragment", LinkChecks::fragments);
        checks.put("malformed-link", LinkChecks::malformed);
        checks.put("heading-anchor", HeadingChecks::anchors);
        checks.put("parity-heading", HeadingChecks::parity);
        checks.put("parity-code", Parity::code);
        checks.put("parity-inline-code", Parity::inlineCode);
        checks.put("parity-link", Parity::links);
        checks.put("parity-image", Parity::images);
        checks.put("parity-shortcode", Parity::shortcodes);
        checks.put("parity-feature-state", Parity::featureStates);
        checks.put("untranslated-text", Parity::untranslated);
        return checks;
    }

    /** The ids of the rules that are code; the others are all in the rule file. */
    public static Set<String> builtins() {
        Set<String> ids =
                new TreeSet<>(checks(new TermChecks(Glossary.empty(""))).keySet());
        ids.addAll(List.of(UNREADABLE, UNUSED));
        return ids;
    }

    /** What the rules object to on a page, in the order of the page. */
    public List<Finding> lint(PageInput input) {
        Optional<Unreadable> unreadable = Unreadable.of(input);
        if (unreadable.isPresent()) {
            return rules.find(UNREADABLE).flatMap(rule -> unreadable.get().finding(rule, input)).stream()
                    .toList();
        }
        PageView page = new PageView(input, dialect, matcher);
        List<Finding> findings = new ArrayList<>();
        for (Active each : active) {
            Report report = new Report(each.rule(), page, findings);
            each.check().check(page, report);
            report.finish();
        }
        findings.removeIf(insideTags(page));
        List<Finding> left = unsuppressed(page, findings);
        left.sort(Comparator.<Finding>comparingInt(finding -> finding.span().start())
                .thenComparingInt(finding -> finding.span().end())
                .thenComparing(Finding::rule));
        return List.copyOf(left);
    }

    /** Raw HTML may hold shortcode tags; of a tag only the parameters that readers see are prose. */
    private Predicate<Finding> insideTags(PageView page) {
        TreeMap<Integer, Shortcode> tags = new TreeMap<>();
        page.page().shortcodes().forEach(tag -> tags.put(tag.span().start(), tag));
        return finding -> {
            Map.Entry<Integer, Shortcode> entry = tags.floorEntry(finding.span().start());
            if (entry == null || entry.getValue().span().equals(finding.span())) {
                return false;
            }
            Shortcode tag = entry.getValue();
            return tag.span().overlaps(finding.span())
                    && tag.parameters().stream()
                            .noneMatch(parameter -> dialect.isText(tag, parameter)
                                    && parameter.valueSpan().contains(finding.span()));
        };
    }

    private static boolean holds(Rule rule, LocalDate asOf) {
        return rule.parameters().list("since").stream()
                .noneMatch(day -> LocalDate.parse(day).isAfter(asOf));
    }

    private static RuleCheck check(Rule rule, Map<String, RuleCheck> checks) {
        if (rule.check() instanceof Check.Terms) {
            return TermChecks::terms;
        }
        if (rule.check() instanceof Check.OnText check) {
            return (page, report) -> simple(check, rule, page, report);
        }
        return checks.getOrDefault(rule.id(), (page, report) -> {});
    }

    private static void simple(Check.OnText check, Rule rule, PageView page, Report report) {
        Context context = rule.context();
        for (Prose prose : page.prose()) {
            if (!context.places().isEmpty() && !context.places().contains(prose.place())) {
                continue;
            }
            for (TextMatch match : check.find(prose.text())) {
                Span span = prose.source(match.span().start(), match.span().end());
                boolean here = context.english().isEmpty()
                        || page.alignment()
                                .map(alignment -> alignment.sourceProse(span).stream()
                                        .anyMatch(source -> source.text()
                                                .contains(context.english().get())))
                                .orElse(false);
                if (!here) {
                    continue;
                }
                Message message = Message.of(
                        "lint.team", rule.summary().in("en"), match.span().of(prose.text()));
                boolean plain =
                        prose.verbatim(match.span().start(), match.span().end());
                match.use()
                        .filter(use -> plain)
                        .ifPresentOrElse(use -> report.replace(span, use, message), () -> report.add(span, message));
            }
        }
    }

    private List<Finding> unsuppressed(PageView page, List<Finding> findings) {
        Suppressions suppressions = Suppressions.of(page.page());
        if (suppressions.isEmpty()) {
            return new ArrayList<>(findings);
        }
        LineTable lines = LineTable.of(page.text());
        Set<Suppressions.Suppression> used = new HashSet<>();
        List<Finding> left = new ArrayList<>();
        for (Finding finding : findings) {
            List<Suppressions.Suppression> covering = suppressions.covering(
                    finding.rule(), lines.line(finding.span().start()));
            used.addAll(covering);
            if (covering.isEmpty()) {
                left.add(finding);
            }
        }
        rules.find(UNUSED).filter(Rule::enabled).ifPresent(rule -> {
            Report report = new Report(rule, page, left);
            suppressions.all().stream()
                    .filter(suppression -> !used.contains(suppression))
                    .forEach(suppression -> report.add(suppression.comment(), Message.of("lint.suppression.unused")));
            report.finish();
        });
        return left;
    }
}
