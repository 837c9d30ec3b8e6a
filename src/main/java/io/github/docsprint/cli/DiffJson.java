package io.github.docsprint.cli;

import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.SourceRevision;
import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.Cosmetic;
import io.github.docsprint.drift.change.Worklist;
import io.github.docsprint.json.JsonWriter;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** What a page lacks, as JSON: docs/schema/diff.schema.json. */
final class DiffJson {

    private DiffJson() {}

    static void write(
            PageDrift drift, Worklist list, List<SourceRevision> revisions, Messages messages, OutputStream out) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.name("page");
                StatusJson.page(json, drift.status());
                json.field("reason", drift.reason().map(messages::text));
                json.array(
                        "evidence",
                        drift.status().base().map(base -> base.evidence()).orElse(List.of()),
                        evidence -> json.object(() -> {
                            json.field("told", messages.text(evidence.told()));
                            json.field("weight", Math.round(evidence.weight() * 1000) / 1000.0);
                        }));
                json.array(
                        "missing",
                        list.items().stream().filter(item -> !item.done()).toList(),
                        item -> item(json, drift, item));
                json.array(
                        "done",
                        list.items().stream().filter(Worklist.Item::done).toList(),
                        item -> item(json, drift, item));
                json.array("present", list.present(), change -> json.object(() -> change(json, drift, change)));
                json.array("cosmetic", drift.cosmetic(), change -> json.object(() -> change(json, drift, change)));
                json.array("revisions", revisions, revision -> revision(json, revision));
            });
        }
    }

    private static void item(JsonWriter json, PageDrift drift, Worklist.Item item) {
        json.object(() -> {
            change(json, drift, item.change());
            lines(json, "targetLines", item.target());
            json.field("mark", item.mark().id());
            json.array("lacking", item.lacking(), json::value);
        });
    }

    private static void revision(JsonWriter json, SourceRevision revision) {
        List<Change> changes = revision.changes().changes();
        int translatable = revision.changes().translatable().size();
        json.object(() -> {
            json.field("commit", revision.commit().hex());
            json.field("committedAt", revision.committedAt().toString());
            revision.pullRequest()
                    .ifPresentOrElse(
                            number -> json.field("pullRequest", number),
                            () -> json.field("pullRequest", Optional.empty()));
            json.field("title", revision.title());
            json.field("translatable", translatable);
            json.field("cosmetic", changes.size() - translatable);
        });
    }

    private static void change(JsonWriter json, PageDrift drift, Change change) {
        json.field("heading", change.heading());
        json.field("anchor", change.anchor());
        json.field("change", change.what().id());
        json.field("kind", change.kind().id());
        json.field("cosmetic", change.cosmetic().map(Cosmetic::id));
        json.field("before", change.before().map(passage -> passage.span().of(drift.before())));
        lines(json, "beforeLines", change.before().map(Change.Passage::lines));
        json.field("after", change.after().map(passage -> passage.span().of(drift.source())));
        lines(json, "sourceLines", change.after().map(Change.Passage::lines));
        json.field("addedWords", change.addedWords());
        json.field("removedWords", change.removedWords());
        json.field("changedWords", change.changedWords());
    }

    private static void lines(JsonWriter json, String name, Optional<Lines> lines) {
        lines.ifPresentOrElse(
                range -> json.array(name, List.of(range.first(), range.last()), json::value),
                () -> json.field(name, Optional.empty()));
    }
}
