package io.github.docsprint.github.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Git's own smart HTTP server, {@code git http-backend}, as the CGI program that it is (gitprotocol-http(5), RFC 3875). */
final class GitBackend {

    private GitBackend() {}

    /** What it answered. */
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    /**
     * Answers one request.
     *
     * @param bare the repository
     * @param rest the rest of the path after the repository, with its slash
     * @param user who has been let in; empty for nobody, who may read
     */
    static Answer answer(HttpExchange exchange, byte[] request, Path bare, String rest, String user)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Git.quiet(builder);
        Map<String, String> variables = builder.environment();
        variables.put("GIT_PROJECT_ROOT", bare.toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("PATH_INFO", rest);
        variables.put("REQUEST_METHOD", exchange.getRequestMethod());
        variables.put(
                "QUERY_STRING",
                exchange.getRequestURI().getRawQuery() == null
                        ? ""
                        : exchange.getRequestURI().getRawQuery());
        variables.put("CONTENT_LENGTH", Integer.toString(request.length));
        variables.put("REMOTE_ADDR", "127.0.0.1");
        header(exchange, variables, "Content-Type", "CONTENT_TYPE");
        header(exchange, variables, "Content-Encoding", "HTTP_CONTENT_ENCODING");
        header(exchange, variables, "Git-Protocol", "GIT_PROTOCOL");
        if (!user.isEmpty()) {
            variables.put("REMOTE_USER", user);
        }
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Thread feeder = new Thread(() -> {
            try (OutputStream in = process.getOutputStream()) {
                in.write(request);
            } catch (IOException gone) {
                // It did not want to read all of it.
            }
        });
        feeder.start();
        byte[] out = process.getInputStream().readAllBytes();
        return parse(out);
    }

    private static void header(HttpExchange exchange, Map<String, String> variables, String name, String variable) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
        if (!values.isEmpty()) {
            variables.put(variable, values.get(0));
        }
    }

    private static Answer parse(byte[] out) {
        Map<String, String> headers = new TreeMap<>();
        int status = 200;
        int start = 0;
        for (int i = 0; i < out.length; i++) {
            if (out[i] == '\n') {
                String line = new String(out, start, i - start, StandardCharsets.ISO_8859_1).strip();
                start = i + 1;
                if (line.isEmpty()) {
                    break;
                }
                int colon = line.indexOf(':');
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                String value = line.substring(colon + 1).strip();
                if (name.equals("status")) {
                    status = Integer.parseInt(value.substring(0, 3));
                } else {
                    headers.put(name, value);
                }
            }
        }
        byte[] body = new byte[out.length - start];
        System.arraycopy(out, start, body, 0, body.length);
        return new Answer(status, headers, body);
    }
}
