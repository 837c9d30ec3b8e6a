package io.github.docsprint.git;

import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The user's own {@code git}, for what changes a work tree or asks a remote: JGit knows neither sparse checkouts nor
 * contents that are fetched when they are needed, and would drop files of the one and fail in the other. It takes the
 * user's configuration, hooks and credentials; it never asks on the terminal.
 *
 * @param folder a folder of the clone
 */
public record GitProgram(Path folder) {

    private static final Pattern SERVER_ERROR = Pattern.compile("error: 5[0-9][0-9]");

    /**
     * What a command said.
     *
     * @param code its exit code
     */
    public record Answer(int code, String out, String err) {

        /** Whether it did what it was asked. */
        public boolean done() {
            return code == 0;
        }
    }

    /** The program's version as it tells it, such as {@code 2.39.5}; empty where there is no git. */
    public Optional<String> version() {
        try {
            return Optional.of(run(List.of("--version"), "").out().strip().replaceFirst("^git version ", ""));
        } catch (Failure e) {
            return Optional.empty();
        }
    }

    /** A value of the configuration that git works with here, the user's own included. */
    public Optional<String> config(String key) {
        Answer answer = run(List.of("config", "--get", key), "");
        return answer.done() ? Optional.of(answer.out().strip()).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    /** The branch that is checked out; empty for none. */
    public Optional<String> branch() {
        Answer answer = run(List.of("symbolic-ref", "--quiet", "--short", "HEAD"), "");
        return answer.done() ? Optional.of(answer.out().strip()) : Optional.empty();
    }

    /**
     * The files that differ from what is committed, relative to the root. Untracked ones are not among them: git never
     * overwrites those when it switches.
     */
    public List<String> changes() {
        String out = checked("status", "--porcelain", "-z", "--no-renames", "--untracked-files=no");
        return Arrays.stream(out.split("\0"))
                .filter(entry -> entry.length() > 3)
                .map(entry -> entry.substring(3))
                .toList();
    }

    /** Whether the work tree has a file that git does not know. */
    public boolean isUntracked(String path) {
        return checked("status", "--porcelain", "--untracked-files=all", "--", ":(literal)" + path)
                .startsWith("??");
    }

    /** Whether there is a branch of that name. */
    public boolean hasBranch(String name) {
        return run(List.of("show-ref", "--verify", "--quiet", "refs/heads/" + name), "")
                .done();
    }

    /** Checks out a branch; makes it at a commit where there is none of that name yet. Nothing is changed if it fails. */
    public void switchTo(String branch, CommitId start) {
        if (hasBranch(branch)) {
            checked("switch", "--quiet", branch);
        } else {
            checked("switch", "--quiet", "--no-track", "--create", branch, start.hex());
        }
    }

    /** Gives a file another path, in the index too. */
    public void move(String from, String to) {
        checked("mv", "--", from, to);
    }

    /** Removes a file, from the index too. */
    public void remove(String path) {
        checked("rm", "--quiet", "--", path);
    }

    /**
     * Fetches contents that a partial clone has not.
     *
     * @param remote the remote's name
     * @param blobs what to fetch
     */
    public void fetch(String remote, List<BlobId> blobs) {
        StringBuilder ids = new StringBuilder();
        blobs.forEach(blob -> ids.append(blob.hex()).append('\n'));
        // As git itself fetches what is promised (promisor-remote.c).
        Answer answer = run(
                List.of(
                        "-c",
                        "fetch.negotiationAlgorithm=noop",
                        "fetch",
                        remote,
                        "--no-tags",
                        "--no-write-fetch-head",
                        "--recurse-submodules=no",
                        "--filter=blob:none",
                        "--stdin"),
                ids.toString());
        if (!answer.done()) {
            throw Failure.environment("git.fetch-failed", remote, firstLine(answer.err()));
        }
    }

    /**
     * A server that wants to know who asks. The secret reaches git through its environment and a credential helper that
     * answers for this server alone and keeps nothing: it is in no argument, file or address, and hooks are not run
     * with it.
     *
     * @param server scheme and host, such as {@code https://github.com}
     */
    public record Access(String server, String secret) {

        private static final String HELPER =
                "!f() { test \"$1\" = get && echo username=x-access-token && echo \"password=$DOCSPRINT_GIT_SECRET\"; }; f";

        private Map<String, String> environment() {
            return Map.of(
                    "DOCSPRINT_GIT_SECRET", secret,
                    "GIT_ASKPASS", "",
                    "GIT_CONFIG_COUNT", "3",
                    "GIT_CONFIG_KEY_0", "credential.helper",
                    "GIT_CONFIG_VALUE_0", "",
                    "GIT_CONFIG_KEY_1", "credential." + server + ".helper",
                    "GIT_CONFIG_VALUE_1", HELPER,
                    "GIT_CONFIG_KEY_2", "http.followRedirects",
                    "GIT_CONFIG_VALUE_2", "false");
        }

        @Override
        public String toString() {
            return "Access[" + server + "]";
        }
    }

    /**
     * The secret that the user's own credential helpers keep for a server; empty where they know none. Nobody is asked.
     *
     * @param server scheme and host, such as {@code https://github.com}
     */
    public Optional<String> credential(String server) {
        int colon = server.indexOf("://");
        String wanted = "protocol=" + server.substring(0, colon) + "\nhost=" + server.substring(colon + 3) + "\n\n";
        Answer answer = run(
                List.of("-c", "credential.interactive=false", "credential", "fill"),
                wanted,
                Map.of("GIT_ASKPASS", "", "SSH_ASKPASS", "", "GCM_INTERACTIVE", "never"));
        return answer.out()
                .lines()
                .filter(line -> answer.done() && line.startsWith("password="))
                .map(line -> line.substring("password=".length()))
                .filter(secret -> !secret.isBlank())
                .findFirst();
    }

    /**
     * Brings branches of another repository here.
     *
     * @param remote a remote's name, or an address
     * @param refs what to fetch, such as {@code +refs/pull/7/head:refs/docsprint/pull/7/head}
     */
    public void fetch(String remote, List<String> refs, Optional<Access> access) {
        List<String> arguments = new ArrayList<>(List.of(
                "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--", remote));
        arguments.addAll(refs);
        Answer answer = run(arguments, "", access.map(Access::environment).orElse(Map.of()));
        if (!answer.done()) {
            throw refused(answer, remote, access)
                    .orElseGet(() -> Failure.environment("git.no-fetch", remote, firstLine(answer.err())));
        }
    }

    /** Takes references away, as far as they are there. */
    public void forget(List<String> refs) {
        StringBuilder deletions = new StringBuilder();
        refs.forEach(ref -> deletions.append("delete ").append(ref).append('\n'));
        run(List.of("update-ref", "--stdin"), deletions.toString());
    }

    /**
     * The files that git could not merge by itself; empty where this git cannot tell, as before 2.38.
     *
     * @param ours the branch
     * @param theirs what it is to be merged with
     */
    public Optional<List<String>> conflicts(CommitId ours, CommitId theirs) {
        Answer answer = run(
                List.of("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", ours.hex(), theirs.hex()),
                "");
        // After the tree that it made come the files, where there are any.
        return switch (answer.code()) {
            case 0 -> Optional.of(List.of());
            case 1 ->
                Optional.of(Arrays.stream(answer.out().split("\0"))
                        .skip(1)
                        .filter(path -> !path.isEmpty())
                        .toList());
            default -> Optional.empty();
        };
    }

    /** Where a file of docsprint's own can be kept beside git's, out of the work tree. */
    public Path ownFile(String name) {
        return folder.resolve(checked("rev-parse", "--git-path", name).strip());
    }

    /** The last commit of a branch of another repository; empty where it has no such branch. */
    public Optional<CommitId> remoteBranch(String address, String branch, Optional<Access> access) {
        Answer answer = run(
                List.of("ls-remote", "--", address, "refs/heads/" + branch),
                "",
                access.map(Access::environment).orElse(Map.of()));
        if (!answer.done()) {
            throw refused(answer, address, access)
                    .orElseGet(() -> Failure.environment("git.unreachable", address, firstLine(answer.err())));
        }
        return answer.out().isBlank()
                ? Optional.empty()
                : Optional.of(new CommitId(answer.out().substring(0, ObjectIds.LENGTH * 2)));
    }

    /** Pushes a commit to a branch of another repository, which loses no commit by it. */
    public void push(String address, CommitId commit, String branch, Optional<Access> access) {
        List<String> arguments = new ArrayList<>(List.of("push", "--quiet", "--recurse-submodules=no"));
        access.ifPresent(secret -> arguments.add("--no-verify"));
        arguments.addAll(List.of("--", address, commit.hex() + ":refs/heads/" + branch));
        Answer answer = run(arguments, "", access.map(Access::environment).orElse(Map.of()));
        if (!answer.done()) {
            throw refused(answer, address, access)
                    .or(() -> access.isPresent() && answer.err().contains("error: 403")
                            ? Optional.of(Failure.environment("git.push-forbidden", branch, address))
                            : Optional.empty())
                    .orElseGet(() -> Failure.environment("git.push-failed", branch, address, firstLine(answer.err())));
        }
    }

    /** What a server over HTTP refuses everybody, or whoever gave the secret; git tells its status in words alone. */
    private static Optional<Failure> refused(Answer answer, String address, Optional<Access> access) {
        String said = answer.err();
        boolean unknown = said.contains("Authentication failed")
                || said.contains("could not read Username")
                || said.contains("HTTP 401");
        if (access.isPresent() && unknown) {
            return Optional.of(Failure.environment("git.bad-token", address));
        }
        if (said.contains("error: 429") || said.contains("rate limit")) {
            return Optional.of(Failure.environment("git.rate-limit", address));
        }
        return SERVER_ERROR.matcher(said).find()
                ? Optional.of(Failure.environment("git.server-error", address, firstLine(said)))
                : Optional.empty();
    }

    private String checked(String... arguments) {
        Answer answer = run(List.of(arguments), "");
        if (!answer.done()) {
            throw Failure.environment("git.command-failed", String.join(" ", arguments), firstLine(answer.err()));
        }
        return answer.out();
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private Answer run(List<String> arguments, String input) {
        return run(arguments, input, Map.of());
    }

    private Answer run(List<String> arguments, String input, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closedEarly) {
                // Its exit code and words say why.
            }
            int code = process.waitFor();
            return new Answer(code, out.join(), err.join());
        } catch (IOException e) {
            throw Failure.environment("git.no-program").causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("git.command-failed", String.join(" ", arguments), "")
                    .causedBy(e);
        }
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
