package io.github.docsprint.report;

import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.parallel.AllCores;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Kind;
import io.github.docsprint.site.SourcePage;
import io.github.docsprint.site.Translation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long posts of the blog wait for their translation. */
final class BlogLag {

    private final History history;
    private final Heads heads;
    private final Period period;

    BlogLag(History history, Heads heads, Period period) {
        this.history = history;
        this.heads = heads;
        this.period = period;
    }

    /**
     * A post.
     *
     * @param published the date in its front matter, as it is written there
     * @param translation its translation's path
     * @param translated the day on which that came to the main line
     */
    record Post(
            String source,
            String title,
            LocalDate published,
            Optional<String> translation,
            Optional<LocalDate> translated) {

        /** Whole days from publication to the merge of the translation; below 0 where that was ready before. */
        Optional<Long> lag() {
            return translated.map(day -> ChronoUnit.DAYS.between(published, day));
        }
    }

    /** The posts with a date, the newest first; without drafts, which the site leaves out. */
    List<Post> posts(Catalogue catalogue) {
        List<SourcePage> pages = catalogue.sources().stream()
                .filter(page -> page.kind() == Kind.BLOG_POST)
                .toList();
        return AllCores.map(pages, page -> post(catalogue, page)).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Post::published).reversed().thenComparing(Post::source))
                .toList();
    }

    private Optional<Post> post(Catalogue catalogue, SourcePage page) {
        Heads.Head head = heads.of(page.path(), history.blobAt(history.head(), page.path()));
        Optional<String> translation =
                catalogue.translationsOf(page.path()).stream().findFirst().map(Translation::path);
        return head.date()
                .filter(date -> !head.draft())
                .flatMap(BlogLag::day)
                .map(day -> new Post(
                        page.path(),
                        head.title().orElse(page.path()),
                        day,
                        translation,
                        translation.flatMap(this::landed)));
    }

    /** The day of a date that may have a time and an offset after it. */
    private static Optional<LocalDate> day(String date) {
        try {
            return Optional.of(LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** The day on which a file came to the main line, renames followed. */
    private Optional<LocalDate> landed(String path) {
        List<FileRevision> revisions = history.mainline(path);
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(period.day(
                        history.committedAt(revisions.get(revisions.size() - 1).commit())));
    }
}
