package io.github.docsprint.report;

import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Message;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.Function;

/** The words of a report in one language. Not for several threads at once. */
public final class Wording {

    private final Locale locale;
    private final Function<Message, String> messages;
    private final NumberFormat numbers;

    /** @param messages puts a message into words */
    public Wording(Locale locale, Function<Message, String> messages) {
        this.locale = locale;
        this.messages = messages;
        this.numbers = NumberFormat.getInstance(locale);
        numbers.setMaximumFractionDigits(1);
    }

    Locale locale() {
        return locale;
    }

    String text(String key, Object... arguments) {
        return messages.apply(Message.of(key, arguments));
    }

    String title(Section section) {
        return text("report.section-" + section.id());
    }

    String label(Section.Figure figure) {
        return text("report.figure-" + figure.id());
    }

    String title(Section.Table table) {
        return text("report.table-" + table.id());
    }

    String head(Section.Column column) {
        return text("report.column-" + column.id());
    }

    /** A figure with its unit, for people. */
    String value(Section.Figure figure) {
        if (!(figure.value() instanceof Value.Number)) {
            return text("report.unknown");
        }
        String number = value(figure.value());
        return switch (figure.unit()) {
            case COUNT -> number;
            case PERCENT -> text("report.unit-percent", number);
            case DAYS -> text("report.unit-days", number);
            case HOURS -> text("report.unit-hours", number);
            case MINUTES -> text("report.unit-minutes", number);
        };
    }

    /** A figure of a report with its label, on one line. */
    public String figure(ReportData report, String section, String id) {
        return report.section(section).stream()
                .flatMap(found -> found.figures().stream())
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .map(figure -> text("report.figure-line", label(figure), value(figure)))
                .orElse("");
    }

    /** A number as people of the language write it, other values as they are. */
    String value(Value value) {
        if (value instanceof Value.Number number) {
            return numbers.format(number.number());
        }
        return value.plain();
    }

    /** A cell, for people. */
    String cell(Section.Column column, Value value) {
        if (column.kind() == Section.Kind.STATE && value instanceof Value.Text state) {
            return text("status." + state.text());
        }
        if (column.kind() == Section.Kind.FLAG) {
            return value.equals(Value.of(1)) ? text("report.yes") : "";
        }
        if (column.kind() == Section.Kind.PULL && value instanceof Value.Number number) {
            return "#" + (long) number.number();
        }
        if (column.kind() == Section.Kind.COMMIT && value instanceof Value.Text commit) {
            return new CommitId(commit.text()).abbreviated();
        }
        if (column.kind() == Section.Kind.FIGURE && value instanceof Value.Text figure) {
            int dot = figure.text().indexOf('.');
            return text("report.section-" + figure.text().substring(0, dot)) + ": "
                    + text("report.figure-" + figure.text().substring(dot + 1));
        }
        return value(value);
    }

    /** What the report is about. */
    public String heading(ReportData report) {
        return report.sprint()
                .map(name -> text("report.heading-sprint", name, language(report)))
                .orElseGet(() -> text("report.heading", language(report)));
    }

    private String language(ReportData report) {
        return Locale.forLanguageTag(report.language()).getDisplayLanguage(locale);
    }

    /** Of which days and which commit it is. */
    String subheading(ReportData report) {
        return text(
                "report.subheading",
                report.period().from().toString(),
                report.period().to().toString(),
                report.period().zone().getId(),
                report.asOf().toLocalDate().toString(),
                report.head().abbreviated());
    }
}
