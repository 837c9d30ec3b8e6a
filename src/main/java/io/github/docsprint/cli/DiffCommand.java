package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.StatusSurvey;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint diff}: what changed in the source page since the base, and where that belongs. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {

    /** How to write it. */
    enum Format {
        text,
        json
    }

    private final Docsprint root;

    @Parameters(paramLabel = "PAGE")
    private String page = "";

    @Option(names = "--base", paramLabel = "HOW")
    private BaseChoice base = BaseChoice.auto;

    @Option(names = "--at", paramLabel = "REV")
    private Optional<String> at = Optional.empty();

    @Option(names = "--why")
    private boolean why;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    DiffCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        PageDrift drift;
        try (Workplace workplace = Workplace.open(root);
                ProgressLine progress = root.progress()) {
            String path = workplace.translationPath(page);
            CommitId commit = workplace.repository().resolve(at.orElse("HEAD"));
            StatusSurvey survey = workplace.survey(root, progress);
            // What a participant is editing counts, unless a commit is asked for.
            Optional<String> text = at.isPresent()
                            || workplace.repository().workTree().isEmpty()
                    ? Optional.empty()
                    : workplace.repository().readWorkTree(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
            drift = survey.examine(commit, base, path, text)
                    .orElseThrow(() -> Failure.usage("diff.nothing-to-compare", path));
        }
        drift.notes()
                .forEach(note ->
                        root.surroundings().err().println(root.messages().text(note)));
        Surroundings surroundings = root.surroundings();
        switch (format) {
            case text -> new DiffText(root.messages(), root.style(1), surroundings.out()).print(drift, why);
            case json -> DiffJson.write(drift, root.messages(), surroundings.out());
        }
        return ExitCode.FINE;
    }

    /** The lines of a text, by number. */
    static List<String> lines(String text) {
        return text.lines().toList();
    }
}
