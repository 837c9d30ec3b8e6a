package io.github.docsprint.cli;

import io.github.docsprint.glossary.Glossary;
import io.github.docsprint.glossary.GlossaryReader;
import io.github.docsprint.message.Failure;
import io.github.docsprint.rules.RuleReader;
import io.github.docsprint.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules and terms of a site, with files that the command line names on top. */
final class LintFiles {

    private LintFiles() {}

    static Glossary glossary(Docsprint root, Glossary ofTheSite, List<Path> files) {
        Glossary glossary = ofTheSite;
        for (Path given : files) {
            glossary = glossary.with(GlossaryReader.read(given.toString(), bytes(root, given)));
        }
        return glossary;
    }

    static RuleSet rules(Docsprint root, RuleSet ofTheSite, List<Path> files) {
        RuleSet rules = ofTheSite;
        for (Path given : files) {
            rules = RuleReader.read(given.toString(), bytes(root, given), rules);
        }
        return rules;
    }

    private static byte[] bytes(Docsprint root, Path given) {
        Path file = root.surroundings().workingFolder().resolve(given);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Failure.usage("lint.file", file.toString()).causedBy(e);
        }
    }
}
