package io.github.docsprint.drift.change;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The numbers of a page by what they are worth, since languages write them in their own ways: 1.5 million is 150万, 5,000
 * is 5.000 or 5千, v1.23 is 1.23, and 10-13 is two numbers.
 */
final class Numbers {

    /** The words for powers of ten, and for whole numbers, of some languages. */
    private static final Map<String, Integer> POWERS = new HashMap<>();

    private static final Map<String, String> WORDS = new HashMap<>();

    static {
        read("/drift/number-words.txt");
    }

    /** After these letters of East Asian dates other languages name the month. */
    private static final String OF_DATES = "月日年월일년";

    private static final int MOST_DIGITS = 30;

    private final Set<String> values = new HashSet<>();
    private final Map<Token, List<List<String>>> readings = new IdentityHashMap<>();

    private Numbers() {}

    static Numbers of(PageText page) {
        Numbers numbers = new Numbers();
        for (Unit unit : page.units()) {
            if (unit.kind() != Unit.Kind.CODE) {
                numbers.read(unit.tokens());
            }
        }
        return numbers;
    }

    /** Whether a token is a number, or a number with its unit. */
    static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER
                || (token.kind() == Token.Kind.NAME
                        && Character.isDigit(token.text().charAt(0)));
    }

    /** Whether it is a time of day, which translations may tell for another time zone. */
    static boolean isTime(Token token) {
        return token.kind() == Token.Kind.NUMBER && token.text().indexOf(':') > 0;
    }

    /** Whether a number is of a date as East Asian languages write it. */
    static boolean isOfDate(List<Token> tokens, int index) {
        return tokens.get(index).kind() == Token.Kind.NUMBER
                && index + 1 < tokens.size()
                && OF_DATES.indexOf(tokens.get(index + 1).text().charAt(0)) >= 0;
    }

    /** For each part of a number of this page the values that it may have. */
    List<List<String>> read(Token token) {
        return readings.getOrDefault(token, List.of());
    }

    /** Whether each part of a number is on this page; of several parts, those of one digit may be words. */
    boolean have(List<List<String>> number) {
        return number.stream()
                .allMatch(part -> part.stream().anyMatch(values::contains) || (number.size() > 1 && isSmall(part)));
    }

    private static boolean isSmall(List<String> part) {
        return part.get(0).length() < 2;
    }

    private void read(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String word =
                    token.kind() == Token.Kind.WORD ? WORDS.get(token.text().toLowerCase(Locale.ROOT)) : null;
            if (word != null) {
                values.add(word);
            }
            if (isDecimal(tokens, i)) {
                String value = token.text() + "." + tokens.get(i + 2).text();
                values.add(value);
                readings.put(token, List.of(List.of(value)));
                readings.put(tokens.get(i + 2), List.of(List.of(value)));
                i += 2;
            } else if (isNumber(token)) {
                List<List<String>> parts = new ArrayList<>();
                for (String part : token.text().split("[^0-9.,']+", -1)) {
                    if (part.chars().anyMatch(Character::isDigit) && part.length() < MOST_DIGITS) {
                        parts.add(values(part, power(tokens, i + 1)));
                    }
                }
                parts.forEach(values::addAll);
                if (token.kind() == Token.Kind.NAME) {
                    // Of a figure with a unit the figure stays, unless it is small enough to be a word.
                    parts.removeIf(Numbers::isSmall);
                }
                readings.put(token, parts);
                composed(tokens, i);
            }
        }
    }

    /** Whether a number with a decimal comma begins here. */
    private static boolean isDecimal(List<Token> tokens, int index) {
        return index + 2 < tokens.size()
                && isWhole(tokens.get(index))
                && tokens.get(index + 1).text().equals(",")
                && isWhole(tokens.get(index + 2))
                && tokens.get(index).span().end()
                        == tokens.get(index + 1).span().start()
                && tokens.get(index + 1).span().end()
                        == tokens.get(index + 2).span().start();
    }

    /** The values that digits with dots, commas and apostrophes may have. */
    private static List<String> values(String text, int power) {
        String digits = text.replace("'", "");
        List<String> values = new ArrayList<>();
        if (digits.matches("\\d{1,3}([.,]\\d{3})+")) {
            values.add(scaled(digits.replaceAll("[.,]", ""), power));
        }
        values.add(scaled(digits.replace(',', '.'), power));
        return values;
    }

    /** Zeros behind the point stay: 1.20 is no 1.2. Versions have more points, and no power. */
    private static String scaled(String number, int power) {
        if (power == 0 || !number.matches("\\d+(\\.\\d+)?")) {
            return number;
        }
        return new BigDecimal(number)
                .scaleByPowerOfTen(power)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static int power(List<Token> tokens, int index) {
        return index < tokens.size() ? power(tokens.get(index).text()) : 0;
    }

    /** The power of ten that a word names, or begins with. */
    private static int power(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        Integer known = POWERS.get(lower);
        if (known != null) {
            return known;
        }
        int power = 0;
        for (int i = 0; i < lower.length(); i++) {
            Integer ofLetter = lower.charAt(i) < 0x250 ? null : POWERS.get(lower.substring(i, i + 1));
            if (ofLetter == null) {
                return power;
            }
            power += ofLetter;
        }
        return power;
    }

    /** A number of several, such as 1億5千万. */
    private void composed(List<Token> tokens, int index) {
        BigDecimal sum = BigDecimal.ZERO;
        int parts = 0;
        for (int i = index; i + 1 < tokens.size() && isWhole(tokens.get(i)); i += 2) {
            int power = power(tokens.get(i + 1).text());
            if (power == 0) {
                break;
            }
            sum = sum.add(new BigDecimal(tokens.get(i).text()).scaleByPowerOfTen(power));
            parts++;
        }
        if (parts > 1) {
            values.add(sum.toBigInteger().toString());
        }
    }

    private static boolean isWhole(Token token) {
        return token.kind() == Token.Kind.NUMBER
                && token.text().length() < MOST_DIGITS
                && token.text().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void read(String resource) {
        try (InputStream stream = Numbers.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + resource);
            }
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] fields = line.split(" ", -1);
                        for (String word : List.of(fields).subList(1, fields.length)) {
                            if (fields[0].startsWith("10^")) {
                                POWERS.put(word, Integer.parseInt(fields[0].substring(3)));
                            } else {
                                WORDS.put(word, fields[0]);
                            }
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
