package io.github.docsprint.review;

import io.github.docsprint.git.GitProgram;
import io.github.docsprint.git.PathChange;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Severity;
import io.github.docsprint.site.SiteConfig;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can stand in the way of sending a branch; each can be let pass. */
public enum BranchCheck {
    /** There is work that is not committed. */
    uncommitted,
    /** It touches more than the language's content. */
    files,
    /** It mixes pages of different parts of the site. */
    mixed,
    /** The main branch went on, and git cannot merge the two by itself. */
    behind,
    /** It holds the marks of a merge that nobody finished. */
    conflicts,
    /** The rules find errors on its lines. */
    lint;

    /** What stands in the way, in words. */
    public static Map<BranchCheck, Message> of(SiteConfig config, Proposal proposal, Review review, GitProgram git) {
        Map<BranchCheck, Message> found = new EnumMap<>(BranchCheck.class);
        List<String> changes = git.changes();
        if (!changes.isEmpty()) {
            found.put(uncommitted, Message.of("pull.uncommitted", changes.size(), changes.get(0)));
        }
        String folder = config.folder(review.language()) + "/";
        List<String> strangers = paths(proposal)
                .filter(path -> !path.startsWith(folder)
                        && !config.i18nFiles(review.language()).contains(path))
                .toList();
        if (!strangers.isEmpty()) {
            found.put(files, Message.of("pull.files", strangers.size(), folder, strangers.get(0)));
        }
        List<String> parts = review.pages().stream()
                .map(page -> page.path().substring(folder.length()))
                .map(path -> path.replaceFirst("^([^/]+/[^/]+)/.*$", "$1"))
                .distinct()
                .toList();
        if (parts.size() > 1) {
            found.put(mixed, Message.of("pull.mixed", String.join(", ", parts)));
        }
        List<String> unmerged = git.conflicts(proposal.head(), proposal.base())
                // An older git: what both sides changed.
                .orElseGet(() -> paths(proposal).filter(proposal::diverged).toList());
        if (!unmerged.isEmpty()) {
            found.put(behind, Message.of("pull.behind", unmerged.size(), unmerged.get(0)));
        }
        paths(proposal)
                .filter(path -> proposal.changes().get(path) != PathChange.What.DELETED)
                .filter(path -> proposal.text(proposal.head(), path).stream()
                        .flatMap(String::lines)
                        .anyMatch(line -> line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> ")))
                .findFirst()
                .ifPresent(path -> found.put(conflicts, Message.of("pull.conflicts", path)));
        int errors = review.count(Severity.ERROR);
        if (errors > 0) {
            found.put(lint, Message.of("pull.lint", errors, proposal.base().abbreviated()));
        }
        return found;
    }

    private static Stream<String> paths(Proposal proposal) {
        return proposal.changes().keySet().stream().sorted();
    }
}
