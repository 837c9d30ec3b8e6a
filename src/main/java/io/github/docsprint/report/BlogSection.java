package io.github.docsprint.report;

import io.github.docsprint.report.BlogLag.Post;
import io.github.docsprint.report.Section.Chart;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Figure;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Table;
import io.github.docsprint.report.Section.Unit;
import java.time.LocalDate;
import java.util.List;

/** How long posts wait for their translation. */
final class BlogSection {

    private final List<Post> posts;
    private final List<Post> upcoming;

    /** @param asOf the report's day: posts dated later are still to come */
    BlogSection(List<Post> all, Period period, LocalDate asOf) {
        this.posts = all.stream()
                .filter(post -> !post.published().isAfter(asOf))
                .filter(post -> !post.published().isBefore(period.from())
                        && !post.published().isAfter(period.to()))
                .toList();
        this.upcoming =
                all.stream().filter(post -> post.published().isAfter(asOf)).toList();
    }

    Section section() {
        List<Long> lags = posts.stream().flatMap(post -> post.lag().stream()).toList();
        return new Section(
                "blog",
                List.of(
                        StandingSection.count("posts", posts.size()),
                        StandingSection.count("postsTranslated", lags.size()),
                        new Figure("medianLag", Statistics.quantile(lags, 0.5, 1), Unit.DAYS),
                        new Figure("p90Lag", Statistics.quantile(lags, 0.9, 1), Unit.DAYS),
                        StandingSection.count("upcoming", upcoming.size())),
                List.of(
                        translated(posts.stream()
                                .filter(post -> post.translated().isPresent())
                                .toList()),
                        table(
                                "postsWithout",
                                posts.stream()
                                        .filter(post -> post.translated().isEmpty())
                                        .toList()),
                        table("postsUpcoming", upcoming)),
                List.<Chart>of());
    }

    private static Table translated(List<Post> posts) {
        return new Table(
                "posts",
                List.of(
                        new Column("page", Kind.PAGE),
                        new Column("title", Kind.TEXT),
                        new Column("publishedOn", Kind.DAY),
                        new Column("translatedOn", Kind.DAY),
                        StandingSection.number("lag")),
                posts.stream()
                        .map(post -> List.of(
                                Value.of(post.translation().orElse(post.source())),
                                Value.of(post.title()),
                                Value.of(post.published()),
                                Value.of(post.translated().map(LocalDate::toString)),
                                post.lag().map(Value::of).orElse(Value.NONE)))
                        .toList());
    }

    private static Table table(String id, List<Post> posts) {
        return new Table(
                id,
                List.of(
                        new Column("page", Kind.PAGE),
                        new Column("title", Kind.TEXT),
                        new Column("publishedOn", Kind.DAY)),
                posts.stream()
                        .map(post -> List.of(
                                Value.of(post.translation().orElse(post.source())),
                                Value.of(post.title()),
                                Value.of(post.published())))
                        .toList());
    }
}
