package io.github.docsprint.preview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.docsprint.html.Page;
import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves a preview to the browsers of this machine alone: it listens on the loopback address, answers only to that
 * address as a name (so that no site can reach it by a name of its own, DNS rebinding), and reads no files.
 */
public final class PreviewServer implements AutoCloseable {

    private static final String HTML = "text/html; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "docsprint-preview");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> hosts;

    /** An answer. */
    record Answer(int status, String type, byte[] body, Map<String, String> headers) {

        static Answer text(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        static Answer page(Page page) {
            return new Answer(
                    200,
                    HTML,
                    page.html().getBytes(StandardCharsets.UTF_8),
                    Map.of("Content-Security-Policy", page.policy() + "; frame-ancestors 'none'"));
        }
    }

    /** What answers to the paths below a prefix. */
    interface Site {
        Answer answer(String pathAndQuery);
    }

    private PreviewServer(HttpServer server) {
        this.server = server;
        int port = server.getAddress().getPort();
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /**
     * Starts one that has nothing to show yet.
     *
     * @param port 0 for any free one
     * @throws Failure where the port is taken
     */
    public static PreviewServer start(int port) {
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
            PreviewServer preview = new PreviewServer(server);
            server.setExecutor(preview.workers);
            server.start();
            return preview;
        } catch (IOException e) {
            throw Failure.environment("preview.port-taken", Integer.toString(port))
                    .causedBy(e);
        }
    }

    /** Shows a sketch of the texts, as they are whenever a browser asks. */
    public void sketch(Sketch sketch, Supplier<Versions> versions) {
        serve("/version", path -> Answer.text(200, version(versions.get())));
        serve("/", path -> {
            if (!path.equals("/")) {
                return Answer.text(404, "not here");
            }
            Versions now = versions.get();
            return Answer.page(sketch.page(now, Optional.of(version(now))));
        });
    }

    private static String version(Versions versions) {
        return Integer.toHexString(versions.hashCode());
    }

    /** Lets a site answer to what begins with a path. */
    void serve(String prefix, Site site) {
        server.createContext(prefix, exchange -> {
            try (exchange) {
                send(exchange, answer(exchange, site));
            }
        });
    }

    private Answer answer(HttpExchange exchange, Site site) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            return Answer.text(403, "this preview answers to " + hosts + " only");
        }
        if (!exchange.getRequestMethod().equals("GET")
                && !exchange.getRequestMethod().equals("HEAD")) {
            return Answer.text(405, "GET only");
        }
        String path = exchange.getRequestURI().getRawPath();
        if (path.contains("..")) {
            return Answer.text(400, "no such path");
        }
        String query = exchange.getRequestURI().getRawQuery();
        try {
            return site.answer(path + (query == null ? "" : "?" + query));
        } catch (Failure e) {
            return Answer.text(503, e.userMessage().key());
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head || answer.body().length == 0 ? -1 : answer.body().length);
        if (!head) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }

    /** The address to open. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
