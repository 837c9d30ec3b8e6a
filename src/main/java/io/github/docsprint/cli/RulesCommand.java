package io.github.docsprint.cli;

import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.rules.Example;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.rules.RuleSet;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code docsprint rules}: the rules, or one of them explained. */
@Command(name = "rules")
final class RulesCommand implements Callable<Integer> {

    /** How to write the rules. */
    enum Format {
        text,
        json
    }

    private final Docsprint root;

    @Parameters(paramLabel = "ID", arity = "0..1")
    private @Nullable String id;

    @Option(names = "--rules", paramLabel = "FILE")
    private List<Path> rulesFiles = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.text;

    RulesCommand(Docsprint root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        RuleSet rules = rules();
        List<Rule> chosen = rules.rules();
        if (id != null) {
            chosen = List.of(rules.find(id)
                    .orElseThrow(() -> Failure.usage(
                            "lint.unknown-rule",
                            String.valueOf(id),
                            String.join(
                                    ", ", rules.rules().stream().map(Rule::id).toList()))));
        }
        PrintStream out = root.surroundings().out();
        if (format == Format.json) {
            json(rules, chosen, out);
        } else if (id != null) {
            explain(rules, chosen.get(0), out);
        } else {
            list(chosen, out);
        }
        return ExitCode.FINE;
    }

    private RuleSet rules() {
        try (LintPlace place = LintPlace.open(root)) {
            return LintFiles.rules(root, place.config().rules(place.language()), rulesFiles);
        }
    }

    private String language() {
        return root.messages().locale().getLanguage();
    }

    private void list(List<Rule> rules, PrintStream out) {
        int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        for (Rule rule : rules) {
            out.println(DisplayWidth.pad(rule.id(), width) + "  "
                    + DisplayWidth.pad(severity(rule), 8) + "  "
                    + TerminalSafe.text(rule.summary().in(language())));
        }
    }

    private String severity(Rule rule) {
        return root.messages()
                .text("lint.severity."
                        + rule.severity().map(value -> value.label()).orElse("off"));
    }

    private void explain(RuleSet rules, Rule rule, PrintStream out) {
        Style style = root.style(1);
        out.println(style.bold(rule.id()) + "  " + severity(rule));
        out.println(TerminalSafe.text(rule.summary().in(language())));
        out.println();
        out.println(TerminalSafe.text(rule.explanation().in(language())));
        rules.link(rule).ifPresent(link -> out.println(style.dim(link)));
        for (Example example : rule.examples()) {
            out.println();
            example.english().ifPresent(english -> show("lint.example.english", english, out));
            show(example.wrong() ? "lint.example.wrong" : "lint.example.trap", example.text(), out);
            example.fixed().ifPresent(fixed -> show("lint.example.right", fixed, out));
        }
    }

    private void show(String label, String text, PrintStream out) {
        out.println(root.style(1).dim(root.messages().text(label)));
        text.lines().forEach(line -> out.println("    " + TerminalSafe.text(line)));
    }

    private void json(RuleSet rules, List<Rule> chosen, PrintStream out) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.field("language", rules.language());
                json.array(
                        "rules",
                        chosen,
                        rule -> json.object(() -> {
                            json.field("id", rule.id());
                            json.field(
                                    "severity",
                                    rule.severity().map(value -> value.label()).orElse("off"));
                            json.field("kind", rule.certainty().name().toLowerCase(Locale.ROOT));
                            json.field("fix", rule.fix().name().toLowerCase(Locale.ROOT));
                            json.field("summary", rule.summary().in(language()));
                            json.field("explanation", rule.explanation().in(language()));
                            json.field("help", rules.link(rule));
                            json.array(
                                    "examples",
                                    rule.examples(),
                                    example -> json.object(() -> {
                                        json.field(example.wrong() ? "wrong" : "trap", example.text());
                                        example.fixed().ifPresent(fixed -> json.field("right", fixed));
                                        example.english().ifPresent(english -> json.field("english", english));
                                    }));
                        }));
            });
        }
    }
}
