package io.github.docsprint.glossary;

import io.github.docsprint.cache.Build;
import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A glossary of this build in a file, in a form that is read faster than YAML. */
final class KeptGlossary {

    private static final Term.Kind[] KINDS = Term.Kind.values();

    private final CacheFile file;
    private final byte[] key = Build.current().getBytes(StandardCharsets.UTF_8);

    KeptGlossary(CacheFile file) {
        this.file = file;
    }

    /** The glossary; empty where it was not kept, or by another build. */
    Optional<Glossary> read() {
        return file.read(key, KeptGlossary::glossary);
    }

    private static Glossary glossary(FieldReader in) {
        String language = in.text();
        List<Term> terms = in.all(() -> new Term(
                in.constant(KINDS),
                in.text(),
                in.text(),
                in.all(in::text),
                in.all(in::text),
                in.flag(),
                in.text(),
                in.maybe(in::text),
                in.maybe(in::text),
                in.maybe(in::text)));
        HashSet<String> vocabulary = new HashSet<>(in.all(in::text));
        return new Glossary(
                language,
                terms,
                vocabulary,
                beginnings(in),
                in.all(() -> new Rendering(in.all(in::text), in.all(in::text), in.all(in::text), beginnings(in))),
                in.all(() -> new EverydayWord(in.all(in::text), in.all(in::text), Double.parseDouble(in.text()))));
    }

    private static Map<String, List<String>> beginnings(FieldReader in) {
        Map<String, List<String>> beginnings = new LinkedHashMap<>();
        in.all(() -> Map.entry(in.text(), in.all(in::text)))
                .forEach(word -> beginnings.put(word.getKey(), word.getValue()));
        return beginnings;
    }

    private static void beginnings(FieldWriter out, Map<String, List<String>> beginnings) {
        out.all(beginnings.entrySet(), word -> {
            out.text(word.getKey());
            out.all(word.getValue(), out::text);
        });
    }

    /** Keeps a glossary, in place of what was there. */
    void write(Glossary glossary) {
        FieldWriter out = new FieldWriter();
        out.text(glossary.language());
        out.all(glossary.terms(), term -> {
            out.constant(term.kind());
            out.text(term.english());
            out.text(term.target());
            out.all(term.rejected(), out::text);
            out.all(term.exceptions(), out::text);
            out.flag(term.besideSourceOnly());
            out.text(term.rule());
            out.maybe(term.id(), out::text);
            out.maybe(term.note(), out::text);
            out.maybe(term.source(), out::text);
        });
        out.all(glossary.vocabulary(), out::text);
        beginnings(out, glossary.loans());
        out.all(glossary.renderings(), rendering -> {
            out.all(rendering.english(), out::text);
            out.all(rendering.target(), out::text);
            out.all(rendering.exceptions(), out::text);
            beginnings(out, rendering.others());
        });
        out.all(glossary.words(), word -> {
            out.all(word.english(), out::text);
            out.all(word.target(), out::text);
            out.text(Double.toString(word.share()));
        });
        file.write(key, out.bytes());
    }
}
