package io.github.docsprint.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void writesIndentedInTheOrderOfTheCalls() {
        StringWriter out = new StringWriter();
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.object("repository", () -> json.field("shallow", false));
                json.array(
                        "pages",
                        List.of("a", "b"),
                        path -> json.object(() -> {
                            json.field("path", path);
                            json.field("confidence", 0.97);
                            json.field("movedTo", Optional.empty());
                        }));
                json.array("lines", List.of(10, 14), json::value);
                json.array("none", List.<String>of(), json::value);
            });
        }
        assertThat(out).hasToString("""
                {
                  "schemaVersion": 1,
                  "repository": {
                    "shallow": false
                  },
                  "pages": [ {
                    "path": "a",
                    "confidence": 0.97,
                    "movedTo": null
                  }, {
                    "path": "b",
                    "confidence": 0.97,
                    "movedTo": null
                  } ],
                  "lines": [ 10, 14 ],
                  "none": [ ]
                }
                """);
    }

    @Test
    void escapesWhatJsonHasToEscapeAndNothingElse() {
        StringWriter out = new StringWriter();
        try (JsonWriter json = JsonWriter.to(out)) {
            json.array(List.of("\"\\\n\u001B", "クラスター"), json::value);
        }
        assertThat(out).hasToString("[ \"\\\"\\\\\\n\\u001B\", \"クラスター\" ]\n");
    }
}
