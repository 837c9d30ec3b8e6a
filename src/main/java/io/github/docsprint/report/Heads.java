package io.github.docsprint.report;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.site.FrontMatter;
import io.github.docsprint.site.FrontMatterReader;
import io.github.docsprint.site.SiteConfig;
import java.util.Optional;

/** What pages say of themselves in their front matter, each text read once. Safe for many threads. */
final class Heads {

    private final Clone clone;
    private final FrontMatterReader frontMatter;
    private final Ledger<Head> ledger;

    /**
     * Of a page's front matter.
     *
     * @param date as it is written there
     * @param draft whether the site leaves it out
     */
    record Head(Optional<String> title, Optional<String> date, boolean draft) {
        private static final Head NONE = new Head(Optional.empty(), Optional.empty(), false);
    }

    Heads(Clone clone, SiteConfig config, Optional<CacheFile> file) {
        this.clone = clone;
        this.frontMatter = new FrontMatterReader(config);
        this.ledger = new Ledger<>(file, "heads 2", Heads::write, Heads::head);
    }

    /** Of a text; nothing of one that the clone does not have. */
    Head of(String path, Optional<BlobId> content) {
        return content.flatMap(blob -> ledger.answer(
                        blob.hex(), () -> clone.text(blob).map(text -> head(frontMatter.read(path, text)))))
                .orElse(Head.NONE);
    }

    void save() {
        ledger.save();
    }

    private static Head head(FrontMatter matter) {
        return new Head(matter.title(), matter.date(), matter.draft());
    }

    private static void write(FieldWriter out, Head head) {
        out.maybe(head.title(), out::text);
        out.maybe(head.date(), out::text);
        out.flag(head.draft());
    }

    private static Head head(FieldReader in) {
        return new Head(in.maybe(in::text), in.maybe(in::text), in.flag());
    }
}
