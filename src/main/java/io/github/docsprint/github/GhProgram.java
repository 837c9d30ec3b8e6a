package io.github.docsprint.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** GitHub's own command-line program: who is logged in with it has a token already. */
public record GhProgram(Path program) {

    private static final int PATIENCE_SECONDS = 10;

    /**
     * The token of the person who is logged in.
     *
     * @param host such as {@code github.com}
     */
    public Optional<Token> token(String host) {
        try {
            Process gh = new ProcessBuilder(List.of(program.toString(), "auth", "token", "--hostname", host))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            gh.getOutputStream().close();
            String out = new String(gh.getInputStream().readNBytes(1000), StandardCharsets.UTF_8).strip();
            boolean ended = gh.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                gh.destroy();
            }
            return ended && gh.exitValue() == 0 && !out.isEmpty()
                    ? Optional.of(new Token(out, "gh auth token"))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
