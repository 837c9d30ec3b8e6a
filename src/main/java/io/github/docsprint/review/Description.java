package io.github.docsprint.review;

import io.github.docsprint.git.TextMerge;
import io.github.docsprint.message.Message;
import io.github.docsprint.site.Owners;
import io.github.docsprint.site.SiteConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a pull request says of itself: a title in the team's form, and the repository's own template filled in.
 *
 * @param config the site
 * @param proposal the branch
 * @param review what there is to say of it
 * @param wishes what the person asked for
 * @param words puts messages into the language of the description
 */
public record Description(
        SiteConfig config, Proposal proposal, Review review, Wishes wishes, Function<Message, String> words) {

    private static final List<String> TEMPLATES = List.of(
            ".github/PULL_REQUEST_TEMPLATE.md",
            ".github/pull_request_template.md",
            "PULL_REQUEST_TEMPLATE.md",
            "pull_request_template.md",
            "docs/PULL_REQUEST_TEMPLATE.md",
            "docs/pull_request_template.md");

    /** Where kubernetes/website's template wants the text. */
    private static final String HEADING = "### Description";

    /** The line of its template for the issue. */
    private static final Pattern CLOSES = Pattern.compile("(?m)^Closes: #[ \t]*$");

    /** What GitHub allows as a login. */
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9-]{1,39}");

    /** Of what is left of one page. */
    private static final int MOST_SECTIONS = 5;

    /** As many as the project's bot asks. */
    private static final int MOST_REVIEWERS = 2;

    /**
     * What the person asked for.
     *
     * @param fixes the issue that it closes
     * @param machineTranslated whether machine translation was used; empty to say nothing of it
     * @param reviewers whom to ask for a review; the first of whom the language's OWNERS names where none is given;
     *     empty to ask nobody
     */
    public record Wishes(
            Optional<Integer> fixes, Optional<Boolean> machineTranslated, Optional<List<String>> reviewers) {

        /** How they are kept in a description, where no reader sees them. */
        private static final Pattern KEPT = Pattern.compile(
                "<!-- docsprint:wishes(?: fixes=([0-9]{1,9}))?(?: machine=(yes|no))?(?: cc=([A-Za-z0-9,-]{1,400}))? -->");

        /** Those that an earlier run wrote into a description. */
        static Wishes in(String description) {
            Matcher kept = KEPT.matcher(Part.MAIN.in(description).orElse(""));
            return kept.find()
                    ? new Wishes(
                            Optional.ofNullable(kept.group(1)).map(Integer::valueOf),
                            Optional.ofNullable(kept.group(2)).map("yes"::equals),
                            Optional.ofNullable(kept.group(3)).map(names -> List.of(names.split(","))))
                    : new Wishes(Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** These, and of earlier ones what these say nothing of. */
        Wishes over(Wishes earlier) {
            return new Wishes(
                    fixes.or(earlier::fixes),
                    machineTranslated.or(earlier::machineTranslated),
                    reviewers.or(earlier::reviewers));
        }

        private String kept(List<String> asked) {
            String text = fixes.map(number -> " fixes=" + number).orElse("")
                    + machineTranslated
                            .map(used -> " machine=" + (used ? "yes" : "no"))
                            .orElse("")
                    + (asked.isEmpty() ? "" : " cc=" + String.join(",", asked));
            return text.isEmpty() ? "" : "<!-- docsprint:wishes" + text + " -->\n";
        }
    }

    /**
     * What GitHub knows only when it is sent.
     *
     * @param number of the pull request; empty as long as it has none
     * @param author who sends it; empty where that is not known
     * @param issues those about its pages
     */
    public record Circumstances(Optional<Integer> number, String author, List<IssueLink> issues) {

        /** Before anything is sent. */
        public static final Circumstances NONE = new Circumstances(Optional.empty(), "", List.of());

        public Circumstances {
            issues = List.copyOf(issues);
        }
    }

    /** An open issue about a page. @param closes whether the pull request is all that it waits for */
    public record IssueLink(int number, boolean closes) {}

    /** The title, such as {@code [ja] Update content/ja/…}. */
    public String title() {
        List<String> pages = review.pages().stream().map(Review.Page::path).toList();
        String mark = "[" + review.language().toLowerCase(Locale.ROOT) + "] ";
        if (pages.isEmpty()) {
            return mark + "Update "
                    + subject(proposal.changes().keySet().stream().sorted().toList());
        }
        if (all(Review.Work.ADDED)) {
            List<String> sources = review.pages().stream()
                    .map(page -> page.source().orElse(page.path()))
                    .toList();
            String language = Locale.forLanguageTag(review.language()).getDisplayLanguage(Locale.ENGLISH);
            return mark + "Translate " + subject(sources) + " into " + language;
        }
        return mark + (all(Review.Work.REMOVED) ? "Remove " : "Update ") + subject(pages);
    }

    private boolean all(Review.Work work) {
        return review.pages().stream().allMatch(page -> page.work() == work);
    }

    private static String subject(List<String> paths) {
        String first = paths.get(0);
        return paths.size() == 1
                ? first
                : first.substring(0, first.lastIndexOf('/') + 1) + " (" + paths.size() + " files)";
    }

    /** The whole text. */
    public String body(Circumstances now) {
        String template = template();
        boolean asksForIssue = CLOSES.matcher(template).find();
        String ours = Part.MAIN.marked(main(now, asksForIssue)) + "\n\n" + Part.PREVIEW.marked(preview(now));
        String filled = CLOSES.matcher(template)
                .replaceFirst(Matcher.quoteReplacement(Part.ISSUE.marked(String.join("\n", issues(now)))));
        int heading = filled.indexOf(HEADING);
        int at = heading < 0 ? 0 : heading + HEADING.length();
        String whole = filled.substring(0, at) + "\n\n" + ours + "\n\n" + filled.substring(at);
        return whole.strip().replaceAll("\n{3,}", "\n\n") + "\n";
    }

    /** Another text with the parts that are docsprint's as they are now; what people wrote around them stays. */
    public String refreshed(String description, Circumstances now) {
        Wishes all = wishes.over(Wishes.in(description));
        String fresh = new Description(config, proposal, review, all, words).body(now);
        String brought = description;
        for (Part part : Part.values()) {
            brought = part.brought(brought, fresh);
        }
        return brought;
    }

    /**
     * A text as somebody edited it, on top of what it has become meanwhile. Where they changed a part of docsprint's, it
     * is theirs from then on.
     *
     * @param shown what they were shown
     * @param edited what they made of it
     * @param current what it is now
     * @return empty where the same lines have changed meanwhile
     */
    public static Optional<String> edited(String shown, String edited, String current) {
        String kept = edited;
        for (Part part : Part.values()) {
            kept = part.in(edited).equals(part.in(shown)) ? kept : part.released(kept);
        }
        return shown.equals(current) ? Optional.of(kept) : TextMerge.of(shown, kept, current);
    }

    private String main(Circumstances now, boolean issuesElsewhere) {
        StringBuilder text = new StringBuilder();
        for (Review.Page page : review.pages()) {
            text.append("- `").append(page.path().replace("`", "")).append("`: ");
            text.append(spoken().verdict(page)).append('\n');
            page.source()
                    .filter(source -> page.work() != Review.Work.REMOVED)
                    .ifPresent(source -> text.append("  - ")
                            .append(say("pull.base", source, proposal.base().hex()))
                            .append('\n'));
            left(page, text);
        }
        wishes.machineTranslated()
                .ifPresent(used -> text.append('\n')
                        .append(say(used ? "pull.machine-yes" : "pull.machine-no"))
                        .append('\n'));
        List<String> links = issuesElsewhere ? List.of() : issues(now);
        if (!links.isEmpty()) {
            text.append('\n').append(String.join("\n", links)).append('\n');
        }
        text.append("\n/language ").append(review.language()).append("\n/area localization\n");
        List<String> asked = reviewers(now.author());
        if (!asked.isEmpty()) {
            text.append("/cc @").append(String.join(" @", asked)).append('\n');
        }
        return text.append(wishes.kept(asked)).toString();
    }

    /** What is left to do on a page: its sections, the first of many. */
    private void left(Review.Page page, StringBuilder text) {
        List<ReviewWords.Section> sections = ReviewWords.sections(page.sync().left());
        sections.stream()
                .limit(MOST_SECTIONS)
                .forEach(section -> text.append("  - ")
                        .append(say(
                                "pull.left",
                                section.heading().isEmpty() ? say("pull.top") : Neutral.prose(section.heading()),
                                section.places().size()))
                        .append('\n'));
        if (sections.size() > MOST_SECTIONS) {
            text.append("  - ")
                    .append(say("review.more", sections.size() - MOST_SECTIONS))
                    .append('\n');
        }
    }

    private ReviewWords spoken() {
        return new ReviewWords(words, Neutral::code);
    }

    private List<String> issues(Circumstances now) {
        List<String> links = new ArrayList<>();
        wishes.fixes().ifPresent(number -> links.add("Closes: #" + number));
        now.issues().stream()
                .filter(issue -> !wishes.fixes().equals(Optional.of(issue.number())))
                .forEach(issue ->
                        links.add((issue.closes() ? "Closes: #" : say("pull.related") + " #") + issue.number()));
        return links;
    }

    /** Whom to ask: other branches begin elsewhere in the list, so that it is not always the same. */
    private List<String> reviewers(String author) {
        if (wishes.reviewers().isEmpty()) {
            return List.of();
        }
        if (!wishes.reviewers().get().isEmpty()) {
            return logins(wishes.reviewers().get(), author).toList();
        }
        String file = config.folder(review.language()) + "/" + Owners.FILE;
        List<String> known =
                new ArrayList<>(Owners.read(bytes(file), bytes(Owners.ALIASES)).reviewers());
        Collections.rotate(known, pages().hashCode());
        return logins(known, author).limit(MOST_REVIEWERS).toList();
    }

    private List<String> pages() {
        return proposal.changes().keySet().stream().sorted().toList();
    }

    private static Stream<String> logins(List<String> logins, String author) {
        return logins.stream().filter(login -> LOGIN.matcher(login).matches() && !login.equalsIgnoreCase(author));
    }

    private Optional<byte[]> bytes(String path) {
        return proposal.repository().blobAt(proposal.base(), path).flatMap(proposal.repository()::read);
    }

    private String preview(Circumstances now) {
        StringBuilder links = new StringBuilder();
        now.number()
                .ifPresent(number -> review.pages().stream()
                        .filter(page -> page.work() != Review.Work.REMOVED)
                        .flatMap(page -> config.previewUrl(review.language(), page.path(), number).stream())
                        .forEach(url -> links.append("- ")
                                .append(say("pull.preview", url))
                                .append('\n')));
        return links.toString();
    }

    /** The repository's own form without its notes, which it asks to delete. */
    private String template() {
        String text = TEMPLATES.stream()
                .flatMap(path -> proposal.text(proposal.base(), path).stream())
                .findFirst()
                .orElse("")
                .replace("\r\n", "\n");
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (int note = text.indexOf("<!--"); note >= 0; note = text.indexOf("<!--", from)) {
            shown.append(text, from, note);
            int end = text.indexOf("-->", note);
            from = end < 0 ? text.length() : end + 3;
        }
        return shown.append(text.substring(from)).toString();
    }

    private String say(String key, Object... arguments) {
        return words.apply(Message.of(key, arguments));
    }
}
