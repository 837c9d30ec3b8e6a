package io.github.docsprint.review;

import io.github.docsprint.drift.CloseLook;
import io.github.docsprint.drift.PageDrift;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.State;
import io.github.docsprint.drift.change.Missing;
import io.github.docsprint.git.PathChange;
import io.github.docsprint.git.TextDiff;
import io.github.docsprint.lint.ChangedLines;
import io.github.docsprint.lint.Fixer;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.lint.SiteFragments;
import io.github.docsprint.message.Message;
import io.github.docsprint.review.Review.Divergence;
import io.github.docsprint.review.Review.Page;
import io.github.docsprint.review.Review.Remark;
import io.github.docsprint.review.Review.Standing;
import io.github.docsprint.review.Review.Sync;
import io.github.docsprint.review.Review.Work;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Translation;
import io.github.docsprint.text.LineTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reviews pull requests. Lint looks at the lines that a pull request changes, as its own last commit has them. Drift
 * compares its pages as the merge would leave them with the source pages of the branch that it is meant for as that is
 * now, since that is what they will stand beside.
 *
 * @param look the pages as of the base
 * @param folder the language's folder
 * @param words puts messages into the language of the review
 * @param wordsLanguage that language
 */
public record Reviewer(
        Linter linter, CloseLook look, PageFolder folder, Function<Message, String> words, String wordsLanguage) {

    /** Reviews one. */
    public Review review(Proposal proposal, Optional<Integer> pull) {
        String prefix = folder.config().folder(folder.language()) + "/";
        List<String> ours = new TreeSet<>(proposal.changes().keySet())
                .stream().filter(path -> path.startsWith(prefix)).toList();
        Catalogue merged = merged(proposal);
        Map<String, String> moves = moves(proposal, merged, ours);
        List<Page> pages = ours.stream()
                .filter(path -> !moves.containsValue(path))
                .flatMap(path -> page(proposal, merged, path, Optional.ofNullable(moves.get(path))).stream())
                .toList();
        PageFolder files = folder.at(proposal.files());
        SiteFragments targets = new SiteFragments(files::linked, folder.config().dialect());
        List<Remark> remarks = ours.stream()
                .filter(path -> path.endsWith(".md") && proposal.changes().get(path) != PathChange.What.DELETED)
                .flatMap(path -> remarks(proposal, files, targets, path).stream())
                .toList();
        return new Review(
                folder.language(),
                wordsLanguage,
                pull,
                proposal.base(),
                proposal.head(),
                pages,
                Remarks.worstFirst(remarks),
                proposal.changes().size() - ours.size());
    }

    private List<Remark> remarks(Proposal proposal, PageFolder files, SiteFragments targets, String path) {
        Optional<byte[]> file = files.read(path);
        if (file.isEmpty()) {
            return List.of();
        }
        String old = proposal.text(proposal.fork(), path).orElse("");
        PageInput input =
                PageInput.of(path, file.get()).withEnglish(files.english(path)).withTargets(targets);
        LintedPage linted = ChangedLines.only(new LintedPage(path, input.text(), linter.lint(input)), old);
        return new Remarks(new Fixer(linter), words)
                .of(linted, DiffLines.of(old, input.text(), lineCount(input.text())));
    }

    private static int lineCount(String text) {
        int count = LineTable.of(text).count();
        return text.endsWith("\n") ? count - 1 : count;
    }

    /** The pages as they would be after the merge. */
    private Catalogue merged(Proposal proposal) {
        List<String> folders = List.of(
                folder.config().folder(folder.config().sourceLanguage()),
                folder.config().folder(folder.language()));
        TreeSet<String> paths = new TreeSet<>(
                proposal.repository().snapshot(proposal.base(), folders).files().keySet());
        proposal.changes().forEach((path, what) -> {
            if (what == PathChange.What.DELETED) {
                paths.remove(path);
            } else if (folders.stream().anyMatch(inside -> path.startsWith(inside + "/"))) {
                paths.add(path);
            }
        });
        return Catalogue.of(folder.config(), folder.language(), paths);
    }

    /** The old paths of pages that the pull request moves, by their new paths: both translate the same page. */
    private Map<String, String> moves(Proposal proposal, Catalogue merged, List<String> ours) {
        Map<String, String> gone = new HashMap<>();
        for (String path : ours) {
            if (proposal.changes().get(path) == PathChange.What.DELETED) {
                look.page(path)
                        .map(look::status)
                        .flatMap(status ->
                                status.gone().map(PageStatus.Gone::movedTo).orElse(status.source()))
                        .ifPresent(source -> gone.put(source, path));
            }
        }
        Map<String, String> moves = new HashMap<>();
        for (String path : ours) {
            if (proposal.changes().get(path) == PathChange.What.ADDED) {
                merged.translation(path)
                        .flatMap(Translation::sourcePath)
                        .flatMap(source -> Optional.ofNullable(gone.get(source)))
                        .ifPresent(old -> moves.put(path, old));
            }
        }
        return moves;
    }

    private Optional<Page> page(Proposal proposal, Catalogue merged, String path, Optional<String> movedFrom) {
        return switch (proposal.changes().getOrDefault(path, PathChange.What.CHANGED)) {
            case ADDED -> Optional.of(added(proposal, merged, path, movedFrom));
            case CHANGED ->
                look.page(path)
                        .map(page -> changed(proposal, page))
                        // The base took it away meanwhile.
                        .or(() -> Optional.of(added(proposal, merged, path, movedFrom)));
            case DELETED -> look.page(path).map(page -> removed(proposal, page));
        };
    }

    private Page removed(Proposal proposal, Translation page) {
        PageStatus status = look.status(page);
        return new Page(
                page.path(),
                page.sourcePath(),
                Work.REMOVED,
                Optional.of(standing(status)),
                Optional.empty(),
                Sync.NONE,
                proposal.diverged(page.path()) ? Divergence.CONFLICTS : Divergence.NONE,
                status.gone().flatMap(PageStatus.Gone::movedTo),
                status.gone().flatMap(PageStatus.Gone::translatedThere));
    }

    private static Standing standing(PageStatus status) {
        return new Standing(status.state(), status.severity());
    }

    private Page changed(Proposal proposal, Translation page) {
        String path = page.path();
        PageStatus status = look.status(page);
        Standing before = standing(status);
        Optional<PageStatus.Gone> gone = status.gone();
        Proposal.Merged merged = proposal.merged(path);
        Optional<PageDrift> old = look.examine(page, Optional.empty());
        Optional<PageDrift> now = look.examine(page, Optional.of(merged.text()));
        Sync sync = old.isEmpty() || now.isEmpty()
                ? Sync.NONE
                : new SyncCheck(
                                now.get().before(),
                                now.get().source(),
                                proposal.text(merged.conflicts() ? proposal.fork() : proposal.base(), path),
                                now.get().translation())
                        .of(old.get().missing().items(), now.get().missing());
        return new Page(
                path,
                page.sourcePath(),
                Work.CHANGED,
                Optional.of(before),
                now.map(drift -> new Standing(
                                drift.status().state(), drift.status().severity()))
                        .or(() -> Optional.of(before)),
                onLinesOf(proposal, path, merged, sync),
                divergence(proposal, path, merged),
                gone.flatMap(PageStatus.Gone::movedTo),
                gone.flatMap(PageStatus.Gone::translatedThere));
    }

    private static Divergence divergence(Proposal proposal, String path, Proposal.Merged merged) {
        return !proposal.diverged(path)
                ? Divergence.NONE
                : merged.conflicts() ? Divergence.CONFLICTS : Divergence.MERGES;
    }

    /** The same on the lines of the pull request's own last commit, where readers find them. */
    private static Sync onLinesOf(Proposal proposal, String path, Proposal.Merged merged, Sync sync) {
        String head = proposal.text(proposal.head(), path).orElse("");
        return head.equals(merged.text())
                ? sync
                : sync.onLines(lines -> new Lines(
                        TextDiff.lineBefore(head, merged.text(), lines.first()),
                        TextDiff.lineBefore(head, merged.text(), lines.last())));
    }

    private Page added(Proposal proposal, Catalogue merged, String path, Optional<String> movedFrom) {
        Optional<String> source = merged.translation(path).flatMap(Translation::sourcePath);
        String text = proposal.text(proposal.head(), path).orElse("");
        String before = source.map(page -> origin(proposal, page, movedFrom)).orElse("");
        Optional<CloseLook.NewPage> fresh = source.flatMap(page -> look.examineNew(page, before, path, text));
        Sync sync = source.flatMap(page -> fresh.map(CloseLook.NewPage::missing)
                        .map(now -> new SyncCheck(
                                        before,
                                        proposal.text(proposal.base(), page).orElse(""),
                                        movedFrom.flatMap(old -> proposal.text(proposal.fork(), old)),
                                        text)
                                .of(all(now), now)))
                .orElse(Sync.NONE);
        State state = source.isEmpty()
                ? State.LOCAL_ONLY
                : fresh.filter(CloseLook.NewPage::isSourceCopy).isPresent()
                        ? State.ENGLISH_COPY
                        : sync.left().isEmpty() && sync.unsure().isEmpty() ? State.UP_TO_DATE : State.OUTDATED;
        return new Page(
                path,
                source,
                movedFrom.isPresent() ? Work.MOVED : Work.ADDED,
                movedFrom.flatMap(look::page).map(look::status).map(Reviewer::standing),
                Optional.of(new Standing(state, Optional.empty())),
                sync,
                divergence(proposal, path, proposal.merged(path)),
                Optional.empty(),
                Optional.empty());
    }

    /** Nobody knows what a new page lacked before. */
    private static List<Missing.Item> all(Missing missing) {
        return Stream.concat(
                        missing.items().stream(),
                        missing.present().stream().map(change -> new Missing.Item(change, Optional.empty())))
                .toList();
    }

    /** What was translated: the source page where the branch left, or at the base of the page that it takes along. */
    private String origin(Proposal proposal, String source, Optional<String> movedFrom) {
        return movedFrom
                .flatMap(look::page)
                .flatMap(page -> look.status(page).base())
                .flatMap(base -> proposal.repository().text(base.blob()))
                .or(() -> proposal.text(proposal.fork(), source))
                .or(() -> proposal.text(proposal.base(), source))
                .orElse("");
    }
}
