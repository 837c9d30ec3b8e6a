package io.github.docsprint.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
        assertThat(of(Map.of(name, value))).contains(new Proxy(host, port, Optional.empty(), List.of()));
    }

    @Test
    void withoutThoseVariablesThereIsNone() {
        assertThat(of(Map.of("HTTP_PROXY", "http://proxy.example.com", "NO_PROXY", "*")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://proxy:1080",
                "https://proxy:443",
                "socks5://me:SECRET@proxy:80",
                "http://me:SEC#RET@",
                "a b"
            })
    void oneThatCannotBeUsedIsRefusedWithoutItsPassword(String value) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> of(Map.of("HTTPS_PROXY", value)))
                .satisfies(failure -> {
                    assertThat(failure.userMessage().key()).isEqualTo("github.proxy");
                    assertThat(failure.toString()).contains("HTTPS_PROXY").doesNotContain("SECRET", "SEC#RET");
                });
    }

    @Test
    void aUserAndAPasswordAreTakenFromTheAddressAndNeverShown() {
        Proxy proxy =
                of(Map.of("HTTPS_PROXY", "http://yuki:p%40ss:word@proxy:3128")).orElseThrow();

        assertThat(proxy.login()).contains(new Proxy.Login("yuki", "p@ss:word"));
        assertThat(proxy.toString()).doesNotContain("p@ss", "p%40ss");
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
        Exchange exchange = ask("", "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");

        assertThat(exchange.request()).startsWith("CONNECT api.github.com:443 ").doesNotContain("Proxy-Authorization");
    }

    @Test
    void oneThatWantsToKnowIsToldTheUserAndThePasswordAtOnceAndNotTheToken() throws Exception {
        Exchange exchange = ask("yuki:p%40ss@", "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");

        assertThat(exchange.request())
                .contains("\nProxy-Authorization: Basic eXVraTpwQHNz\n")
                .doesNotContain("TOKEN");
    }

    @Test
    void oneThatDoesNotLetThroughIsNamed() throws Exception {
        Exchange exchange = ask(
                "",
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                        + "Content-Length: 0\r\n\r\n");

        assertThat(exchange.failure().userMessage().key()).isEqualTo("github.proxy-login");
        assertThat(exchange.failure().userMessage().arguments()).containsExactly("127.0.0.1");
    }

    /** What a proxy was asked, and what became of it. */
    private record Exchange(String request, Failure failure) {}

    /** Asks GitHub through a proxy that gives one answer to all. */
    private static Exchange ask(String login, String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> head(server, answer));
            GitHubConnection connection = GitHubConnection.of(Settings.of(
                            Settings.api(Settings.GITHUB_COM),
                            Optional.of(new Token("TOKEN", "test")),
                            Optional.empty())
                    .through(of(Map.of("HTTPS_PROXY", "http://" + login + "127.0.0.1:" + server.getLocalPort())))
                    .pausing(time -> {}));

            Failure failure = catchThrowableOfType(Failure.class, connection::login);

            return new Exchange(asked.get(10, TimeUnit.SECONDS), failure);
        }
    }

    /** The lines of the first request, which it answers before it closes. */
    private static String head(ServerSocket server, String answer) {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder lines = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.append(line).append('\n');
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            server.close();
            return lines.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
