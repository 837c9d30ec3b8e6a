package io.github.docsprint.cli;

import io.github.docsprint.json.CsvWriter;
import io.github.docsprint.starter.Offer;
import io.github.docsprint.starter.Task;
import io.github.docsprint.text.TerminalSafe;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tasks in rows: for a spreadsheet, and as the table that a sprint's issue has, ready to paste. */
final class StartersRows {

    private StartersRows() {}

    static void csv(StartersView view, Messages messages, OutputStream out) {
        try (CsvWriter csv = CsvWriter.to(out)) {
            csv.row(List.of(
                    "person",
                    "id",
                    "kind",
                    "path",
                    "source",
                    "size",
                    "words",
                    "places",
                    "minutes",
                    "banner",
                    "skill",
                    "claimedBy",
                    "reasons",
                    "next"));
            for (int person = 0; person < view.lists().size(); person++) {
                String number = view.dealt() ? Integer.toString(person + 1) : "";
                for (Offer offer : view.lists().get(person)) {
                    Task task = offer.task();
                    csv.row(List.of(
                            number,
                            task.id(),
                            task.kind().id(),
                            task.page().path(),
                            task.page().source().orElse(""),
                            task.work().size().name(),
                            Integer.toString(task.work().words()),
                            Integer.toString(task.work().places()),
                            Integer.toString(task.work().minutes()),
                            Boolean.toString(task.page().banner()),
                            task.work().skill().id(),
                            offer.logins().orElse(""),
                            notes(offer, messages),
                            task.next()));
                }
            }
        }
    }

    static void markdown(StartersView view, Messages messages, PrintStream out) {
        out.println("| " + messages.text("starter.column-page") + " | " + messages.text("starter.column-source") + " | "
                + messages.text("starter.column-assignee") + " | " + messages.text("starter.column-notes") + " |");
        out.println("| --- | --- | --- | --- |");
        for (int person = 0; person < view.lists().size(); person++) {
            String seat = view.dealt() ? messages.text("starter.person", person + 1) : "";
            for (Offer offer : view.lists().get(person)) {
                Task task = offer.task();
                out.println("| " + code(task.page().path()) + " | "
                        + task.page().source().map(StartersRows::code).orElse("") + " | "
                        + offer.logins()
                                .map(logins -> cell("@" + logins.replace(", ", ", @")))
                                .orElse(seat)
                        + " | "
                        + cell(messages.text(
                                        "starter.head",
                                        messages.text("starter." + task.kind().id()),
                                        task.work().size().name(),
                                        task.work().minutes())
                                + ": " + notes(offer, messages))
                        + " |");
            }
        }
    }

    private static String notes(Offer offer, Messages messages) {
        return Stream.concat(
                        offer.task().reasons().stream().map(messages::text),
                        offer.namedIn().stream().map(issue -> messages.text("starter.named-in", issue.url())))
                .collect(Collectors.joining(" "));
    }

    private static String code(String path) {
        return "`" + TerminalSafe.text(path).replace("`", "'").replace("|", "\\|") + "`";
    }

    /** Text that starts no cell, link, mention of HTML or code of its own. */
    private static String cell(String text) {
        return Optional.of(text)
                .map(TerminalSafe::text)
                .map(safe -> safe.replace("|", "\\|").replace("<", "&lt;"))
                .orElse("");
    }
}
