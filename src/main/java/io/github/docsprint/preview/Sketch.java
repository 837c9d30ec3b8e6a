package io.github.docsprint.preview;

import io.github.docsprint.html.Markup;
import io.github.docsprint.html.Page;
import io.github.docsprint.html.Template;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.preview.Drawing.Drawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A page before and after, and its source, in one self-contained document: scrolled in step, changed blocks marked. It
 * is drawn from the Markdown alone, which the document says.
 *
 * @param language of its own words
 * @param words the message for a key
 * @param dialect of the site that the pages belong to
 */
public record Sketch(String language, UnaryOperator<String> words, Dialect dialect) {

    private static final Template TEMPLATE = Template.named("preview");
    private static final Template BLOCKS = Template.named("preview-blocks");

    /** A block as the template sees it: its place in the page after, or nothing. */
    private record Block(Markup html, String changed, Optional<String> at) {}

    /** One of the versions. */
    record Pane(String id, String name, String language, boolean shown, Markup content) {}

    /** The document. */
    public Page page(Versions versions) {
        return page(versions, Optional.empty());
    }

    /** The document. @param version changes with the page, for a browser that asks whether it did */
    Page page(Versions versions, Optional<String> version) {
        List<Drawn> after = Drawing.of(versions.path(), versions.after(), dialect);
        List<Pane> panes = new ArrayList<>();
        int[] unchanged = new int[0];
        if (versions.before().isPresent()) {
            List<Drawn> before = Drawing.of(versions.path(), versions.before().get(), dialect);
            unchanged = Pairing.equal(after, before, Drawn::source);
            int[] back = Pairing.equal(before, after, Drawn::source);
            panes.add(pane("before", versions.language(), before, places(before, after, back), back, "gone"));
        }
        panes.add(pane("after", versions.language(), after, identity(after.size()), unchanged, "new"));
        if (versions.source().isPresent()) {
            List<Drawn> source = Drawing.of(
                    versions.sourcePath().orElse(versions.path()),
                    versions.source().get(),
                    dialect);
            panes.add(pane("source", versions.sourceLanguage(), source, Pairing.alike(source, after), new int[0], ""));
        }
        return shell(versions.path(), panes, "preview.sketch", version);
    }

    /** The document around some panes. */
    Page shell(String path, List<Pane> panes, String note, Optional<String> version) {
        return new Page(
                language,
                path,
                List.of("page", "preview"),
                List.of("preview"),
                version.isPresent() ? List.of("connect-src 'self'", "frame-src 'self'") : List.of(),
                TEMPLATE.fill(
                        Map.of(
                                "path",
                                path,
                                "note",
                                words.apply(note),
                                "panes",
                                panes,
                                "version",
                                version,
                                "next",
                                words.apply("preview.next-change"),
                                "none",
                                words.apply("preview.no-change"),
                                "sync",
                                words.apply("preview.sync")),
                        words));
    }

    private Pane pane(String id, String language, List<Drawn> blocks, int[] places, int[] unchanged, String mark) {
        List<Block> view = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean changed = unchanged.length > 0 && unchanged[i] < 0;
            view.add(new Block(
                    blocks.get(i).html(),
                    changed ? mark : "",
                    places[i] < 0 ? Optional.empty() : Optional.of(Integer.toString(places[i]))));
        }
        return new Pane(id, words.apply("preview." + id), language, true, BLOCKS.fill(Map.of("blocks", view), words));
    }

    /** Where what is not the same block stands in the page after: by its kind. */
    private static int[] places(List<Drawn> before, List<Drawn> after, int[] equal) {
        int[] alike = Pairing.alike(before, after);
        int[] places = equal.clone();
        int last = -1;
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 && alike[i] > last && below(alike[i], places, i)) {
                places[i] = alike[i];
            }
            last = Math.max(last, places[i]);
        }
        return places;
    }

    /** Whether a place comes before that of every later block. */
    private static boolean below(int place, int[] places, int at) {
        for (int i = at + 1; i < places.length; i++) {
            if (places[i] >= 0) {
                return place < places[i];
            }
        }
        return true;
    }

    private static int[] identity(int size) {
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = i;
        }
        return places;
    }
}
