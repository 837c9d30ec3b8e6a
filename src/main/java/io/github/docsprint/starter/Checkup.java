package io.github.docsprint.starter;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.github.TokenRights;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks whether a machine and a clone are fit for a day's work.
 *
 * @param site the site's own repository, {@code owner/name}
 * @param hugo what {@code hugo version} says; empty where there is none
 * @param now the site's main branch is old or not from here
 */
public record Checkup(String site, Optional<String> hugo, Instant now) {

    /** Sparse checkout and partial clones work well from here on (git's release notes of 2.25 and 2.29). */
    private static final int[] GOOD_GIT = {2, 29};

    /** A busy site has many commits in a week. */
    private static final Duration OLD = Duration.ofDays(7);

    private static final String HUGO = "https://github.com/gohugoio/hugo";

    private static final long LITTLE_DISK = 300L << 20;
    private static final long SOME_DISK = 2L << 30;
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,4}))?");
    private static final Pattern PINNED = Pattern.compile("(?m)^ {0,8}HUGO_VERSION *= *\"([0-9.]{1,20})\"");

    /** How something is. */
    public enum Level {
        OK,
        WARNING,
        PROBLEM;

        /** The name in the machine formats. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param check what, by a name that stays the same
     * @param mend the commands that mend it, one after the other
     */
    public record Finding(String check, Level level, Message told, List<String> mend) {
        public Finding {
            mend = List.copyOf(mend);
        }
    }

    /** What is left to look at where there is no clone. */
    public List<Finding> withoutClone(Path folder) {
        List<Finding> findings = new ArrayList<>();
        findings.add(git(new GitProgram(folder)));
        findings.add(problem("clone", Message.of("starter.doctor-no-clone", folder.toString())));
        findings.add(disk(folder));
        return findings;
    }

    /** Looks at everything but the token. @param missing how many contents of pages a partial clone does not have */
    public List<Finding> of(Clone clone, int missing) {
        Path folder = clone.workTree().orElse(Path.of("."));
        GitProgram program = new GitProgram(folder);
        List<Finding> findings = new ArrayList<>();
        Finding git = git(program);
        findings.add(git);
        findings.add(history(clone));
        if (clone.isPartial()) {
            findings.add(contents(missing));
        }
        if (clone.isSparse()) {
            findings.add(ok("sparse", Message.of("starter.doctor-sparse")));
        }
        findings.addAll(remotes(clone));
        if (git.level() != Level.PROBLEM) {
            findings.add(identity(program));
        }
        findings.add(hugo(clone));
        findings.add(disk(folder));
        return findings;
    }

    private static Finding git(GitProgram program) {
        Optional<String> version = program.version();
        if (version.isEmpty()) {
            return problem("git", Message.of("starter.doctor-git-none"));
        }
        Matcher number = VERSION.matcher(version.get());
        boolean good = number.find()
                && (Integer.parseInt(number.group(1)) > GOOD_GIT[0]
                        || Integer.parseInt(number.group(1)) == GOOD_GIT[0]
                                && Integer.parseInt(number.group(2)) >= GOOD_GIT[1]);
        return good
                ? ok("git", Message.of("starter.doctor-git", version.get()))
                : warning("git", Message.of("starter.doctor-git-old", version.get(), GOOD_GIT[0] + "." + GOOD_GIT[1]));
    }

    private static Finding history(Clone clone) {
        if (clone.workTree().isEmpty()) {
            return problem("clone", Message.of("starter.doctor-bare"));
        }
        if (clone.isShallow()) {
            return problem("clone", Message.of("starter.doctor-shallow"), "git fetch --unshallow");
        }
        return ok(
                "clone",
                Message.of(
                        clone.isLinkedWorktree()
                                ? "starter.doctor-worktree"
                                : clone.isPartial() ? "starter.doctor-partial" : "starter.doctor-full"));
    }

    private static Finding contents(int missing) {
        return missing == 0
                ? ok("contents", Message.of("starter.doctor-contents"))
                : warning(
                        "contents", Message.of("starter.doctor-contents-missing", missing), "docsprint doctor --fetch");
    }

    private List<Finding> remotes(Clone clone) {
        SortedMap<String, String> remotes = clone.remotes();
        Optional<String> upstream = Optional.ofNullable(remotes.get("upstream"));
        Optional<String> origin = Optional.ofNullable(remotes.get("origin"));
        String address = "https://github.com/" + site + ".git";
        String fork = fork();
        List<Finding> findings = new ArrayList<>();
        if (origin.filter(this::isSite).isPresent() && upstream.isEmpty()) {
            findings.add(warning(
                    "remotes",
                    Message.of("starter.doctor-no-fork", site),
                    "git remote rename origin upstream",
                    "git remote add origin " + fork));
            return findings;
        }
        findings.add(
                upstream.isEmpty()
                        ? warning(
                                "upstream",
                                Message.of("starter.doctor-no-upstream", site),
                                "git remote add upstream " + address,
                                "git fetch upstream")
                        : isSite(upstream.get())
                                ? upstreamThere(clone)
                                : warning(
                                        "upstream",
                                        Message.of("starter.doctor-other-upstream", shown(upstream.get()), site),
                                        "git remote set-url upstream " + address));
        findings.add(
                origin.isEmpty()
                        ? warning("origin", Message.of("starter.doctor-no-origin"), "git remote add origin " + fork)
                        : isSite(origin.get())
                                ? warning(
                                        "origin",
                                        Message.of("starter.doctor-origin-is-site", site),
                                        "git remote set-url origin " + fork)
                                : ok("origin", Message.of("starter.doctor-origin", shown(origin.get()))));
        return findings;
    }

    /** Where a participant's own copy is, with a name to be replaced. */
    private String fork() {
        return "https://github.com/YOU/" + site.substring(site.indexOf('/') + 1) + ".git";
    }

    private Finding upstreamThere(Clone clone) {
        Optional<String> branch = Stream.of("upstream/main", "upstream/master")
                .filter(name -> clone.ref("refs/remotes/" + name).isPresent())
                .findFirst();
        if (branch.isEmpty()) {
            return warning("upstream", Message.of("starter.doctor-not-fetched"), "git fetch upstream");
        }
        return old(clone, branch.get(), now)
                .map(told -> warning("upstream", told, "git fetch upstream"))
                .orElseGet(() -> ok("upstream", Message.of("starter.doctor-upstream", site)));
    }

    /**
     * That a remote's branch, as the clone knows it, is likely to be behind: its last commit is of more than a week ago,
     * and nobody has fetched since.
     *
     * @param branch such as {@code upstream/main}
     */
    public static Optional<Message> old(Clone clone, String branch, Instant now) {
        Instant before = now.minus(OLD);
        return clone.ref("refs/remotes/" + branch)
                .map(tip -> clone.commit(tip).committer().when())
                .filter(committed -> committed.toInstant().isBefore(before))
                .filter(committed ->
                        clone.lastFetch().filter(fetch -> fetch.isAfter(before)).isEmpty())
                .map(committed -> Message.of(
                        "starter.doctor-old",
                        branch,
                        committed.toLocalDate().toString(),
                        ChronoUnit.DAYS.between(committed.toInstant(), now)));
    }

    /** What a token is good for. @param variable where it was found */
    public static Finding token(TokenRights rights, String variable) {
        Optional<Boolean> may = rights.mayContribute();
        return may.isPresent()
                ? may.get()
                        ? ok("token", Message.of("starter.doctor-token", variable, rights.login()))
                        : warning("token", Message.of("starter.doctor-token-no-scope", variable, rights.login()))
                : warning("token", Message.of("starter.doctor-token-unknown", variable, rights.login()));
    }

    private boolean isSite(String url) {
        String plain = url.replaceFirst("/+$", "").replaceFirst("\\.git$", "").toLowerCase(Locale.ROOT);
        return plain.endsWith("/" + site.toLowerCase(Locale.ROOT))
                || plain.endsWith(":" + site.toLowerCase(Locale.ROOT));
    }

    /** An address without the user and password that it may hold. */
    private static String shown(String url) {
        return url.replaceFirst("^([a-z+]{1,10}://)[^/@]*@", "$1");
    }

    private static Finding identity(GitProgram program) {
        Optional<String> name = program.config("user.name");
        Optional<String> mail = program.config("user.email");
        if (name.isPresent() && mail.isPresent()) {
            return ok("identity", Message.of("starter.doctor-identity", name.get(), mail.get()));
        }
        List<String> commands = new ArrayList<>();
        if (name.isEmpty()) {
            commands.add("git config --global user.name \"YOUR NAME\"");
        }
        if (mail.isEmpty()) {
            commands.add("git config --global user.email YOU@EXAMPLE.COM");
        }
        return new Finding("identity", Level.PROBLEM, Message.of("starter.doctor-no-identity"), commands);
    }

    private Finding hugo(Clone clone) {
        Optional<String> pinned = clone.blobAt(clone.resolve("HEAD"), "netlify.toml")
                .flatMap(clone::text)
                .map(PINNED::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
        Optional<String> here = hugo.map(VERSION::matcher).filter(Matcher::find).map(Matcher::group);
        String where = pinned.map(version -> HUGO + "/releases/tag/v" + version).orElse(HUGO + "/releases");
        if (here.isEmpty()) {
            return warning("hugo", Message.of("starter.doctor-no-hugo", pinned.orElse("-"), where));
        }
        return pinned.isEmpty() || pinned.equals(here)
                ? ok("hugo", Message.of("starter.doctor-hugo", here.get()))
                : warning("hugo", Message.of("starter.doctor-other-hugo", here.get(), pinned.get(), where));
    }

    private static Finding disk(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            Message told = Message.of("starter.doctor-disk", free >> 20);
            return free < LITTLE_DISK
                    ? problem("disk", told)
                    : free < SOME_DISK ? warning("disk", told) : ok("disk", told);
        } catch (IOException e) {
            throw Failure.environment("git.no-such-folder", folder).causedBy(e);
        }
    }

    /** How to get a small clone: one language and its source, without the contents of old revisions. */
    public List<String> smallClone(SiteConfig config, String language) {
        String name = site.substring(site.indexOf('/') + 1);
        return List.of(
                "git clone --filter=blob:none --sparse --origin upstream https://github.com/" + site + ".git " + name,
                "cd " + name,
                "git sparse-checkout set " + config.folder(config.sourceLanguage()) + " " + config.folder(language),
                "git remote add origin " + fork(),
                "docsprint doctor --fetch");
    }

    private static Finding ok(String check, Message told) {
        return new Finding(check, Level.OK, told, List.of());
    }

    private static Finding warning(String check, Message told, String... mend) {
        return new Finding(check, Level.WARNING, told, List.of(mend));
    }

    private static Finding problem(String check, Message told, String... mend) {
        return new Finding(check, Level.PROBLEM, told, List.of(mend));
    }
}
