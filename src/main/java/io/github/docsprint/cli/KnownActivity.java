package io.github.docsprint.cli;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.github.Activity;
import io.github.docsprint.github.ActivityFile;
import io.github.docsprint.github.ActivityReader;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.Repository;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.github.Settings;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.message.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Who is on what, as far as it is known, and how it is known.
 *
 * @param activity empty where nothing is known
 * @param told where it is from and of when, or why there is nothing
 */
record KnownActivity(Optional<Activity> activity, Message told) {

    /** A list has to come quickly; without GitHub it is worth nearly as much. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Without a token GitHub answers sixty times an hour, and one list takes about as many answers. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** From here on what was kept says nothing any more. */
    private static final Duration OF_USE = Duration.ofDays(1);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** As a file has it. */
    static KnownActivity ofFile(Docsprint root, Path file) {
        Activity saved = ActivityFile.read(root.surroundings().workingFolder().resolve(file));
        return new KnownActivity(
                Optional.of(saved), Message.of("starter.activity-file", file.toString(), at(root, saved)));
    }

    /** Nothing, as nobody is to be asked. */
    static KnownActivity unasked() {
        return unknown(Message.of("starter.activity-offline"));
    }

    /**
     * As GitHub says; where it does not answer, as it said before. Never fails: a list of tasks is of use without.
     *
     * @param workplace a clone of a repository at GitHub, else nobody is asked
     */
    static KnownActivity ofGitHub(Docsprint root, Workplace workplace, Progress progress) {
        GitHubAccess access;
        try {
            access = GitHubAccess.of(root, workplace.repository(), null, null);
        } catch (Failure failure) {
            return unknown(Message.of("starter.activity-no-remote"));
        }
        boolean meant = root.surroundings().variable("GITHUB_API_URL").isPresent()
                || access.api().toString().equals(Settings.GITHUB_COM);
        return meant
                ? new Asking(root, workplace, access, progress).ask()
                : unknown(Message.of("starter.activity-no-remote"));
    }

    /** Lets the next list ask anew, after something was done that it has to show. */
    static void forget(Docsprint root, Workplace workplace) {
        try {
            new Asking(root, workplace, GitHubAccess.of(root, workplace.repository(), null, null), Progress.NONE)
                    .file()
                    .ifPresent(CacheFile::delete);
        } catch (Failure noRemote) {
            // Then nobody asks, and nothing is kept.
        }
    }

    private static KnownActivity unknown(Message why) {
        return new KnownActivity(Optional.empty(), why);
    }

    private static String at(Docsprint root, Activity activity) {
        ZonedDateTime local =
                activity.takenAt().atZone(root.surroundings().clock().getZone());
        return MINUTE.format(local);
    }

    /** One question to GitHub. */
    private record Asking(Docsprint root, Workplace workplace, GitHubAccess access, Progress progress) {

        KnownActivity ask() {
            Instant now = root.surroundings().clock().instant();
            Optional<Activity> kept = file().flatMap(file -> file.read(key()))
                    .flatMap(Asking::read)
                    .filter(activity -> age(activity, now).compareTo(OF_USE) < 0);
            Optional<Activity> fresh =
                    kept.filter(activity -> age(activity, now).compareTo(FRESH) < 0);
            if (fresh.isPresent()) {
                return known("starter.activity-github", fresh.get());
            }
            try {
                Activity read = read(now);
                file().ifPresent(file -> file.write(key(), written(read)));
                return known("starter.activity-github", read);
            } catch (Failure failure) {
                return kept.map(activity -> new KnownActivity(
                                kept, Message.of("starter.activity-kept", at(root, activity), failure.userMessage())))
                        .orElseGet(() -> unknown(Message.of("starter.activity-failed", failure.userMessage())));
            }
        }

        private KnownActivity known(String key, Activity activity) {
            return new KnownActivity(Optional.of(activity), Message.of(key, activity.repository(), at(root, activity)));
        }

        private Activity read(Instant now) {
            GitHubConnection connection = GitHubConnection.of(
                    access.settings(progress).keeping(root.cache()).within(PATIENCE));
            boolean fork = !workplace.repository().remotes().containsKey("upstream");
            // Nobody opens pull requests or issues at a fork.
            RepositoryName site = fork
                    ? connection
                            .repository(access.repository())
                            .flatMap(Repository::parent)
                            .orElse(access.repository())
                    : access.repository();
            return new ActivityReader(
                            connection,
                            site,
                            workplace.language(),
                            workplace.config().folder(workplace.language()),
                            progress)
                    .read(Optional.empty(), now)
                    .activity();
        }

        private Optional<CacheFile> file() {
            return root.cache()
                    .map(folder ->
                            new CacheFile(folder.resolve("activity-" + Integer.toHexString(asked().hashCode()))));
        }

        private byte[] key() {
            return asked().getBytes(StandardCharsets.UTF_8);
        }

        private String asked() {
            return access.api() + "\n" + access.repository() + "\n" + workplace.language();
        }

        private static Duration age(Activity activity, Instant now) {
            return Duration.between(activity.takenAt(), now).abs();
        }

        private static Optional<Activity> read(byte[] kept) {
            try {
                return Optional.of(ActivityFile.read("", kept));
            } catch (Failure ofAnotherVersion) {
                return Optional.empty();
            }
        }

        private static byte[] written(Activity activity) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ActivityFile.write(activity, bytes);
            return bytes.toByteArray();
        }
    }
}
