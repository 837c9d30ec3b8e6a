package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.drift.LineLinks;
import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.SourceRevision;
import io.github.docsprint.drift.StatusSurvey;
import io.github.docsprint.drift.WorklistMarkdown;
import io.github.docsprint.drift.change.Worklist;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Failure;
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
        markdown,
        json,
        html
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

    @Option(names = "--side-by-side")
    private boolean sideBySide;

    @Option(names = "--cosmetic")
    private boolean cosmetic;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    DiffCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        PageDrift drift;
        Worklist list;
        LineLinks links;
        List<SourceRevision> revisions;
        boolean worked;
        try (Workplace workplace = Workplace.open(root, at.orElse("HEAD"), PartialClone.Needs.NONE);
                ProgressLine progress = root.progress()) {
            String path = workplace.translationPath(page);
            StatusSurvey survey = workplace.survey(root, progress);
            // What a participant is editing counts, unless a commit is asked for.
            Optional<String> text = at.isPresent() ? Optional.empty() : workplace.workTreeText(path);
            CommitId commit = at.map(workplace.repository()::resolve).orElseGet(() -> workplace.startOfWork(path));
            drift = survey.examine(commit, base, path, text).orElseThrow(() -> {
                PartialClone.requireContents(root, workplace.repository());
                return Failure.usage("diff.nothing-to-compare", path);
            });
            workplace.requireBase(root, drift.status());
            list = drift.worklist(
                    text.flatMap(edited -> workplace.textAt(commit, path)).orElse(drift.translation()),
                    workplace.config().dialect());
            worked = text.isPresent()
                    && !workplace.textAt(workplace.startOfWork(), path).equals(text);
            links = workplace.links(commit);
            revisions = all ? survey.revisions(commit, drift) : List.of();
        }
        drift.notes()
                .forEach(note ->
                        root.surroundings().err().println(root.messages().text(note)));
        root.tellLimit(drift.status().path(), drift.translation());
        root.tellLimit(drift.status().source().orElse(drift.status().path()), drift.source());
        Surroundings surroundings = root.surroundings();
        Messages messages = root.messages();
        switch (format) {
            case text -> {
                // Only a terminal has an edge; what is piped on keeps its lines.
                int columns = sideBySide || surroundings.isTerminal(1) ? surroundings.columns() : Integer.MAX_VALUE;
                DiffText view = new DiffText(messages, root.style(1), columns, surroundings.out());
                view.print(drift, list, worked, new DiffText.Detail(why, sideBySide, cosmetic));
                if (all) {
                    view.revisions(revisions);
                }
            }
            case markdown -> surroundings.out().print(new WorklistMarkdown(messages::text, links).write(drift, list));
            case json -> DiffJson.write(drift, list, revisions, messages, surroundings.out());
            case html ->
                surroundings
                        .out()
                        .print(new DiffHtml(messages, links).page(drift, list).html());
        }
        return ExitCode.FINE;
    }

    /** The lines of a text, by number. */
    static List<String> lines(String text) {
        return text.lines().toList();
    }
}
