package io.github.docsprint.drift.base;

import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A language that nobody speaks, for measuring on sites whose bases are known: each word of a text is replaced by always
 * the same other word, and what translations leave alone stays. Capitals, names, the marks of sentences and the shape of
 * the page stay too.
 *
 * @param letters whether words are of Latin letters; else of Chinese characters, without blanks between them
 * @param width at which paragraphs are wrapped; 0 for a paragraph a line
 * @param linkPrefix what comes before the paths of links on the site, such as {@code /xx}; may be empty
 * @param headingIds whether headings carry the id of the source's
 */
record PseudoLanguage(String name, boolean letters, int width, String linkPrefix, boolean headingIds) {

    /** What stays: code, tags, shortcodes, link targets, comments, heading ids, addresses; the last group is a word. */
    private static final Pattern PIECE = Pattern.compile("`+[^`]*`+|\\{\\{.*?\\}\\}|<!--.*?-->|<[^>]+>|\\]\\([^)]*\\)"
            + "|\\{#[^}]*\\}|https?://\\S+|\\S+@\\S+|\\w*\\d[\\w.]*|([A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*)");

    private static final Pattern NAME = Pattern.compile("[a-z]*[A-Z].*[A-Z].*|[a-z]+[A-Z].*");
    private static final Pattern SHOWN = Pattern.compile("(text|title)=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("(title|linkTitle|description|short_description)(: *)(.*)");
    private static final String SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo ca de li mo nu ra";

    /** A page in this language. */
    String translate(String page) {
        StringBuilder result = new StringBuilder();
        StringBuilder paragraph = new StringBuilder();
        boolean matter = false;
        boolean fence = false;
        int number = 0;
        for (String line : page.split("\n", -1)) {
            boolean mark = line.strip().startsWith("```") || line.strip().startsWith("~~~");
            if (line.equals("---") && (number == 0 || matter)) {
                matter = number == 0;
                result.append(line).append('\n');
            } else if (matter) {
                result.append(field(line));
            } else if (mark || fence) {
                flush(paragraph, result);
                fence = mark != fence;
                result.append(line).append('\n');
            } else if (line.matches("[A-Za-z\"'(*_`\\[].*") && !line.startsWith("* ")) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            } else if (!line.isBlank() && !paragraph.isEmpty() && line.matches("  *\\S.*")) {
                paragraph.append(' ').append(line.strip());
            } else {
                flush(paragraph, result);
                result.append(heading(line));
            }
            number++;
        }
        flush(paragraph, result);
        return result.toString();
    }

    private String field(String line) {
        Matcher key = KEY.matcher(line);
        return (key.matches() ? key.group(1) + key.group(2) + text(key.group(3)) : line) + "\n";
    }

    private String heading(String line) {
        boolean id = headingIds && line.startsWith("#") && !line.contains("{");
        String anchor =
                line.replaceFirst("#+", "").strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return text(line) + (id ? " {#" + anchor + "}" : "") + "\n";
    }

    private void flush(StringBuilder paragraph, StringBuilder result) {
        if (paragraph.isEmpty()) {
            return;
        }
        int column = 0;
        for (String word : text(paragraph.toString()).split(" ", -1)) {
            if (column > 0 && width > 0 && column + word.length() > width) {
                result.append('\n');
                column = 0;
            } else if (column > 0) {
                result.append(' ');
            }
            result.append(word);
            column += word.length() + 1;
        }
        result.append('\n');
        paragraph.setLength(0);
    }

    /** Running text. */
    String text(String text) {
        Matcher piece = PIECE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (piece.find()) {
            String found = piece.group();
            piece.appendReplacement(
                    result, Matcher.quoteReplacement(piece.group(1) == null ? kept(found) : word(found)));
        }
        piece.appendTail(result);
        return letters
                ? result.toString()
                : result.toString()
                        .replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "")
                        .replaceAll("(?<=\\p{IsHan})\\.(?=\\s|$)", "。")
                        .replaceAll("(?<=\\p{IsHan}), ?", "、");
    }

    private String kept(String piece) {
        if (piece.startsWith("](/")) {
            return "](" + linkPrefix + piece.substring(2);
        }
        if (piece.startsWith("{{")) {
            return SHOWN.matcher(piece)
                    .replaceAll(
                            shown -> Matcher.quoteReplacement(shown.group(1) + "=\"" + text(shown.group(2)) + "\""));
        }
        return piece;
    }

    private String word(String word) {
        if (NAME.matcher(word).matches()) {
            return word;
        }
        Random random =
                new Random(31L * name.hashCode() + word.toLowerCase(Locale.ROOT).hashCode());
        // Half of the words with a capital are names that stay, whatever the sentence.
        if (Character.isUpperCase(word.charAt(0)) && random.nextBoolean()) {
            return word;
        }
        StringBuilder result = new StringBuilder();
        int length = 1 + word.length() / 3;
        for (int i = 0; i < length; i++) {
            if (letters) {
                String[] syllables = SYLLABLES.split(" ", -1);
                result.append(syllables[random.nextInt(syllables.length)]);
            } else if (i < 2) {
                result.append((char) (0x4E00 + random.nextInt(3000)));
            }
        }
        return Character.isUpperCase(word.charAt(0))
                ? result.substring(0, 1).toUpperCase(Locale.ROOT) + result.substring(1)
                : result.toString();
    }
}
