package io.github.docsprint.cli;

import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's editor, started as git starts it: through the shell, on the terminal.
 *
 * @param command the editor, which may have options
 */
record Editor(String command) {

    /** The one of the environment ({@code GIT_EDITOR}, {@code VISUAL}, {@code EDITOR}), else the usual one. */
    static Editor of(Surroundings surroundings) {
        return new Editor(Stream.of("GIT_EDITOR", "VISUAL", "EDITOR")
                .flatMap(name -> surroundings.variable(name).stream())
                .findFirst()
                .orElse("vi"));
    }

    /**
     * What the user made of a text.
     *
     * @param shown what they began with
     */
    record Edit(String shown, String text) {}

    /**
     * Lets the user edit a text.
     *
     * @param file where it is while it is edited, with what they began with beside it; what is there already is gone on
     *     with
     * @return empty where the user left nothing, which means that they thought better of it
     * @throws Failure where the editor fails
     */
    Optional<Edit> edit(Path file, String text) {
        try {
            if (!Files.exists(file) || !Files.exists(beside(file))) {
                Files.writeString(file, text);
                Files.writeString(beside(file), text);
            }
            Process editor = new ProcessBuilder(List.of("sh", "-c", command + " \"$@\"", command, file.toString()))
                    .inheritIO()
                    .start();
            if (editor.waitFor() != 0) {
                throw Failure.environment("pull.editor", command);
            }
            String edited = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
            String shown = Files.readString(beside(file), StandardCharsets.UTF_8);
            if (edited.isBlank()) {
                forget(file);
                return Optional.empty();
            }
            return Optional.of(new Edit(shown, edited));
        } catch (IOException e) {
            throw Failure.environment("pull.editor", command).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("pull.editor", command).causedBy(e);
        }
    }

    /** Takes away what was kept for going on with. */
    static void forget(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(beside(file));
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".shown");
    }
}
