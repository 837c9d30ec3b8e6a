package io.github.docsprint.rules;

import io.github.docsprint.cache.Build;
import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of this build in a file, in a form that is read faster than YAML. */
final class KeptRules {

    private static final Severity[] SEVERITIES = Severity.values();
    private static final Certainty[] CERTAINTIES = Certainty.values();
    private static final FixClass[] FIX_CLASSES = FixClass.values();

    /** How a rule finds what it is about, in the file. */
    private enum Kind {
        TERMS,
        BUILTIN,
        SUBSTITUTION,
        PATTERN
    }

    private static final Kind[] KINDS = Kind.values();

    private final CacheFile file;
    private final byte[] key = Build.current().getBytes(StandardCharsets.UTF_8);

    KeptRules(CacheFile file) {
        this.file = file;
    }

    /** The rules; empty where they were not kept, or by another build. */
    Optional<RuleSet> read() {
        return file.read(key, KeptRules::rules);
    }

    /** Keeps rules, in place of what was there. */
    void write(RuleSet rules) {
        FieldWriter out = new FieldWriter();
        out.text(rules.language());
        out.maybe(rules.source(), out::text);
        out.all(rules.rules(), rule -> {
            out.text(rule.id());
            out.maybe(rule.severity(), out::constant);
            out.constant(rule.certainty());
            out.constant(rule.fix());
            check(out, rule.check());
            out.maybe(rule.context().english(), out::text);
            out.all(rule.context().places(), out::text);
            out.all(rule.parameters().lists().entrySet(), list -> {
                out.text(list.getKey());
                out.all(list.getValue(), out::text);
            });
            out.all(rule.parameters().tables().entrySet(), table -> {
                out.text(table.getKey());
                table(out, table.getValue());
            });
            table(out, rule.summary().byLanguage());
            table(out, rule.explanation().byLanguage());
            out.maybe(rule.section(), out::text);
            out.all(rule.examples(), example -> {
                out.text(example.text());
                out.flag(example.wrong());
                out.maybe(example.fixed(), out::text);
                out.maybe(example.english(), out::text);
                out.maybe(example.path(), out::text);
            });
        });
        file.write(key, out.bytes());
    }

    private static RuleSet rules(FieldReader in) {
        return new RuleSet(
                in.text(),
                in.maybe(in::text),
                in.all(() -> new Rule(
                        in.text(),
                        in.maybe(() -> in.constant(SEVERITIES)),
                        in.constant(CERTAINTIES),
                        in.constant(FIX_CLASSES),
                        check(in),
                        new Context(in.maybe(in::text), in.all(in::text)),
                        parameters(in),
                        new LocalText(table(in)),
                        new LocalText(table(in)),
                        in.maybe(in::text),
                        in.all(() -> new Example(
                                in.text(), in.flag(), in.maybe(in::text), in.maybe(in::text), in.maybe(in::text))))));
    }

    private static void check(FieldWriter out, Check check) {
        if (check instanceof Check.Substitution substitution) {
            out.constant(Kind.SUBSTITUTION);
            table(out, substitution.replacements());
            out.all(substitution.exceptions(), out::text);
        } else if (check instanceof Check.Pattern pattern) {
            out.constant(Kind.PATTERN);
            out.text(pattern.pattern());
            out.maybe(pattern.use(), out::text);
            out.all(pattern.exceptions(), out::text);
        } else {
            out.constant(check instanceof Check.Terms ? Kind.TERMS : Kind.BUILTIN);
        }
    }

    private static Check check(FieldReader in) {
        return switch (in.constant(KINDS)) {
            case TERMS -> new Check.Terms();
            case BUILTIN -> new Check.Builtin();
            case SUBSTITUTION -> new Check.Substitution(table(in), in.all(in::text));
            case PATTERN -> new Check.Pattern(in.text(), in.maybe(in::text), in.all(in::text));
        };
    }

    private static Parameters parameters(FieldReader in) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (int left = in.integer(); left > 0; left--) {
            lists.put(in.text(), in.all(in::text));
        }
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        for (int left = in.integer(); left > 0; left--) {
            tables.put(in.text(), table(in));
        }
        return new Parameters(lists, tables);
    }

    private static void table(FieldWriter out, Map<String, String> table) {
        out.all(table.entrySet(), row -> {
            out.text(row.getKey());
            out.text(row.getValue());
        });
    }

    private static Map<String, String> table(FieldReader in) {
        Map<String, String> table = new LinkedHashMap<>();
        for (int left = in.integer(); left > 0; left--) {
            table.put(in.text(), in.text());
        }
        return table;
    }
}
