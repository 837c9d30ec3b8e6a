package io.github.docsprint.drift;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.git.CommitId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Links to lines of files: to GitHub where the clone comes from there, else paths from the repository's root.
 *
 * @param repository the {@code owner/name} at GitHub
 * @param commit the commit that lines are counted in
 */
public record LineLinks(Optional<String> repository, CommitId commit) {

    /** Where the site's own repository is usually found, first of all. */
    private static final String[] REMOTES = {"upstream", "origin"};

    private static final String SAFE = "-._~/";

    /** Links into the repository that a clone's remotes name. @param commit one that was published there */
    public static LineLinks of(Map<String, String> remotes, CommitId commit) {
        return new LineLinks(
                Stream.of(REMOTES)
                        .flatMap(name -> Optional.ofNullable(remotes.get(name)).stream())
                        .flatMap(address -> onGitHub(address).stream())
                        .findFirst(),
                commit);
    }

    /** The {@code owner/name} of a remote's address at GitHub, in any of git's forms. */
    private static Optional<String> onGitHub(String address) {
        String rest = address;
        for (String prefix : new String[] {"https://", "ssh://", "git://", "http://"}) {
            rest = rest.startsWith(prefix) ? rest.substring(prefix.length()) : rest;
        }
        rest = rest.substring(rest.lastIndexOf('@') + 1);
        if (!rest.startsWith("github.com/") && !rest.startsWith("github.com:")) {
            return Optional.empty();
        }
        String name = rest.substring("github.com/".length());
        name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        name = name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
        return name.matches("[\\w.-]{1,100}/[\\w.-]{1,100}") ? Optional.of(name) : Optional.empty();
    }

    /** Paths from the repository's root, as nobody else has the commit. */
    public static LineLinks unpublished(CommitId commit) {
        return new LineLinks(Optional.empty(), commit);
    }

    /** The link to some lines that everybody can follow; empty where the commit is not published. */
    public Optional<String> published(String path, Lines lines) {
        return repository.map(name -> to(path, lines));
    }

    /** The link to some lines, with nothing in it that Markdown or HTML would take for its own. */
    public String to(String path, Lines lines) {
        String fragment =
                lines.first() == lines.last() ? "#L" + lines.first() : "#L" + lines.first() + "-L" + lines.last();
        return repository
                        // "plain": GitHub renders Markdown otherwise, and a rendered page has no lines.
                        .map(name -> "https://github.com/" + name + "/blob/" + commit.hex() + "/" + encoded(path)
                                + "?plain=1")
                        .orElseGet(() -> encoded(path))
                + fragment;
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
