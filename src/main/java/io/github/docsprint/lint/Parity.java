package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.LinkTarget;
import io.github.docsprint.markdown.MarkdownPage.Section;
import io.github.docsprint.markdown.Shortcode;
import io.github.docsprint.message.Message;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a translation leaves alone, section by section beside the source page. */
final class Parity {

    private static final String FEATURE_STATE = "feature-state";

    private static final int SHORTEST_TEXT = 5;

    private Parity() {}

    /** Something that has to be in both: how it compares, how it is shown, where it is, and what it is made of. */
    private record Item(String key, String shown, Span span, List<Item> parts) {
        Item(String key, String shown, Span span) {
            this(key, shown, span, List.of());
        }

        /** From where on its parts are others than another's. */
        int firstOther(Item other, Later later) {
            int i = 0;
            while (i < parts.size()
                    && i < other.parts.size()
                    && (parts.get(i).key.equals(other.parts.get(i).key)
                            || CodeForm.translates(parts.get(i).shown, other.parts.get(i).shown)
                            || later.explains(parts.get(i), other.parts.get(i)))) {
                i++;
            }
            return i;
        }
    }

    /** What to look at in a section. */
    private interface Items {
        List<Item> of(PageView page, Section section);
    }

    /** The first line of the body, for what is not there. */
    static Span top(PageView page) {
        int start = Math.min(page.page().body().start(), page.text().length());
        return new Span(start, start);
    }

    /** Whether something in a translation stands for something in the source that is written in another way. */
    private interface Translates {
        Translates NOTHING = (mine, original) -> false;

        boolean test(Item mine, Item original);
    }

    private static void compare(PageView page, Report report, String what, More more, Items items) {
        compare(page, report, what, more, Translates.NOTHING, items);
    }

    /**
     * What there is more of in a translation. Where the source has a pronoun, a translation repeats what it stands for,
     * and the other way round.
     */
    private enum More {
        REPORTED,
        /** Where the source has as many in all, one that it has not at all is a slip. */
        REPORTED_IN_PLACE_OF_ANOTHER,
        FINE
    }

    private static void compare(
            PageView page, Report report, String what, More more, Translates translates, Items items) {
        if (page.alignment().isEmpty() || page.english().isEmpty()) {
            return;
        }
        PageView source = page.english().get();
        Optional<Later> known = Optional.empty();
        for (Alignment.Pair pair : page.alignment().get().pairs()) {
            if (!pair.sure() || !pair.sameShape()) {
                continue;
            }
            List<Item> translated = items.of(page, pair.target());
            List<Item> original = items.of(source, pair.source());
            List<Item> here = new ArrayList<>(translated);
            List<Item> missing = new ArrayList<>();
            for (Item item : original) {
                if (!here.removeIf(first(item.key()))) {
                    missing.add(item);
                }
            }
            if (more != More.REPORTED) {
                here.removeAll(alsoIn(original, here));
                missing.removeAll(alsoIn(translated, missing));
            }
            if (!missing.isEmpty() || !here.isEmpty()) {
                Span place = pair.target().heading().map(Block::span).orElse(top(page));
                Later later = known.orElseGet(() -> Later.of(page, items));
                known = Optional.of(later);
                here.removeIf(later::has);
                here.removeIf(mine -> missing.stream()
                        .filter(theirs -> translates.test(mine, theirs))
                        .findFirst()
                        .map(missing::remove)
                        .orElse(false));
                later.leaveOut(missing, here.size());
                boolean added = more == More.REPORTED
                        || (more == More.REPORTED_IN_PLACE_OF_ANOTHER && translated.size() == original.size());
                report(report, what, added, place, here, missing, later);
            }
        }
    }

    private static void report(
            Report report, String what, boolean added, Span place, List<Item> here, List<Item> missing, Later later) {
        putLikeBesideLike(here, missing);
        for (int i = 0; i < Math.max(missing.size(), here.size()); i++) {
            if (i < missing.size() && i < here.size()) {
                differ(report, what, here.get(i), missing.get(i), later);
            } else if (i < missing.size()) {
                report.add(
                        place,
                        Message.of("lint.parity.missing", what, missing.get(i).shown()));
            } else if (added) {
                report.add(
                        here.get(i).span(),
                        Message.of("lint.parity.added", what, here.get(i).shown()));
            }
        }
    }

    /** Brings what is missing into such an order that what shares a part with something here is beside it. */
    private static void putLikeBesideLike(List<Item> here, List<Item> missing) {
        for (int i = 0; i < Math.min(here.size(), missing.size()); i++) {
            Item mine = here.get(i);
            for (int j = i; j < missing.size(); j++) {
                if (!alsoIn(mine.parts, missing.get(j).parts).isEmpty()) {
                    missing.add(i, missing.remove(j));
                    break;
                }
            }
        }
    }

    /**
     * What the source page has as it is now, where the translation reflects an older revision of it: what a translation
     * has taken over from there, or dropped as the source has, is ahead and not wrong.
     */
    private record Later(Optional<Set<String>> keys) {
        static Later of(PageView page, Items items) {
            return new Later(page.laterEnglish()
                    .map(source -> source.page().sections().stream()
                            .flatMap(section -> items.of(source, section).stream())
                            .flatMap(item -> Stream.concat(Stream.of(item), item.parts.stream()))
                            .map(Item::key)
                            .collect(Collectors.toSet())));
        }

        boolean has(Item item) {
            return keys.filter(later -> later.contains(item.key)).isPresent();
        }

        boolean lacks(Item item) {
            return keys.filter(later -> !later.contains(item.key)).isPresent();
        }

        /**
         * Leaves out what it lacks. Something in parts stays as long as there is another to set against it: then each
         * part is looked at.
         */
        void leaveOut(List<Item> missing, int others) {
            for (Item item : List.copyOf(missing)) {
                if (lacks(item) && (item.parts.isEmpty() || missing.size() > others)) {
                    missing.remove(item);
                }
            }
        }

        boolean explains(Item mine, Item original) {
            return has(mine) || lacks(original);
        }
    }

    /** Reports one in the place of another, at the first part that is not the same. */
    private static void differ(Report report, String what, Item here, Item original, Later later) {
        int first = here.firstOther(original, later);
        boolean inBoth = first < here.parts.size() && first < original.parts.size();
        if (inBoth || here.parts.isEmpty() || original.parts.isEmpty()) {
            Item mine = inBoth ? here.parts.get(first) : here;
            Item theirs = inBoth ? original.parts.get(first) : original;
            report.add(mine.span, Message.of("lint.parity.other", what, mine.shown, theirs.shown));
        } else if (first < original.parts.size() && !later.lacks(original.parts.get(first))) {
            String shown = original.parts.get(first).shown;
            report.add(here.parts.get(first - 1).span, Message.of("lint.parity.missing", what, shown));
        } else if (first < here.parts.size() && !later.has(here.parts.get(first))) {
            Item mine = here.parts.get(first);
            report.add(mine.span, Message.of("lint.parity.added", what, mine.shown));
        }
    }

    /** Those of some items that are among others too. */
    private static List<Item> alsoIn(List<Item> others, List<Item> items) {
        Set<String> keys = others.stream().map(Item::key).collect(Collectors.toSet());
        return items.stream().filter(item -> keys.contains(item.key())).toList();
    }

    /** True of the first item with a key only. */
    private static Predicate<Item> first(String key) {
        boolean[] found = new boolean[1];
        return item -> {
            boolean match = !found[0] && item.key().equals(key);
            found[0] |= match;
            return match;
        };
    }

    static Stream<Block> blocks(Section section) {
        return section.blocks().stream().flatMap(Block::withDescendants);
    }

    static void code(PageView page, Report report) {
        compare(
                page,
                report,
                "code",
                More.REPORTED,
                (view, section) -> blocks(section)
                        .filter(Block.CodeBlock.class::isInstance)
                        .map(Block.CodeBlock.class::cast)
                        .filter(block -> !block.diagram())
                        .map(Parity::code)
                        .toList());
    }

    private static Item code(Block.CodeBlock block) {
        List<String> content = block.content().lines().toList();
        List<String> keys = new ArrayList<>();
        List<Item> lines = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            String key = CodeForm.withoutComments(content.get(i));
            if (!key.isEmpty()) {
                keys.add(key);
                if (i < block.lines().size()) {
                    lines.add(
                            new Item(key, content.get(i).strip(), block.lines().get(i)));
                }
            }
        }
        return new Item(String.join("\n", keys), firstLine(block.content()), firstLine(block), lines);
    }

    private static String firstLine(String content) {
        return content.lines().findFirst().orElse("");
    }

    private static Span firstLine(Block.CodeBlock block) {
        return block.lines().isEmpty() ? block.span() : block.lines().get(0);
    }

    static void inlineCode(PageView page, Report report) {
        compare(
                page,
                report,
                "inline-code",
                More.REPORTED_IN_PLACE_OF_ANOTHER,
                (mine, original) -> CodeForm.hasMarks(mine.shown) && CodeForm.translates(mine.shown, original.shown),
                (view, section) -> view.inlines(section).stream()
                        .filter(Inline.Code.class::isInstance)
                        .map(Inline.Code.class::cast)
                        .map(code -> new Item(
                                CodeForm.singular(CodeForm.withoutPlaceholders(code.code())), code.code(), code.span()))
                        .toList());
    }

    static void links(PageView page, Report report) {
        compare(
                page,
                report,
                "link",
                More.FINE,
                (mine, original) -> Address.isJapaneseFor(mine.shown, original.shown),
                (view, section) -> view.inlines(section).stream()
                        .filter(Inline.Link.class::isInstance)
                        .map(Inline.Link.class::cast)
                        .map(link -> new Item(target(page, link.destination()), link.destination(), link.span()))
                        .toList());
    }

    /**
     * Where a link leads. The fragment of a page that is there in the translation is what that page has, and that there is
     * such a place is another rule's matter.
     */
    private static String target(PageView page, String destination) {
        String target = Address.neutral(destination, page.dialect());
        String own = LinkTarget.folder(page.path());
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        if (hash < 0 || LinkTarget.isElsewhere(destination, page.dialect())) {
            return target;
        }
        if (path.isEmpty() || path.equals(own)) {
            return "#";
        }
        return page.targets().has(path) ? path + "#" : target;
    }

    static void images(PageView page, Report report) {
        compare(
                page,
                report,
                "image",
                More.REPORTED,
                (view, section) -> view.inlines(section).stream()
                        .filter(Inline.Image.class::isInstance)
                        .map(Inline.Image.class::cast)
                        .map(image -> new Item(
                                Address.neutral(image.destination(), page.dialect()),
                                image.destination(),
                                image.span()))
                        .toList());
    }

    static void shortcodes(PageView page, Report report) {
        Map<String, String> same = report.rule().parameters().table("same");
        compare(
                page,
                report,
                "shortcode",
                More.REPORTED_IN_PLACE_OF_ANOTHER,
                (view, section) -> tags(view, section)
                        .filter(tag -> !tag.name().equals(FEATURE_STATE))
                        .map(tag -> new Item(
                                same.getOrDefault(spelled(tag), key(tag, page.dialect())), tag.name(), tag.span()))
                        .toList());
    }

    static void featureStates(PageView page, Report report) {
        compare(
                page,
                report,
                FEATURE_STATE,
                More.REPORTED,
                (view, section) -> tags(view, section)
                        .filter(tag -> tag.name().equals(FEATURE_STATE))
                        .map(tag ->
                                new Item(key(tag, page.dialect()), tag.span().of(view.text()), tag.span()))
                        .toList());
    }

    private static Stream<Shortcode> tags(PageView page, Section section) {
        return page.page().shortcodes().stream()
                .filter(tag -> section.span().contains(tag.span()))
                .filter(tag -> tag.form() != Shortcode.Form.CLOSING && tag.form() != Shortcode.Form.ESCAPED);
    }

    /** The name with the parameters that a translation leaves alone, in alphabetical order. */
    static String key(Shortcode tag, Dialect dialect) {
        Set<String> translated = Set.of(
                "text", "title", "caption", "alt", "summary", "name", "description", "tooltip", "prepend", "append");
        return tag.name()
                + tag.parameters().stream()
                        .filter(parameter ->
                                parameter.key().filter(translated::contains).isEmpty())
                        .map(parameter -> parameter.key().orElse("") + "=" + value(parameter, dialect))
                        .sorted()
                        .collect(Collectors.joining(" ", " ", ""));
    }

    /** A tag with its parameters, as the rule file spells it. */
    private static String spelled(Shortcode tag) {
        return Stream.concat(Stream.of(tag.name()), tag.parameters().stream().map(Shortcode.Parameter::value))
                .collect(Collectors.joining(" "));
    }

    /** A value in the form that it has in every language; a file may be named from the root. */
    private static String value(Shortcode.Parameter parameter, Dialect dialect) {
        if (parameter.key().filter("file"::equals).isPresent()) {
            return Address.neutral(parameter.value(), dialect).replaceFirst("^/", "");
        }
        return parameter.value().indexOf('/') < 0 ? parameter.value() : Address.neutral(parameter.value(), dialect);
    }

    /** Prose that stands in the source page word for word. */
    static void untranslated(PageView page, Report report) {
        if (page.english().isEmpty()) {
            return;
        }
        Set<String> small = Set.copyOf(report.rule().parameters().list("small-words"));
        List<Prose> sentences = page.prose().stream()
                .filter(prose -> !prose.place().equals("heading")
                        && isEnglishSentence(prose.text(), small)
                        && !isTitleElsewhere(page, prose))
                .toList();
        if (sentences.isEmpty()) {
            return;
        }
        Set<String> english = new HashSet<>();
        page.english().get().prose().forEach(prose -> english.add(words(prose.text())));
        for (Prose prose : sentences) {
            if (english.contains(words(prose.text()))) {
                report.add(prose.source(0, prose.text().length()), Message.of("lint.untranslated"));
            }
        }
    }

    /** Whether a text is nothing but a link to a page of another site, whose title it is. */
    private static boolean isTitleElsewhere(PageView page, Prose prose) {
        Span place = prose.source(0, prose.text().length());
        return page.page()
                .allInlines()
                .anyMatch(inline -> inline instanceof Inline.Link link
                        && link.span().contains(place)
                        && LinkTarget.isElsewhere(link.destination(), page.dialect()));
    }

    /** Ordinary words, and among them one that no list of names has. */
    private static boolean isEnglishSentence(String text, Set<String> small) {
        return !Script.hasJapanese(text)
                && Arrays.stream(text.split("\\s+")).anyMatch(small::contains)
                && Arrays.stream(text.split("\\s+"))
                                .filter(Parity::isOrdinaryWord)
                                .count()
                        >= SHORTEST_TEXT;
    }

    private static String words(String text) {
        return String.join(" ", text.strip().split("\\s+"));
    }

    private static boolean isOrdinaryWord(String word) {
        String letters = word.replaceAll("[.,;:()]+$", "");
        return !letters.isEmpty() && letters.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }
}
