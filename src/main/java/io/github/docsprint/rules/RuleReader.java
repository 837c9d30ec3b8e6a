package io.github.docsprint.rules;

import com.google.re2j.PatternSyntaxException;
import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.Scalar;
import io.github.docsprint.yaml.Sequence;
import io.github.docsprint.yaml.YamlReader;
import io.github.docsprint.yaml.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads rule files, as docs/schema/rules.schema.json describes them. */
public final class RuleReader {

    private static final List<String> FILE_KEYS = List.of("schemaVersion", "language", "source", "rules");
    private static final List<String> RULE_KEYS = List.of(
            "id",
            "severity",
            "kind",
            "fix",
            "check",
            "section",
            "summary",
            "explanation",
            "with",
            "replace",
            "pattern",
            "use",
            "except",
            "context",
            "examples",
            "traps");
    private static final List<String> CHANGE_KEYS = List.of("id", "severity", "with");
    private static final List<String> EXAMPLE_KEYS = List.of("wrong", "right", "english", "path");
    private static final List<String> TRAP_KEYS = List.of("text", "english", "path");
    private static final List<String> PLACES =
            List.of("paragraph", "heading", "list-item", "table-cell", "front-matter", "shortcode", "alternative-text");
    private static final int LONGEST_PATTERN = 1000;

    /** Those that docsprint comes with, as far as they were asked for. */
    private static final Map<String, Optional<RuleSet>> SHIPPED = new ConcurrentHashMap<>();

    private RuleReader() {}

    /** The rules that docsprint comes with for a language. */
    public static Optional<RuleSet> shipped(String language) {
        return shipped(language, Optional.empty());
    }

    /**
     * The same, by way of a file in which they are kept between runs: that takes a tenth of the time.
     *
     * @param cache the folder of the file; empty to keep nothing
     */
    public static Optional<RuleSet> shipped(String language, Optional<Path> cache) {
        return SHIPPED.computeIfAbsent(language, name -> {
            Optional<KeptRules> kept =
                    cache.map(folder -> new KeptRules(new CacheFile(folder.resolve("rules-" + name))));
            return kept.flatMap(KeptRules::read).or(() -> {
                Optional<RuleSet> read = readShipped(name);
                read.ifPresent(rules -> kept.ifPresent(file -> file.write(rules)));
                return read;
            });
        });
    }

    private static Optional<RuleSet> readShipped(String language) {
        String name = "/rules/" + language + ".yaml";
        try (InputStream file = RuleReader.class.getResourceAsStream(name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(read(name.substring(1), file.readAllBytes(), Optional.empty(), id -> true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a team's rule file on top of other rules: under an id of theirs it changes severity and parameters, under
     * a new one it adds a simple rule.
     *
     * @param file its name for the user
     * @throws io.github.docsprint.message.Failure with the place, where the file is not as the schema says
     */
    public static RuleSet read(String file, byte[] utf8, RuleSet base) {
        return read(file, utf8, Optional.of(base), id -> false);
    }

    /**
     * Reads a team's rule file in place of those that docsprint comes with.
     *
     * @param file its name for the user
     * @param builtins the ids of the rules that are docsprint's code, which the file may name without saying how
     * @throws io.github.docsprint.message.Failure with the place, where the file is not as the schema says
     */
    public static RuleSet readWhole(String file, byte[] utf8, Set<String> builtins) {
        return read(file, utf8, Optional.empty(), builtins::contains);
    }

    private static RuleSet read(String file, byte[] utf8, Optional<RuleSet> base, Predicate<String> isBuiltin) {
        Mapping document = YamlReader.readMapping(file, utf8, Limits.CONFIG);
        document.allowOnly(FILE_KEYS);
        if (document.integer("schemaVersion").orElseThrow(() -> document.missing("schemaVersion")) != 1) {
            throw document.failure("rules.version", document.requiredText("schemaVersion"));
        }
        String language = document.requiredText("language");
        Map<String, Rule> rules = new LinkedHashMap<>();
        base.ifPresent(set -> set.rules().forEach(rule -> rules.put(rule.id(), rule)));
        List<String> seen = new ArrayList<>();
        for (Mapping entry : document.mappings("rules").orElse(List.of())) {
            String id = id(entry);
            if (seen.contains(id)) {
                throw entry.failure("rules.twice", id);
            }
            seen.add(id);
            Optional<Rule> known = Optional.ofNullable(rules.get(id));
            rules.put(id, known.map(rule -> changed(rule, entry)).orElseGet(() -> rule(id, entry, isBuiltin.test(id))));
        }
        return new RuleSet(
                language, document.text("source").or(() -> base.flatMap(RuleSet::source)), List.copyOf(rules.values()));
    }

    private static String id(Mapping entry) {
        String id = entry.requiredText("id");
        boolean plain = !id.isEmpty()
                && id.length() <= 60
                && id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (!plain) {
            throw at(entry, "id").failure("rules.id", id);
        }
        return id;
    }

    private static Rule changed(Rule rule, Mapping entry) {
        entry.allowOnly(CHANGE_KEYS);
        Optional<Severity> severity = entry.text("severity").isPresent() ? severity(entry) : rule.severity();
        Parameters parameters = parameters(entry);
        for (String key : parameters.keys()) {
            if (!rule.parameters().keys().contains(key)) {
                throw entry.failure(
                        "rules.parameter",
                        key,
                        rule.id(),
                        String.join(", ", rule.parameters().keys()));
            }
        }
        return rule.with(severity, rule.parameters().with(parameters));
    }

    private static Rule rule(String id, Mapping entry, boolean builtin) {
        entry.allowOnly(RULE_KEYS);
        Certainty certainty = oneOf(entry, "kind", Certainty.class, Certainty.MECHANICAL);
        FixClass fix = oneOf(entry, "fix", FixClass.class, FixClass.SUGGESTION);
        LocalText summary = text(entry, "summary").orElseThrow(() -> entry.missing("summary"));
        return new Rule(
                id,
                severity(entry),
                certainty,
                fix,
                check(id, entry, builtin),
                context(entry),
                parameters(entry),
                summary,
                text(entry, "explanation").orElse(summary),
                entry.text("section"),
                examples(entry));
    }

    private static Optional<Severity> severity(Mapping entry) {
        String name = entry.requiredText("severity");
        // YAML 1.1 reads a bare off as false
        if (name.equals("off") || name.equals("false")) {
            return Optional.empty();
        }
        return Optional.of(oneOf(entry, "severity", Severity.class, Severity.WARNING, "off"));
    }

    /** @param more what else may stand there, which the caller has dealt with */
    private static <E extends Enum<E>> E oneOf(Mapping entry, String key, Class<E> type, E otherwise, String... more) {
        Optional<String> name = entry.text(key);
        if (name.isEmpty()) {
            return otherwise;
        }
        List<String> names = Stream.of(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(name.get())) {
            String all = String.join(
                    ", ", Stream.concat(names.stream(), Stream.of(more)).toList());
            throw at(entry, key).failure("rules.value", key, name.get(), all);
        }
        return Enum.valueOf(type, name.get().toUpperCase(Locale.ROOT));
    }

    /** The value under a key, for a failure to point at. */
    private static YamlValue at(Mapping entry, String key) {
        return entry.get(key).orElse(entry);
    }

    private static Check check(String id, Mapping entry, boolean builtin) {
        String name = entry.text("check")
                .orElseGet(() -> entry.get("replace").isPresent()
                        ? "substitution"
                        : entry.get("pattern").isPresent() ? "pattern" : "builtin");
        List<String> exceptions = entry.texts("except").orElse(List.of());
        switch (name) {
            case "terms":
                return new Check.Terms();
            case "substitution":
                Map<String, String> replacements = table(entry, "replace");
                if (replacements.isEmpty()) {
                    throw entry.missing("replace");
                }
                return new Check.Substitution(replacements, exceptions);
            case "pattern":
                return pattern(entry, exceptions);
            case "builtin":
                if (!builtin) {
                    throw entry.failure("rules.unknown", id);
                }
                return new Check.Builtin();
            default:
                throw at(entry, "check").failure("rules.value", "check", name, "terms, substitution, pattern, builtin");
        }
    }

    private static Check pattern(Mapping entry, List<String> exceptions) {
        String pattern = entry.requiredText("pattern");
        if (pattern.length() > LONGEST_PATTERN) {
            throw at(entry, "pattern").failure("rules.long", String.valueOf(LONGEST_PATTERN));
        }
        try {
            return new Check.Pattern(pattern, entry.text("use"), exceptions);
        } catch (PatternSyntaxException e) {
            throw at(entry, "pattern")
                    .failure("rules.pattern", pattern, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private static Context context(Mapping entry) {
        return entry.mapping("context")
                .map(context -> {
                    context.allowOnly(List.of("english", "places"));
                    List<String> places = context.texts("places").orElse(List.of());
                    for (String place : places) {
                        if (!PLACES.contains(place)) {
                            throw context.failure("rules.value", "places", place, String.join(", ", PLACES));
                        }
                    }
                    return new Context(context.text("english"), places);
                })
                .orElse(Context.ANYWHERE);
    }

    private static Parameters parameters(Mapping entry) {
        Optional<Mapping> with = entry.mapping("with");
        if (with.isEmpty()) {
            return Parameters.NONE;
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        for (String key : with.get().entries().keySet()) {
            if (with.get().get(key).filter(Mapping.class::isInstance).isPresent()) {
                tables.put(key, table(with.get(), key));
            } else {
                lists.put(key, with.get().texts(key).orElse(List.of()));
            }
        }
        return new Parameters(lists, tables);
    }

    private static Map<String, String> table(Mapping entry, String key) {
        Map<String, String> table = new LinkedHashMap<>();
        entry.mapping(key)
                .ifPresent(mapping ->
                        mapping.entries().keySet().forEach(from -> table.put(from, mapping.requiredText(from))));
        return table;
    }

    private static Optional<LocalText> text(Mapping entry, String key) {
        return entry.get(key).map(value -> {
            if (value instanceof Scalar scalar) {
                return new LocalText(Map.of("en", scalar.text()));
            }
            Map<String, String> texts = table(entry, key);
            if (!texts.containsKey("en")) {
                throw value.failure("yaml.key.missing", "en");
            }
            return new LocalText(texts);
        });
    }

    private static List<Example> examples(Mapping entry) {
        List<Example> examples = new ArrayList<>();
        for (Mapping example : entry.mappings("examples").orElse(List.of())) {
            example.allowOnly(EXAMPLE_KEYS);
            examples.add(new Example(
                    example.requiredText("wrong"),
                    true,
                    example.text("right"),
                    example.text("english"),
                    example.text("path")));
        }
        Optional<YamlValue> traps = entry.get("traps");
        if (traps.isPresent() && traps.get() instanceof Sequence sequence) {
            sequence.values().forEach(trap -> examples.add(trap(trap)));
        }
        return examples;
    }

    private static Example trap(YamlValue trap) {
        if (trap instanceof Mapping mapping) {
            mapping.allowOnly(TRAP_KEYS);
            return new Example(
                    mapping.requiredText("text"),
                    false,
                    Optional.empty(),
                    mapping.text("english"),
                    mapping.text("path"));
        }
        if (trap instanceof Scalar scalar) {
            return new Example(scalar.text(), false, Optional.empty(), Optional.empty(), Optional.empty());
        }
        throw trap.failure("rules.trap");
    }
}
