package io.github.docsprint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.glossary.Glossary;
import io.github.docsprint.glossary.GlossaryReader;
import io.github.docsprint.rules.Check;
import io.github.docsprint.rules.Example;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.rules.RuleReader;
import io.github.docsprint.rules.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of the rule file, run. */
class RuleExamplesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final RuleSet RULES = RuleReader.shipped("ja").orElseThrow();
    private static final Glossary GLOSSARY = GlossaryReader.shipped("ja").orElseThrow();

    private static PageInput page(Example example) {
        return PageInput.of(example.path().orElse("content/ja/docs/example.md"), example.text())
                .withEnglish(example.english());
    }

    private static Linter only(Rule rule) {
        // a suppression is unused or not by what other rules find
        List<Rule> rules = rule.id().equals("unused-suppression") ? RULES.rules() : List.of(rule);
        return new Linter(new RuleSet("ja", RULES.source(), rules), GLOSSARY, Kubernetes.DIALECT, TODAY);
    }

    @TestFactory
    List<DynamicTest> everyWrongTextIsFoundAndMendedAndNoTrapIs() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Rule rule : RULES.rules()) {
            Linter linter = only(rule);
            for (Example example : rule.examples()) {
                String name = rule.id() + (example.wrong() ? " finds " : " leaves alone ") + example.text();
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    List<Finding> findings = linter.lint(page(example)).stream()
                            .filter(finding -> finding.rule().equals(rule.id()))
                            .toList();
                    assertThat(findings.isEmpty()).as("%s %s", name, findings).isEqualTo(!example.wrong());
                    example.fixed()
                            .ifPresent(fixed -> assertThat(new Fixer(linter)
                                            .fix(page(example), true)
                                            .text())
                                    .isEqualTo(fixed));
                }));
            }
        }
        return tests;
    }

    @Test
    void everyBuiltInRuleHasItsCode() {
        assertThat(RULES.rules())
                .filteredOn(rule -> rule.check() instanceof Check.Builtin)
                .extracting(Rule::id)
                .hasSameElementsAs(Linter.builtins());
    }
}
