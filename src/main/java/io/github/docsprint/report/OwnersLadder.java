package io.github.docsprint.report;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.History;
import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who became reviewer and approver of a language when, from the OWNERS file of its folder and OWNERS_ALIASES over time
 * (<a href="https://www.kubernetes.dev/docs/guide/owners/">OWNERS files</a>).
 */
final class OwnersLadder {

    private static final String ALIASES = "OWNERS_ALIASES";

    /** The main line is looked at every so many commits, and between two that differ. */
    private static final int STRIDE = 250;

    private final Clone clone;
    private final History history;
    private final String folder;
    private final Map<String, Roles> parsed = new HashMap<>();

    OwnersLadder(Clone clone, History history, String folder) {
        this.clone = clone;
        this.history = history;
        this.folder = folder;
    }

    /** A role of the ladder. */
    enum Role {
        NONE,
        REVIEWER,
        APPROVER;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Somebody's step.
     *
     * @param login the login
     * @param from the role before, {@link Role#NONE} for none
     * @param to the role after
     */
    record Step(OffsetDateTime when, String login, Role from, Role to) {}

    /** Who has which role, by login in the spelling of the file. */
    private record Roles(Map<String, Role> byLogin) {
        static final Roles NOBODY = new Roles(Map.of());
    }

    /** All steps, the oldest first. */
    List<Step> steps() {
        List<CommitId> mainline = new ArrayList<>(history.mainline());
        java.util.Collections.reverse(mainline);
        List<Step> steps = new ArrayList<>();
        if (mainline.isEmpty()) {
            return steps;
        }
        int at = 0;
        compare(Roles.NOBODY, roles(mainline.get(0)), mainline.get(0), steps);
        while (at < mainline.size() - 1) {
            int next = Math.min(at + STRIDE, mainline.size() - 1);
            between(mainline, at, next, steps);
            at = next;
        }
        return steps;
    }

    /** Who has which role now, by login. */
    Map<String, Role> now() {
        return roles(history.head()).byLogin();
    }

    private void between(List<CommitId> mainline, int before, int after, List<Step> steps) {
        Roles old = roles(mainline.get(before));
        Roles fresh = roles(mainline.get(after));
        if (old.equals(fresh)) {
            return;
        }
        if (after - before == 1) {
            compare(old, fresh, mainline.get(after), steps);
            return;
        }
        int middle = (before + after) >>> 1;
        between(mainline, before, middle, steps);
        between(mainline, middle, after, steps);
    }

    private void compare(Roles old, Roles fresh, CommitId commit, List<Step> steps) {
        Set<String> logins = new TreeSet<>(old.byLogin().keySet());
        logins.addAll(fresh.byLogin().keySet());
        for (String login : logins) {
            Role from = old.byLogin().getOrDefault(login, Role.NONE);
            Role to = fresh.byLogin().getOrDefault(login, Role.NONE);
            if (from != to) {
                steps.add(new Step(history.committedAt(commit), login, from, to));
            }
        }
    }

    private Roles roles(CommitId commit) {
        Optional<BlobId> owners = history.blobAt(commit, folder + "/OWNERS");
        if (owners.isEmpty()) {
            return Roles.NOBODY;
        }
        Optional<BlobId> aliases = clone.blobAt(commit, ALIASES);
        String key = owners.get().hex() + aliases.map(BlobId::hex).orElse("");
        return parsed.computeIfAbsent(key, none -> parse(owners.get(), aliases));
    }

    private Roles parse(BlobId owners, Optional<BlobId> aliases) {
        Map<String, Role> roles = new TreeMap<>();
        Optional<Mapping> file = mapping("OWNERS", owners);
        Optional<Mapping> groups =
                aliases.flatMap(blob -> mapping(ALIASES, blob)).flatMap(root -> quietly(() -> root.mapping("aliases")));
        for (Map.Entry<String, Role> entry :
                Map.of("reviewers", Role.REVIEWER, "approvers", Role.APPROVER).entrySet()) {
            file.flatMap(root -> quietly(() -> root.texts(entry.getKey()))).orElse(List.of()).stream()
                    .flatMap(name -> groups.flatMap(known -> quietly(() -> known.texts(name)))
                            .map(List::stream)
                            .orElseGet(() -> groups.map(known -> known.entries().containsKey(name))
                                            .orElse(false)
                                    ? Stream.empty()
                                    : Stream.of(name)))
                    .forEach(login -> roles.merge(
                            login, entry.getValue(), (one, other) -> one.compareTo(other) > 0 ? one : other));
        }
        return new Roles(roles);
    }

    private Optional<Mapping> mapping(String name, BlobId blob) {
        return quietly(() -> clone.read(blob).map(bytes -> YamlReader.readMapping(name, bytes, Limits.CONFIG)));
    }

    private interface Reading<T> {
        Optional<T> read();
    }

    /** What an old file that is not right YAML, or another kind of file, says: nothing. */
    private static <T> Optional<T> quietly(Reading<T> reading) {
        try {
            return reading.read();
        } catch (Failure notSo) {
            return Optional.empty();
        }
    }
}
