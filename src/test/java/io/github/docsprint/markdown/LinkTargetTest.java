package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTargetTest {

    private static final Dialect DIALECT = new Dialect(
            AnchorStyle.GITHUB, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of("www.Example.org", "ex.am"));

    @ParameterizedTest
    @CsvSource({
        "https://example.org/docs/a/, /docs/a",
        "http://www.example.org/ja/docs/a, /docs/a",
        "https://ja.example.org/docs/a.md#b, /docs/a#b",
        "https://ex.am/docs/a/index.html, /docs/a",
        "https://example.org, ''",
        "https://blog.example.org/a/, /blog.example.org/a",
        "https://www.kubernetes.io/docs/a, /kubernetes.io/docs/a",
        "/docs/a/?hl=ja&b=1, /docs/a?b=1",
        "../b/, /docs/b",
    })
    void isTheSameInEveryLanguageAndForm(String target, String normal) {
        assertThat(LinkTarget.normal(target, "/docs/a", DIALECT)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/docs/a, false",
        "https://ja.example.org, false",
        "https://example.org?a#b, false",
        "https://ex.am/a, false",
        "https://example.org.example.net/a, true",
        "https://kubernetes.io/docs/a, true",
        "/docs/a, false",
        "mailto:a@example.net, false",
    })
    void isElsewhereOnAnotherHost(String target, boolean elsewhere) {
        assertThat(LinkTarget.isElsewhere(target, DIALECT)).isEqualTo(elsewhere);
    }

    @Test
    void kubernetesHasTwoHosts() {
        assertThat(LinkTarget.normal("https://k8s.io/docs/a", Kubernetes.DIALECT))
                .isEqualTo(LinkTarget.normal("https://kubernetes.io/docs/a", Kubernetes.DIALECT))
                .isEqualTo("/docs/a");
    }
}
