package io.github.docsprint.preview;

import io.github.docsprint.html.Page;
import io.github.docsprint.html.Template;
import io.github.docsprint.message.Failure;
import io.github.docsprint.preview.PreviewServer.Answer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same preview with the pages as Hugo shows them: one {@code hugo server} on the clone in its state, and one that
 * differs in the page alone, through a copy of the language's content folder. Both are reached through the preview's own
 * address, so that one document can scroll both; their pages run no scripts and load nothing from elsewhere there.
 */
public final class HugoPreview implements AutoCloseable {

    /** Hugo renders a large site in a minute or two. */
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    /** Scripts are off; styles, pictures and fonts come from the site itself. */
    private static final String POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final Template FRAME = Template.named("preview-frame");

    private static final List<String> CONFIGS = List.of(
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config.toml",
            "config.yaml",
            "config.yml",
            "config.json",
            "config");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final List<HugoServer> servers = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();

    /**
     * A site to show.
     *
     * @param hugo the program
     * @param root the work tree
     * @param contentFolder the folder of the page's language, relative to the root
     * @param language of the page
     * @param addresses the path at the site, such as {@code /ja/docs/}, of pages that it is known of, by their own paths
     */
    public record Site(Path hugo, Path root, String contentFolder, String language, Map<String, String> addresses) {
        public Site {
            addresses = Map.copyOf(addresses);
        }
    }

    /** Whether Hugo could build something there: a configuration, and layouts or a theme. */
    public static boolean isSite(Path root) {
        return CONFIGS.stream().anyMatch(name -> Files.exists(root.resolve(name)))
                && (Files.isDirectory(root.resolve("layouts")) || hasFiles(root.resolve("themes")));
    }

    private static boolean hasFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> themes = Files.list(folder)) {
            return themes.anyMatch(theme -> Files.isDirectory(theme.resolve("layouts")));
        } catch (IOException e) {
            return false;
        }
    }

    /** The first Hugo on a search path. */
    public static Optional<Path> program(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, "hugo"), Path.of(folder, "hugo.exe")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts Hugo and waits until it has rendered the site.
     *
     * @throws Failure where it cannot
     */
    public void show(PreviewServer server, Sketch sketch, Site site, Supplier<Versions> versions) {
        Versions now = versions.get();
        // Hugo would keep what it makes of pictures and styles in the clone.
        Map<String, String> resources = Map.of(
                "HUGO_RESOURCEDIR",
                temporary().toString(),
                "HUGO_PUBLISHDIR",
                temporary().toString());
        HugoServer after = start(server, site, "/after/", resources);
        Optional<HugoServer> before = now.before().map(text -> {
            Map<String, String> environment = new HashMap<>(resources);
            environment.put(
                    "HUGO_LANGUAGES_" + site.language().toUpperCase(Locale.ROOT).replace("-", "") + "_CONTENTDIR",
                    copy(site, now.path(), text).toString());
            return start(server, site, "/before/", environment);
        });
        after.await(LONGEST_START);
        before.ifPresent(other -> other.await(LONGEST_START));
        Map<String, String> addresses = new HashMap<>(site.addresses());
        if (version(after, addresses.get(now.path())).isEmpty()) {
            addresses.putAll(HugoServer.addresses(site.hugo(), site.root(), resources));
        }
        String address = addresses.get(now.path());
        if (address == null || version(after, address).isEmpty()) {
            throw Failure.environment("preview.not-in-hugo", now.path());
        }
        server.serve("/after/", path -> fetch(after, path));
        before.ifPresent(other -> server.serve("/before/", path -> fetch(other, path)));
        List<Sketch.Pane> panes = new ArrayList<>();
        before.ifPresent(other -> panes.add(pane(sketch, "before", site.language(), "/before" + address)));
        panes.add(pane(sketch, "after", site.language(), "/after" + address));
        now.sourcePath()
                .flatMap(path -> Optional.ofNullable(addresses.get(path)))
                .ifPresent(path -> panes.add(pane(sketch, "source", now.sourceLanguage(), "/after" + path)));
        server.serve("/version", path -> Answer.text(200, version(after, address)));
        server.serve("/", path -> {
            if (!path.equals("/")) {
                return Answer.text(404, "not here");
            }
            Page page = sketch.shell(now.path(), panes, "preview.hugo", Optional.of(version(after, address)));
            return Answer.page(page);
        });
    }

    private Sketch.Pane pane(Sketch sketch, String id, String language, String address) {
        String name = sketch.words().apply("preview." + id);
        return new Sketch.Pane(
                id, name, language, true, FRAME.fill(Map.of("address", address, "name", name), sketch.words()));
    }

    private HugoServer start(PreviewServer server, Site site, String prefix, Map<String, String> environment) {
        HugoServer hugo =
                HugoServer.start(site.hugo(), site.root(), server.address() + prefix.substring(1), environment);
        servers.add(hugo);
        return hugo;
    }

    /** The language's folder with the page as it was; deleted at the end. */
    private Path copy(Site site, String path, String text) {
        try {
            Path copy = temporary();
            Path from = site.root().resolve(site.contentFolder());
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path to = copy.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createDirectories(to);
                    } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            Path page = copy.resolve(path.substring(site.contentFolder().length() + 1))
                    .normalize();
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
            return copy;
        } catch (IOException e) {
            throw Failure.environment("preview.cannot-copy", site.contentFolder(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private Path temporary() {
        try {
            Path folder = Files.createTempDirectory("docsprint-preview");
            temporary.add(folder);
            return folder;
        } catch (IOException e) {
            throw Failure.environment(
                            "preview.cannot-copy", System.getProperty("java.io.tmpdir"), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private String version(HugoServer server, @Nullable String address) {
        if (address == null || !address.startsWith("/")) {
            return "";
        }
        Answer page = fetch(server, server.prefix() + address.substring(1));
        return page.status() == 200 ? Integer.toHexString(Arrays.hashCode(page.body())) : "";
    }

    private Answer fetch(HugoServer server, String pathAndQuery) {
        try {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + pathAndQuery))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
            Map<String, String> headers = response.headers()
                    .firstValue("Location")
                    .filter(address -> address.startsWith("/") && !address.startsWith("//"))
                    .map(address -> Map.of("Content-Security-Policy", POLICY, "Location", address))
                    .orElse(Map.of("Content-Security-Policy", POLICY));
            return new Answer(response.statusCode(), type, response.body(), headers);
        } catch (IOException | IllegalArgumentException e) {
            return new Answer(502, "text/plain", "Hugo does not answer".getBytes(StandardCharsets.UTF_8), Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.text(503, "stopped");
        }
    }

    @Override
    public void close() {
        servers.forEach(HugoServer::close);
        for (Path folder : temporary) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                // A temporary folder: the system deletes it some day.
            }
        }
    }
}
