package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.github.Settings;
import io.github.docsprint.github.Token;
import io.github.docsprint.github.TokenRights;
import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.preview.HugoPreview;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.starter.Checkup;
import io.github.docsprint.starter.Checkup.Finding;
import io.github.docsprint.starter.Checkup.Level;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.TerminalSafe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code docsprint doctor}: are the machine and the clone fit for a day's work. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

    /** How to write it. */
    enum Format {
        text,
        json
    }

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Docsprint root;

    @Option(names = "--site", paramLabel = "OWNER/NAME")
    private String site = "kubernetes/website";

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    DoctorCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        RepositoryName.parse(site);
        Checkup checkup = new Checkup(site, hugo(), root.surroundings().clock().instant());
        String language = root.language().orElse(Workplace.USUAL_LANGUAGE);
        List<Finding> findings = new ArrayList<>();
        SiteConfig config = SiteConfig.kubernetes();
        Optional<Clone> around = around();
        try {
            if (around.isPresent()) {
                config = Workplace.config(root, around.get());
                findings.addAll(checkup.of(
                        around.get(), PartialClone.missing(root, around.get()).size()));
            } else {
                findings.addAll(checkup.withoutClone(root.start().normalize()));
            }
        } finally {
            around.ifPresent(Clone::close);
        }
        findings.add(token());
        List<String> small = checkup.smallClone(config, language);
        PrintStream out = root.surroundings().out();
        if (format == Format.json) {
            json(findings, small, out);
        } else {
            text(findings, small, out);
        }
        return findings.stream().anyMatch(finding -> finding.level() == Level.PROBLEM) ? ExitCode.FOUND : ExitCode.FINE;
    }

    private Optional<Clone> around() {
        try {
            return Optional.of(PartialClone.completed(root, Clone.open(root.start()), "HEAD", PartialClone.Needs.NONE));
        } catch (Failure e) {
            if (e.userMessage().key().equals("git.not-a-clone")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<String> hugo() {
        return HugoPreview.program(root.surroundings().variable("PATH").orElse(""))
                .flatMap(program -> {
                    try {
                        Process process = new ProcessBuilder(program.toString(), "version")
                                .redirectErrorStream(true)
                                .start();
                        process.getOutputStream().close();
                        return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                });
    }

    /** The token is never printed; whether it is good is asked only where one is set. */
    private Finding token() {
        Optional<Token> token = Stream.of("GITHUB_TOKEN", "GH_TOKEN")
                .flatMap(name -> root.surroundings().variable(name).map(value -> new Token(value, name)).stream())
                .findFirst();
        if (token.isEmpty()) {
            return new Finding("token", Level.OK, Message.of("starter.doctor-no-token"), List.of());
        }
        String source = token.get().source();
        try {
            String api = root.surroundings().variable("GITHUB_API_URL").orElse(Settings.GITHUB_COM);
            TokenRights rights = GitHubConnection.of(Settings.of(Settings.api(api), token, Optional.empty())
                            .within(PATIENCE))
                    .rights();
            return Checkup.token(rights, source);
        } catch (Failure e) {
            return new Finding(
                    "token",
                    Level.WARNING,
                    Message.of("starter.doctor-token-unchecked", source, e.userMessage()),
                    List.of());
        }
    }

    private void text(List<Finding> findings, List<String> small, PrintStream out) {
        Messages messages = root.messages();
        Style style = root.style(1);
        int columns = root.surroundings().columns();
        int width = Stream.of(Level.values())
                .mapToInt(level -> DisplayWidth.of(messages.text("starter.level-" + level.id())))
                .max()
                .orElse(0);
        for (Finding finding : findings) {
            String name = DisplayWidth.pad(
                    messages.text("starter.level-" + finding.level().id()), width);
            String painted = switch (finding.level()) {
                case OK -> style.green(name);
                case WARNING -> style.yellow(name);
                case PROBLEM -> style.red(name);
            };
            List<String> lines = Paragraph.wrapped(messages.text(finding.told()), columns - width - 2);
            for (int i = 0; i < lines.size(); i++) {
                out.println((i == 0 ? painted : " ".repeat(width)) + "  " + lines.get(i));
            }
            finding.mend().forEach(command -> out.println(" ".repeat(width + 2) + style.cyan("$ " + command)));
        }
        out.println();
        Paragraph.wrapped(messages.text("starter.doctor-small"), columns).forEach(out::println);
        small.forEach(command -> out.println("  " + style.cyan("$ " + TerminalSafe.text(command))));
        out.println();
        out.println(messages.text(
                findings.stream().anyMatch(finding -> finding.level() == Level.PROBLEM)
                        ? "starter.doctor-next-mend"
                        : "starter.doctor-next"));
    }

    private void json(List<Finding> findings, List<String> small, PrintStream out) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.array(
                        "checks",
                        findings,
                        finding -> json.object(() -> {
                            json.field("check", finding.check());
                            json.field("level", finding.level().id().toLowerCase(Locale.ROOT));
                            json.field("message", root.messages().text(finding.told()));
                            json.array("mend", finding.mend(), json::value);
                        }));
                json.array("smallClone", small, json::value);
            });
        }
    }
}
