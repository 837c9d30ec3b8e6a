package io.github.docsprint.starter;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.lint.Finding;
import io.github.docsprint.lint.Fix;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.lint.SiteFragments;
import io.github.docsprint.message.Progress;
import io.github.docsprint.parallel.AllCores;
import io.github.docsprint.site.SiteConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what the style guide objects to on every page of a commit. The counts are kept by all contents and rules that
 * they follow from: a finding may depend on another page, so one new commit of the pages counts all of them again.
 *
 * @param cache where to keep them; empty to keep nothing
 */
record LintSurvey(
        Clone repository, SiteConfig config, String language, Checks checks, Optional<Path> cache, Progress progress) {

    /** To be raised with every change of what is counted or written. */
    private static final String VERSION = "2";

    /** The findings of each page of the language. */
    Map<String, PageFindings> at(CommitId commit) {
        List<String> folders = List.of(config.folder(config.sourceLanguage()), config.folder(language));
        Snapshot files = repository.snapshot(commit, folders);
        Optional<CacheFile> kept = cache.map(folder -> new CacheFile(folder.resolve("starters-" + language + "-"
                + Integer.toHexString(repository.workTree().hashCode()))));
        byte[] key = key(files);
        return kept.flatMap(file -> file.read(key, LintSurvey::read)).orElseGet(() -> {
            Map<String, PageFindings> found = count(files);
            kept.ifPresent(file -> file.write(key, written(found)));
            return found;
        });
    }

    private byte[] key(Snapshot files) {
        StringBuilder all = new StringBuilder(VERSION + checks.key());
        files.files()
                .forEach((path, blob) ->
                        all.append(path).append(' ').append(blob).append('\n'));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, PageFindings> count(Snapshot files) {
        PageFolder folder = PageFolder.of(Path.of("/"), config, language)
                .at(path -> files.blob(path).flatMap(repository::read));
        SiteFragments targets = new SiteFragments(folder::linked, config.dialect());
        String prefix = config.folder(language) + "/";
        List<Map.Entry<String, BlobId>> pages = files.files().entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith(prefix) && file.getKey().endsWith(".md"))
                .toList();
        Linter linter = checks.linter().get();
        AtomicInteger done = new AtomicInteger();
        Map<String, PageFindings> found = new ConcurrentHashMap<>();
        AllCores.map(pages, page -> {
            repository.read(page.getValue()).ifPresent(bytes -> {
                PageInput input = PageInput.of(page.getKey(), bytes)
                        .withEnglish(folder.english(page.getKey()))
                        .withTargets(targets);
                found.put(page.getKey(), counted(linter.lint(input)));
            });
            progress.at("starter.progress-lint", done.incrementAndGet(), pages.size());
            return page;
        });
        return found;
    }

    private static PageFindings counted(List<Finding> findings) {
        TreeMap<String, PageFindings.Count> counts = new TreeMap<>();
        for (Finding finding : findings) {
            boolean safe = finding.fix().map(Fix::safe).orElse(false);
            boolean easy = finding.fix().isPresent() && !safe;
            counts.merge(
                    finding.rule(),
                    new PageFindings.Count(safe ? 1 : 0, easy ? 1 : 0, safe || easy ? 0 : 1),
                    (one, other) -> new PageFindings.Count(
                            one.safe() + other.safe(), one.easy() + other.easy(), one.byHand() + other.byHand()));
        }
        return new PageFindings(counts);
    }

    private static byte[] written(Map<String, PageFindings> found) {
        FieldWriter out = new FieldWriter();
        out.all(found.entrySet(), page -> {
            out.text(page.getKey());
            out.all(page.getValue().rules().entrySet(), rule -> {
                out.text(rule.getKey());
                out.number(rule.getValue().safe());
                out.number(rule.getValue().easy());
                out.number(rule.getValue().byHand());
            });
        });
        return out.bytes();
    }

    private static Map<String, PageFindings> read(FieldReader in) {
        Map<String, PageFindings> found = new HashMap<>();
        for (int pages = in.integer(); pages > 0; pages--) {
            String path = in.text();
            TreeMap<String, PageFindings.Count> counts = new TreeMap<>();
            for (int rules = in.integer(); rules > 0; rules--) {
                counts.put(in.text(), new PageFindings.Count(in.integer(), in.integer(), in.integer()));
            }
            found.put(path, new PageFindings(counts));
        }
        return found;
    }
}
