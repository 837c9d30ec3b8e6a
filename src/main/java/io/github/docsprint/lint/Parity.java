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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a translation leaves alone, section by section beside the source page. */
final class Parity {

    private static final String FEATURE_STATE = "feature-state";

    private static final int SHORTEST_TEXT = 5;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Pattern MARKS_AT_END = Pattern.compile("[.,;:()]+$");

    /** The parameters of shortcodes that a translation says in its own words. */
    private static final Set<String> TRANSLATED =
            Set.of("text", "title", "caption", "alt", "summary", "name", "description", "tooltip", "prepend", "append");

    private Parity() {}

    /** Something that has to be in both. How it compares is worked out only where the two are not written alike. */
    private abstract static class Item {
        private final String written;
        private final String shown;
        private final Span span;
        private Optional<String> key = Optional.empty();

        /** @param written those that are the same in this are the same in their key */
        Item(String written, String shown, Span span) {
            this.written = written;
            this.shown = shown;
            this.span = span;
        }

        /** How it compares. */
        final String key() {
            if (key.isEmpty()) {
                key = Optional.of(compared());
            }
            return key.get();
        }

        abstract String compared();

        /** What it is made of. */
        List<Item> parts() {
            return List.of();
        }

        /** From where on its parts are others than another's. */
        int firstOther(Item other, Later later) {
            List<Item> mine = parts();
            List<Item> theirs = other.parts();
            int i = 0;
            while (i < mine.size()
                    && i < theirs.size()
                    && (mine.get(i).key().equals(theirs.get(i).key())
                            || CodeForm.translates(mine.get(i).shown, theirs.get(i).shown)
                            || later.explains(mine.get(i), theirs.get(i)))) {
                i++;
            }
            return i;
        }
    }

    /** A code block and its lines. */
    private static final class Code extends Item {
        private final Block.CodeBlock block;
        private Optional<List<Item>> lines = Optional.empty();

        Code(Block.CodeBlock block) {
            super(block.content(), firstLine(block.content()), firstLine(block));
            this.block = block;
        }

        @Override
        String compared() {
            return CodeForm.withoutComments(block.content());
        }

        @Override
        List<Item> parts() {
            if (lines.isEmpty()) {
                List<Item> parts = new ArrayList<>();
                Iterator<String> content = block.content().lines().iterator();
                Iterator<Span> spans = block.lines().iterator();
                while (content.hasNext() && spans.hasNext()) {
                    Item line = new Line(content.next(), spans.next());
                    if (!line.key().isEmpty()) {
                        parts.add(line);
                    }
                }
                lines = Optional.of(parts);
            }
            return lines.get();
        }
    }

    /** A line of a code block. */
    private static final class Line extends Item {
        private final String line;

        Line(String line, Span span) {
            super(line, line.strip(), span);
            this.line = line;
        }

        @Override
        String compared() {
            return CodeForm.ofLine(line);
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
            if (areAlike(translated, original)) {
                continue;
            }
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

    /** Whether two sections have the same in the same order, as in most of them. */
    private static boolean areAlike(List<Item> translated, List<Item> original) {
        if (translated.size() != original.size()) {
            return false;
        }
        for (int i = 0; i < translated.size(); i++) {
            Item mine = translated.get(i);
            Item theirs = original.get(i);
            if (!mine.written.equals(theirs.written) && !mine.key().equals(theirs.key())) {
                return false;
            }
        }
        return true;
    }

    private static void report(
            Report report, String what, boolean added, Span place, List<Item> here, List<Item> missing, Later later) {
        putLikeBesideLike(here, missing);
        for (int i = 0; i < Math.max(missing.size(), here.size()); i++) {
            if (i < missing.size() && i < here.size()) {
                differ(report, what, here.get(i), missing.get(i), later);
            } else if (i < missing.size()) {
                report.add(place, Message.of("lint.parity.missing", what, missing.get(i).shown));
            } else if (added) {
                report.add(here.get(i).span, Message.of("lint.parity.added", what, here.get(i).shown));
            }
        }
    }

    /** Brings what is missing into such an order that what shares a part with something here is beside it. */
    private static void putLikeBesideLike(List<Item> here, List<Item> missing) {
        for (int i = 0; i < Math.min(here.size(), missing.size()); i++) {
            Item mine = here.get(i);
            if (mine.parts().isEmpty()) {
                continue;
            }
            Set<String> keys = keys(mine.parts());
            for (int j = i; j < missing.size(); j++) {
                if (anyIn(keys, missing.get(j).parts())) {
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
                            .flatMap(item -> Stream.concat(Stream.of(item), item.parts().stream()))
                            .map(Item::key)
                            .collect(Collectors.toSet())));
        }

        boolean has(Item item) {
            return keys.filter(later -> later.contains(item.key())).isPresent();
        }

        boolean lacks(Item item) {
            return keys.filter(later -> !later.contains(item.key())).isPresent();
        }

        /**
         * Leaves out what it lacks. Something in parts stays as long as there is another to set against it: then each
         * part is looked at.
         */
        void leaveOut(List<Item> missing, int others) {
            for (Item item : List.copyOf(missing)) {
                if (lacks(item) && (item.parts().isEmpty() || missing.size() > others)) {
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
        List<Item> parts = here.parts();
        List<Item> originals = original.parts();
        int first = here.firstOther(original, later);
        boolean inBoth = first < parts.size() && first < originals.size();
        if (inBoth || parts.isEmpty() || originals.isEmpty()) {
            Item mine = inBoth ? parts.get(first) : here;
            Item theirs = inBoth ? originals.get(first) : original;
            report.add(mine.span, Message.of("lint.parity.other", what, mine.shown, theirs.shown));
        } else if (first < originals.size() && !later.lacks(originals.get(first))) {
            String shown = originals.get(first).shown;
            report.add(parts.get(first - 1).span, Message.of("lint.parity.missing", what, shown));
        } else if (first < parts.size() && !later.has(parts.get(first))) {
            Item mine = parts.get(first);
            report.add(mine.span, Message.of("lint.parity.added", what, mine.shown));
        }
    }

    /** Those of some items that are among others too. */
    private static List<Item> alsoIn(List<Item> others, List<Item> items) {
        Set<String> keys = keys(others);
        return items.stream().filter(item -> keys.contains(item.key())).toList();
    }

    private static boolean anyIn(Set<String> keys, List<Item> items) {
        for (Item item : items) {
            if (keys.contains(item.key())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> keys(List<Item> items) {
        Set<String> keys = new HashSet<>();
        for (Item item : items) {
            keys.add(item.key());
        }
        return keys;
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

    static void code(PageView page, Report report) {
        compare(page, report, "code", More.REPORTED, (view, section) -> {
            List<Item> items = new ArrayList<>();
            Consumer<Block> addCode = block -> {
                if (block instanceof Block.CodeBlock code && !code.diagram()) {
                    items.add(new Code(code));
                }
            };
            section.blocks().forEach(block -> block.forEach(addCode));
            return items;
        });
    }

    /** What has to be in both, of the inlines of one kind. */
    private static <T extends Inline> List<Item> items(List<Inline> inlines, Class<T> kind, Function<T, Item> item) {
        List<Item> items = new ArrayList<>();
        for (Inline inline : inlines) {
            if (kind.isInstance(inline)) {
                items.add(item.apply(kind.cast(inline)));
            }
        }
        return items;
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
                (view, section) -> items(
                        view.inlines(section),
                        Inline.Code.class,
                        code -> new Item(code.code(), code.code(), code.span()) {
                            @Override
                            String compared() {
                                return CodeForm.singular(CodeForm.withoutPlaceholders(code.code()));
                            }
                        }));
    }

    static void links(PageView page, Report report) {
        compare(
                page,
                report,
                "link",
                More.FINE,
                (mine, original) -> Address.isJapaneseFor(mine.shown, original.shown),
                (view, section) -> items(
                        view.inlines(section),
                        Inline.Link.class,
                        link -> new Item(link.destination(), link.destination(), link.span()) {
                            @Override
                            String compared() {
                                return target(page, link.destination());
                            }
                        }));
    }

    /**
     * Where a link leads. The fragment of a page that is there in the translation is what that page has, and that there is
     * such a place is another rule's matter.
     */
    private static String target(PageView page, String destination) {
        String target = Address.neutral(destination, page.dialect());
        int hash = target.indexOf('#');
        if (hash < 0 || LinkTarget.isElsewhere(destination, page.dialect())) {
            return target;
        }
        String path = target.substring(0, hash);
        if (path.isEmpty() || path.equals(LinkTarget.folder(page.path()))) {
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
                (view, section) -> items(
                        view.inlines(section),
                        Inline.Image.class,
                        image -> new Item(image.destination(), image.destination(), image.span()) {
                            @Override
                            String compared() {
                                return Address.neutral(image.destination(), page.dialect());
                            }
                        }));
    }

    static void shortcodes(PageView page, Report report) {
        Map<String, String> same = report.rule().parameters().table("same");
        compare(page, report, "shortcode", More.REPORTED_IN_PLACE_OF_ANOTHER, (view, section) -> {
            List<Item> items = new ArrayList<>();
            for (Shortcode tag : tags(view, section)) {
                if (!tag.name().equals(FEATURE_STATE)) {
                    items.add(new Item(tag.span().of(view.text()), tag.name(), tag.span()) {
                        @Override
                        String compared() {
                            String known = same.get(spelled(tag));
                            return known == null ? Parity.key(tag, page.dialect()) : known;
                        }
                    });
                }
            }
            return items;
        });
    }

    static void featureStates(PageView page, Report report) {
        compare(page, report, FEATURE_STATE, More.REPORTED, (view, section) -> {
            List<Item> items = new ArrayList<>();
            for (Shortcode tag : tags(view, section)) {
                if (tag.name().equals(FEATURE_STATE)) {
                    String written = tag.span().of(view.text());
                    items.add(new Item(written, written, tag.span()) {
                        @Override
                        String compared() {
                            return Parity.key(tag, page.dialect());
                        }
                    });
                }
            }
            return items;
        });
    }

    private static List<Shortcode> tags(PageView page, Section section) {
        List<Shortcode> tags = new ArrayList<>();
        for (Shortcode tag : page.page().shortcodes()) {
            if (section.span().contains(tag.span())
                    && tag.form() != Shortcode.Form.CLOSING
                    && tag.form() != Shortcode.Form.ESCAPED) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /** The name with the parameters that a translation leaves alone, in alphabetical order. */
    static String key(Shortcode tag, Dialect dialect) {
        return tag.name()
                + tag.parameters().stream()
                        .filter(parameter ->
                                parameter.key().filter(TRANSLATED::contains).isEmpty())
                        .map(parameter -> parameter.key().orElse("") + "=" + value(parameter, dialect))
                        .sorted()
                        .collect(Collectors.joining(" ", " ", ""));
    }

    /** A tag with its parameters, as the rule file spells it. */
    private static String spelled(Shortcode tag) {
        StringBuilder spelled = new StringBuilder(tag.name());
        tag.parameters().forEach(parameter -> spelled.append(' ').append(parameter.value()));
        return spelled.toString();
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
                .filter(prose -> !prose.hasJapanese()
                        && !prose.place().equals("heading")
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
                report.add(prose.source(), Message.of("lint.untranslated"));
            }
        }
    }

    /** Whether a text is nothing but a link to a page of another site, whose title it is. */
    private static boolean isTitleElsewhere(PageView page, Prose prose) {
        Span place = prose.source();
        return page.inlines().stream()
                .anyMatch(inline -> inline instanceof Inline.Link link
                        && link.span().contains(place)
                        && LinkTarget.isElsewhere(link.destination(), page.dialect()));
    }

    /** Ordinary words, and among them one that no list of names has. */
    private static boolean isEnglishSentence(String text, Set<String> small) {
        String[] words = BLANKS.split(text);
        return Arrays.stream(words).anyMatch(small::contains)
                && Arrays.stream(words).filter(Parity::isOrdinaryWord).count() >= SHORTEST_TEXT;
    }

    private static String words(String text) {
        return CodeForm.singleBlanks(text.strip());
    }

    private static boolean isOrdinaryWord(String word) {
        String letters = MARKS_AT_END.matcher(word).replaceAll("");
        return !letters.isEmpty() && letters.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }
}
