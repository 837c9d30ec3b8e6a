package io.github.docsprint.report;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.History;
import io.github.docsprint.site.Owners;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

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
    private final Map<Files, Roles> parsed = new HashMap<>();
    private final Ledger<Roles> ledger;

    /** @param file where the roles at the commits that were looked at are kept */
    OwnersLadder(Clone clone, History history, String folder, Optional<CacheFile> file) {
        this.clone = clone;
        this.history = history;
        this.folder = folder;
        this.ledger = new Ledger<>(file, "owners 1\n" + folder, OwnersLadder::write, OwnersLadder::roles);
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

    /** What tells that. */
    private record Files(Optional<BlobId> owners, Optional<BlobId> aliases) {
        static final Files NONE = new Files(Optional.empty(), Optional.empty());
    }

    /** All steps, the oldest first. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        follow(Roles.NOBODY, this::roles, (old, fresh, commit) -> compare(old, fresh, commit, steps));
        ledger.save();
        return steps;
    }

    /** The contents that steps and roles may follow from, whatever is in them. */
    Set<BlobId> contents() {
        Set<BlobId> contents = new LinkedHashSet<>();
        follow(Files.NONE, this::files, (old, fresh, commit) -> {
            fresh.owners().ifPresent(contents::add);
            fresh.aliases().ifPresent(contents::add);
        });
        return contents;
    }

    /** Who has which role now, by login. */
    Map<String, Role> now() {
        return roles(history.head()).byLogin();
    }

    /** What is done with a change on the main line. */
    private interface OnChange<T> {
        void changed(T old, T fresh, CommitId commit);
    }

    /** Finds the changes of something on the main line, the oldest first; it was as given before that. */
    private <T> void follow(T before, Function<CommitId, T> look, OnChange<T> found) {
        List<CommitId> mainline = new ArrayList<>(history.mainline());
        Collections.reverse(mainline);
        if (mainline.isEmpty()) {
            return;
        }
        int at = 0;
        found.changed(before, look.apply(mainline.get(0)), mainline.get(0));
        while (at < mainline.size() - 1) {
            int next = Math.min(at + STRIDE, mainline.size() - 1);
            between(mainline, at, next, look, found);
            at = next;
        }
    }

    private static <T> void between(
            List<CommitId> mainline, int before, int after, Function<CommitId, T> look, OnChange<T> found) {
        T old = look.apply(mainline.get(before));
        T fresh = look.apply(mainline.get(after));
        if (old.equals(fresh)) {
            return;
        }
        if (after - before == 1) {
            found.changed(old, fresh, mainline.get(after));
            return;
        }
        int middle = (before + after) >>> 1;
        between(mainline, before, middle, look, found);
        between(mainline, middle, after, look, found);
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

    private Files files(CommitId commit) {
        Optional<BlobId> owners = history.blobAt(commit, folder + "/" + Owners.FILE);
        return owners.isEmpty() ? Files.NONE : new Files(owners, clone.blobAt(commit, Owners.ALIASES));
    }

    private Roles roles(CommitId commit) {
        return ledger.answer(commit.hex(), () -> Optional.of(parsed.computeIfAbsent(files(commit), this::parse)))
                .orElseThrow();
    }

    private Roles parse(Files files) {
        Owners owners =
                Owners.read(files.owners().flatMap(clone::read), files.aliases().flatMap(clone::read));
        Map<String, Role> roles = new TreeMap<>();
        owners.reviewers().forEach(login -> roles.put(login, Role.REVIEWER));
        owners.approvers().forEach(login -> roles.put(login, Role.APPROVER));
        return new Roles(roles);
    }

    private static void write(FieldWriter out, Roles roles) {
        out.all(roles.byLogin().entrySet(), entry -> {
            out.text(entry.getKey());
            out.constant(entry.getValue());
        });
    }

    private static Roles roles(FieldReader in) {
        Map<String, Role> byLogin = new TreeMap<>();
        for (int left = in.integer(); left > 0; left--) {
            byLogin.put(in.text(), in.constant(Role.values()));
        }
        return new Roles(byLogin);
    }
}
