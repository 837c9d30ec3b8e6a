package io.github.docsprint.preview;

import io.github.docsprint.message.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A running {@code hugo server} on the loopback address. It ends with this, and writes nothing into the clone. */
final class HugoServer implements AutoCloseable {

    private static final int KEPT_LINES = 12;

    private final Process process;
    private final int port;
    private final String prefix;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Deque<String> said = new ArrayDeque<>();
    private volatile boolean serving;

    private HugoServer(Process process, int port, String prefix) {
        this.process = process;
        this.port = port;
        this.prefix = prefix;
    }

    /**
     * Starts one.
     *
     * @param address the address that its pages shall think they have
     * @param environment variables besides those of this process
     */
    static HugoServer start(Path hugo, Path root, String address, Map<String, String> environment) {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        hugo.toString(),
                        "server",
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--baseURL",
                        address,
                        "--appendPort=false",
                        "--disableLiveReload",
                        "--disableFastRender",
                        "--buildFuture",
                        "--noBuildLock",
                        "--source",
                        root.toString()))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            HugoServer server =
                    new HugoServer(process, port, URI.create(address).getPath());
            Thread reader = new Thread(server::read, "docsprint-hugo");
            reader.setDaemon(true);
            reader.start();
            return server;
        } catch (IOException e) {
            throw Failure.environment("preview.hugo-failed", hugo.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /**
     * Where Hugo puts each page: paths relative to the root, with the path of their addresses.
     *
     * @param environment variables besides those of this process
     */
    static Map<String, String> addresses(Path hugo, Path root, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(hugo.toString(), "list", "all", "--source", root.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Map<String, String> addresses = new HashMap<>();
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                List<String> names =
                        fields(Optional.ofNullable(lines.readLine()).orElse(""));
                int path = names.indexOf("path");
                int address = names.indexOf("permalink");
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    List<String> fields = fields(line);
                    if (path >= 0 && address >= 0 && fields.size() > Math.max(path, address)) {
                        addresses.put(
                                fields.get(path),
                                URI.create(fields.get(address)).getRawPath());
                    }
                }
            } finally {
                process.destroy();
            }
        } catch (IOException | IllegalArgumentException e) {
            return Map.of(); // Then nobody knows, and the sketch has to do.
        }
        return addresses;
    }

    /** A record of CSV on one line (RFC 4180). */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Failure.environment("preview.port-taken", "0").causedBy(e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.addLast(line);
                    if (said.size() > KEPT_LINES) {
                        said.removeFirst();
                    }
                }
                if (line.startsWith("Web Server is available")) {
                    serving = true;
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            // It was stopped.
        } finally {
            ready.countDown();
        }
    }

    /**
     * Waits until it serves.
     *
     * @throws Failure with what it said where it ended instead, or takes longer
     */
    void await(Duration longest) {
        try {
            if (ready.await(longest.toMillis(), TimeUnit.MILLISECONDS) && serving) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String last;
        synchronized (said) {
            last = String.join(" | ", said);
        }
        throw Failure.environment("preview.hugo-failed", "hugo server", last);
    }

    int port() {
        return port;
    }

    /** The path that its pages are below. */
    String prefix() {
        return prefix;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
