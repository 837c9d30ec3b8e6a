package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.change.Comparison.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the signs that a source page says something else than its translation. The weights are measured: see
 * docs/drift-accuracy.md.
 */
final class Signs {

    /** Marks a tag that is known by its parameters. */
    private static final String PARAMETERS = " …";

    /** A paragraph of its own, in letters, that is more than a translator's remark. */
    private static final int LONG_REMARK = 70;

    private static final int MOST_LINKS = 200;

    private static final Set<String> GRAVE_ALERTS = Set.of("warning", "caution", "danger", "important");

    private final PageText source;
    private final PageText translation;
    private final Alignment alignment;
    private final List<Finding> findings = new ArrayList<>();

    private final Lengths lengths;

    /** Blocks with inline code that the translation has nowhere. */
    private final Set<Integer> lackingCode = new HashSet<>();

    /** How often each line is in a block of code. */
    private final Map<Unit, Map<String, Integer>> commandCounts = new IdentityHashMap<>();

    /** Letters that may still be searched; then every token is taken for present: such pages are no pages. */
    private long lookups = 200_000_000L;

    private final String flatSource;
    private final String flatTranslation;

    Signs(PageText source, PageText translation, Alignment alignment) {
        this.source = source;
        this.translation = translation;
        this.alignment = alignment;
        this.lengths = new Lengths(source, translation, alignment);
        this.flatSource = flat(source);
        this.flatTranslation = flat(translation);
    }

    List<Finding> all() {
        code();
        order();
        comments();
        tokens();
        shortcodes();
        links();
        headings();
        blocks();
        lengths();
        return findings;
    }

    /** All that a reader sees, without blanks, so that a token is found whatever it is written as. */
    private static String flat(PageText page) {
        StringBuilder flat = new StringBuilder(page.text().length());
        for (Unit unit : page.units()) {
            for (Token token : unit.tokens()) {
                if (token.kind() != Token.Kind.TOOLTIP) {
                    flat.append(token.text());
                }
            }
            flat.append('\n');
        }
        return flat.toString().replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** Whether a token is there, what stands in angle brackets apart: placeholders get translated. */
    private boolean has(String flat, String token) {
        lookups -= flat.length();
        if (lookups < 0) {
            return true;
        }
        String letters = token.replace(" ", "").toLowerCase(Locale.ROOT);
        int open = letters.indexOf('<');
        int close = letters.indexOf('>', open + 1);
        if (open < 0 || close < 0 || letters.length() - (close - open) < 4) {
            return flat.contains(letters);
        }
        return flat.contains(letters.substring(0, open)) && has(flat, letters.substring(close + 1));
    }

    // Where a sign belongs.

    private void missing(Unit unit, SectionChange.Change what, Kind kind, String evidence, double weight) {
        Lines lines = source.lines(unit.span());
        Optional<Lines> target = Optional.empty();
        for (int i = unit.index(); i >= 0 && target.isEmpty(); i--) {
            if (alignment.translated(i) >= 0) {
                Lines rendering = translation.lines(
                        translation.units().get(alignment.translated(i)).span());
                target = Optional.of(i == unit.index() ? rendering : new Lines(rendering.last(), rendering.last()));
            }
        }
        findings.add(Comparison.finding(source, unit, what, kind, lines, target, evidence, weight));
    }

    private void extra(Unit unit, Kind kind, String evidence, double weight) {
        int nearest = -1;
        boolean own = false;
        for (int j = unit.index(); j >= 0 && nearest < 0; j--) {
            nearest = alignment.rendered(j);
            own = nearest >= 0 && j == unit.index();
        }
        Unit near = nearest < 0 ? null : source.units().get(nearest);
        Lines lines = near == null ? new Lines(1, 1) : source.lines(near.span());
        SectionChange.Change what = own ? SectionChange.Change.CHANGED : SectionChange.Change.REMOVED;
        Optional<Lines> target = Optional.of(translation.lines(unit.span()));
        if (near == null) {
            findings.add(new Finding(new SectionChange("", "", what, kind, lines, target), evidence, weight));
        } else {
            Lines at = own ? lines : new Lines(lines.last(), lines.last());
            findings.add(Comparison.finding(source, near, what, kind, at, target, evidence, weight));
        }
    }

    // Lines of code, without comments.

    private void code() {
        Map<String, List<Unit>> here = lines(source);
        Map<String, List<Unit>> there = lines(translation);
        // A line that holds translated words stands for some line of the source.
        int[] translated = new int[source.units().size()];
        for (Unit unit : translation.units()) {
            int rendered = alignment.rendered(unit.index());
            if (rendered >= 0) {
                translated[rendered] += (int) unit.code().stream()
                        .filter(line -> !isAscii(line.code()) && !here.containsKey(normal(line)))
                        .count();
            }
        }
        here.forEach((line, units) -> {
            int lacking = units.size() - there.getOrDefault(line, List.of()).size();
            for (Unit unit : units) {
                if (lacking > 0 && !balanced(unit, line)) {
                    lacking--;
                    if (translated[unit.index()] > 0) {
                        translated[unit.index()]--;
                    } else {
                        missing(unit, changed(unit), Kind.CODE, line, 1);
                    }
                }
            }
        });
        there.forEach((line, units) -> {
            int surplus = units.size() - here.getOrDefault(line, List.of()).size();
            if (surplus > 0 && isAscii(line)) {
                extra(units.get(units.size() - 1), Kind.CODE, line, 1);
            }
        });
    }

    /** The same lines in another order. */
    private void order() {
        for (Unit unit : source.units()) {
            int rendering = alignment.translated(unit.index());
            if (unit.kind() == Unit.Kind.CODE && rendering >= 0) {
                List<String> here = commands(unit);
                List<String> there = commands(translation.units().get(rendering));
                if (!here.equals(there)
                        && here.stream()
                                .sorted()
                                .toList()
                                .equals(there.stream().sorted().toList())) {
                    missing(unit, SectionChange.Change.CHANGED, Kind.CODE, here.get(0), 1);
                }
            }
        }
    }

    private static List<String> commands(Unit unit) {
        return unit.code().stream()
                .map(Signs::normal)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** A comment that stands in the source language, but not in the source, is one that the source had. */
    private void comments() {
        for (Unit unit : translation.units()) {
            int rendered = alignment.rendered(unit.index());
            if (unit.kind() == Unit.Kind.CODE && rendered >= 0) {
                Set<String> known = new HashSet<>();
                for (CodeLine line : source.units().get(rendered).code()) {
                    known.add(TokenReader.collapsed(line.comment()));
                }
                for (CodeLine line : unit.code()) {
                    String comment = TokenReader.collapsed(line.comment());
                    if (comment.length() > 3 && isAscii(comment) && !known.contains(comment)) {
                        extra(unit, Kind.CODE, comment, 1);
                    }
                }
            }
        }
    }

    /** Whether the block that renders this one has the line as often. */
    private boolean balanced(Unit unit, String line) {
        int rendering = alignment.translated(unit.index());
        return rendering >= 0 && count(translation.units().get(rendering), line) >= count(unit, line);
    }

    private int count(Unit unit, String line) {
        return commandCounts
                .computeIfAbsent(unit, block -> {
                    Map<String, Integer> counts = new HashMap<>();
                    block.code().forEach(each -> counts.merge(normal(each), 1, Integer::sum));
                    return counts;
                })
                .getOrDefault(line, 0);
    }

    private static String normal(CodeLine line) {
        return TokenReader.collapsed(line.code());
    }

    private static Map<String, List<Unit>> lines(PageText page) {
        Map<String, List<Unit>> lines = new LinkedHashMap<>();
        for (Unit unit : page.units()) {
            for (CodeLine line : unit.code()) {
                if (!line.code().isBlank()) {
                    lines.computeIfAbsent(normal(line), key -> new ArrayList<>())
                            .add(unit);
                }
            }
        }
        return lines;
    }

    private SectionChange.Change changed(Unit unit) {
        return alignment.translated(unit.index()) < 0 ? SectionChange.Change.ADDED : SectionChange.Change.CHANGED;
    }

    // Inline code, names and numbers.

    private void tokens() {
        Map<String, Integer> here = counts(source);
        Map<String, Integer> there = counts(translation);
        Set<String> told = new HashSet<>();
        for (Unit unit : source.units()) {
            if (unit.kind() != Unit.Kind.CODE) {
                for (Token token : unit.tokens()) {
                    if (counted(token)) {
                        missingToken(unit, token, here, there, told);
                    }
                }
            }
        }
        told.clear();
        for (Unit unit : translation.units()) {
            if (unit.kind() != Unit.Kind.CODE) {
                for (Token token : unit.tokens()) {
                    if (counted(token) && isAscii(token.text())) {
                        extraToken(unit, token, here, there, told);
                    }
                }
            }
        }
    }

    private static boolean counted(Token token) {
        return token.kind() == Token.Kind.CODE
                || token.kind() == Token.Kind.NAME
                || (token.kind() == Token.Kind.NUMBER && telling(token.text()));
    }

    /** Small numbers are often words in one of the languages. */
    private static boolean telling(String number) {
        return number.length() > 1;
    }

    private static Map<String, Integer> counts(PageText page) {
        Map<String, Integer> counts = new HashMap<>();
        for (Unit unit : page.units()) {
            if (unit.kind() != Unit.Kind.CODE) {
                for (Token token : unit.tokens()) {
                    if (counted(token)) {
                        counts.merge(singular(token), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    /** Translations drop the plural of names. */
    private static String singular(Token token) {
        String text = token.text();
        if (token.kind() == Token.Kind.NAME && text.length() > 3) {
            if (text.endsWith("'s") || text.endsWith("s'")) {
                text = text.substring(0, text.length() - 2);
            }
            text = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private void missingToken(
            Unit unit, Token token, Map<String, Integer> here, Map<String, Integer> there, Set<String> told) {
        String key = singular(token);
        int translated = there.getOrDefault(key, 0);
        if (token.kind() == Token.Kind.NAME && Character.isDigit(key.charAt(0))) {
            // A figure and its unit, which gets translated.
            String figure = figure(key);
            if (figure.length() > 1 && !has(flatTranslation, figure) && told.add(key)) {
                missing(unit, changed(unit), Kind.PROSE, token.text(), 1);
            }
            return;
        }
        if (translated == 0 && !has(flatTranslation, key)) {
            if (told.add(key)) {
                missing(unit, changed(unit), kind(token), token.text(), weight(token));
                if (token.kind() == Token.Kind.CODE) {
                    lackingCode.add(unit.index());
                }
            }
        } else if (here.getOrDefault(key, 0) > translated && specific(token) && lacksHere(unit, key) && told.add(key)) {
            missing(unit, changed(unit), kind(token), token.text(), token.kind() == Token.Kind.CODE ? 0.6 : 0.3);
        }
    }

    private void extraToken(
            Unit unit, Token token, Map<String, Integer> here, Map<String, Integer> there, Set<String> told) {
        String key = singular(token);
        if (here.getOrDefault(key, 0) == 0 && !has(flatSource, key) && told.add(key)) {
            double weight = token.kind() == Token.Kind.NAME ? 0.2 : 1;
            // Other code in place of the source's own is another text, however plain its words.
            boolean replaced =
                    token.kind() == Token.Kind.CODE && lackingCode.contains(alignment.rendered(unit.index()));
            extra(unit, kind(token), token.text(), specific(token) || replaced ? weight : weight / 2);
        } else if (here.getOrDefault(key, 0) < there.getOrDefault(key, 0)
                && token.kind() == Token.Kind.CODE
                && specific(token)
                && alignment.rendered(unit.index()) >= 0
                && times(source.units().get(alignment.rendered(unit.index())), key) < times(unit, key)
                && told.add(key)) {
            extra(unit, kind(token), token.text(), 0.5);
        }
    }

    private long times(Unit unit, String key) {
        lookups -= unit.span().length();
        return lookups < 0
                ? 0
                : unit.tokens().stream()
                        .filter(token -> token.text().toLowerCase(Locale.ROOT).contains(key))
                        .count();
    }

    private static String figure(String text) {
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return text.substring(0, end);
    }

    private boolean lacksHere(Unit unit, String key) {
        int rendering = alignment.translated(unit.index());
        return rendering < 0 || !contains(translation.units().get(rendering), key);
    }

    private boolean contains(Unit unit, String key) {
        lookups -= unit.span().length();
        if (lookups < 0) {
            return true;
        }
        for (Token token : unit.tokens()) {
            if (token.text().toLowerCase(Locale.ROOT).contains(key)) {
                return true;
            }
        }
        return false;
    }

    private static Kind kind(Token token) {
        return token.kind() == Token.Kind.CODE ? Kind.CODE : Kind.PROSE;
    }

    private static double weight(Token token) {
        return switch (token.kind()) {
            case CODE -> specific(token) ? 1 : 0.5;
            case NUMBER -> 1;
            default -> specific(token) ? 0.6 : 0.4;
        };
    }

    /** Whether it can hardly be a word that was translated. */
    private static boolean specific(Token token) {
        String text = token.text();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c) || Character.isUpperCase(c) || "-_./=:".indexOf(c) >= 0) {
                return true;
            }
        }
        return text.startsWith("-");
    }

    // Shortcodes.

    private void shortcodes() {
        Map<String, List<Unit>> here = shortcodes(source);
        Map<String, List<Unit>> there = shortcodes(translation);
        here.forEach((tag, units) -> {
            int lacking = units.size() - there.getOrDefault(tag, List.of()).size();
            for (Unit unit : units) {
                if (lacking > 0 && lacksTag(unit, tag)) {
                    lacking--;
                    missing(unit, changed(unit), Kind.STRUCTURE, tag, weight(tag));
                }
            }
            if (lacking > 0
                    && lacking
                            == units.size() - there.getOrDefault(tag, List.of()).size()) {
                missing(units.get(0), changed(units.get(0)), Kind.STRUCTURE, tag, weight(tag));
            }
        });
        there.forEach((tag, units) -> {
            if (units.size() > here.getOrDefault(tag, List.of()).size()) {
                double weight = tag.equals("note") || tag.equals("tip") ? 0 : weight(tag);
                extra(units.get(units.size() - 1), Kind.STRUCTURE, tag, weight);
            }
        });
    }

    private boolean lacksTag(Unit unit, String tag) {
        int rendering = alignment.translated(unit.index());
        return rendering < 0 || !tags(translation.units().get(rendering)).contains(tag);
    }

    private static double weight(String tag) {
        return tag.endsWith(PARAMETERS) || GRAVE_ALERTS.contains(tag) ? 1 : 0.5;
    }

    private static Map<String, List<Unit>> shortcodes(PageText page) {
        Map<String, List<Unit>> tags = new LinkedHashMap<>();
        for (Unit unit : page.units()) {
            for (String tag : tags(unit)) {
                tags.computeIfAbsent(tag, key -> new ArrayList<>()).add(unit);
            }
        }
        return tags;
    }

    /** The tags of a block; those with parameters by the parameters, as names get changed for whole sites. */
    private static List<String> tags(Unit unit) {
        List<String> tags = new ArrayList<>();
        for (Token token : unit.tokens()) {
            if (token.kind() == Token.Kind.SHORTCODE) {
                int end = token.text().indexOf(' ');
                tags.add(end < 0 ? token.text() : token.text().substring(end + 1) + PARAMETERS);
            }
        }
        return tags;
    }

    // Links.

    private void links() {
        Map<String, List<Unit>> here = links(source);
        Map<String, List<Unit>> there = links(translation);
        List<String> lacking = only(here, there);
        List<String> surplus = only(there, here);
        here.forEach((target, units) -> {
            if (!there.containsKey(target)) {
                double weight = linkWeight(target, surplus, there.keySet());
                missing(units.get(0), changed(units.get(0)), Kind.LINK, target, weight);
            } else if (units.size() > there.get(target).size()) {
                units.stream()
                        .filter(unit -> lacksLink(unit, target))
                        .findFirst()
                        .ifPresent(unit -> missing(unit, changed(unit), Kind.LINK, target, 0.5));
            }
        });
        there.forEach((target, units) -> {
            if (!here.containsKey(target) && isAscii(target)) {
                extra(units.get(0), Kind.LINK, target, linkWeight(target, lacking, here.keySet()));
            }
        });
    }

    /** The targets of one page that the other has not, up to as many as are worth comparing with each other. */
    private static List<String> only(Map<String, List<Unit>> here, Map<String, List<Unit>> there) {
        return here.keySet().stream()
                .filter(target -> !there.containsKey(target))
                .limit(MOST_LINKS)
                .toList();
    }

    private boolean lacksLink(Unit unit, String target) {
        int rendering = alignment.translated(unit.index());
        return rendering < 0
                || translation.units().get(rendering).tokens().stream()
                        .noneMatch(token ->
                                token.kind() == Token.Kind.LINK && token.text().equals(target));
    }

    /**
     * A link to the same page may be the same link: with a translated anchor, with none, or written relative to the page.
     *
     * @param unmatched the other page's targets without a counterpart
     * @param others all of the other page's targets
     */
    private static double linkWeight(String target, List<String> unmatched, Set<String> others) {
        String path = path(target);
        String anchor = target.substring(path.length());
        if (!anchor.isEmpty() && !path.isEmpty() && others.contains(anchor)) {
            return 0;
        }
        double weight = anchor.isEmpty() || !others.contains(path) ? 1 : 0.6;
        for (String other : unmatched) {
            String otherPath = path(other);
            String otherAnchor = other.substring(otherPath.length());
            if (otherAnchor.equals(anchor) && (otherPath.endsWith(path) || path.endsWith(otherPath))) {
                return 0;
            }
            if (otherPath.equals(path)) {
                boolean localized = !isAscii(otherAnchor) || otherAnchor.contains("%");
                weight = localized ? 0 : otherAnchor.isEmpty() || anchor.isEmpty() ? Math.min(weight, 0.6) : 0.8;
            }
        }
        return weight;
    }

    private static String path(String target) {
        int hash = target.indexOf('#');
        return hash < 0 ? target : target.substring(0, hash);
    }

    private static Map<String, List<Unit>> links(PageText page) {
        Map<String, List<Unit>> links = new LinkedHashMap<>();
        for (Unit unit : page.units()) {
            for (Token token : unit.tokens()) {
                if (token.kind() == Token.Kind.LINK) {
                    links.computeIfAbsent(token.text(), key -> new ArrayList<>())
                            .add(unit);
                }
            }
        }
        return links;
    }

    // Headings.

    private void headings() {
        for (PageText.Section section : source.sections()) {
            if (section.unit() < 0) {
                continue;
            }
            Unit unit = source.units().get(section.unit());
            int rendering = alignment.translated(unit.index());
            if (rendering < 0) {
                missing(unit, SectionChange.Change.ADDED, Kind.STRUCTURE, section.heading(), 1);
                continue;
            }
            PageText.Section other = translation.section(translation.units().get(rendering));
            if (other.level() != section.level()) {
                missing(unit, SectionChange.Change.CHANGED, Kind.STRUCTURE, "h" + section.level(), 1);
            }
            boolean renamed = other.written()
                    && isAscii(other.anchor())
                    && !other.anchor().equals(section.anchor());
            if (renamed && section.written()) {
                missing(unit, SectionChange.Change.CHANGED, Kind.STRUCTURE, "#" + section.anchor(), 1);
            } else if (renamed) {
                missing(unit, SectionChange.Change.CHANGED, Kind.STRUCTURE, "#" + section.anchor(), 0.7);
            } else if (section.written() && !other.written()) {
                missing(unit, SectionChange.Change.CHANGED, Kind.STRUCTURE, "#" + section.anchor(), 0.4);
            }
        }
        for (PageText.Section section : translation.sections()) {
            if (section.unit() >= 0 && alignment.rendered(section.unit()) < 0) {
                extra(translation.units().get(section.unit()), Kind.STRUCTURE, section.heading(), 1);
            }
        }
    }

    // Blocks without a counterpart.

    private void blocks() {
        for (Unit unit : source.units()) {
            if (alignment.translated(unit.index()) < 0) {
                switch (unit.kind()) {
                    case ROW, CODE -> missing(unit, SectionChange.Change.ADDED, kind(unit), start(unit), 1);
                    case PROSE, ITEM, HTML -> {
                        double weight =
                                lengths.merged(unit.index()) ? 0 : lengths.expected(unit.index()) > 12 ? 1 : 0.5;
                        missing(unit, SectionChange.Change.ADDED, kind(unit), start(unit), weight);
                    }
                    case FRONT_MATTER -> missing(unit, SectionChange.Change.ADDED, Kind.PROSE, unit.name(), 1);
                    case HEADING, SHORTCODE -> {}
                }
            }
        }
        for (Unit unit : translation.units()) {
            if (alignment.rendered(unit.index()) < 0) {
                switch (unit.kind()) {
                    case ROW, CODE -> extra(unit, kind(unit), start(unit), translatedText(unit) ? 0.4 : 1);
                    case PROSE, ITEM, HTML -> {
                        double length = alignment.translatedLength(unit.index());
                        boolean split = lengths.joined(unit.index());
                        boolean remark = !unit.alert().isEmpty() || remark(unit) || length < LONG_REMARK;
                        double weight = split ? 0 : remark && unit.kind() != Unit.Kind.ITEM ? 0.1 : 1;
                        extra(unit, kind(unit), start(unit), weight);
                    }
                    case FRONT_MATTER, HEADING, SHORTCODE -> {}
                }
            }
        }
    }

    private static Kind kind(Unit unit) {
        return unit.kind() == Unit.Kind.CODE ? Kind.CODE : Kind.PROSE;
    }

    /** Whether most lines of a code block hold translated words: the source may have them in another form. */
    private static boolean translatedText(Unit unit) {
        return 2 * unit.code().stream().filter(line -> !isAscii(line.code())).count()
                > unit.code().size();
    }

    private static boolean remark(Unit unit) {
        return !unit.tokens().isEmpty()
                && (unit.tokens().get(0).text().equals("(")
                        || unit.tokens().get(0).text().startsWith("※"));
    }

    private String start(Unit unit) {
        PageText page =
                source.units().size() > unit.index() && source.units().get(unit.index()) == unit ? source : translation;
        String text = TokenReader.collapsed(unit.span().of(page.text()));
        return text.length() <= 60 ? text : text.substring(0, 60);
    }

    // Lengths.

    private void lengths() {
        for (Lengths.Deviation deviation : lengths.deviations()) {
            missing(
                    source.units().get(deviation.unit()),
                    SectionChange.Change.CHANGED,
                    Kind.PROSE,
                    Math.round(100 * deviation.share()) + " %",
                    deviation.weight());
        }
    }

    /** Whether tags that stand alone have other names, delimiters or order, as after a change of form for a whole site. */
    boolean formDiffers() {
        for (Unit unit : source.units()) {
            int rendering = alignment.translated(unit.index());
            if (unit.kind() == Unit.Kind.SHORTCODE && rendering >= 0) {
                Unit other = translation.units().get(rendering);
                boolean words = unit.tokens().size() > 1 || other.tokens().size() > 1;
                String here =
                        TokenReader.collapsed(unit.span().of(source.text())).replace(" ", "");
                String there = TokenReader.collapsed(other.span().of(translation.text()))
                        .replace(" ", "");
                if (words
                        ? !here.substring(0, 3).equals(there.substring(0, Math.min(3, there.length())))
                        : !here.equals(there)) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 126) {
                return false;
            }
        }
        return true;
    }
}
