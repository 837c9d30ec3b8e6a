package io.github.docsprint.git;

import io.github.docsprint.message.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The history pass alone, for bench/run: clone, revision, cache folder or "-". Prints how much it found. */
final class HistoryPass {

    private HistoryPass() {}

    public static void main(String[] arguments) {
        Optional<Path> cache = arguments[2].equals("-") ? Optional.empty() : Optional.of(Path.of(arguments[2]));
        List<String> folders = List.of("content/en", "content/ja");
        try (Clone clone = Clone.open(Path.of(arguments[0]))) {
            CommitId head = clone.resolve(arguments[1]);
            History history = clone.history(head, folders, cache, Progress.NONE);
            int revisions = 0;
            for (String path : history.snapshot().files().keySet()) {
                revisions += history.revisions(path).size();
            }
            System.out.println(head + " revisions " + revisions);
        }
    }
}
