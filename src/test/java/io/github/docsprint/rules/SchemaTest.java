package io.github.docsprint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

    @ParameterizedTest
    @CsvSource({"glossary, glossary/ja.yaml", "glossary, glossary/ja-words.yaml", "rules, rules/ja.yaml"})
    void theShippedFilesAreAsTheirSchemasSay(String schema, String file) throws IOException {
        Schema validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schema/" + schema + ".schema.json")));
        assertThat(validator.validate(Files.readString(Path.of(file)), InputFormat.YAML))
                .isEmpty();
    }
}
