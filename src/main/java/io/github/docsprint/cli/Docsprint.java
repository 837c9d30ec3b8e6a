package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.markdown.ReadLimit;
import io.github.docsprint.message.Failure;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

    /** The command that looks at plain files alone. */
    private static final String WITHOUT_CLONE = "compare";

    /** The options below whose value may be the next argument. */
    private static final Set<String> WITH_VALUE = Set.of("--repo", "--lang", "--config", "--ui-lang", "--color");

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
        String named = command(arguments);
        if (!named.isEmpty() && !named.equals(WITHOUT_CLONE)) {
            Thread loading = new Thread(Docsprint::prepare, "loading");
            loading.setDaemon(true);
            loading.start();
        }
        Messages messages = new Messages(uiLocale(surroundings, arguments));
        Docsprint root = new Docsprint(surroundings, messages);
        CommandLine line = new CommandLine(root);
        commands(root, arguments).forEach(command -> line.addSubcommand(command.get()));
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
        try {
            int code = line.execute(arguments);
            return surroundings
                    .outputFailure()
                    .map(cause -> root.tell(Failure.environment("cli.output-failed", String.valueOf(cause.getMessage()))
                            .causedBy(cause)))
                    .orElse(code);
        } catch (OutOfMemoryError e) {
            surroundings
                    .err()
                    .println(messages.text(
                            "cli.out-of-memory", Runtime.getRuntime().maxMemory() >> 20));
            return ExitCode.ENVIRONMENT;
        }
    }

    /** Loads what most commands need next, while the command line is read. */
    private static void prepare() {
        Clone.prepare();
        SiteConfig.kubernetes();
    }

    /**
     * The command that is asked for, alone: picocli reads the annotations of each that it is given, which for all of them
     * takes a third of what a short run takes. All where none is named, so that help and suggestions know them.
     */
    private static Collection<Supplier<Object>> commands(Docsprint root, String[] arguments) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("demo", () -> new DemoCommand(root));
        all.put("status", () -> new StatusCommand(root));
        all.put("diff", () -> new DiffCommand(root));
        all.put("preview", () -> new PreviewCommand(root));
        all.put("compare", () -> new CompareCommand(root));
        all.put("ack", () -> new AckCommand(root));
        all.put("lint", () -> new LintCommand(root));
        all.put("rules", () -> new RulesCommand(root));
        all.put("report", () -> new ReportCommand(root));
        all.put("doctor", () -> new DoctorCommand(root));
        all.put("starters", () -> new StartersCommand(root));
        all.put("start", () -> new StartCommand(root));
        all.put("claim", () -> new ClaimCommand(root));
        all.put("review", () -> new ReviewCommand(root));
        all.put("pr", () -> new PrCommand(root));
        Supplier<Object> named = all.get(command(arguments));
        return named == null ? all.values() : List.of(named);
    }

    /** The first argument that is no option and no value of one; empty where there is none, or help is asked for first. */
    private static String command(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("-")) {
                return arguments[i];
            }
            if (arguments[i].equals("-h") || arguments[i].equals("--help")) {
                return "";
            }
            if (WITH_VALUE.contains(arguments[i])) {
                i++;
            }
        }
        return "";
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

    /** Tells the user something beside the results. */
    void tell(String key, Object... arguments) {
        surroundings.err().println(messages.text(key, arguments));
    }

    /** Tells the user where a page is no longer read as Markdown, if it is not read to its end. */
    void tellLimit(String path, String text) {
        ReadLimit.of(text)
                .ifPresent(offset -> tell(
                        "cli.beyond-limit",
                        TerminalSafe.text(path),
                        String.valueOf(LineTable.of(text).line(offset))));
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
