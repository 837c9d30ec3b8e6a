package io.github.docsprint.lint;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.glossary.GlossaryReader;
import io.github.docsprint.rules.RuleReader;
import java.time.LocalDate;
import java.util.List;

/** What tests of the linter start from. */
final class Pages {

    static final String PATH = "content/ja/docs/page.md";

    static final Linter LINTER = new Linter(
            RuleReader.shipped("ja").orElseThrow(),
            GlossaryReader.shipped("ja").orElseThrow(),
            Kubernetes.DIALECT,
            LocalDate.of(2026, 1, 1));

    static final Fixer FIXER = new Fixer(LINTER);

    private Pages() {}

    static PageInput page(String text) {
        return PageInput.of(PATH, text);
    }

    static List<String> rules(String text) {
        return LINTER.lint(page(text)).stream().map(Finding::rule).toList();
    }
}
