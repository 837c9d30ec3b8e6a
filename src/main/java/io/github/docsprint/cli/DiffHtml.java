package io.github.docsprint.cli;

import io.github.docsprint.drift.LineLinks;
import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.Piece;
import io.github.docsprint.drift.change.Worklist;
import io.github.docsprint.html.Page;
import io.github.docsprint.html.Template;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a page lacks, as one HTML document to read, print or pass on.
 *
 * @param messages the words
 * @param links to lines of both pages
 */
record DiffHtml(Messages messages, LineLinks links) {

    private static final Template TEMPLATE = Template.named("diff");

    /** The blanks of the template. */
    private record View(
            String path,
            String state,
            Optional<String> progress,
            Optional<String> base,
            Optional<String> reason,
            List<Entry> items,
            List<Entry> cosmetic,
            Optional<String> cosmeticTitle,
            Optional<String> present,
            String next) {}

    private record Entry(
            int number,
            String id,
            String heading,
            String kind,
            boolean done,
            Optional<String> note,
            List<Block> source,
            String targetTitle,
            Optional<Link> startLink,
            List<Line> target) {}

    private record Block(Optional<Link> link, String title, String element, List<Piece> pieces) {}

    private record Link(String address, String label) {}

    private record Line(int number, String text) {}

    Page page(PageDrift drift, Worklist list) {
        PageStatus status = drift.status();
        int open = list.items().size() - list.done();
        List<Worklist.Item> items = list.items();
        View view = new View(
                status.path(),
                DiffText.state(messages, status, open),
                list.done() == 0
                        ? Optional.empty()
                        : Optional.of(messages.text("diff.progress", items.size(), list.done(), open)),
                status.base().map(base -> messages.text(base.told())),
                drift.reason().filter(reason -> open > 0 && list.done() == 0).map(messages::text),
                IntStream.range(0, items.size())
                        .mapToObj(i -> item(drift, items.get(i), i + 1))
                        .toList(),
                IntStream.range(0, drift.cosmetic().size())
                        .mapToObj(i -> cosmetic(drift, drift.cosmetic().get(i), i + 1))
                        .toList(),
                drift.cosmetic().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                messages.text("diff.cosmetic", drift.cosmetic().size())),
                list.present().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                messages.text("diff.present", list.present().size())),
                messages.text(open > 0 ? "diff.next" : "diff.nothing", status.path()));
        return new Page(
                messages.locale().getLanguage(),
                status.path(),
                List.of("page", "diff"),
                List.of(),
                TEMPLATE.fill(view, messages::text));
    }

    private Entry item(PageDrift drift, Worklist.Item item, int number) {
        Change change = item.change();
        Optional<String> note = item.mark() == Worklist.Mark.EDITED
                ? Optional.of(messages.text("diff.edited"))
                : item.lacking().isEmpty()
                        ? Optional.empty()
                        : Optional.of(messages.text("diff.lacking", String.join(", ", item.lacking())));
        return new Entry(
                number,
                "change-" + number,
                heading(change),
                kind(change),
                item.done(),
                note,
                source(drift, change),
                place(item),
                item.start()
                        .flatMap(lines -> links.published(drift.status().path(), lines)
                                .map(address -> new Link(
                                        address,
                                        messages.text("diff.link-start", lines.first(), lines.last(), lines.count())))),
                item.target().map(lines -> lines(drift.translation(), lines)).orElse(List.of()));
    }

    /** Where it belongs in the translation as it is now, which is what is shown. */
    private String place(Worklist.Item item) {
        return item.target()
                .map(lines -> messages.text(
                        item.comesAfter() ? "diff.link-after" : "diff.link-target",
                        lines.first(),
                        lines.last(),
                        lines.count()))
                .orElseGet(() -> item.done() ? "" : messages.text("diff.no-place"));
    }

    private Entry cosmetic(PageDrift drift, Change change, int number) {
        return new Entry(
                number,
                "cosmetic-" + number,
                heading(change),
                messages.text("diff.cosmetic-" + change.cosmetic().orElseThrow().id()),
                false,
                Optional.empty(),
                source(drift, change),
                "",
                Optional.empty(),
                List.of());
    }

    private String heading(Change change) {
        return change.heading().isEmpty() ? messages.text("diff.top") : change.heading();
    }

    private String kind(Change change) {
        return messages.text("diff." + change.what().id())
                + messages.text("diff.comma")
                + messages.text("diff." + change.kind().id());
    }

    private List<Block> source(PageDrift drift, Change change) {
        Optional<Block> before = change.before()
                .map(passage -> new Block(
                        Optional.empty(),
                        messages.text(
                                "diff.source-before",
                                passage.lines().first(),
                                passage.lines().last(),
                                passage.lines().count()),
                        "del",
                        Paragraph.unwrapped(Piece.before(change, drift.before()))));
        Optional<Block> after = change.after().map(passage -> {
            String title = messages.text(
                    "diff.source-now",
                    passage.lines().first(),
                    passage.lines().last(),
                    passage.lines().count());
            Optional<Link> link = drift.status()
                    .source()
                    .flatMap(path -> links.published(path, passage.lines()))
                    .map(address -> new Link(address, title));
            return new Block(
                    link,
                    link.isPresent() ? "" : title,
                    "ins",
                    Paragraph.unwrapped(Piece.after(change, drift.source())));
        });
        return Stream.of(before, after).flatMap(Optional::stream).toList();
    }

    private static List<Line> lines(String text, Lines lines) {
        List<String> all = text.lines().toList();
        return IntStream.rangeClosed(lines.first(), Math.min(lines.last(), all.size()))
                .mapToObj(number -> new Line(number, all.get(number - 1)))
                .toList();
    }
}
