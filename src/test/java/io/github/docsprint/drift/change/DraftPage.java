package io.github.docsprint.drift.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as lines, for mutations. It reads Markdown on its own and by the simplest means, so that it shares no mistake
 * with the code that it measures.
 */
final class DraftPage {

    enum Kind {
        FRONT,
        BLANK,
        HEADING,
        CODE,
        TABLE,
        ITEM,
        TAG,
        OTHER,
        PARAGRAPH
    }

    /** Lines from the first to before the last that belong together. */
    record Block(Kind kind, int from, int to) {}

    final Random random;
    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    DraftPage(String text, long seed) {
        this.lines = List.of(text.split("\n", -1));
        this.random = new Random(seed);
        read();
    }

    private void read() {
        int i = 0;
        if (lines.get(0).startsWith("---")) {
            i = 1;
            while (i < lines.size() && !lines.get(i).startsWith("---")) {
                i++;
            }
            i++;
            blocks.add(new Block(Kind.FRONT, 0, i));
        }
        while (i < lines.size()) {
            int from = i;
            Kind kind = kind(lines.get(i));
            i++;
            if (kind == Kind.CODE) {
                String fence = lines.get(from).strip().substring(0, 3);
                while (i < lines.size() && !lines.get(i).strip().startsWith(fence)) {
                    i++;
                }
                i++;
            } else if (kind == Kind.PARAGRAPH || kind == Kind.ITEM || kind == Kind.TABLE) {
                Kind next = kind == Kind.TABLE ? Kind.TABLE : Kind.PARAGRAPH;
                while (i < lines.size() && kind(lines.get(i)) == next) {
                    i++;
                }
            } else if (kind == Kind.OTHER && lines.get(from).contains("<!--")) {
                while (i <= lines.size() && !lines.get(i - 1).contains("-->")) {
                    i++;
                }
            } else if (kind == Kind.TAG && lines.get(from).contains("{{< comment")) {
                while (i < lines.size() && !lines.get(i - 1).contains("/comment")) {
                    i++;
                }
            }
            blocks.add(new Block(kind, from, Math.min(i, lines.size())));
        }
    }

    private static Kind kind(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return Kind.BLANK;
        } else if (text.startsWith("```") || text.startsWith("~~~")) {
            return Kind.CODE;
        } else if (line.matches("#{1,6} .*")) {
            return Kind.HEADING;
        } else if (text.startsWith("|")) {
            return Kind.TABLE;
        } else if (text.matches("([-*+]|\\d+\\.)\\s.*")) {
            return Kind.ITEM;
        } else if (text.startsWith("{{") && text.endsWith("}}") && !text.contains("tooltip")) {
            return Kind.TAG;
        }
        return line.startsWith("    ") || text.startsWith("<") || text.startsWith(">") || text.startsWith("[")
                ? Kind.OTHER
                : Kind.PARAGRAPH;
    }

    String text() {
        return String.join("\n", lines);
    }

    String text(Block block) {
        return String.join("\n", lines.subList(block.from(), block.to()));
    }

    List<Block> blocks(Kind kind) {
        return blocks.stream().filter(block -> block.kind() == kind).toList();
    }

    /** One of the blocks of a kind that fit, by chance. */
    Optional<Block> any(Kind kind, Predicate<String> fits) {
        List<Block> found =
                blocks(kind).stream().filter(block -> fits.test(text(block))).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(random.nextInt(found.size())));
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The page with other lines in a block's place. */
    String with(Block block, String text) {
        return with(block.from(), block.to(), List.of(text.split("\n", -1)));
    }

    String with(int from, int to, List<String> instead) {
        List<String> changed = new ArrayList<>(lines.subList(0, from));
        changed.addAll(instead);
        changed.addAll(lines.subList(to, lines.size()));
        return String.join("\n", changed);
    }

    /** The page with lines after a block. */
    String after(Block block, String text) {
        return with(block.to(), block.to(), List.of(text.split("\n", -1)));
    }

    String without(Block block) {
        int to = block.to();
        if (block.kind() != Kind.ITEM && to < lines.size() && lines.get(to).isBlank()) {
            to++;
        }
        return with(block.from(), to, List.of());
    }

    /** The page with two blocks in each other's place. */
    String swapped(Block first, Block second) {
        List<String> between = new ArrayList<>(lines.subList(second.from(), second.to()));
        between.addAll(lines.subList(first.to(), second.from()));
        between.addAll(lines.subList(first.from(), first.to()));
        return with(first.from(), second.to(), between);
    }

    /** Neighbouring blocks of a kind that fit, with nothing but blank lines between. */
    Optional<Block[]> neighbours(Kind kind, Predicate<String> fits) {
        List<Block[]> pairs = new ArrayList<>();
        Block last = null;
        for (Block block : blocks) {
            if (block.kind() == kind && fits.test(text(block))) {
                if (last != null) {
                    pairs.add(new Block[] {last, block});
                }
                last = block;
            } else if (block.kind() != Kind.BLANK) {
                last = null;
            }
        }
        return pairs.isEmpty() ? Optional.empty() : Optional.of(one(pairs));
    }

    /** From a heading to before the next one of its level or above. */
    Optional<Block> section() {
        List<Block> headings = blocks(Kind.HEADING).stream()
                .filter(block -> !text(block).contains("{{%"))
                .toList();
        if (headings.size() < 2) {
            return Optional.empty();
        }
        Block heading = headings.get(random.nextInt(headings.size()));
        int level = text(heading).indexOf(' ');
        int to = blocks(Kind.HEADING).stream()
                .filter(block -> block.from() > heading.from() && text(block).indexOf(' ') <= level)
                .mapToInt(Block::from)
                .findFirst()
                .orElse(lines.size());
        return Optional.of(new Block(Kind.HEADING, heading.from(), to));
    }

    /** The page with one match of a pattern in some block of these kinds replaced. */
    Optional<String> replaced(List<Kind> kinds, Pattern pattern, java.util.function.Function<Matcher, String> instead) {
        List<int[]> places = new ArrayList<>();
        for (Block block : blocks) {
            if (kinds.contains(block.kind())) {
                Matcher matcher = pattern.matcher(text(block));
                while (matcher.find()) {
                    places.add(new int[] {blocks.indexOf(block), matcher.start()});
                }
            }
        }
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int[] place = one(places);
        Block block = blocks.get(place[0]);
        String text = text(block);
        Matcher matcher = pattern.matcher(text);
        matcher.find(place[1]);
        return Optional.of(with(
                block, text.substring(0, matcher.start()) + instead.apply(matcher) + text.substring(matcher.end())));
    }
}
