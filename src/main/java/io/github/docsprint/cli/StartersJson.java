package io.github.docsprint.cli;

import io.github.docsprint.github.Activity.Engagement;
import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.starter.Effort;
import io.github.docsprint.starter.Task;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
                        view.activity().map(known -> known.takenAt().toString()));
                json.name("tasks");
                json.array(numbered(view), entry -> task(json, entry, messages, effort));
            });
        }
    }

    /** @param person from 1; 0 where the tasks are not dealt out */
    private record Dealt(int person, Task task) {}

    private static List<Dealt> numbered(StartersView view) {
        return java.util.stream.IntStream.range(0, view.lists().size())
                .boxed()
                .flatMap(i -> view.lists().get(i).stream().map(task -> new Dealt(view.dealt() ? i + 1 : 0, task)))
                .toList();
    }

    private static void task(JsonWriter json, Dealt dealt, Messages messages, Effort effort) {
        Task task = dealt.task();
        json.object(() -> {
            json.field("id", task.id());
            json.field("kind", task.kind().id());
            json.field("path", task.path());
            json.field("source", task.source());
            json.field("size", task.size().name());
            json.field("words", task.words());
            json.field("minutes", task.minutes());
            json.array("reasons", task.reasons(), reason -> json.value(messages.text(reason)));
            json.field("claimedBy", logins(task));
            json.field("next", task.next());
            json.field("section", task.section());
            json.field("places", task.places());
            json.field("banner", task.banner());
            json.field("skill", task.skill().id());
            json.array(
                    "changes",
                    task.changes(),
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
            json.field("daysToMerge", effort.days(task.size()));
            if (dealt.person() > 0) {
                json.field("person", dealt.person());
            }
        });
    }

    /** Who is on a task, each once; empty where nobody is known to be. */
    static Optional<String> logins(Task task) {
        return task.claimedBy().isEmpty()
                ? Optional.empty()
                : Optional.of(task.claimedBy().stream()
                        .map(Engagement::login)
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }
}
