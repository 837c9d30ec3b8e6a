package io.github.docsprint.yaml;

import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The common mistakes of people who write by hand, known by what SnakeYAML and Jackson say of them. */
enum Mistake {
    TAB("found character '\\t"),
    CHARACTER("found character '"),
    QUOTE("found unexpected end of stream", "was expecting closing quote"),
    BRACKET("expected ',' or", "expected close marker", "was expecting comma"),
    COLON("could not find expected ':'", "was expecting a colon"),
    KEY("mapping values are not allowed here"),
    INDENTATION("expected <block end>", "expected '<document start>'", "sequence entries are not allowed here"),
    QUOTED_KEY("was expecting double-quote"),
    QUOTED_TEXT("Unrecognized token");

    private final List<String> complaints;

    Mistake(String... complaints) {
        this.complaints = List.of(complaints);
    }

    /** The mistake that a library complains of; of two that fit, the one that is told first here. */
    static Optional<Mistake> behind(String complaint) {
        return Stream.of(values())
                .filter(mistake -> mistake.complaints.stream().anyMatch(complaint::contains))
                .findFirst();
    }

    /** What to tell the user. */
    Message message() {
        return Message.of("yaml.mistake." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
