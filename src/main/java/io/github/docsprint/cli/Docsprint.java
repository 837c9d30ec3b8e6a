package io.github.docsprint.cli;

import io.github.docsprint.message.Failure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: the options that all commands share, and what becomes of errors. */
@Command(name = "docsprint", mixinStandardHelpOptions = false)
final class Docsprint implements Callable<Integer> {

    /** When to colour. */
    enum Colour {
        auto,
        always,
        never
    }

    /** The languages that docsprint speaks. */
    enum UiLanguage {
        en,
        ja
    }

    private final Surroundings surroundings;
    private final Messages messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--repo", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private @Nullable Path repository;

    @Option(names = "--lang", paramLabel = "LANG", scope = ScopeType.INHERIT)
    private @Nullable String language;

    @Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT)
    private @Nullable Path config;

    // Read before parsing, so that even a usage error is in the right language; named here for the help.
    @Option(names = "--ui-lang", paramLabel = "en|ja", scope = ScopeType.INHERIT)
    private @Nullable UiLanguage uiLanguage;

    @Option(names = "--color", paramLabel = "WHEN", scope = ScopeType.INHERIT)
    private Colour colour = Colour.auto;

    @Option(names = "--no-cache", scope = ScopeType.INHERIT)
    private boolean noCache;

    @Option(names = "--fetch", scope = ScopeType.INHERIT)
    private boolean fetch;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT)
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT)
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    private boolean help;

    @Option(names = "--version", versionHelp = true)
    private boolean version;

    private Docsprint(Surroundings surroundings, Messages messages) {
        this.surroundings = surroundings;
        this.messages = messages;
    }

    /** Runs one command line and returns its exit code. Never throws for what a user can do. */
    static int run(Surroundings surroundings, String... arguments) {
        Messages messages = new Messages(uiLocale(surroundings, arguments));
        Docsprint root = new Docsprint(surroundings, messages);
        CommandLine line = new CommandLine(root);
        line.addSubcommand(new DemoCommand(root));
        line.addSubcommand(new StatusCommand(root));
        line.addSubcommand(new DiffCommand(root));
        line.addSubcommand(new PreviewCommand(root));
        line.addSubcommand(new CompareCommand(root));
        line.addSubcommand(new AckCommand(root));
        line.addSubcommand(new LintCommand(root));
        line.addSubcommand(new RulesCommand(root));
        line.addSubcommand(new ReportCommand(root));
        line.addSubcommand(new DoctorCommand(root));
        line.addSubcommand(new StartersCommand(root));
        line.addSubcommand(new StartCommand(root));
        line.addSubcommand(new ClaimCommand(root));
        line.addSubcommand(new ReviewCommand(root));
        line.addSubcommand(new PrCommand(root));
        line.setResourceBundle(messages.bundle("help"));
        line.getSubcommands().values().forEach(sub -> sub.setResourceBundle(messages.bundle("help")));
        line.getCommandSpec().versionProvider(() -> new String[] {"docsprint " + versionNumber()});
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(Math.min(Math.max(surroundings.columns(), 60), 120));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                root.coloured(1, arguments) ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler(
                (exception, given) -> new UsageErrors(surroundings, messages).tell(exception));
        line.setExecutionExceptionHandler((exception, command, parsed) -> root.tell(exception));
        line.setCaseInsensitiveEnumValuesAllowed(false);
        return line.execute(arguments);
    }

    @Override
    public Integer call() {
        surroundings.err().print(specification().commandLine().getUsageMessage());
        return ExitCode.USAGE;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Messages messages() {
        return messages;
    }

    /** Runs another command on another clone, with the common options of this run. */
    int again(Path otherRepository, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of(
                "--repo",
                otherRepository.toString(),
                "--ui-lang",
                messages.locale().getLanguage(),
                "--color",
                style(1) == Style.COLOURED ? "always" : "never"));
        if (noCache) {
            arguments.add("--no-cache");
        }
        arguments.addAll(command);
        return run(surroundings, arguments.toArray(String[]::new));
    }

    /** The folder to look for the clone from: {@code --repo}, else the working folder. */
    Path start() {
        return repository == null
                ? surroundings.workingFolder()
                : surroundings.workingFolder().resolve(repository);
    }

    Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** The language of messages, where an option says it. */
    Optional<Locale> chosenLocale() {
        return Optional.ofNullable(uiLanguage).map(chosen -> Locale.forLanguageTag(chosen.name()));
    }

    Optional<Path> config() {
        return Optional.ofNullable(config).map(surroundings.workingFolder()::resolve);
    }

    /** Where to keep what was read; empty with {@code --no-cache}. */
    Optional<Path> cache() {
        return noCache ? Optional.empty() : surroundings.cacheFolder();
    }

    /** Whether the network may be asked for what a partial clone lacks. */
    boolean fetches() {
        return fetch;
    }

    boolean isQuiet() {
        return quiet;
    }

    /** The style for a stream: coloured on a terminal that takes colours, unless an option says otherwise. */
    Style style(int descriptor) {
        return switch (colour) {
            case always -> Style.COLOURED;
            case never -> Style.PLAIN;
            case auto -> coloursByDefault(descriptor) ? Style.COLOURED : Style.PLAIN;
        };
    }

    /** A line on standard error that shows how far a long step is. */
    ProgressLine progress() {
        return new ProgressLine(surroundings, messages, !quiet && surroundings.isTerminal(2));
    }

    private boolean coloured(int descriptor, String[] arguments) {
        // For the help, which picocli may print before it has set any field.
        for (int i = 0; i < arguments.length; i++) {
            String value = optionValue("--color", arguments, i);
            if (value.equals("always") || value.equals("never")) {
                return value.equals("always");
            }
        }
        return coloursByDefault(descriptor);
    }

    private boolean coloursByDefault(int descriptor) {
        // https://no-color.org: set and not empty, whatever it holds
        return surroundings.isTerminal(descriptor)
                && surroundings.variable("NO_COLOR").isEmpty()
                && !surroundings.variable("TERM").orElse("dumb").equals("dumb");
    }

    private int tell(Exception exception) {
        if (exception instanceof Failure failure) {
            surroundings.err().println(messages.text("cli.error", failure.userMessage()));
            if (verbose) {
                failure.printStackTrace(surroundings.err());
            }
            return failure.kind() == Failure.Kind.USAGE ? ExitCode.USAGE : ExitCode.ENVIRONMENT;
        }
        surroundings.err().println(messages.text("cli.internal-error", exception.toString()));
        if (verbose) {
            exception.printStackTrace(surroundings.err());
        }
        return ExitCode.ENVIRONMENT;
    }

    private CommandSpec specification() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not run");
        }
        return spec;
    }

    static String versionNumber() {
        String number = Docsprint.class.getPackage().getImplementationVersion();
        return number == null ? "(not packaged)" : number;
    }

    private static Locale uiLocale(Surroundings surroundings, String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String value = optionValue("--ui-lang", arguments, i);
            if (value.equals("ja")) {
                return Locale.JAPANESE;
            }
            if (value.equals("en")) {
                return Locale.ENGLISH;
            }
        }
        return surroundings.uiLocale();
    }

    private static String optionValue(String name, String[] arguments, int at) {
        if (arguments[at].equals(name) && at + 1 < arguments.length) {
            return arguments[at + 1];
        }
        return arguments[at].startsWith(name + "=") ? arguments[at].substring(name.length() + 1) : "";
    }
}
