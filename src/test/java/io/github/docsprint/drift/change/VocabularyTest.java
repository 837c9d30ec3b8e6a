package io.github.docsprint.drift.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VocabularyTest {

    /** "Aa" and "BB" have the same hash, and so have all texts that are made of as many of them. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void wordsThatSomebodyMadeToHaveTheSameHashAreNumberedLikeOthers() {
        List<Token> words = new ArrayList<>();
        for (int number = 0; number < 1 << 17; number++) {
            StringBuilder word = new StringBuilder();
            for (int bit = 0; bit < 17; bit++) {
                word.append((number >> bit & 1) == 0 ? "Aa" : "BB");
            }
            words.add(new Token(Token.Kind.WORD, word.toString(), new Span(0, 0)));
        }

        assertThat(new Vocabulary().words(words))
                .containsExactly(IntStream.range(0, 1 << 17).toArray());
    }
}
