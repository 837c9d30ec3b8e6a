package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.message.Message;
import io.github.docsprint.text.Span;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Headings beside those of the source page. */
final class HeadingChecks {

    private HeadingChecks() {}

    static void anchors(PageView page, Report report) {
        if (page.alignment().isEmpty()) {
            return;
        }
        Alignment alignment = page.alignment().get();
        Set<String> known = page.english()
                .map(source ->
                        source.headings().stream().map(Block.Heading::anchor).collect(Collectors.toSet()))
                .orElse(Set.of());
        Set<String> used = page.headings().stream().map(Block.Heading::anchor).collect(Collectors.toSet());
        for (Alignment.Pair pair : alignment.pairs()) {
            if (!pair.likely()
                    || pair.target().heading().isEmpty()
                    || pair.source().heading().isEmpty()) {
                continue;
            }
            Block.Heading heading = pair.target().heading().get();
            String anchor = pair.source().heading().get().anchor();
            if (anchor.isEmpty()
                    || heading.anchor().isEmpty()
                    || heading.anchor().equals(anchor)
                    || used.contains(anchor)
                    || (heading.id().isPresent() && known.contains(heading.anchor()))) {
                continue;
            }
            boolean sure = alignment.sameOutline() && heading.id().isEmpty();
            report(page, heading, anchor, sure, report);
        }
    }

    private static void report(PageView page, Block.Heading heading, String anchor, boolean sure, Report report) {
        String id = "{#" + anchor + "}";
        if (heading.attributes().isPresent()) {
            heading.id()
                    .ifPresentOrElse(
                            old -> report.replace(
                                    old.span(), anchor, sure, Message.of("lint.heading.other", old.value(), anchor)),
                            () -> report.add(heading.span(), Message.of("lint.heading.missing", anchor)));
            return;
        }
        if (heading.inlines().isEmpty()) {
            return;
        }
        int end = heading.inlines().get(heading.inlines().size() - 1).span().end();
        int start = heading.inlines().get(0).span().start();
        Span text = new Span(start, end);
        String written = text.of(page.text());
        int malformed = written.lastIndexOf("{");
        if (malformed >= 0 && written.startsWith("{#", malformed) && written.endsWith("}")) {
            report.replace(
                    new Span(start + malformed, end),
                    id,
                    sure,
                    Message.of("lint.heading.malformed", written.substring(malformed), id));
            return;
        }
        report.fix(text, new Fix(new Span(end, end), " " + id, sure), Message.of("lint.heading.missing", anchor));
    }

    /**
     * Told beside the revision that the translation reflects; what is otherwise there but as in the source page as it is
     * now is ahead and not wrong.
     */
    static void parity(PageView page, Report report) {
        if (page.alignment().isEmpty()) {
            return;
        }
        Alignment alignment = page.alignment().get();
        if (alignment.sameOutline()) {
            return;
        }
        Optional<Alignment> later = page.laterEnglish().map(source -> Alignment.of(page, source));
        if (later.filter(Alignment::sameOutline).isPresent()) {
            return;
        }
        if (alignment.isAnotherOutline()) {
            report.add(Parity.top(page), Message.of("lint.parity.heading.outline"));
            return;
        }
        alignment.added().stream()
                .filter(section -> later.map(Alignment::added)
                        .filter(added -> !added.contains(section))
                        .isEmpty())
                .forEach(section -> section.heading()
                        // without an anchor of its own it is the template's, which old source pages had in another form
                        .filter(heading -> !heading.anchor().isEmpty())
                        .ifPresent(heading -> report.add(heading.span(), Message.of("lint.parity.heading.added"))));
        Optional<Set<String>> still = page.laterEnglish()
                .map(source ->
                        source.headings().stream().map(Block.Heading::anchor).collect(Collectors.toSet()));
        alignment
                .missing()
                .forEach(section -> section.heading()
                        .filter(heading -> still.filter(anchors -> !anchors.contains(heading.anchor()))
                                .isEmpty())
                        .ifPresent(heading -> report.add(
                                Parity.top(page),
                                Message.of(
                                        "lint.parity.heading.missing",
                                        heading.span()
                                                .of(page.english()
                                                        .map(PageView::text)
                                                        .orElse(""))))));
        for (Alignment.Pair pair : alignment.pairs()) {
            boolean ahead = later.filter(now -> now.pairs().stream()
                            .anyMatch(other -> other.target().equals(pair.target())
                                    && other.source().level() == pair.target().level()))
                    .isPresent();
            if (pair.target().level() != pair.source().level() && !ahead) {
                pair.target()
                        .heading()
                        .ifPresent(heading -> report.add(
                                heading.span(),
                                Message.of(
                                        "lint.parity.heading.level",
                                        pair.source().level())));
            }
        }
    }
}
