package io.github.docsprint.glossary;

import io.github.docsprint.text.Span;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the words of a translation tell of its source: a term that the team has agreed on stands for its English, and a
 * loan word for the word that it was borrowed from. Words in the source's own letters are not looked for. Immutable, for
 * any thread.
 */
public final class Lexicon {

    /** The lexicon of a language that nothing is known of. */
    public static final Lexicon NONE = new Lexicon(Glossary.empty(""));

    /** Of a text's letters that are not Latin, at least this share is in the script of the lexicon. */
    private static final double OF_THE_SCRIPT = 0.05;

    private static final Pattern REMARK = Pattern.compile("\\s*\\((.*?)\\)");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private final Map<String, Sense> senses = new HashMap<>();
    private final TermMatcher matcher;
    private final List<Rendering> renderings;
    private final EverydayWords words;
    private final Set<UnicodeScript> scripts;

    /** How surely a word tells. */
    public enum Kind {
        /** What the team has agreed on. */
        TERM,
        /** A word from English: it may have been chosen for another one. */
        LOAN
    }

    /**
     * What a word may stand for.
     *
     * @param word as the translation has it
     * @param origins of one of them, the source has words that begin with each part
     */
    public record Sense(String word, Kind kind, List<List<String>> origins) {

        public Sense {
            origins = List.copyOf(origins);
        }

        /** Whether a stretch of the source has what this word stands for, by its words in lower case. */
        public boolean isIn(NavigableSet<String> words) {
            return origins.stream().anyMatch(parts -> parts.stream().allMatch(part -> begins(words, part)));
        }

        /** Whether a word that begins with a part is among some words. */
        public static boolean begins(NavigableSet<String> words, String part) {
            String next = words.ceiling(part);
            return next != null && next.startsWith(part);
        }

        /** Whether one of the words that this one may stand for begins so. */
        public boolean mayRender(String english) {
            return origins.stream().flatMap(List::stream).anyMatch(english::startsWith);
        }

        private Sense or(Sense other) {
            Set<List<String>> all = new LinkedHashSet<>(origins);
            all.addAll(other.origins);
            return new Sense(word, kind == Kind.TERM ? kind : other.kind, List.copyOf(all));
        }
    }

    /** The lexicon that follows from a glossary. */
    public Lexicon(Glossary glossary) {
        Set<String> others = new HashSet<>(glossary.vocabulary());
        for (Term term : glossary.terms()) {
            others.addAll(term.exceptions());
            Kind kind = term.kind() == Term.Kind.WORD ? Kind.LOAN : Kind.TERM;
            List<List<String>> origins = origins(term.english());
            add(term.target(), kind, origins);
            if (!term.besideSourceOnly()) {
                term.rejected().forEach(spelling -> add(spelling, kind, origins));
            }
        }
        glossary.loans()
                .forEach((word, stems) -> add(
                        word,
                        Kind.LOAN,
                        stems.stream().map(stem -> List.of(joined(stem))).toList()));
        others.removeAll(senses.keySet());
        this.matcher = matcher(senses.keySet(), others);
        this.renderings = glossary.renderings();
        this.words = new EverydayWords(glossary.words());
        this.scripts = scripts(Stream.concat(
                senses.keySet().stream(), glossary.words().stream().flatMap(word -> word.target().stream())));
    }

    private void add(String spelling, Kind kind, List<List<String>> origins) {
        String word = REMARK.matcher(spelling).replaceAll("");
        if (word.length() > 1 && word.chars().anyMatch(c -> c > 126)) {
            senses.merge(word, new Sense(word, kind, origins), Sense::or);
        }
    }

    /** Finds words as a glossary's are found, where all of them are looked for. */
    private static TermMatcher matcher(Collection<String> words, Set<String> others) {
        List<Term> terms = words.stream().map(Lexicon::wanted).toList();
        return new TermMatcher(new Glossary("", terms, others));
    }

    private static Term wanted(String word) {
        return new Term(
                Term.Kind.TERM,
                "",
                word,
                List.of(word),
                List.of(),
                false,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** English words with and without what stands in brackets, each as the beginnings of its parts. */
    private static List<List<String>> origins(String english) {
        List<List<String>> origins = new ArrayList<>();
        origins.add(parts(REMARK.matcher(english).replaceAll("")));
        REMARK.matcher(english).results().forEach(remark -> origins.add(parts(remark.group(1))));
        List<List<String>> joined = origins.stream()
                .filter(parts -> parts.size() > 1)
                .map(parts -> List.of(String.join("", parts)))
                .toList();
        origins.addAll(joined);
        return origins.stream().filter(parts -> !parts.isEmpty()).toList();
    }

    private static List<String> parts(String english) {
        List<String> parts = new ArrayList<>();
        for (String word : NOT_WORD.split(english, -1)) {
            for (String part : INNER_CAPITAL.split(word, -1)) {
                if (!part.isEmpty()) {
                    parts.add(stem(part.toLowerCase(Locale.ROOT)));
                }
            }
        }
        return List.copyOf(parts);
    }

    /** Without what changes in the plural and before other endings. */
    private static String stem(String word) {
        int length = word.length();
        if (length > 3 && word.endsWith("s") && !word.endsWith("ss")) {
            length--;
        }
        return length > 4 && "ye".indexOf(word.charAt(length - 1)) >= 0
                ? word.substring(0, length - 1)
                : word.substring(0, length);
    }

    private static String joined(String stem) {
        return NOT_WORD.matcher(stem).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /**
     * The scripts of a language's words: those that it does not share with the source's language, nor with many others;
     * Latin or Han where there are no others.
     */
    private static Set<UnicodeScript> scripts(Stream<String> words) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        words.forEach(word -> word.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON)
                .forEach(scripts::add));
        for (UnicodeScript shared : List.of(UnicodeScript.LATIN, UnicodeScript.HAN)) {
            if (scripts.size() > 1) {
                scripts.remove(shared);
            }
        }
        return scripts;
    }

    /** Whether a text may be in the lexicon's language, by its script; never for a lexicon that knows nothing. */
    public boolean isFor(String text) {
        if (senses.isEmpty() && renderings.isEmpty() && words.isEmpty()) {
            return false;
        }
        long here = text.codePoints()
                .filter(c -> Character.isLetter(c) && scripts.contains(UnicodeScript.of(c)))
                .count();
        long others = text.codePoints()
                .filter(c -> Character.isLetter(c) && UnicodeScript.of(c) != UnicodeScript.LATIN)
                .count();
        return scripts.isEmpty() || scripts.contains(UnicodeScript.LATIN) || here > OF_THE_SCRIPT * others;
    }

    /** A word of a translation that stands for something, and where it is. */
    public record Found(Span span, Sense sense) {}

    /** The words of a translation that stand for something, each once, and none as a part of a longer one. */
    public Set<Sense> senses(CharSequence text) {
        Set<Sense> found = new LinkedHashSet<>();
        find(text).forEach(each -> found.add(each.sense()));
        return found;
    }

    /** The same with their places, each time that they occur. */
    public List<Found> find(CharSequence text) {
        List<Found> found = new ArrayList<>();
        int end = 0;
        for (TermMatch match : sorted(matcher.match(text))) {
            Sense sense = senses.get(match.found());
            if (sense != null && match.span().end() > end) {
                found.add(new Found(match.span(), sense));
            }
            end = Math.max(end, match.span().end());
        }
        return found;
    }

    private static List<TermMatch> sorted(List<TermMatch> matches) {
        return matches.stream()
                .sorted(Comparator.comparingInt(
                                (TermMatch match) -> match.span().start())
                        .thenComparing(match -> -match.span().end()))
                .toList();
    }

    /** What has to be in a translation where something is in its source. */
    public List<Rendering> renderings() {
        return renderings;
    }

    /** Everyday words of the source's language. */
    public EverydayWords words() {
        return words;
    }
}
