package io.github.docsprint.cli;

import io.github.docsprint.demo.SampleSite;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code docsprint demo}: the main job on a sample clone. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    /**
     * The main job: where everything stands, what one page lacks, what a reviewer would say of another; a mentor's report
     * comes after it.
     */
    private static final List<List<String>> MAIN_JOB = List.of(
            List.of("status"),
            List.of("diff", "content/ja/docs/tasks/drain-node.md"),
            List.of("lint", "content/ja/docs/concepts/workloads/pods.md"));

    private final Docsprint root;

    @Option(names = "--keep", paramLabel = "DIR")
    private @Nullable Path keep;

    DemoCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        if (keep != null) {
            Path folder = root.surroundings().workingFolder().resolve(keep).normalize();
            SampleSite.build(folder);
            int code = show(folder, folder.resolve("reports"));
            out().println();
            out().println(root.messages().text("cli.demo-kept", folder.toString()));
            return code;
        }
        Path parent = Files.createTempDirectory("docsprint-demo");
        try {
            Path folder = parent.resolve("website");
            SampleSite.build(folder);
            // To be looked at when the clone is gone.
            int code = show(folder, Files.createTempDirectory("docsprint-demo-report"));
            out().println();
            out().println(root.messages().text("cli.demo-keep"));
            return code;
        } finally {
            delete(parent);
        }
    }

    private int show(Path folder, Path reports) {
        out().println(root.messages().text("cli.demo-built"));
        List<List<String>> commands = new ArrayList<>(MAIN_JOB);
        commands.add(List.of("report", "--out", reports.toString()));
        for (List<String> command : commands) {
            out().println();
            out().println(root.style(1).bold("$ docsprint " + String.join(" ", command)));
            int code = root.again(folder, command);
            if (code > ExitCode.FOUND) {
                return code;
            }
        }
        return ExitCode.FINE;
    }

    private PrintStream out() {
        return root.surroundings().out();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(DemoCommand::deleteFile);
        }
    }

    private static void deleteFile(Path file) {
        try {
            // Windows keeps git's read-only objects otherwise.
            file.toFile().setWritable(true);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
