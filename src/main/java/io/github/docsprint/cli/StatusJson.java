package io.github.docsprint.cli;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.drift.Touch;
import io.github.docsprint.json.JsonWriter;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The status report as JSON: docs/schema/status.schema.json. */
final class StatusJson {

    private StatusJson() {}

    static void write(StatusReport report, List<PageStatus> pages, OutputStream out) {
        StatusReport.Summary summary = report.summary();
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.object("repository", () -> {
                    json.field("head", report.head().hex());
                    json.field("shallow", report.shallow());
                });
                json.field("sourceLanguage", report.sourceLanguage());
                json.field("language", report.language());
                json.object("summary", () -> {
                    json.field("source", summary.source());
                    json.field("translated", summary.translated());
                    json.field("upToDate", summary.upToDate());
                    json.field("cosmetic", summary.cosmetic());
                    json.field("outdated", summary.outdated());
                    json.field("orphaned", summary.orphaned());
                    json.field("englishCopy", summary.englishCopy());
                    json.field("localOnly", summary.localOnly());
                    json.field("untranslated", summary.untranslated());
                });
                json.array("pages", pages, page -> page(json, page));
            });
        }
    }

    /** One page's record, as an element or as the root. */
    static void page(JsonWriter json, PageStatus page) {
        json.object(() -> fields(json, page));
    }

    /** The fields of a page's record, in an object that was begun. */
    static void fields(JsonWriter json, PageStatus page) {
        json.field("path", page.path());
        json.field("source", page.source());
        json.field("state", page.state().id());
        json.field("severity", page.severity().map(Severity::id));
        page.base()
                .ifPresentOrElse(
                        base -> json.object("base", () -> {
                            json.field("blob", base.blob().hex());
                            json.field("commit", base.commit().hex());
                            json.field("committedAt", base.committedAt().toString());
                            json.field("method", base.method().id());
                            json.field("confidence", Math.round(base.confidence() * 1000) / 1000.0);
                        }),
                        () -> json.field("base", Optional.empty()));
        json.field("banner", page.banner());
        json.field("visible", page.visible());
        touch(json, "lastTranslated", page.lastTranslated());
        touch(json, "lastSource", page.lastSource());
        json.object("behind", () -> {
            json.field("commits", page.behind().commits());
            json.field("translatableCommits", page.behind().translatableCommits());
            json.field("days", page.behind().days());
            json.field("addedWords", page.behind().addedWords());
            json.field("removedWords", page.behind().removedWords());
            json.field("changedWords", page.behind().changedWords());
        });
        json.array("sections", page.sections(), section -> section(json, section));
        json.array(
                "includes",
                page.includes(),
                file -> json.object(() -> {
                    json.field("path", file.path());
                    json.field("state", file.state().id());
                    json.field("line", file.line());
                }));
        json.array(
                "untranslated",
                page.untranslated(),
                lines -> json.array(List.of(lines.first(), lines.last()), json::value));
        json.field("movedTo", page.gone().flatMap(PageStatus.Gone::movedTo));
        json.field("movedToTranslation", page.gone().flatMap(PageStatus.Gone::translatedThere));
        touch(json, "removed", page.gone().flatMap(PageStatus.Gone::by));
    }

    private static void section(JsonWriter json, SectionChange section) {
        json.object(() -> {
            json.field("heading", section.heading());
            json.field("anchor", section.anchor());
            json.field("change", section.change().id());
            json.field("kind", section.kind().id());
            lines(json, "sourceLines", Optional.of(section.sourceLines()));
            lines(json, "targetLines", section.targetLines());
        });
    }

    private static void lines(JsonWriter json, String name, Optional<SectionChange.Lines> lines) {
        lines.ifPresentOrElse(
                range -> json.array(name, List.of(range.first(), range.last()), json::value),
                () -> json.field(name, Optional.empty()));
    }

    private static void touch(JsonWriter json, String name, Optional<Touch> touch) {
        touch.ifPresentOrElse(
                at -> json.object(name, () -> {
                    json.field("commit", at.commit().hex());
                    json.field("committedAt", at.committedAt().toString());
                }),
                () -> json.field(name, Optional.empty()));
    }
}
