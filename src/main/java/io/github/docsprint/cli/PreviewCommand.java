package io.github.docsprint.cli;

import io.github.docsprint.file.WholeFile;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.preview.HugoPreview;
import io.github.docsprint.preview.PreviewServer;
import io.github.docsprint.preview.Sketch;
import io.github.docsprint.preview.Versions;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.Translation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint preview}: a page before and after an edit, beside its source, in the browser. */
@Command(name = "preview")
final class PreviewCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65_535;

    private final Docsprint root;

    @Parameters(paramLabel = "PAGE", arity = "0..1")
    private @Nullable String page;

    @Option(names = "--sketch")
    private boolean sketch;

    @Option(names = "--open")
    private boolean open;

    @Option(names = "--port", paramLabel = "PORT")
    private int port;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    PreviewCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Messages messages = root.messages();
        if (port < 0 || port > MOST_PORT) {
            throw Failure.usage("preview.port", port, MOST_PORT);
        }
        try (Workplace workplace = Workplace.open(root)) {
            Sketch view = new Sketch(
                    messages.locale().getLanguage(),
                    messages::text,
                    workplace.config().dialect());
            String path = page == null ? changed(workplace) : workplace.translationPath(page);
            Versions first = versions(workplace, path);
            root.tellLimit(path, first.after());
            if (out != null) {
                write(
                        root.surroundings().workingFolder().resolve(out),
                        view.page(first).html());
                say("preview.written", path, out.toString());
                return ExitCode.FINE;
            }
            // Only the translation is read again: what it is compared with stays.
            Supplier<Versions> now = () -> new Versions(
                    first.path(),
                    first.language(),
                    first.before(),
                    workplace.workTreeText(path).orElse(first.after()),
                    first.sourcePath(),
                    first.source(),
                    first.sourceLanguage());
            try (PreviewServer server = PreviewServer.start(port);
                    HugoPreview hugo = new HugoPreview()) {
                Thread stop = new Thread(() -> {
                    hugo.close();
                    server.close();
                });
                Runtime.getRuntime().addShutdownHook(stop);
                show(workplace, first, now, view, server, hugo);
                say("preview.address", path, server.address());
                say("preview.stop", path);
                if (open) {
                    browse(server.address());
                }
                waitForTheEnd();
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
        return ExitCode.FINE;
    }

    /** With Hugo if that can be, else as a sketch, saying why. */
    private void show(
            Workplace workplace,
            Versions first,
            Supplier<Versions> now,
            Sketch view,
            PreviewServer server,
            HugoPreview hugo) {
        Optional<Path> program =
                HugoPreview.program(root.surroundings().variable("PATH").orElse(""));
        Optional<Path> folder = workplace.repository().workTree().filter(HugoPreview::isSite);
        Optional<String> reason = sketch
                ? Optional.of("preview.because-asked")
                : program.isEmpty()
                        ? Optional.of("preview.because-no-hugo")
                        : folder.isEmpty() ? Optional.of("preview.because-no-site") : Optional.empty();
        if (reason.isEmpty()) {
            try {
                root.surroundings().err().println(root.messages().text("preview.started-hugo"));
                hugo.show(
                        server,
                        view,
                        new HugoPreview.Site(
                                program.orElseThrow(),
                                folder.orElseThrow(),
                                workplace.config().folder(workplace.language()),
                                workplace.language(),
                                addresses(workplace, first)),
                        now);
                return;
            } catch (Failure e) {
                hugo.close();
                root.surroundings()
                        .err()
                        .println(root.style(2).yellow(root.messages().text(e.userMessage())));
            }
        } else {
            root.surroundings().err().println(root.messages().text("preview.is-sketch", Message.of(reason.get())));
        }
        server.sketch(view, now);
    }

    /** The addresses that follow from the paths. */
    private static Map<String, String> addresses(Workplace workplace, Versions versions) {
        SiteConfig config = workplace.config();
        String base = config.baseUrl().orElse("");
        Map<String, String> addresses = new HashMap<>();
        config.pageUrl(workplace.language(), versions.path())
                .ifPresent(url -> addresses.put(versions.path(), url.substring(base.length())));
        versions.sourcePath()
                .ifPresent(path -> config.pageUrl(config.sourceLanguage(), path)
                        .ifPresent(url -> addresses.put(path, url.substring(base.length()))));
        return addresses;
    }

    private Versions versions(Workplace workplace, String path) {
        CommitId start = workplace.startOfWork();
        Optional<String> before = workplace.textAt(start, path);
        String after = workplace
                .workTreeText(path)
                .or(() -> before)
                .orElseThrow(() -> Failure.usage("preview.no-such-page", path));
        Optional<String> source =
                workplace.catalogue(start, List.of(path)).translation(path).flatMap(Translation::sourcePath);
        return new Versions(
                path,
                workplace.language(),
                before,
                after,
                source,
                source.flatMap(english -> workplace.workTreeText(english).or(() -> workplace.textAt(start, english))),
                workplace.config().sourceLanguage());
    }

    /** The page that differs from where the work began. */
    private String changed(Workplace workplace) {
        CommitId start = workplace.startOfWork();
        String folder = workplace.config().folder(workplace.language());
        Snapshot before = workplace.repository().snapshot(start, List.of(folder));
        // A new page is in the work tree alone.
        List<String> pages = workplace
                .repository()
                .workTree()
                .map(root -> PageFolder.of(root, workplace.config(), workplace.language())
                        .pages(List.of(), root)
                        .pages())
                .orElse(List.of());
        List<String> changed =
                workplace.catalogue(workplace.repository().resolve("HEAD"), pages).translations().stream()
                        .map(Translation::path)
                        .filter(path -> workplace
                                .workTreeText(path)
                                .map(text -> BlobId.of(text.getBytes(StandardCharsets.UTF_8)))
                                .filter(blob -> !before.blob(path).equals(Optional.of(blob)))
                                .isPresent())
                        .toList();
        if (changed.isEmpty()) {
            throw Failure.usage("preview.nothing-changed");
        }
        if (changed.size() > 1) {
            throw Failure.usage("preview.which", changed.size(), String.join(", ", changed));
        }
        return changed.get(0);
    }

    private static void write(Path file, String html) {
        try {
            WholeFile.write(file, html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.environment("preview.cannot-write", file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private void browse(String address) {
        for (List<String> program : List.of(
                List.of("xdg-open", address),
                List.of("open", address),
                List.of("rundll32", "url.dll,FileProtocolHandler", address))) {
            try {
                new ProcessBuilder(program)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return;
            } catch (IOException e) {
                // Not this system: the next.
            }
        }
        root.surroundings().err().println(root.messages().text("preview.cannot-open"));
    }

    /** Ctrl-C ends the process, and the shutdown hook what it has started. */
    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // A test ends it so.
        }
    }

    private void say(String key, Object... arguments) {
        root.surroundings().out().println(root.messages().text(key, arguments));
    }
}
