package io.github.docsprint.starter;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.lint.Fixer;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Begins a task: a branch with the file ready to edit. Whatever is there already is left alone, so beginning the same
 * task again goes on from there.
 *
 * @param repository the clone
 * @param git the program that changes its work tree
 */
public record Start(Clone repository, GitProgram git) {

    /** So many names of changed files say enough. */
    private static final int MOST_NAMES = 3;

    /**
     * What was made ready.
     *
     * @param path the file to edit; where it went, if it was moved or removed
     * @param done what happened to it
     * @param left what the safe fixes leave to a person
     */
    public record Ready(String path, Done done, Optional<LintedPage> left) {

        public Ready(String path, Done done) {
            this(path, done, Optional.empty());
        }

        public Ready withoutLeft() {
            return new Ready(path, done);
        }
    }

    /** How a branch came to be checked out. */
    public enum On {
        /** It was before. */
        ALREADY,
        /** It was there, and another one was checked out. */
        AGAIN,
        NEW
    }

    /** What happened to a file. */
    public enum Done {
        /** It is as it was. */
        LEFT,
        /** The source page was copied. */
        COPIED,
        MOVED,
        REMOVED,
        /** Safe fixes were applied. */
        MENDED
    }

    /**
     * Checks out the branch for a task. A branch of this name goes on as it is, with what is changed in it.
     *
     * @param start where a new branch begins
     * @param needed the files that the task is about to make or change
     * @return how it came to be checked out
     * @throws Failure where files are changed that the switch would carry along, or a file that git does not know stands
     *     where a new branch needs the place; other such files stay where they are, as git leaves them alone
     */
    public On branch(String name, CommitId start, List<String> needed) {
        if (git.branch().equals(Optional.of(name))) {
            return On.ALREADY;
        }
        List<String> changes = git.changes();
        if (!changes.isEmpty()) {
            throw Failure.environment(
                    "starter.dirty",
                    changes.size(),
                    String.join(", ", changes.subList(0, Math.min(MOST_NAMES, changes.size()))));
        }
        boolean fresh = !git.hasBranch(name);
        if (fresh) {
            needed.stream().filter(git::isUntracked).findFirst().ifPresent(path -> {
                throw Failure.environment("starter.in-the-way", path);
            });
        }
        git.switchTo(name, start);
        return fresh ? On.NEW : On.AGAIN;
    }

    /** Copies a source page to where its translation is to be. */
    public Ready copy(PageStatus page, String source, List<String> unwanted, Dialect dialect) {
        if (repository.readWorkTree(page.path()).isPresent()) {
            return new Ready(page.path(), Done.LEFT);
        }
        String english = repository
                .readWorkTree(source)
                .or(() -> repository.blobAt(repository.resolve("HEAD"), source).flatMap(repository::read))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> Failure.environment("starter.no-source", source));
        String draft = source.endsWith(".md") ? EnglishCopy.of(english, unwanted, dialect) : english;
        repository.writeWorkTree(page.path(), draft.getBytes(StandardCharsets.UTF_8));
        return new Ready(page.path(), Done.COPIED);
    }

    /**
     * Moves a translation after its source page, or removes it where there is nothing to move it to.
     *
     * @param inLanguage where the translation of a source page is
     */
    public Ready follow(PageStatus page, Function<String, String> inLanguage) {
        Optional<String> target = target(page, inLanguage);
        if (repository.readWorkTree(page.path()).isEmpty()) {
            return new Ready(target.orElse(page.path()), Done.LEFT);
        }
        if (target.isEmpty()) {
            git.remove(page.path());
            return new Ready(page.path(), Done.REMOVED);
        }
        repository.makeFolders(target.get());
        git.move(page.path(), target.get());
        return new Ready(target.get(), Done.MOVED);
    }

    /** Where a translation moves to after its source page; empty where it goes. */
    public static Optional<String> target(PageStatus page, Function<String, String> inLanguage) {
        return page.gone()
                .filter(gone -> gone.translatedThere().isEmpty())
                .flatMap(PageStatus.Gone::movedTo)
                .map(inLanguage);
    }

    /** Applies the safe fixes to a page. */
    public Ready mend(PageInput page, Fixer fixer) {
        Fixer.Result result = fixer.fix(page, false);
        Optional<LintedPage> left = result.left().isEmpty()
                ? Optional.empty()
                : Optional.of(new LintedPage(page.path(), result.text(), result.left()));
        if (result.text().equals(page.text())) {
            return new Ready(page.path(), Done.LEFT, left);
        }
        repository.writeWorkTree(page.path(), result.text().getBytes(StandardCharsets.UTF_8));
        return new Ready(page.path(), Done.MENDED, left);
    }
}
