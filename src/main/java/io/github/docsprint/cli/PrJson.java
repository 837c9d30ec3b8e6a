package io.github.docsprint.cli;

import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.message.Message;
import io.github.docsprint.review.BranchCheck;
import io.github.docsprint.review.PullOpener;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code pr} did, for programs: docs/schema/pr.schema.json. */
record PrJson(Messages messages, PrintStream out) {

    /**
     * Writes it.
     *
     * @param problems what the checks found
     * @param allowed the checks that were let pass
     * @param draft empty where a check stood in the way before there was one
     * @param sent empty where nothing was sent
     */
    void write(
            String branch,
            String base,
            Map<BranchCheck, Message> problems,
            List<BranchCheck> allowed,
            Optional<PrCommand.Draft> draft,
            Optional<PullOpener.Sent> sent) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.field("branch", branch);
                json.field("base", base);
                json.array(
                        "checks",
                        List.copyOf(problems.entrySet()),
                        problem -> json.object(() -> {
                            json.field("check", problem.getKey().name());
                            json.field("allowed", allowed.contains(problem.getKey()));
                            json.field("message", messages.text(problem.getValue()));
                        }));
                json.field("title", draft.map(PrCommand.Draft::title));
                json.field("body", draft.map(PrCommand.Draft::body));
                if (sent.isPresent()) {
                    json.object("pull", () -> {
                        json.field("number", sent.get().number());
                        json.field("url", sent.get().url());
                        json.field("opened", sent.get().fresh());
                    });
                } else {
                    json.field("pull", Optional.<String>empty());
                }
            });
        }
    }
}
