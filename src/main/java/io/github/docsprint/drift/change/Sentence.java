package io.github.docsprint.drift.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A sentence of a block, of any script.
 *
 * @param tokens what it says, its full stop too
 */
record Sentence(List<Token> tokens) {

    private static final Set<String> CLOSING = Set.of("」", "』", ")", "\"", "]");

    Sentence {
        tokens = List.copyOf(tokens);
    }

    /** The sentences of a block; what has no full stop is one too. */
    static List<Sentence> of(List<Token> tokens) {
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean last = i + 1 == tokens.size();
            boolean initial = i > 0 && isInitial(tokens.get(i - 1));
            if (last || (!initial && isStop(tokens.get(i), tokens.get(i + 1)))) {
                sentences.add(new Sentence(tokens.subList(from, i + 1)));
                from = i + 1;
            }
        }
        return sentences;
    }

    private static boolean isStop(Token token, Token next) {
        boolean apart = next.span().start() > token.span().end();
        if (!apart && CLOSING.contains(next.text())) {
            // The sentence around a quotation or remark goes on, or has its own full stop.
            return false;
        }
        if (token.kind() != Token.Kind.MARK) {
            return token.text().endsWith("。");
        }
        boolean small = next.text().codePoints().limit(1).anyMatch(Character::isLowerCase);
        return switch (token.text()) {
            case "。" -> true;
            case "?", "!" -> !small;
            case "." -> !small && apart;
            default -> false;
        };
    }

    /** Whether a dot after it may be that of a name, as in <i>John R. Smith</i>. */
    private static boolean isInitial(Token token) {
        return token.text().length() == 1 && Character.isUpperCase(token.text().charAt(0));
    }

    /** What a reader sees of it. */
    String text() {
        return Neighbours.tokens(tokens);
    }

    /** Its length in letters. */
    int length() {
        return tokens.stream()
                .filter(Neighbours::isRead)
                .mapToInt(token -> token.text().length())
                .sum();
    }
}
