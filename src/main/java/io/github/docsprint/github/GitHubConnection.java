package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

/**
 * One GitHub, as one person. Requests are made when a method is called, and none in advance. What fails for reasons that
 * no caller can mend is a {@link Failure} that says what to do.
 */
public final class GitHubConnection {

    private final Settings settings;
    private final Transport transport;
    private final GitHub library;
    private final Map<RepositoryName, GHRepository> repositories = new ConcurrentHashMap<>();

    private GitHubConnection(Settings settings, Transport transport, GitHub library) {
        this.settings = settings;
        this.transport = transport;
        this.library = library;
    }

    /** Makes ready to ask; asks nothing yet. */
    public static GitHubConnection of(Settings settings) {
        Transport transport = new Transport(settings);
        GitHubBuilder builder = new GitHubBuilder()
                .withEndpoint(settings.api().toString())
                .withConnector(new LibraryConnector(transport));
        // With a login given, the library does not ask for it in advance; login() asks when somebody wants to know.
        settings.token().ifPresent(token -> builder.withOAuthToken(token.value(), ""));
        try {
            return new GitHubConnection(settings, transport, builder.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it reaches GitHub. */
    public Settings settings() {
        return settings;
    }

    /**
     * Who the token stands for.
     *
     * @throws Failure where there is none, or it is not good
     */
    public String login() {
        if (settings.token().isEmpty()) {
            throw Failure.environment("github.no-token", "GET /user");
        }
        return ask(() -> library.getMyself().getLogin());
    }

    /** Whether somebody, or an organization, has a login. */
    public boolean knows(String login) {
        return has("/users/" + Paths.escaped(login));
    }

    /** Whether there is anything behind a path of the API that the token may see. */
    boolean has(String path) {
        try {
            transport.get(path);
            return true;
        } catch (Refusal e) {
            if (e.status() == 404) {
                return false;
            }
            throw e.failure();
        }
    }

    /**
     * What the token is good for.
     *
     * @throws Failure where there is none, or it is not good
     */
    public TokenRights rights() {
        String login = login();
        return new TokenRights(
                login,
                ask(() -> transport.header("/user", "x-oauth-scopes")).map(scopes -> List.of(scopes.split("[, ]+"))));
    }

    /**
     * A repository.
     *
     * @return empty where there is none that the token may see
     */
    public Optional<Repository> repository(RepositoryName name) {
        try {
            return Optional.of(asking(() -> {
                GHRepository found = library.getRepository(name.toString());
                repositories.put(name, found);
                Optional<RepositoryName> parent = found.isFork() && found.getParent() != null
                        ? Optional.of(RepositoryName.parse(found.getParent().getFullName()))
                        : Optional.empty();
                return new Repository(
                        RepositoryName.parse(found.getFullName()),
                        found.getDefaultBranch(),
                        cloneAddress(found),
                        parent,
                        found.isArchived());
            }));
        } catch (Refusal e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e.failure();
        }
    }

    /** A repository that has to be there. */
    public Repository requireRepository(RepositoryName name) {
        return repository(name).orElseThrow(() -> Failure.environment("github.no-repository", name.toString()));
    }

    /** Where git finds it over HTTPS: on this GitHub and nowhere else, as the token goes there. */
    private String cloneAddress(GHRepository repository) {
        String address = repository.getHttpTransportUrl();
        String expected = settings.web() + "/";
        if (!address.startsWith(expected)) {
            throw Failure.environment("github.other-server", address, settings.host());
        }
        return address;
    }

    /** The copies that people push to. */
    public Forks forks() {
        return new Forks(this);
    }

    /** The pull requests of a repository. */
    public Pulls pulls(RepositoryName repository) {
        return new Pulls(this, repository);
    }

    /** The issues of a repository. */
    public Issues issues(RepositoryName repository) {
        return new Issues(this, repository);
    }

    /** The reviews of a repository's pull requests. */
    public Reviews reviews(RepositoryName repository) {
        return new Reviews(this, repository);
    }

    Transport transport() {
        return transport;
    }

    /** The library's view of a repository, asked for once. */
    GHRepository library(RepositoryName name) {
        GHRepository known = repositories.get(name);
        if (known != null) {
            return known;
        }
        requireRepository(name);
        return Objects.requireNonNull(repositories.get(name));
    }

    /** Something that the library asks. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws IOException;
    }

    /** Asks, and leaves refusals to the caller. */
    static <T> T asking(Asking<T> question) {
        try {
            return question.ask();
        } catch (IOException | GHException e) {
            // What went wrong on the way is a Failure or a Refusal already; this is an answer that makes no sense.
            throw Failure.environment("github.not-json", "GitHub").causedBy(e);
        }
    }

    /** Asks, where a refusal is nothing that the caller could mend. */
    static <T> T ask(Asking<T> question) {
        try {
            return asking(question);
        } catch (Refusal e) {
            throw e.failure();
        }
    }
}
