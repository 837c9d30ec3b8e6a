package io.github.docsprint.cli;

import io.github.docsprint.drift.BaseChoice;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.lint.KeptParts;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Failure;
import io.github.docsprint.rules.Certainty;
import io.github.docsprint.rules.RuleSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The source pages that bilingual rules go by: as of the revision that a translation reflects where drift knows it, so
 * that what changed since is told as drift and not as lint; else as they stand.
 */
final class SourceTexts {

    private final Docsprint root;
    private final LintPlace place;
    private final boolean bilingual;
    private final Optional<LintCommand.BaseOption> given;
    private final Optional<CommitId> head;
    private final Map<String, BlobId> bases = new HashMap<>();
    private final AtomicInteger withoutBase = new AtomicInteger();
    private boolean asked;

    /**
     * @param given what the command line asks for
     * @param head the commit that the pages are of; empty for the work tree
     */
    SourceTexts(
            Docsprint root,
            LintPlace place,
            RuleSet rules,
            LintCommand.@Nullable BaseOption given,
            Optional<CommitId> head) {
        this.root = root;
        this.place = place;
        this.given = Optional.ofNullable(given);
        this.head = head;
        this.bilingual =
                rules.rules().stream().anyMatch(rule -> rule.enabled() && rule.certainty() == Certainty.BILINGUAL);
    }

    /** Finds the bases of some translations. In a clone whose history is cut off they cannot be known. */
    void prepare(Set<String> pages) {
        boolean current =
                given.filter(choice -> choice == LintCommand.BaseOption.current).isPresent();
        if (pages.isEmpty() || !bilingual || current) {
            return;
        }
        if (place.repository().isEmpty() && given.isPresent()) {
            throw Failure.environment("lint.base-no-clone");
        }
        place.repository()
                .filter(clone -> given.isPresent() || (!clone.isShallow() && hasCommit(clone)))
                .ifPresent(clone -> find(clone, pages));
    }

    private static boolean hasCommit(Clone clone) {
        try {
            return !clone.resolve("HEAD").hex().isEmpty();
        } catch (Failure e) {
            return false;
        }
    }

    private void find(Clone clone, Set<String> pages) {
        asked = true;
        BaseChoice choice =
                given.map(option -> BaseChoice.valueOf(option.name())).orElse(BaseChoice.auto);
        Workplace workplace = new Workplace(
                clone,
                place.folder().config(),
                place.language(),
                root.surroundings().workingFolder());
        try (ProgressLine progress = root.progress()) {
            bases.putAll(
                    workplace.survey(root, progress).bases(head.orElseGet(() -> clone.resolve("HEAD")), choice, pages));
        }
    }

    /**
     * A page beside its source page. An edit since the last commit may be bringing the page up to date: where it changed
     * what a translation leaves alone, the page goes with the one of the two revisions that it is closer to.
     *
     * @param folder where the page and its source page are, as of the same commit
     */
    PageInput beside(PageInput page, PageFolder folder) {
        Optional<String> current = folder.english(page.path());
        Optional<String> base = Optional.ofNullable(bases.get(page.path())).flatMap(this::text);
        if (base.isEmpty() && current.isPresent()) {
            withoutBase.incrementAndGet();
        }
        if (base.isEmpty() || current.isEmpty()) {
            return page.withEnglish(base.or(() -> current));
        }
        if (head.isEmpty() && !base.equals(current) && isBroughtUpToDate(page, base.get(), current.get())) {
            return page.withEnglish(current);
        }
        return page.withEnglish(base.get(), current.get());
    }

    /** How many pages went by the source as it stands, because a partial clone does not have the texts that tell their bases. */
    int guessed() {
        return asked && place.repository().filter(Clone::isPartial).isPresent() ? withoutBase.get() : 0;
    }

    private boolean isBroughtUpToDate(PageInput page, String base, String current) {
        Optional<String> committed = place.repository()
                .flatMap(clone -> clone.blobAt(clone.resolve("HEAD"), page.path()))
                .flatMap(this::text);
        if (committed.filter(page.text()::equals).isPresent()) {
            return false;
        }
        Dialect dialect = place.folder().config().dialect();
        KeptParts parts = KeptParts.of(page.text(), dialect);
        boolean changed = committed
                .map(old -> parts.distance(KeptParts.of(old, dialect)) > 0)
                .orElse(true);
        return changed && parts.distance(KeptParts.of(current, dialect)) < parts.distance(KeptParts.of(base, dialect));
    }

    private Optional<String> text(BlobId blob) {
        return place.repository()
                .flatMap(clone -> clone.read(blob))
                .map(bytes -> PageInput.of("", bytes).text());
    }
}
