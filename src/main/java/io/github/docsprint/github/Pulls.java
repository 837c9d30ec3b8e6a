package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/** The pull requests of one repository. */
public final class Pulls {

    private static final int PAGE = 100;

    private final GitHubConnection connection;
    private final RepositoryName repository;

    Pulls(GitHubConnection connection, RepositoryName repository) {
        this.connection = connection;
        this.repository = repository;
    }

    /** What came of an attempt to open a pull request. */
    public sealed interface Opening {

        /** It is open. */
        record Opened(PullRequest pull) implements Opening {}

        /** There is one from this branch already. */
        record Exists() implements Opening {}

        /** The branch holds nothing that the base lacks. */
        record NothingNew() implements Opening {}
    }

    /**
     * The pull request of a branch: the open one, else the newest.
     *
     * @param owner whose repository the branch is in
     */
    public Optional<PullRequest> ofBranch(String owner, String branch) {
        List<PullRequest> found = new ArrayList<>();
        GitHubConnection.ask(() -> {
            GHRepository library = connection.library(repository);
            for (GHPullRequest pull : library.queryPullRequests()
                    .state(GHIssueState.ALL)
                    .head(owner + ":" + branch)
                    .list()
                    .withPageSize(PAGE)) {
                found.add(pull(pull));
            }
            return found;
        });
        return found.stream()
                .filter(pull -> pull.headBranch().equals(branch)) // older servers ignore a head that they cannot read
                .max(Comparator.comparing((PullRequest pull) -> pull.state() == PullRequest.State.OPEN)
                        .thenComparing(PullRequest::number));
    }

    /** A pull request by its number; empty where there is none. */
    public Optional<PullRequest> find(int number) {
        try {
            return Optional.of(GitHubConnection.asking(
                    () -> pull(connection.library(repository).getPullRequest(number))));
        } catch (Refusal e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e.failure();
        }
    }

    /**
     * Opens one.
     *
     * @param owner whose repository the branch is in
     * @param base the branch that it is for
     */
    public Opening open(String title, String body, String owner, String branch, String base, boolean draft) {
        try {
            return new Opening.Opened(GitHubConnection.asking(() -> pull(connection
                    .library(repository)
                    .createPullRequest(title, owner + ":" + branch, base, body, true, draft))));
        } catch (Refusal e) {
            String words = e.explanation().toLowerCase(Locale.ROOT);
            if (e.status() == 422 && words.contains("already exists")) {
                return new Opening.Exists();
            }
            if (e.status() == 422 && words.contains("no commits between")) {
                return new Opening.NothingNew();
            }
            if (e.status() == 422 && words.contains("draft")) {
                String page = connection.settings().web() + "/" + repository + "/compare/" + base + "..." + owner + ":"
                        + branch;
                throw Failure.environment("github.no-drafts", repository.toString(), page)
                        .causedBy(e);
            }
            throw e.failure();
        }
    }

    /** Puts another title and body in the place of those that it has. */
    public void edit(int number, String title, String body) {
        GitHubConnection.ask(() -> connection
                .transport()
                .send("PATCH", "/repos/" + repository + "/pulls/" + number, json -> {
                    json.field("title", title);
                    json.field("body", body);
                }));
    }

    /** The files that a pull request changes. GitHub lists the first 3,000. */
    public List<ChangedFile> files(int number) {
        return GitHubConnection.ask(() -> {
            List<ChangedFile> files = new ArrayList<>();
            connection
                    .transport()
                    .all("/repos/" + repository + "/pulls/" + number + "/files", 30)
                    .forEach(file -> files.add(new ChangedFile(
                            file.requiredText("filename"),
                            file.requiredText("status"),
                            file.text("previous_filename"))));
            return files;
        });
    }

    private static PullRequest pull(GHPullRequest pull) throws IOException {
        boolean open = pull.getState() == GHIssueState.OPEN;
        return new PullRequest(
                pull.getNumber(),
                pull.getTitle(),
                Optional.ofNullable(pull.getBody()).orElse(""),
                open
                        ? PullRequest.State.OPEN
                        : pull.getMergedAt() != null ? PullRequest.State.MERGED : PullRequest.State.CLOSED,
                pull.getUser().getLogin(),
                pull.getHtmlUrl().toString(),
                pull.getHead().getSha(),
                pull.getBase().getSha(),
                Optional.ofNullable(pull.getHead().getRepository())
                        .map(from -> RepositoryName.parse(from.getFullName())),
                pull.getHead().getRef(),
                pull.getBase().getRef(),
                pull.getUpdatedAt().toInstant());
    }
}
