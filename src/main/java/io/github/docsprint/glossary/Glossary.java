package io.github.docsprint.glossary;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The terms of one language.
 *
 * @param vocabulary words that nothing is decided about; they tell where the words of a katakana run begin and end
 * @param loans those of them that were borrowed from English, each with how the English words begin that it stands for
 * @param renderings what has to be in a translation where something is in its source
 * @param words everyday words of English and what renders each
 */
public record Glossary(
        String language,
        List<Term> terms,
        Set<String> vocabulary,
        Map<String, List<String>> loans,
        List<Rendering> renderings,
        List<EverydayWord> words) {

    public Glossary {
        terms = List.copyOf(terms);
        vocabulary = Set.copyOf(vocabulary);
        loans = Map.copyOf(loans);
        renderings = List.copyOf(renderings);
        words = List.copyOf(words);
    }

    /** A glossary of terms alone. */
    public Glossary(String language, List<Term> terms, Set<String> vocabulary) {
        this(language, terms, vocabulary, Map.of(), List.of(), List.of());
    }

    /** A glossary without terms. */
    public static Glossary empty(String language) {
        return new Glossary(language, List.of(), Set.of());
    }

    /** This glossary with a team's own on top: what that one says of a spelling stands, whatever this one says of it. */
    public Glossary with(Glossary team) {
        Set<String> decided = new HashSet<>();
        for (Term term : team.terms) {
            decided.add(term.target());
            decided.addAll(term.rejected());
            decided.addAll(term.exceptions());
        }
        Set<String> unbound = new LinkedHashSet<>(vocabulary);
        unbound.addAll(team.vocabulary);
        Map<String, List<String>> borrowed = new LinkedHashMap<>(loans);
        borrowed.putAll(team.loans);
        return new Glossary(
                language,
                Stream.concat(team.terms.stream(), terms.stream().map(term -> without(term, decided)))
                        .toList(),
                unbound,
                borrowed,
                Stream.concat(team.renderings.stream(), renderings.stream()).toList(),
                Stream.concat(team.words.stream(), words.stream().filter(word -> !team.has(word)))
                        .toList());
    }

    private boolean has(EverydayWord word) {
        return words.stream()
                .anyMatch(own -> own.english().get(0).equals(word.english().get(0)));
    }

    private static Term without(Term term, Set<String> spellings) {
        return term.withRejected(term.rejected().stream()
                .filter(spelling -> !spellings.contains(spelling))
                .toList());
    }
}
