package io.github.docsprint.site;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "includes/**, includes/a.md, true",
        "includes/**, includes/x/a.md, true",
        "includes/**, includes2/a.md, false",
        "**/README.md, README.md, true",
        "**/README.md, a/b/README.md, true",
        "**/README.md, a/MYREADME.md, false",
        "docs/**/x/*.md, docs/x/a.md, true",
        "docs/**/x/*.md, docs/x/y/x/a.md, true",
        "docs/**/x/*.md, docs/x/y/a.md, false",
        "*.md, a/b.md, false",
        "a?.md, ab.md, true",
        "a?.md, a.md, false",
        "a*b*c, aXbXbYc, true",
        "a.md, aXmd, false",
    })
    void matches(String pattern, String path, boolean matches) {
        assertThat(new Glob(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    @Timeout(value = 5, unit = SECONDS)
    void noPatternTakesLong() {
        String path = "a".repeat(400) + "/a".repeat(400);

        assertThat(new Glob("*a".repeat(200) + "b").matches(path)).isFalse();
        assertThat(new Glob("**/a/".repeat(80) + "b?").matches(path)).isFalse();
    }

    @Property
    void agreesWithTheDefinition(@ForAll("patterns") String pattern, @ForAll("paths") String path) {
        assertThat(new Glob(pattern).matches(path)).isEqualTo(matches(pattern, path));
    }

    /** The definition, as directly and slowly as it is written. */
    private static boolean matches(String pattern, String path) {
        if (pattern.equals("**")) {
            return true;
        }
        if (pattern.startsWith("**/")) {
            String rest = pattern.substring(3);
            return matches(rest, path) || path.contains("/") && matches(pattern, path.substring(path.indexOf('/') + 1));
        }
        int end = pattern.indexOf('/');
        int pathEnd = path.indexOf('/');
        String first = end < 0 ? pattern : pattern.substring(0, end);
        String firstOfPath = pathEnd < 0 ? path : path.substring(0, pathEnd);
        if (!matchesName(first, firstOfPath)) {
            return false;
        }
        if (end < 0) {
            return pathEnd < 0;
        }
        String rest = pattern.substring(end + 1);
        return pathEnd < 0 ? rest.equals("**") : matches(rest, path.substring(pathEnd + 1));
    }

    private static boolean matchesName(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return matchesName(pattern.substring(1), name)
                    || !name.isEmpty() && matchesName(pattern, name.substring(1));
        }
        return !name.isEmpty()
                && (pattern.charAt(0) == '?' || pattern.charAt(0) == name.charAt(0))
                && matchesName(pattern.substring(1), name.substring(1));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "b", "*", "?", "**", "a*", "*b", "a?b")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(names -> !String.join("/", names).contains("**/**"))
                .map(names -> String.join("/", names));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "ab", "aab", "acb")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(names -> String.join("/", names));
    }
}
