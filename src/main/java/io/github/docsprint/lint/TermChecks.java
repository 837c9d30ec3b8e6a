package io.github.docsprint.lint;

import io.github.docsprint.glossary.Glossary;
import io.github.docsprint.glossary.Term;
import io.github.docsprint.glossary.TermMatch;
import io.github.docsprint.markdown.Segment;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.FixClass;
import io.github.docsprint.rules.Parameters;
import io.github.docsprint.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Words: the glossary's, and how resources are named. */
final class TermChecks {

    /** The names of resources that are singular, by their small letters. */
    private final Map<String, String> resources;

    TermChecks(Glossary glossary) {
        resources = glossary.terms().stream()
                .filter(term -> term.kind() == Term.Kind.RESOURCE)
                .map(Term::target)
                .filter(name -> !name.endsWith("s") || name.endsWith("Class") || name.endsWith("Ingress"))
                .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name, (one, other) -> one));
    }

    /** The entries of the glossary that name the rule. */
    static void terms(PageView page, Report report) {
        Parameters parameters = report.rule().parameters();
        for (PageView.TermHit hit : page.terms()) {
            TermMatch match = hit.match();
            Term term = match.term();
            int start = match.span().start();
            int end = match.span().end();
            if (!term.rule().equals(report.rule().id()) || (term.besideSourceOnly() && !sourceHas(page, hit))) {
                continue;
            }
            boolean sure = hit.prose().verbatim(start, end)
                    && (!term.besideSourceOnly())
                    && (parameters.list("safe").isEmpty()
                            || parameters.list("safe").contains(match.found()));
            boolean always = parameters.list("safe").contains(match.found());
            Message message = Message.of("lint.term", match.found(), term.target(), term.english());
            var span = hit.prose().source(start, end);
            if (hit.prose().verbatim(start, end)) {
                report.fix(
                        span,
                        new Fix(
                                span,
                                term.target(),
                                sure && (always || report.rule().fix() == FixClass.SAFE)),
                        message);
            } else {
                report.add(span, message);
            }
        }
    }

    /** Whether the source text beside a place has a term's English; the name of a resource as it is written. */
    private static boolean sourceHas(PageView page, PageView.TermHit hit) {
        Term term = hit.match().term();
        boolean resource = term.kind() == Term.Kind.RESOURCE;
        return page.alignment()
                .map(alignment ->
                        alignment
                                .sourceProse(hit.prose()
                                        .source(
                                                hit.match().span().start(),
                                                hit.match().span().end()))
                                .stream()
                                .anyMatch(prose -> resource
                                        ? namesResource(prose.text(), term.english())
                                        : hasWord(prose.text(), term.english())))
                .orElse(false);
    }

    /** Whether a text has a word, not inside another one; its plural counts. */
    private static boolean hasWord(String text, String word) {
        for (int i = 0; i + word.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length()) && isApart(text, i, i + word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text names a resource: with its capital, which is not that of a sentence's first word. */
    private static boolean namesResource(String text, String name) {
        for (int i = text.indexOf(name); i >= 0 && i < text.length(); i = text.indexOf(name, i + 1)) {
            if (isApart(text, i, i + name.length()) && !startsSentence(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing of a word stands beside what is from one place to another, but perhaps the ending of a plural. */
    private static boolean isApart(String text, int start, int end) {
        return (start == 0 || !Script.isLatin(text.charAt(start - 1)))
                && (end == text.length() || !Script.isLatin(text.charAt(end)) || text.charAt(end) == 's');
    }

    private static boolean startsSentence(String text, int index) {
        int i = index - 1;
        while (i >= 0 && !Script.isLatin(text.charAt(i)) && text.charAt(i) != '.' && text.charAt(i) != ',') {
            i--;
        }
        return i < 0 || text.charAt(i) == '.';
    }

    /** Resources in the plural. */
    void plurals(PageView page, Report report) {
        Set<String> names = Set.copyOf(report.rule().parameters().list("names"));
        boolean regular = names.stream().allMatch(name -> name.endsWith("s"));
        for (Prose prose : page.prose()) {
            if (regular && !prose.has('s')) {
                continue;
            }
            String text = prose.text();
            boolean label = prose.place().equals("shortcode") || prose instanceof Prose.OfFrontMatter;
            if (!prose.hasJapanese() && !label) {
                continue;
            }
            for (int i = 0; i < text.length(); i++) {
                if (!prose.isLatin(i)) {
                    continue;
                }
                int end = i + 1;
                while (end < text.length() && prose.isLatin(end)) {
                    end++;
                }
                if (regular && text.charAt(end - 1) != 's') {
                    i = end;
                    continue;
                }
                String word = text.substring(i, end);
                boolean named = names.contains(word);
                String singular = named ? asResource(singular(word)) : singular(word);
                if (named || isResource(singular)) {
                    boolean whole = label && i == 0 && end == text.length();
                    boolean placed = whole || isAmongJapanese(prose, i, end) || isGloss(prose, i, end);
                    if (placed && prose.verbatim(i, end)) {
                        report.replace(prose.source(i, end), singular, Message.of("lint.use", word, singular));
                    }
                }
                i = end;
            }
        }
    }

    private boolean isResource(String word) {
        return !word.isEmpty() && word.equals(resources.get(word.toLowerCase(Locale.ROOT)));
    }

    /** A word with the capitals of the resource that it names, where it names one. */
    private String asResource(String word) {
        return resources.getOrDefault(word.toLowerCase(Locale.ROOT), word);
    }

    /** Whether a word stands alone in parentheses right behind another, without markup, as a value would have. */
    private static boolean isGloss(Prose prose, int start, int end) {
        String text = prose.text();
        return start > 1
                && text.charAt(start - 1) == '('
                && (prose.isJapanese(start - 2) || prose.isLatin(start - 2))
                && text.startsWith(")", end)
                && prose.verbatim(start - 1, end + 1);
    }

    /** Whether Japanese stands right beside a word and no other Latin word belongs to it. */
    private static boolean isAmongJapanese(Prose prose, int start, int end) {
        String text = prose.text();
        boolean left = start == 0 || prose.isJapanese(start - 1) || Script.isStop(text.charAt(start - 1));
        boolean right = end < text.length() && (prose.isJapanese(end) || Script.isStop(text.charAt(end)));
        boolean last = end == text.length() && start > 0 && prose.isJapanese(start - 1);
        return left && (right || last);
    }

    private static String singular(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        if (plural.endsWith("sses")) {
            return plural.substring(0, plural.length() - 2);
        }
        return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : "";
    }

    /** Node where the machine is meant. */
    static void nodes(PageView page, Report report) {
        if (page.english().isEmpty()) {
            return;
        }
        List<String> resourceWords = report.rule().parameters().list("resource-words");
        List<String> neighbours = report.rule().parameters().list("latin-neighbours");
        for (Prose prose : page.prose()) {
            if (!prose.has('d')) {
                continue;
            }
            String text = prose.text();
            for (int i = indexOfNode(text, 0); i >= 0; i = indexOfNode(text, i + 4)) {
                int end = text.startsWith("s", i + 4) ? i + 5 : i + 4;
                String after = text.substring(end, Math.min(text.length(), end + 20));
                boolean apart = (i == 0 || !Script.isLatin(text.charAt(i - 1)) && ".-/".indexOf(text.charAt(i - 1)) < 0)
                        && (end == text.length()
                                || !Script.isLatin(text.charAt(end)) && ".-/(".indexOf(text.charAt(end)) < 0);
                if (!apart
                        || !prose.verbatim(i, end)
                        || !isAmongJapanese(prose, i, end)
                        || (after.startsWith("の" + Segment.PLACEHOLDER))
                        || resourceWords.stream().anyMatch(after::startsWith)
                        || neighbours.stream().anyMatch(after::startsWith)) {
                    continue;
                }
                Span span = prose.source(i, end);
                List<Prose> source = page.alignment()
                        .map(alignment -> alignment.sourceProse(span))
                        .orElse(List.of());
                boolean machine = source.stream().anyMatch(piece -> piece.text().contains("node"))
                        && source.stream().noneMatch(piece -> namesResource(piece.text(), "Node"));
                if (machine) {
                    report.replace(prose.source(i, end), "ノード", Message.of("lint.use", text.substring(i, end), "ノード"));
                }
            }
        }
    }

    private static int indexOfNode(String text, int from) {
        int upper = text.indexOf("Node", from);
        int lower = text.indexOf("node", from);
        return upper < 0 ? lower : lower < 0 ? upper : Math.min(upper, lower);
    }
}
