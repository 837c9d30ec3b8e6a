package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Failure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A main branch of the site, as the clone knows it.
 *
 * @param name for the user, such as {@code upstream/main}
 */
record MainBranch(String name, CommitId tip) {

    private static final List<String> REMOTES = List.of("upstream", "origin");
    private static final List<String> BRANCHES = List.of("HEAD", "main", "master");

    /** Those of remotes, the one to begin new work at first. */
    static List<MainBranch> ofRemotes(Clone clone) {
        return REMOTES.stream()
                .flatMap(remote ->
                        BRANCHES.stream().map(branch -> clone.target("refs/remotes/" + remote + "/" + branch)))
                .flatMap(ref ->
                        clone
                                .ref(ref)
                                .map(tip -> new MainBranch(ref.substring("refs/remotes/".length()), tip))
                                .stream())
                .distinct()
                .toList();
    }

    /** The one to begin new work at; a local one where no remote has any. */
    static Optional<MainBranch> of(Clone clone) {
        return Stream.concat(
                        ofRemotes(clone).stream(),
                        Stream.of("main", "master")
                                .flatMap(name ->
                                        clone.ref("refs/heads/" + name).map(tip -> new MainBranch(name, tip)).stream()))
                .findFirst();
    }

    /**
     * The same where nothing can be done without.
     *
     * @throws Failure where there is none
     */
    static MainBranch required(Clone clone) {
        return of(clone).orElseThrow(() -> Failure.environment("starter.no-main"));
    }

    /** The remote that it is of. */
    String remote() {
        return name.substring(0, name.indexOf('/'));
    }

    /** Whether it is the clone's own, so that nobody knows how old it is. */
    boolean isLocal() {
        return name.indexOf('/') < 0;
    }
}
