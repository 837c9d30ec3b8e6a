package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A proxy to reach GitHub through, as the environment names it for curl and git: {@code HTTPS_PROXY}, {@code ALL_PROXY}
 * and {@code NO_PROXY}, in lower case too. What is on this machine is always reached without.
 *
 * @param host where it is
 * @param port its port
 * @param login for one that wants to know who asks
 * @param direct hosts and domains that are reached without it; {@code *} for all
 */
public record Proxy(String host, int port, Optional<Login> login, List<String> direct) {

    /** Whom a proxy lets through. Goes to the proxy and nowhere else. */
    public record Login(String user, String password) {

        /** As RFC 7617 writes it. */
        String basic() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** That of curl. */
    private static final int USUAL_PORT = 1080;

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    public Proxy {
        direct = List.copyOf(direct);
    }

    /**
     * That of an environment.
     *
     * @param variable the value of an environment variable
     * @return empty for none
     * @throws Failure (usage) where it is one that Java cannot use, as it is no HTTP proxy
     */
    public static Optional<Proxy> of(Function<String, Optional<String>> variable) {
        return Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                .flatMap(name -> variable.apply(name).map(value -> of(name, value, variable)).stream())
                .findFirst();
    }

    private static Proxy of(String name, String value, Function<String, Optional<String>> variable) {
        try {
            URI address = new URI(value.contains("://") ? value : "http://" + value);
            if ("http".equalsIgnoreCase(address.getScheme()) && address.getHost() != null) {
                List<String> direct = variable.apply("no_proxy").or(() -> variable.apply("NO_PROXY")).stream()
                        .flatMap(list -> Stream.of(list.split("[,\\s]+")))
                        .filter(entry -> !entry.isEmpty())
                        .map(entry -> entry.toLowerCase(Locale.ROOT))
                        .toList();
                Optional<Login> login = Optional.ofNullable(address.getUserInfo())
                        .map(both -> {
                            int colon = both.indexOf(':');
                            return colon < 0
                                    ? new Login(both, "")
                                    : new Login(both.substring(0, colon), both.substring(colon + 1));
                        });
                return new Proxy(
                        address.getHost(), address.getPort() < 0 ? USUAL_PORT : address.getPort(), login, direct);
            }
        } catch (URISyntaxException e) {
            throw Failure.usage("github.proxy", name); // the value may hold a password
        }
        throw Failure.usage("github.proxy", name);
    }

    /** Whether an address is reached without it. */
    boolean leaves(URI address) {
        String target = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String withPort = target + ":" + address.getPort();
        return LOOPBACK.contains(target)
                || direct.stream()
                        .map(entry -> entry.replaceFirst("^\\*?\\.", ""))
                        .anyMatch(entry -> entry.equals("*")
                                || target.equals(entry)
                                || withPort.equals(entry)
                                || target.endsWith("." + entry));
    }

    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<java.net.Proxy> select(URI address) {
                return List.of(
                        leaves(address)
                                ? java.net.Proxy.NO_PROXY
                                : new java.net.Proxy(
                                        java.net.Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
                // The request fails, and tells.
            }
        };
    }
}
