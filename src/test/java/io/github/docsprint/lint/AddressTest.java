package io.github.docsprint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://kubernetes.io/ja/docs/a/, /docs/a/",
        "/ja/docs/a/#b, /docs/a#b",
        "https://example.org/en/a/#b, https://example.org/ja/a#c",
        "https://example.org/a?hl=ja, https://example.org/a",
    })
    void ofOneThingAreTheSame(String one, String other) {
        assertThat(neutral(one)).isEqualTo(neutral(other));
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/a, https://example.org/a",
        "/docs/a#b, /docs/a#c",
        "https://example.org/docs/a, /docs/a",
    })
    void ofTwoThingsAreNot(String one, String other) {
        assertThat(neutral(one)).isNotEqualTo(neutral(other));
    }

    private static String neutral(String destination) {
        return Address.neutral(destination, Kubernetes.DIALECT);
    }
}
