package io.github.docsprint.cli;

import io.github.docsprint.drift.ReviewedChanges;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Failure;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint ack}: records that the source page needs no translation up to now. */
@Command(name = "ack")
final class AckCommand implements Callable<Integer> {

    private final Docsprint root;

    @Parameters(paramLabel = "PAGE")
    private String page = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true)
    private String why = "";

    @Option(names = "--by", paramLabel = "NAME")
    private @Nullable String by;

    @Option(names = "--at", paramLabel = "REV")
    private String at = "HEAD";

    AckCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        if (why.isBlank()) {
            throw Failure.usage("cli.ack-empty", "--why");
        }
        if (by != null && by.isBlank()) {
            throw Failure.usage("cli.ack-empty", "--by");
        }
        try (Workplace workplace = Workplace.open(root, at, PartialClone.Needs.NONE)) {
            Clone clone = workplace.repository();
            String path = workplace.translationPath(page);
            CommitId commit = clone.resolve(at);
            String source = workplace
                    .catalogue(commit)
                    .translation(path)
                    .orElseThrow(() -> Failure.usage("status.no-translation", path, commit.abbreviated()))
                    .sourcePath()
                    .orElseThrow(() -> Failure.usage("cli.ack-no-source", path));
            BlobId blob = clone.blobAt(commit, source).orElseThrow(() -> Failure.usage("cli.ack-no-source", path));
            ReviewedChanges reviewed = workplace
                    .reviewed()
                    .with(new ReviewedChanges.Entry(path, blob, who(), why, LocalDate.now(surroundings.clock())));
            clone.writeWorkTree(ReviewedChanges.FILE, reviewed.toYaml().getBytes(StandardCharsets.UTF_8));
            surroundings
                    .out()
                    .println(root.messages().text("cli.ack-done", path, commit.abbreviated(), ReviewedChanges.FILE));
        }
        return ExitCode.FINE;
    }

    private String who() {
        Surroundings surroundings = root.surroundings();
        return by != null
                ? by
                : surroundings
                        .variable("GIT_AUTHOR_NAME")
                        .or(() -> surroundings.variable("USER"))
                        .or(() -> surroundings.variable("USERNAME"))
                        .orElseThrow(() -> Failure.usage("cli.ack-who"));
    }
}
