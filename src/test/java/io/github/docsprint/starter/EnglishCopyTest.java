package io.github.docsprint.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.markdown.AnchorStyle;
import io.github.docsprint.markdown.Dialect;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishCopyTest {

    @ParameterizedTest
    @CsvSource({"BLACKFRIDAY, who-s-it", "GITHUB, whos-it"})
    void headingsKeepTheIdsThatTheSiteMakes(AnchorStyle style, String id) {
        Dialect dialect = Kubernetes.DIALECT.with(style);

        assertThat(EnglishCopy.of("## Who's it?\n", List.of(), dialect)).isEqualTo("## Who's it? {#" + id + "}\n");
    }
}
