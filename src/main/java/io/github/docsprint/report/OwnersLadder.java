package io.github.docsprint.report;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.History;
import io.github.docsprint.site.Owners;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who became reviewer and approver of a language when, from the OWNERS file of its folder and OWNERS_ALIASES over time
 * (<a href="https://www.kubernetes.dev/docs/guide/owners/">OWNERS files</a>).
 */
final class OwnersLadder {

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
        Collections.reverse(mainline);
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
        Optional<BlobId> owners = history.blobAt(commit, folder + "/" + Owners.FILE);
        if (owners.isEmpty()) {
            return Roles.NOBODY;
        }
        Optional<BlobId> aliases = clone.blobAt(commit, Owners.ALIASES);
        String key = owners.get().hex() + aliases.map(BlobId::hex).orElse("");
        return parsed.computeIfAbsent(key, none -> parse(owners.get(), aliases));
    }

    private Roles parse(BlobId file, Optional<BlobId> aliases) {
        Owners owners = Owners.read(clone.read(file), aliases.flatMap(clone::read));
        Map<String, Role> roles = new TreeMap<>();
        owners.reviewers().forEach(login -> roles.put(login, Role.REVIEWER));
        owners.approvers().forEach(login -> roles.put(login, Role.APPROVER));
        return new Roles(roles);
    }
}
