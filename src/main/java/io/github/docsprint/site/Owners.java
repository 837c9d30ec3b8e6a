package io.github.docsprint.site;

import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Who answers for a folder, by its OWNERS file and the groups of OWNERS_ALIASES
 * (<a href="https://www.kubernetes.dev/docs/guide/owners/">OWNERS files</a>). What is not right YAML, or another kind of
 * file, names nobody.
 *
 * @param reviewers their logins, in the order and spelling of the files
 * @param approvers the same
 */
public record Owners(List<String> reviewers, List<String> approvers) {

    /** The file, in the folder that it is about. */
    public static final String FILE = "OWNERS";

    /** The file of the groups, at the repository's root. */
    public static final String ALIASES = "OWNERS_ALIASES";

    public Owners {
        reviewers = List.copyOf(reviewers);
        approvers = List.copyOf(approvers);
    }

    /**
     * Reads both files.
     *
     * @param owners empty where there is none
     * @param aliases empty where there is none
     */
    public static Owners read(Optional<byte[]> owners, Optional<byte[]> aliases) {
        Optional<Mapping> file = owners.flatMap(bytes -> mapping(FILE, bytes));
        Optional<Mapping> groups = aliases.flatMap(bytes -> mapping(ALIASES, bytes))
                .flatMap(root -> quietly(() -> root.mapping("aliases")));
        return new Owners(logins(file, "reviewers", groups), logins(file, "approvers", groups));
    }

    private static List<String> logins(Optional<Mapping> file, String role, Optional<Mapping> groups) {
        return file.flatMap(root -> quietly(() -> root.texts(role))).orElse(List.of()).stream()
                .flatMap(name -> groups.filter(known -> known.entries().containsKey(name))
                        .map(known -> quietly(() -> known.texts(name)).orElse(List.of()).stream())
                        .orElseGet(() -> Stream.of(name)))
                .distinct()
                .toList();
    }

    private static Optional<Mapping> mapping(String name, byte[] yaml) {
        return quietly(() -> Optional.of(YamlReader.readMapping(name, yaml, Limits.CONFIG)));
    }

    private static <T> Optional<T> quietly(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (Failure notSo) {
            return Optional.empty();
        }
    }
}
