package io.github.docsprint.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.docsprint.message.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {

    private static Optional<Proxy> of(Map<String, String> environment) {
        return Proxy.of(name -> Optional.ofNullable(environment.get(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy.example.com:3128, proxy.example.com, 3128",
        "https_proxy, http://proxy.example.com:3128/, proxy.example.com, 3128",
        "HTTPS_PROXY, proxy.example.com:3128, proxy.example.com, 3128",
        "ALL_PROXY, http://proxy.example.com, proxy.example.com, 1080"
    })
    void theEnvironmentNamesIt(String name, String value, String host, int port) {
        assertThat(of(Map.of(name, value))).contains(new Proxy(host, port, List.of()));
    }

    @Test
    void withoutThoseVariablesThereIsNone() {
        assertThat(of(Map.of("HTTP_PROXY", "http://proxy.example.com", "NO_PROXY", "*")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://proxy:1080", "https://proxy:443", "http://me:SECRET@proxy:80", "http://", "a b"})
    void oneThatCannotBeUsedIsRefusedWithoutItsPassword(String value) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> of(Map.of("HTTPS_PROXY", value)))
                .satisfies(failure -> {
                    assertThat(failure.userMessage().key()).isEqualTo("github.proxy");
                    assertThat(failure.toString()).contains("HTTPS_PROXY").doesNotContain("SECRET");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "github.com, https://github.com/x, true",
        "github.com, https://api.github.com/x, true",
        ".github.com, https://api.github.com/x, true",
        "*.github.com, https://api.github.com/x, true",
        "hub.com, https://api.github.com/x, false",
        "'a.example, ghe.example:8443', https://ghe.example:8443/x, true",
        "'a.example, ghe.example:8443', https://ghe.example/x, false",
        "*, https://api.github.com/x, true",
        "'', https://api.github.com/x, false",
        "'', http://127.0.0.1:8080/x, true"
    })
    void someHostsAreReachedWithoutIt(String direct, String address, boolean leaves) {
        Proxy proxy =
                of(Map.of("HTTPS_PROXY", "http://proxy:1", "NO_PROXY", direct)).orElseThrow();

        assertThat(proxy.leaves(URI.create(address))).isEqualTo(leaves);
    }

    @Test
    void requestsGoThroughIt() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> firstLine(server));
            GitHubConnection connection = GitHubConnection.of(Settings.of(
                            Settings.api(Settings.GITHUB_COM), Optional.of(new Token("t", "test")), Optional.empty())
                    .through(of(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + server.getLocalPort())))
                    .pausing(time -> {}));

            assertThatExceptionOfType(Failure.class).isThrownBy(connection::login);

            assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("CONNECT api.github.com:443 ");
        }
    }

    private static String firstLine(ServerSocket server) {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            server.close();
            return line;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
