package io.github.docsprint.drift.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    One thing. Another thing.                   | 2
                    Use it, e.g. for tests. Then stop!          | 2
                    It runs on .NET, too. It does.              | 2
                    Ask Jane R. Doe. She knows.                 | 2
                    Is it so? It is                             | 2
                    一つ目です。二つ目です。                    | 2
                    本当ですか？はい、本当です。                | 2
                    v1.2を使います。ファイルはa.yamlです。      | 2
                    「一つ目です。」と言います。二つ目です。    | 2
                    "It is," he says. "It is not."              | 2
                    no full stop at all                         | 1
                    """)
    void aBlockHasSoManySentences(String text, int sentences) {
        List<Token> tokens = Pages.page(text + "\n").units().get(0).tokens();

        assertThat(Sentence.of(tokens)).hasSize(sentences);
        assertThat(Sentence.of(tokens).stream()
                        .flatMap(sentence -> sentence.tokens().stream())
                        .toList())
                .isEqualTo(tokens);
    }

    @Test
    void nothingHasNoSentence() {
        assertThat(Sentence.of(List.of())).isEmpty();
    }
}
