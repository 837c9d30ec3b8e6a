package io.github.docsprint.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Makes the library send its requests as everything else does, with the same care for limits and failures. */
record LibraryConnector(Transport transport) implements GitHubConnector {

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        Optional<byte[]> body = Optional.empty();
        if (request.hasBody()) {
            try (InputStream in = request.body()) {
                body = Optional.of(in.readAllBytes());
            }
        }
        Answer answer =
                transport.send(request.method(), URI.create(request.url().toString()), body);
        return new Response(request, answer);
    }

    private static final class Response extends GitHubConnectorResponse {

        private final byte[] body;

        Response(GitHubConnectorRequest request, Answer answer) {
            super(request, answer.status(), Map.<String, List<String>>copyOf(answer.headers()));
            this.body = answer.body();
        }

        @Override
        public InputStream bodyStream() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            // All of it has been read.
        }
    }
}
