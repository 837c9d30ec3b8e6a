package io.github.docsprint.cli;

import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.starter.Effort;
import io.github.docsprint.starter.Offer;
import io.github.docsprint.starter.Task;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The tasks as JSON: docs/schema/starters.schema.json. */
final class StartersJson {

    private StartersJson() {}

    static void write(StartersView view, Messages messages, OutputStream out) {
        Effort effort = Effort.shipped();
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.field("language", view.report().language());
                json.field("head", view.report().head().hex());
                json.field(
                        "activityTakenAt",
                        view.known().activity().map(known -> known.takenAt().toString()));
                json.name("tasks");
                json.array(numbered(view), entry -> task(json, entry, messages, effort));
            });
        }
    }

    /** @param person from 1; 0 where the tasks are not dealt out */
    private record Dealt(int person, Offer offer) {}

    private static List<Dealt> numbered(StartersView view) {
        return IntStream.range(0, view.lists().size())
                .boxed()
                .flatMap(i -> view.lists().get(i).stream().map(offer -> new Dealt(view.dealt() ? i + 1 : 0, offer)))
                .toList();
    }

    private static void task(JsonWriter json, Dealt dealt, Messages messages, Effort effort) {
        Offer offer = dealt.offer();
        Task task = offer.task();
        json.object(() -> {
            json.field("id", task.id());
            json.field("kind", task.kind().id());
            json.field("path", task.page().path());
            json.field("source", task.page().source());
            json.field("size", task.work().size().name());
            json.field("words", task.work().words());
            json.field("minutes", task.work().minutes());
            json.array("reasons", task.reasons(), reason -> json.value(messages.text(reason)));
            json.field("claimedBy", offer.logins());
            json.array("namedIn", offer.namedIn(), issue -> json.value(issue.url()));
            json.field("next", task.next());
            json.field("section", task.page().section());
            json.field("places", task.work().places());
            json.field("banner", task.page().banner());
            json.field("skill", task.work().skill().id());
            json.array(
                    "changes",
                    offer.changes(),
                    change -> json.object(() -> {
                        json.field("heading", change.heading());
                        json.field("before", change.before());
                        json.field("after", change.after());
                    }));
            json.array(
                    "score",
                    task.score().parts(),
                    part -> json.object(() -> {
                        json.field("factor", part.factor().name().toLowerCase(Locale.ROOT));
                        json.field("points", Math.round(part.points() * 1000) / 1000.0);
                    }));
            json.field("daysToMerge", effort.days(task.work().size()));
            if (dealt.person() > 0) {
                json.field("person", dealt.person());
            }
        });
    }
}
