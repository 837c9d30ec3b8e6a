package io.github.docsprint.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EverydayWordsTest {

    private static EverydayWord word(String english, String... target) {
        return new EverydayWord(List.of(english.split(" ", -1)), List.of(target), 0.9);
    }

    private static final EverydayWords WORDS = new EverydayWords(List.of(
            word("create", "作成", "作"),
            word("begin began begun", "開始"),
            word("copy", "コピー"),
            word("easy", "簡単"),
            word("stop", "停止"),
            word("add", "追加"),
            word("address", "住所"),
            word("class", "クラス"),
            word("safe", "安全"),
            word("using", "使")));

    @ParameterizedTest
    @CsvSource({
        "create, create",
        "Creates, create",
        "creating, create",
        "created, create",
        "began, begin",
        "beginning, begin",
        "beginnings, begin",
        "copies, copy",
        "copied, copy",
        "easily, easy",
        "easier, easy",
        "easiest, easy",
        "stopped, stop",
        "adds, add",
        "addresses, address",
        "class, class",
        "classes, class",
        "safely, safe",
        "class's, class",
        "using, using"
    })
    void aWordIsFoundByItsForms(String form, String word) {
        assertThat(WORDS.find(form))
                .get()
                .satisfies(found -> assertThat(found.english()).startsWith(word));
    }

    @ParameterizedTest
    @CsvSource({"creator", "classical", "ad", "ing", "s", "''"})
    void anotherWordIsNotFound(String other) {
        assertThat(WORDS.find(other)).isEmpty();
    }

    @Test
    void lettersOfRenderingsAreCountedOnce() {
        assertThat(WORDS.lettersOfRenderings("作成 簡単な 作成")).isEqualTo(6);
        assertThat(WORDS.lettersOfRenderings("作業")).isZero();
    }
}
