package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.Optional;

/**
 * Finds addresses that link to themselves without angle brackets (GitHub Flavored Markdown 6.9, with goldmark's
 * character set, extension/linkify.go: ASCII only, so that Japanese right after an address is no part of it).
 */
final class BareAddress {

    private static final String REST = "-@:%_+.~#$!?&/=();,'\"^{}[]`*";

    private BareAddress() {}

    static Optional<Span> next(String text, int from, int to) {
        for (int colon = from + 4; colon + 3 < to; colon++) {
            if (text.charAt(colon) != ':' || !text.startsWith("://", colon)) {
                continue;
            }
            int start = colon - 5 >= from && text.startsWith("https", colon - 5) ? colon - 5 : colon - 4;
            boolean scheme = (start == colon - 5 || text.startsWith("http", start));
            if (scheme && (start == from || !isWord(text.charAt(start - 1)))) {
                int end = end(text, colon + 3, to);
                if (end > colon + 3) {
                    return Optional.of(new Span(start, end));
                }
            }
        }
        return Optional.empty();
    }

    private static int end(String text, int from, int to) {
        int end = from;
        int depth = 0;
        while (end < to && isPart(text.charAt(end))) {
            depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        while (end > from) {
            char last = text.charAt(end - 1);
            if (last == ')' && depth < 0) {
                depth++;
            } else if ("?!.,:*_~'\";`".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return isWord(c) || REST.indexOf(c) >= 0;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
