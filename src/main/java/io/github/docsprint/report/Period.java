package io.github.docsprint.report;

import io.github.docsprint.message.Failure;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Whole days in a time zone.
 *
 * @param from the first day
 * @param to the last day
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

    /** @throws Failure (usage) where it ends before it begins */
    public Period {
        if (to.isBefore(from)) {
            throw Failure.usage("report.period-backwards", from.toString(), to.toString());
        }
    }

    /** Whether a moment is in it. */
    public boolean contains(OffsetDateTime when) {
        LocalDate day = day(when);
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The day of a moment, in the period's time zone. */
    LocalDate day(OffsetDateTime when) {
        return when.atZoneSameInstant(zone).toLocalDate();
    }
}
