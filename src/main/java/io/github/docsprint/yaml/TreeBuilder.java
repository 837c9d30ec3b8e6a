package io.github.docsprint.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Jackson's tokens to values, within limits. One document, one use. Jackson's YAML keeps the anchors of mappings and
 * lists only, so an alias of a scalar is refused as unknown.
 */
final class TreeBuilder {

    /** YAML 1.2.2 chapter 10: the tags that need no one to know them. */
    private static final Set<String> CORE_TAGS = Set.of("", "str", "int", "float", "bool", "null", "map", "seq");

    private static final String CORE_TAG_PREFIX = "tag:yaml.org,2002:";

    /** A long text counts as several values, or a few aliases of it could fill the memory of whoever joins them. */
    private static final int CHARACTERS_A_VALUE = 100;

    private final JsonParser parser;
    private final String file;
    private final int firstLine;
    private final Limits limits;
    private final Consumer<Failure> keyTwice;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int values;

    private record Anchored(YamlValue value, int values) {}

    TreeBuilder(JsonParser parser, String file, int firstLine, Limits limits, Consumer<Failure> keyTwice) {
        this.parser = parser;
        this.file = file;
        this.firstLine = firstLine;
        this.limits = limits;
        this.keyTwice = keyTwice;
    }

    /** The one document of the text; a null scalar where there is none. */
    YamlValue build() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Scalar(new Place(file, firstLine, 1), "", Scalar.Type.NULL);
        }
        YamlValue value = value(first, 0);
        if (parser.nextToken() != null) {
            throw Failure.usage("yaml.documents", place().toString());
        }
        return value;
    }

    private YamlValue value(JsonToken token, int depth) throws IOException {
        Place place = place();
        if (depth > limits.depth()) {
            throw Failure.usage("yaml.depth", place.toString(), String.valueOf(limits.depth()));
        }
        if (isAlias()) {
            return resolve(place);
        }
        int before = values;
        count(1 + (token.isScalarValue() ? parser.getTextLength() / CHARACTERS_A_VALUE : 0), place);
        String tag = tag();
        if (!CORE_TAGS.contains(tag)) {
            throw Failure.usage("yaml.tag", place.toString(), tag);
        }
        String anchor = anchor();
        YamlValue value = token == JsonToken.START_OBJECT
                ? mapping(place, depth)
                : token == JsonToken.START_ARRAY ? sequence(place, depth) : scalar(place, token);
        if (!anchor.isEmpty()) {
            anchors.put(anchor, new Anchored(value, values - before));
        }
        return value;
    }

    private Mapping mapping(Place place, int depth) throws IOException {
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Place at = place();
            String key = parser.currentName();
            Mapping.Entry earlier = entries.get(key);
            if (earlier != null) {
                keyTwice.accept(Failure.usage(
                        "yaml.key.twice",
                        at.toString(),
                        key,
                        String.valueOf(earlier.place().line())));
            }
            entries.put(key, new Mapping.Entry(at, value(parser.nextToken(), depth + 1)));
        }
        return new Mapping(place, entries);
    }

    private Sequence sequence(Place place, int depth) throws IOException {
        List<YamlValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return new Sequence(place, items);
    }

    private Scalar scalar(Place place, JsonToken token) throws IOException {
        Scalar.Type type = switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Scalar.Type.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Scalar.Type.BOOLEAN;
            case VALUE_NULL -> Scalar.Type.NULL;
            default -> Scalar.Type.TEXT;
        };
        return new Scalar(place, parser.getText(), type);
    }

    private YamlValue resolve(Place place) throws IOException {
        String name = parser.getText();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw Failure.usage("yaml.alias.unknown", place.toString(), name);
        }
        count(anchored.values(), place);
        return anchored.value();
    }

    private void count(int more, Place place) {
        values += more;
        if (values > limits.values()) {
            throw Failure.usage("yaml.values", place.toString(), String.valueOf(limits.values()));
        }
    }

    private boolean isAlias() {
        return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
    }

    private String anchor() throws IOException {
        Object id = parser.getObjectId();
        return id == null ? "" : id.toString();
    }

    private String tag() throws IOException {
        Object id = parser.getTypeId();
        String tag = id == null ? "" : id.toString();
        return tag.startsWith(CORE_TAG_PREFIX) ? tag.substring(CORE_TAG_PREFIX.length()) : tag;
    }

    private Place place() {
        JsonLocation at = parser.currentTokenLocation();
        // TOML comes through a tree that has forgotten its places
        return new Place(file, firstLine - 1 + Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
