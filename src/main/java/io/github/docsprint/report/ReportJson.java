package io.github.docsprint.report;

import io.github.docsprint.json.JsonWriter;
import java.io.OutputStream;
import java.util.Optional;

/** A report as JSON: docs/schema/report.schema.json. */
public final class ReportJson {

    private ReportJson() {}

    /** Writes it and leaves the stream open. */
    public static void write(ReportData report, OutputStream out) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.object("repository", () -> {
                    json.field("head", report.head().hex());
                    json.field("shallow", report.shallow());
                    json.field("url", report.repositoryUrl());
                });
                json.field("sourceLanguage", report.sourceLanguage());
                json.field("language", report.language());
                json.field("asOf", report.asOf().toString());
                json.object("period", () -> {
                    json.field("from", report.period().from().toString());
                    json.field("to", report.period().to().toString());
                    json.field("timeZone", report.period().zone().getId());
                });
                json.field("sprintName", report.sprint());
                json.field("anonymous", report.anonymous());
                report.sections().forEach(section -> json.object(section.id(), () -> fields(json, section)));
            });
        }
    }

    private static void fields(JsonWriter json, Section section) {
        section.figures().forEach(figure -> field(json, figure.id(), figure.value()));
        json.object("tables", () -> section.tables().forEach(table -> table(json, table)));
    }

    private static void table(JsonWriter json, Section.Table table) {
        json.array(
                table.id(),
                table.rows(),
                row -> json.object(() -> {
                    for (int i = 0; i < row.size(); i++) {
                        field(json, table.columns().get(i).id(), row.get(i));
                    }
                }));
    }

    private static void field(JsonWriter json, String name, Value value) {
        if (value instanceof Value.Number number) {
            if (number.isWhole()) {
                json.field(name, (long) number.number());
            } else {
                json.field(name, number.number());
            }
        } else if (value instanceof Value.Text text) {
            json.field(name, text.text());
        } else {
            json.field(name, Optional.empty());
        }
    }
}
