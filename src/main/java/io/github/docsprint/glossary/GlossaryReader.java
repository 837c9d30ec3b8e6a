package io.github.docsprint.glossary;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Reads glossary files, as docs/schema/glossary.schema.json describes them. */
public final class GlossaryReader {

    private static final List<String> FILE_KEYS =
            List.of("schemaVersion", "language", "terms", "vocabulary", "loans", "renderings", "words");
    private static final List<String> TERM_KEYS =
            List.of("en", "ja", "kind", "reject", "except", "context", "rule", "id", "note", "source");
    private static final List<String> KINDS = List.of("word", "term", "resource");
    private static final int LONGEST_SPELLING = 100;
    private static final Pattern BLANKS = Pattern.compile(" +");

    /** Those that docsprint comes with, as far as they were asked for. */
    private static final Map<String, Optional<Glossary>> SHIPPED = new ConcurrentHashMap<>();

    private GlossaryReader() {}

    /** The glossary that docsprint comes with for a language. */
    public static Optional<Glossary> shipped(String language) {
        return shipped(language, Optional.empty());
    }

    /**
     * The same, by way of a file in which it is kept between runs: that takes a tenth of the time.
     *
     * @param cache the folder of the file; empty to keep nothing
     */
    public static Optional<Glossary> shipped(String language, Optional<Path> cache) {
        return SHIPPED.computeIfAbsent(language, name -> {
            Optional<KeptGlossary> kept =
                    cache.map(folder -> new KeptGlossary(new CacheFile(folder.resolve("glossary-" + name))));
            return kept.flatMap(KeptGlossary::read).or(() -> {
                Optional<Glossary> read = readShipped(name);
                read.ifPresent(glossary -> kept.ifPresent(file -> file.write(glossary)));
                return read;
            });
        });
    }

    private static Optional<Glossary> readShipped(String language) {
        return resource("/glossary/" + language + ".yaml");
    }

    /** The everyday words that docsprint comes with for a language: a file of their own, as few commands need them. */
    public static Optional<Glossary> shippedWords(String language) {
        return resource("/glossary/" + language + "-words.yaml");
    }

    private static Optional<Glossary> resource(String name) {
        try (InputStream file = GlossaryReader.class.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(read(name.substring(1), file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a glossary file.
     *
     * @param file its name for the user
     * @throws io.github.docsprint.message.Failure with the place, where the file is not as the schema says
     */
    public static Glossary read(String file, byte[] utf8) {
        Mapping document = YamlReader.readMapping(file, utf8, Limits.CONFIG);
        document.allowOnly(FILE_KEYS);
        if (document.integer("schemaVersion").orElseThrow(() -> document.missing("schemaVersion")) != 1) {
            throw document.failure("glossary.version", document.requiredText("schemaVersion"));
        }
        String language = document.requiredText("language");
        List<Term> terms = new ArrayList<>();
        for (Mapping entry : document.mappings("terms").orElse(List.of())) {
            terms.add(term(entry, language));
        }
        Set<String> vocabulary = new HashSet<>(document.texts("vocabulary").orElse(List.of()));
        Map<String, List<String>> loans = beginnings(document, "loans");
        vocabulary.addAll(loans.keySet());
        List<Rendering> renderings = document.mappings("renderings").orElse(List.of()).stream()
                .map(entry -> rendering(entry, language))
                .toList();
        List<EverydayWord> words = new ArrayList<>();
        document.mappings("words").orElse(List.of()).forEach(group -> words(group, words));
        return new Glossary(language, terms, vocabulary, loans, renderings, words);
    }

    /** Words that are rendered equally often. */
    private static void words(Mapping group, List<EverydayWord> found) {
        group.allowOnly(List.of("share", "words"));
        double share = share(group);
        Mapping words = group.mapping("words").orElseThrow(() -> group.missing("words"));
        for (String english : words.entries().keySet()) {
            found.add(new EverydayWord(parts(words, english), parts(words, words.requiredText(english)), share));
        }
    }

    private static double share(Mapping group) {
        String text = group.requiredText("share");
        try {
            double share = Double.parseDouble(text);
            if (share > 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw group.failure("glossary.share", text).causedBy(e);
        }
        throw group.failure("glossary.share", text);
    }

    /** What blanks part, each no longer than a spelling may be. */
    private static List<String> parts(Mapping entry, String text) {
        spelling(entry, text.substring(0, Math.min(1, text.length())));
        List<String> parts = List.of(BLANKS.split(text.strip()));
        parts.forEach(part -> spelling(entry, part));
        return parts;
    }

    /** Words of the language, with the beginnings of the English ones that each stands for. */
    private static Map<String, List<String>> beginnings(Mapping document, String key) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        document.mapping(key)
                .ifPresent(words -> words.entries()
                        .keySet()
                        .forEach(word -> found.put(spelling(words, word), spellings(words, word))));
        return found;
    }

    private static Rendering rendering(Mapping entry, String language) {
        entry.allowOnly(List.of("en", language, "except", "others"));
        return new Rendering(
                spellings(entry, "en"),
                spellings(entry, language),
                entry.texts("except").orElse(List.of()),
                beginnings(entry, "others"));
    }

    private static List<String> spellings(Mapping entry, String key) {
        List<String> texts = entry.texts(key).orElseThrow(() -> entry.missing(key));
        texts.forEach(text -> spelling(entry, text));
        return texts;
    }

    private static Term term(Mapping entry, String language) {
        List<String> keys =
                TERM_KEYS.stream().map(key -> key.equals("ja") ? language : key).toList();
        entry.allowOnly(keys);
        String kindName = entry.text("kind").orElse("term");
        if (!KINDS.contains(kindName)) {
            throw entry.failure("glossary.kind", kindName, String.join(", ", KINDS));
        }
        Term.Kind kind = Term.Kind.valueOf(kindName.toUpperCase(Locale.ROOT));
        String target = spelling(entry, entry.requiredText(language));
        List<String> rejected = new ArrayList<>();
        for (String text : entry.texts("reject").orElse(List.of())) {
            if (text.equals(target)) {
                throw entry.failure("glossary.reject", text);
            }
            rejected.add(spelling(entry, text));
        }
        Optional<String> context = entry.text("context");
        if (context.isPresent() && !context.get().equals("source")) {
            throw entry.failure("glossary.context", context.get());
        }
        return new Term(
                kind,
                entry.requiredText("en"),
                target,
                rejected,
                entry.texts("except").orElse(List.of()),
                context.isPresent(),
                entry.text("rule").orElse(kind.rule()),
                entry.text("id"),
                entry.text("note"),
                entry.text("source"));
    }

    private static String spelling(Mapping entry, String text) {
        if (text.isBlank() || text.length() > LONGEST_SPELLING) {
            throw entry.failure("glossary.spelling", String.valueOf(LONGEST_SPELLING));
        }
        return text;
    }
}
