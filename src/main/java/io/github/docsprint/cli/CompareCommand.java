package io.github.docsprint.cli;

import io.github.docsprint.drift.PageComparison;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.glossary.Lexicon;
import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.text.TerminalSafe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint compare}: judges two plain files, with no clone and no history. */
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {

    /** How to write it. */
    enum Format {
        text,
        json
    }

    /** Longer files are no pages. */
    private static final long MOST_BYTES = 64L << 20;

    private final Docsprint root;

    @Parameters(index = "0", paramLabel = "EN_FILE")
    private Path source = Path.of("");

    @Parameters(index = "1", paramLabel = "JA_FILE")
    private Path translation = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    CompareCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Optional<ConfigFile> configuration =
                ConfigFile.in(root, root.surroundings().workingFolder());
        PageStatus page = PageComparison.compare(
                source.toString(),
                text(source),
                translation.toString(),
                text(translation),
                ConfigFile.site(configuration).dialect(),
                lexicon(configuration));
        PrintStream out = root.surroundings().out();
        switch (format) {
            case text -> print(page, out);
            case json -> {
                try (JsonWriter json = JsonWriter.to(out)) {
                    json.object(() -> {
                        json.field("schemaVersion", 1);
                        StatusJson.fields(json, page);
                    });
                }
            }
        }
        return ExitCode.FINE;
    }

    /** What the glossary of the language tells; a language without one is judged by its structure alone. */
    private Lexicon lexicon(Optional<ConfigFile> configuration) {
        return new Lexicon(ConfigFile.lint(root, configuration)
                .glossaryWithWords(root.language().orElse(Workplace.USUAL_LANGUAGE)));
    }

    private String text(Path file) {
        Path path = root.surroundings().workingFolder().resolve(file);
        try {
            if (!Files.isRegularFile(path)) {
                throw Failure.usage("cli.compare-no-file", file.toString());
            }
            if (Files.size(path) > MOST_BYTES) {
                throw Failure.usage("cli.compare-too-large", file.toString(), MOST_BYTES >> 20);
            }
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            root.tellLimit(file.toString(), text);
            return text;
        } catch (IOException e) {
            throw Failure.environment("cli.compare-unreadable", file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private void print(PageStatus page, PrintStream out) {
        Messages messages = root.messages();
        out.println(root.style(1).bold(TerminalSafe.text(page.path())) + ": "
                + messages.text("status." + page.state().id()));
        for (SectionChange section : page.sections()) {
            String heading =
                    section.heading().isEmpty() ? messages.text("diff.top") : TerminalSafe.text(section.heading());
            out.println("  " + heading + "  "
                    + root.style(1)
                            .dim(messages.text("diff." + section.change().id()) + ", "
                                    + messages.text("diff." + section.kind().id())));
            out.println("    "
                    + messages.text(
                            "diff.source-now",
                            section.sourceLines().first(),
                            section.sourceLines().last(),
                            section.sourceLines().count()));
            section.targetLines()
                    .ifPresent(lines -> out.println(
                            "    " + messages.text("diff.target", lines.first(), lines.last(), lines.count())));
        }
        page.untranslated()
                .forEach(lines -> out.println("  " + messages.text("diff.untranslated") + ": "
                        + messages.text("diff.lines", lines.first(), lines.last(), lines.count())));
        out.println(messages.text("cli.compare-next"));
    }
}
