package io.github.docsprint.report;

import java.time.LocalDate;
import java.util.Optional;

/** What stands in one cell or figure. */
public sealed interface Value {

    /** Nothing is known. */
    Value NONE = new None();

    /** Words, or a name of the machine formats. */
    record Text(String text) implements Value {}

    /** A number. */
    record Number(double number) implements Value {
        /** Whether it is a whole one. */
        public boolean isWhole() {
            return number == Math.rint(number);
        }
    }

    /** Nothing. */
    record None() implements Value {}

    /** Words. */
    static Value of(String text) {
        return new Text(text);
    }

    /** A whole number. */
    static Value of(long number) {
        return new Number(number);
    }

    /** A number with at most one digit after the point. */
    static Value rounded(double number) {
        return new Number(Math.round(number * 10) / 10.0);
    }

    /** A share, as a percentage with at most one digit after the point; nothing where the whole is nothing. */
    static Value percent(double part, double whole) {
        return whole == 0 ? NONE : rounded(100 * part / whole);
    }

    /** A day, as ISO 8601 has it. */
    static Value of(LocalDate day) {
        return new Text(day.toString());
    }

    /** Words, or nothing. */
    static Value of(Optional<String> text) {
        return text.isPresent() ? new Text(text.get()) : NONE;
    }

    /** It as the plain formats show it, nothing as an empty text. */
    default String plain() {
        if (this instanceof Number value) {
            return value.isWhole() ? String.valueOf((long) value.number()) : String.valueOf(value.number());
        }
        return this instanceof Text value ? value.text() : "";
    }
}
