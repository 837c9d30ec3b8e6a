package io.github.docsprint.review;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.drift.State;
import io.github.docsprint.git.CommitId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What there is to say of one pull request. All texts are in one language, and none of them is trusted: they quote
 * pages.
 *
 * @param language of the pages
 * @param words the language of the texts
 * @param pull the pull request's number, where it has one
 * @param base the tip of the branch that it is meant for
 * @param head its own last commit
 * @param pages the pages of the language that it touches, by path
 * @param remarks what the rules object to on its lines, worst first
 * @param otherFiles how many files it touches that are not the language's
 */
public record Review(
        String language,
        String words,
        Optional<Integer> pull,
        CommitId base,
        CommitId head,
        List<Page> pages,
        List<Remark> remarks,
        int otherFiles) {

    /** A review has at most this many comments beside lines; more are not read. */
    public static final int MOST_COMMENTS = 30;

    public Review {
        pages = List.copyOf(pages);
        remarks = List.copyOf(remarks);
    }

    /** What a pull request does to a page. */
    public enum Work {
        ADDED,
        CHANGED,
        REMOVED,
        /** The page follows its source page to another place. */
        MOVED
    }

    /**
     * One page that the pull request touches.
     *
     * @param path as the pull request has it; as it was, if it takes the page away
     * @param source the source page, where there is one
     * @param before where the page stood; empty for a new one
     * @param after where it stands; empty where it is gone
     * @param sync what became of the changes of the source page that the page lacked
     * @param divergence whether the base branch changed the page, too
     * @param movedTo where the source page has gone, if it moved away from beside the page
     * @param translatedThere the translation that the base branch has there already
     */
    public record Page(
            String path,
            Optional<String> source,
            Work work,
            Optional<Standing> before,
            Optional<Standing> after,
            Sync sync,
            Divergence divergence,
            Optional<String> movedTo,
            Optional<String> translatedThere) {}

    /** What became of a page in the base branch since the pull request left it. */
    public enum Divergence {
        /** Nothing. */
        NONE,
        /** Another change, which goes together with that of the pull request: what is told is of both merged. */
        MERGES,
        /** A change of the same lines: what is told is of the pull request alone. */
        CONFLICTS
    }

    /** Where a page stands. @param severity for outdated pages */
    public record Standing(State state, Optional<Severity> severity) {}

    /**
     * The changes of the source page that a page lacked, as of the base.
     *
     * @param before how many were missing
     * @param done how many of them the page has now, by what a translation leaves alone
     * @param unsure those on lines that the pull request edits, of which the texts do not tell whether they are in
     * @param left those that are missing, on lines that the pull request leaves as they are
     */
    public record Sync(int before, int done, List<Place> unsure, List<Place> left) {

        /** Nothing was missing. */
        public static final Sync NONE = new Sync(0, 0, List.of(), List.of());

        public Sync {
            unsure = List.copyOf(unsure);
            left = List.copyOf(left);
        }

        /** The same with other lines of the page. */
        Sync onLines(UnaryOperator<Lines> other) {
            return new Sync(before, done, places(unsure, other), places(left, other));
        }

        private static List<Place> places(List<Place> places, UnaryOperator<Lines> other) {
            return places.stream()
                    .map(place -> new Place(
                            place.heading(),
                            place.change(),
                            place.kind(),
                            place.before(),
                            place.after(),
                            place.source(),
                            place.target().map(other)))
                    .toList();
        }
    }

    /**
     * A change of the source page and where it belongs.
     *
     * @param heading of its section in the source page; empty before the first one
     * @param before an excerpt of what the source said
     * @param after an excerpt of what it says
     * @param source the lines of the source page
     * @param target the lines of the page, where they can be told
     */
    public record Place(
            String heading,
            SectionChange.Change change,
            SectionChange.Kind kind,
            Optional<String> before,
            Optional<String> after,
            Lines source,
            Optional<Lines> target) {}

    /**
     * Objections to some lines of a page.
     *
     * @param lines the lines, as the pull request's last commit has them
     * @param commentable whether the pull request's diff shows them all, so that a comment can stand beside them
     * @param suggestion what to write in the place of the lines, line endings included; an empty text takes them out
     */
    public record Remark(
            String path, Lines lines, boolean commentable, List<Objection> objections, Optional<String> suggestion) {

        public Remark {
            objections = List.copyOf(objections);
        }

        /** That of the worst objection. */
        public io.github.docsprint.rules.Severity severity() {
            return objections.stream()
                    .map(Objection::severity)
                    .max(Comparator.naturalOrder())
                    .orElse(io.github.docsprint.rules.Severity.INFO);
        }
    }

    /** One thing that a rule objects to. */
    public record Objection(String rule, io.github.docsprint.rules.Severity severity, String message) {}

    /** The same where no comment can stand beside a line. */
    Review withoutComments() {
        return new Review(
                language,
                words,
                pull,
                base,
                head,
                pages,
                remarks.stream()
                        .map(remark -> new Remark(
                                remark.path(), remark.lines(), false, remark.objections(), remark.suggestion()))
                        .toList(),
                otherFiles);
    }

    /** The remarks to post beside lines, the worst. */
    public List<Remark> inline() {
        return remarks.stream().filter(Remark::commentable).limit(MOST_COMMENTS).toList();
    }

    /** How many objections have a severity. */
    public int count(io.github.docsprint.rules.Severity severity) {
        return (int) remarks.stream()
                .flatMap(remark -> remark.objections().stream())
                .filter(objection -> objection.severity() == severity)
                .count();
    }

    /** How many objections to a page have a severity. */
    public int count(String path, io.github.docsprint.rules.Severity severity) {
        return (int) remarks.stream()
                .filter(remark -> remark.path().equals(path))
                .flatMap(remark -> remark.objections().stream())
                .filter(objection -> objection.severity() == severity)
                .count();
    }
}
