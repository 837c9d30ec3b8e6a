package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How to reach GitHub.
 *
 * @param api where its REST API is, without a slash at the end
 * @param token empty to read what everybody may read
 * @param cache a folder to keep answers in, to be asked for again only when they changed; empty to keep nothing
 * @param timeout how long to wait for one answer
 * @param proxy what to go through
 * @param pause how to wait before GitHub is asked again
 */
public record Settings(
        URI api, Optional<Token> token, Optional<Path> cache, Duration timeout, Optional<Proxy> proxy, Pause pause) {

    /** Where github.com's API is. */
    public static final String GITHUB_COM = "https://api.github.com";

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Those for an address, with the usual timeout, and nothing in between. */
    public static Settings of(URI api, Optional<Token> token, Optional<Path> cache) {
        return new Settings(api, token, cache, USUAL_TIMEOUT, Optional.empty(), Pause::sleep);
    }

    /** The same for somebody who waits longer, or not as long, for one answer. */
    public Settings within(Duration limit) {
        return new Settings(api, token, cache, limit, proxy, pause);
    }

    /** The same with answers kept in a folder. */
    public Settings keeping(Optional<Path> folder) {
        return new Settings(api, token, folder, timeout, proxy, pause);
    }

    /** The same for whom a token stands. */
    public Settings as(Optional<Token> who) {
        return new Settings(api, who, cache, timeout, proxy, pause);
    }

    /** The same through a proxy. */
    public Settings through(Optional<Proxy> between) {
        return new Settings(api, token, cache, timeout, between, pause);
    }

    /** The same for somebody with another sense of time. */
    public Settings pausing(Pause other) {
        return new Settings(api, token, cache, timeout, proxy, other);
    }

    /**
     * An address from a command line or the environment.
     *
     * @throws Failure (usage) where it is none, or would send a token in the clear
     */
    public static URI api(String address) {
        try {
            URI api = new URI(address.replaceFirst("/+$", ""));
            boolean safe = "https".equals(api.getScheme())
                    || "http".equals(api.getScheme()) && api.getHost() != null && LOOPBACK.contains(api.getHost());
            if (safe && api.getHost() != null && api.getUserInfo() == null && api.getQuery() == null) {
                return api;
            }
        } catch (URISyntaxException e) {
            throw Failure.usage("github.api-url", address).causedBy(e);
        }
        throw Failure.usage("github.api-url", address);
    }

    /** The API of the server that a git remote is on: github.com's, that of an enterprise there, or that of a server. */
    public static URI apiOf(String host) {
        return api(isHosted(host) ? "https://api." + host : "https://" + host + "/api/v3");
    }

    /** The host that people and git use, with the port where the API has one. */
    public String host() {
        String host = api.getPort() < 0 ? api.getHost() : api.getHost() + ":" + api.getPort();
        return host.startsWith("api.") && isHosted(host.substring(4)) ? host.substring(4) : host;
    }

    /** Where people and git go, without a slash at the end. */
    public String web() {
        return api.getScheme() + "://" + host();
    }

    /** Whether GitHub runs it itself: enterprises whose data stays in a region have a domain of their own. */
    private static boolean isHosted(String host) {
        return host.equals("github.com") || host.endsWith(".ghe.com");
    }

    URI graphql() {
        String address = api.toString();
        return URI.create(
                address.endsWith("/api/v3")
                        ? address.substring(0, address.length() - 2) + "graphql"
                        : address + "/graphql");
    }
}
