package io.github.docsprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the code can say, it can say in both languages; and nothing is translated that nobody says. */
class MessageBundlesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");

    /** Of picocli's own form, named by options and commands rather than by code; held by the tests of the command line. */
    private static final String HELP = "help";

    /** Where code names a message: a failure, a message, the step of a progress, or words at once. */
    private static final Pattern USE = Pattern.compile(
            "(?:Failure\\s*\\.(?:usage|environment)|Message\\.of|new Message|\\.at|\\.waiting|\\.text)\\(\\s*\"([a-z]+\\.[^\"]+)\"");

    /** Where a template names a message. */
    private static final Pattern SAID = Pattern.compile("\\{\\{#say}}([^{]+)\\{\\{/say}}");

    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    /** A quoted apostrophe, or a quoted run that holds a brace: all that an apostrophe is for in a pattern. */
    private static final Pattern MEANT_APOSTROPHES = Pattern.compile("''|'[^']*[{}][^']*'");

    @TestFactory
    Stream<DynamicTest> everyMessageIsThereInJapaneseToo() {
        return Stream.concat(names(), Stream.of(HELP))
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(bundle(name + "_ja").keySet())
                                .isEqualTo(bundle(name).keySet())));
    }

    @TestFactory
    Stream<DynamicTest> bothLanguagesTakeTheSameArguments() {
        return eachBundle(name -> {
            Map<String, String> japanese = bundle(name + "_ja");
            bundle(name)
                    .forEach((key, pattern) -> assertThat(arguments(japanese.getOrDefault(key, "")))
                            .as(key)
                            .isEqualTo(arguments(pattern)));
        });
    }

    @TestFactory
    Stream<DynamicTest> noApostropheSwallowsTheRestOfAPattern() {
        return Stream.of("", "_ja")
                .flatMap(language -> eachBundle(name -> bundle(name + language)
                        .forEach((key, pattern) -> assertThat(
                                        MEANT_APOSTROPHES.matcher(pattern).replaceAll(""))
                                .as("%s: an apostrophe is written ''", key)
                                .doesNotContain("'"))));
    }

    @TestFactory
    Stream<DynamicTest> keysBeginWithTheNameOfTheirBundle() {
        return eachBundle(name -> assertThat(bundle(name).keySet()).allMatch(key -> key.startsWith(name + ".")));
    }

    @Test
    void everyMessageThatTheCodeNamesIsThere() {
        Set<String> keys =
                names().flatMap(name -> bundle(name).keySet().stream()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(Stream.concat(
                                sources().flatMap(source -> USE.matcher(source).results()),
                                templates()
                                        .flatMap(template ->
                                                SAID.matcher(template).results()))
                        .map(use -> use.group(1))
                        // Keys have no capitals; paths into an answer may.
                        .filter(key -> !key.matches(".*[.-]|.*[A-Z].*")))
                .isSubsetOf(keys);
    }

    /**
     * A key is named in one piece, or as a literal that ends with a dot or hyphen and the rest put after it at run time: an
     * identifier that is a literal or an enum constant ({@code UP_TO_DATE} for up-to-date), with another literal after
     * it or without.
     */
    @Test
    void everyMessageIsNamedByTheCode() {
        Set<String> pieces = Stream.concat(
                        templates()
                                .flatMap(template -> SAID.matcher(template).results())
                                .map(said -> said.group(1)),
                        sources()
                                .flatMap(source -> Stream.concat(
                                        STRING.matcher(source).results().map(literal -> literal.group(1)),
                                        CONSTANT.matcher(source)
                                                .results()
                                                .map(constant -> constant.group()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-')))))
                .collect(Collectors.toSet());

        assertThat(names().flatMap(name -> bundle(name).keySet().stream())).allMatch(key -> isNamed(key, pieces));
    }

    private static boolean isNamed(String key, Set<String> pieces) {
        return pieces.contains(key)
                || splits(key)
                        .filter(at -> ".-".indexOf(key.charAt(at - 1)) >= 0 && pieces.contains(key.substring(0, at)))
                        .anyMatch(at -> {
                            String rest = key.substring(at);
                            return pieces.contains(rest)
                                    || splits(rest)
                                            .anyMatch(half -> pieces.contains(rest.substring(0, half))
                                                    && pieces.contains(rest.substring(half)));
                        });
    }

    private static Stream<Integer> splits(String word) {
        return IntStream.range(1, word.length()).boxed();
    }

    private static Stream<DynamicTest> eachBundle(Consumer<String> check) {
        return names().map(name -> DynamicTest.dynamicTest(name, () -> check.accept(name)));
    }

    /** The names of the bundles, those with a sibling only in Japanese included. */
    private static Stream<String> names() {
        return files(BUNDLES, ".properties").stream()
                .map(file -> file.getFileName().toString().replaceFirst("(_ja)?\\.properties$", ""))
                .filter(name -> !name.equals(HELP))
                .distinct();
    }

    private static Map<String, String> bundle(String name) {
        Path file = BUNDLES.resolve(name + ".properties");
        Map<String, String> messages = new TreeMap<>();
        Properties loader = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                assertThat(messages.put((String) key, (String) value))
                        .as("%s is twice in %s", key, file)
                        .isNull();
                return value;
            }
        };
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
                loader.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return messages;
    }

    /** The indices of a pattern's arguments; refuses one that is no pattern. */
    private static Set<Integer> arguments(String pattern) {
        return ARGUMENT.matcher(new MessageFormat(pattern).toPattern().replaceAll("'[^']*'", ""))
                .results()
                .map(argument -> Integer.valueOf(argument.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> sources() {
        return files(Path.of("src/main/java"), ".java").stream().map(MessageBundlesTest::read);
    }

    private static Stream<String> templates() {
        return files(Path.of("src/main/resources/html"), ".mustache").stream().map(MessageBundlesTest::read);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collection<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
