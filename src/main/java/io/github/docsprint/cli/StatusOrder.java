package io.github.docsprint.cli;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.Severity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The orders that {@code status --sort} knows. */
enum StatusOrder {
    /** The pages that hurt most first, section by section, the section with the worst page first. */
    worst(Comparator.comparingInt(StatusOrder::badness)
            .thenComparing(page -> page.behind().words())
            .thenComparing(page -> page.behind().days())
            .reversed()),
    /** Those that have been behind longest first. */
    days(Comparator.comparingInt((PageStatus page) -> page.behind().days()).reversed()),
    /** Those with most to translate first. */
    words(Comparator.comparingInt((PageStatus page) -> page.behind().words()).reversed()),
    /** By path. */
    path((one, other) -> 0);

    private final Comparator<PageStatus> order;

    StatusOrder(Comparator<PageStatus> order) {
        this.order = order.thenComparing(PageStatus::path);
    }

    /** The pages in this order, those of a section together, sections by their first page. */
    List<PageStatus> sorted(List<PageStatus> pages) {
        List<PageStatus> sorted = pages.stream().sorted(order).toList();
        Map<String, Integer> rank = new HashMap<>();
        sorted.forEach(page -> rank.putIfAbsent(page.section(), rank.size()));
        return sorted.stream()
                .sorted(Comparator.comparing((PageStatus page) -> rank.getOrDefault(page.section(), 0)))
                .toList();
    }

    private static int badness(PageStatus page) {
        return switch (page.state()) {
            case OUTDATED -> 10 + page.severity().map(Severity::ordinal).orElse(0);
            case ENGLISH_COPY -> 9;
            case ORPHANED -> 8;
            case LOCAL_ONLY -> 3;
            case COSMETIC -> 2;
            case UP_TO_DATE -> 1;
            case UNTRANSLATED -> 0;
        };
    }
}
