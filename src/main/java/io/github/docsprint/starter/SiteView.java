package io.github.docsprint.starter;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.FrontMatterReader;
import io.github.docsprint.site.Kind;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.SourcePage;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** A site at one commit, as far as tasks follow from it. */
final class SiteView {

    private final Clone repository;
    private final SiteConfig config;
    private final String language;
    private final Snapshot files;
    private final Catalogue catalogue;
    private final SiteLinks links;
    private final Series series;

    /** @param catalogue the pages of the same commit */
    SiteView(Clone repository, SiteConfig config, String language, CommitId head, Catalogue catalogue) {
        this.repository = repository;
        this.config = config;
        this.language = language;
        this.files =
                repository.snapshot(head, List.of(config.folder(config.sourceLanguage()), config.folder(language)));
        this.catalogue = catalogue;
        this.links = new SiteLinks(language);
        this.series = new Series(catalogue);
        catalogue.translations().stream()
                .filter(page -> page.kind() != Kind.EXAMPLE && page.kind() != Kind.DATA)
                .forEach(page -> text(page.path()).ifPresent(links::add));
    }

    /** A page's path below its language's folder. */
    String name(String path) {
        String prefix = config.folder(language) + "/";
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    boolean isPost(PageStatus page) {
        return page.source()
                .flatMap(catalogue::source)
                .map(SourcePage::kind)
                .filter(Kind.BLOG_POST::equals)
                .isPresent();
    }

    /** How many translated pages lead to a page. */
    int readers(String path) {
        return links.to(name(path));
    }

    /** How much of the folder that a source page is in is translated. */
    Series.Count series(String source) {
        return series.around(source);
    }

    /** The words to translate of a source page; 0 where it is not here. */
    int words(String source) {
        return text(source).map(SourceWords::in).orElse(0);
    }

    /** The day that a post's front matter has. */
    Optional<LocalDate> day(String source) {
        return text(source)
                .flatMap(
                        text -> new FrontMatterReader(config).read(source, text).date())
                .flatMap(SiteView::parsed);
    }

    /** The day of a date as front matter has it: a day, or a time of any kind after it. */
    private static Optional<LocalDate> parsed(String date) {
        try {
            return date.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(date.substring(0, 10)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String path) {
        return files.blob(path).flatMap(repository::text);
    }
}
