package io.github.docsprint.yaml;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes the few YAML files that docsprint keeps. */
public final class YamlWriter {

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private YamlWriter() {}

    /** A document with one key that holds a list of mappings of text to text; text is quoted. */
    public static String list(String key, List<Map<String, String>> entries) {
        StringWriter text = new StringWriter();
        try (YAMLGenerator yaml = FACTORY.createGenerator(text)) {
            yaml.writeStartObject();
            yaml.writeFieldName(key);
            yaml.writeStartArray();
            for (Map<String, String> entry : entries) {
                yaml.writeStartObject();
                for (Map.Entry<String, String> field : entry.entrySet()) {
                    yaml.writeStringField(field.getKey(), field.getValue());
                }
                yaml.writeEndObject();
            }
            yaml.writeEndArray();
            yaml.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
