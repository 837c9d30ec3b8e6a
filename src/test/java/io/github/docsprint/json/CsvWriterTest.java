package io.github.docsprint.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private static String written(String cell) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter csv = CsvWriter.to(out)) {
            csv.row(List.of("a", cell));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "-", "-1e9", "-5 days"})
    void whatASpreadsheetWouldCalculateIsText(String cell) {
        assertThat(written(cell)).contains("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+5", "-130.5", "7"})
    void aNumberStaysOne(String cell) {
        assertThat(written(cell)).contains(cell).doesNotContain("'");
    }
}
