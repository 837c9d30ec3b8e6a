package io.github.docsprint.starter;

import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.git.Clone;
import io.github.docsprint.message.Progress;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.SiteConfig;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what there is to do on a site, and puts the best first task first. The same clone, day and weights give the
 * same list.
 *
 * @param today posts are near or far from here
 */
public record TaskSurvey(
        Clone repository, SiteConfig config, String language, Checks checks, Weights weights, LocalDate today) {

    /**
     * Every task, the best first; nothing is known yet of who is on it.
     *
     * @param report where every page stands
     * @param catalogue the pages of the same commit
     * @param cache where to keep what was counted; empty to keep nothing
     */
    public List<Task> find(StatusReport report, Catalogue catalogue, Optional<Path> cache, Progress progress) {
        SiteView site = new SiteView(repository, config, language, report.head(), catalogue);
        Map<String, PageFindings> findings =
                new LintSurvey(repository, config, language, checks, cache, progress).at(report.head());
        TaskFinder finder = new TaskFinder(site, Effort.shipped(), today);
        List<Task> tasks = report.pages().stream()
                .flatMap(page -> finder.on(page, findings.getOrDefault(page.path(), PageFindings.NONE))
                        .map(draft -> draft.build(site.name(page.path()), weights)))
                .toList();
        return new Ranking(weights).of(unique(tasks, site));
    }

    /** Two files of one name and different extensions keep theirs. */
    private static List<Task> unique(List<Task> tasks, SiteView site) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        tasks.stream().map(Task::id).filter(id -> !seen.add(id)).forEach(twice::add);
        return tasks.stream()
                .map(task -> twice.contains(task.id())
                        ? task.withId(
                                task.kind().id() + ":" + site.name(task.page().path()))
                        : task)
                .toList();
    }
}
