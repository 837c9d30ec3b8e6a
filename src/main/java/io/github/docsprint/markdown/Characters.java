package io.github.docsprint.markdown;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Backslash escapes and entities of CommonMark 2.4 and 2.5, one at a time. */
final class Characters {

    /** The longest entity name of HTML is 31 characters. */
    private static final int LONGEST_ENTITY = 34;

    /** Named entities that were looked up: the names are those of HTML, some 2,000. */
    private static final Map<String, String> NAMED = new ConcurrentHashMap<>();

    private static final Parser PARSER = Parser.builder().build();

    private Characters() {}

    /** How many characters an escape or entity at an offset takes; 1 where none is. */
    static int width(String text, int at, int end) {
        char c = text.charAt(at);
        if (c == '\\') {
            return at + 1 < end && isAsciiPunctuation(text.charAt(at + 1)) ? 2 : 1;
        }
        if (c != '&') {
            return 1;
        }
        int limit = Math.min(end, at + LONGEST_ENTITY);
        int i = at + 1;
        while (i < limit && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '#')) {
            i++;
        }
        if (i >= limit || text.charAt(i) != ';' || i == at + 1) {
            return 1;
        }
        String entity = text.substring(at, i + 1);
        return entity(entity).equals(entity) ? 1 : i + 1 - at;
    }

    /** What the escape or entity of this width prints. */
    static String printed(String text, int at, int width) {
        if (width == 1) {
            return text.substring(at, at + 1);
        }
        return text.charAt(at) == '\\' ? text.substring(at + 1, at + 2) : entity(text.substring(at, at + width));
    }

    /** A text with every escape and entity decoded. */
    static String decode(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int width = width(text, i, text.length());
            decoded.append(printed(text, i, width));
            i += width;
        }
        return decoded.toString();
    }

    /** A text of HTML, where a backslash means nothing, with every entity decoded. */
    static String decodeEntities(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int width = text.charAt(i) == '&' ? width(text, i, text.length()) : 1;
            decoded.append(printed(text, i, width));
            i += width;
        }
        return decoded.toString();
    }

    static boolean isAsciiPunctuation(char c) {
        return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 127);
    }

    private static String entity(String entity) {
        String known = NAMED.get(entity);
        if (known != null) {
            return known;
        }
        Node paragraph = PARSER.parse(entity).getFirstChild();
        String printed =
                paragraph != null && paragraph.getFirstChild() instanceof Text literal ? literal.getLiteral() : entity;
        if (NAMED.size() < 4096) {
            NAMED.put(entity, printed);
        }
        return printed;
    }
}
