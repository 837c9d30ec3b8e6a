package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GitHub's own description of its API, as far as docsprint uses it (bench/openapi-extract.py makes the extract). */
final class OpenApi {

    private static final String RESOURCE = "github/openapi.json";

    /** What any operation may answer, whether its description says so or not. */
    private static final Set<Integer> ANYWHERE = Set.of(301, 304, 401, 403, 404, 422, 429, 500, 502, 503);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    /** One method of one path. */
    record Operation(String method, String template, Pattern path, List<String> names, JsonNode description) {}

    /** A request's operation, with the values of the names in its path. */
    record Match(Operation operation, Map<String, String> parameters) {
        String id() {
            return operation.method() + " " + operation.template();
        }
    }

    private OpenApi(JsonNode root) {
        this.root = root;
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    List<String> names = new ArrayList<>();
                    Matcher name = Pattern.compile("\\{(\\w+)}").matcher(path.getKey());
                    while (name.find()) {
                        names.add(name.group(1));
                    }
                    Pattern pattern = Pattern.compile(path.getKey().replaceAll("\\{\\w+}", "([^/]+)"));
                    operations.add(new Operation(
                            method.getKey().toUpperCase(), path.getKey(), pattern, names, method.getValue()));
                }));
    }

    /** The same for all fakes: reading the description, and compiling its schemas, takes longer than most tests. */
    static final OpenApi INSTANCE = load();

    private static OpenApi load() {
        try (InputStream in = OpenApi.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return new OpenApi(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Match> match(String method, String path) {
        for (Operation operation : operations) {
            Matcher matcher = operation.path().matcher(path);
            if (operation.method().equals(method) && matcher.matches()) {
                Map<String, String> parameters = new TreeMap<>();
                for (int i = 0; i < operation.names().size(); i++) {
                    parameters.put(
                            operation.names().get(i), URLDecoder.decode(matcher.group(i + 1), StandardCharsets.UTF_8));
                }
                return Optional.of(new Match(operation, parameters));
            }
        }
        return Optional.empty();
    }

    /** What is wrong with a request. */
    List<String> check(Match match, Map<String, String> query, Optional<JsonNode> body) {
        List<String> wrong = new ArrayList<>();
        query.forEach((name, value) -> {
            Optional<JsonNode> parameter = parameter(match, name);
            if (parameter.isEmpty()) {
                wrong.add("no query parameter " + name);
            } else {
                JsonNode schema = resolve(parameter.get().get("schema"));
                if (schema.path("type").asText().equals("integer") && !value.matches("\\d+")) {
                    wrong.add("query parameter " + name + " is no number: " + value);
                }
                if (schema.has("enum") && !contains(schema.get("enum"), value)) {
                    wrong.add("query parameter " + name + " cannot be " + value);
                }
            }
        });
        JsonNode content = resolve(match.operation().description().path("requestBody"))
                .path("content")
                .path("application/json")
                .path("schema");
        if (body.isPresent() && content.isMissingNode()) {
            wrong.add("takes no body");
        } else if (body.isPresent()) {
            String pointer = pointer(match.operation()) + "/requestBody/content/application~1json/schema";
            validate(pointer, body.get()).forEach(error -> wrong.add("request: " + error));
            JsonNode known = resolve(content).path("properties");
            if (known.isObject()) {
                body.get().fieldNames().forEachRemaining(name -> {
                    if (!known.has(name)) {
                        wrong.add("request: no field " + name);
                    }
                });
            }
        }
        return wrong;
    }

    private static boolean contains(JsonNode values, String value) {
        for (JsonNode one : values) {
            if (one.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private Optional<JsonNode> parameter(Match match, String name) {
        for (JsonNode each : match.operation().description().path("parameters")) {
            JsonNode parameter = resolve(each);
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("name").asText().equals(name)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    /** What is wrong with an answer. */
    List<String> check(Match match, int status, Optional<JsonNode> body) {
        JsonNode response = match.operation().description().path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return ANYWHERE.contains(status) ? List.of() : List.of("answer: no status " + status);
        }
        String pointer = response.has("$ref")
                ? response.get("$ref").asText().substring(1)
                : pointer(match.operation()) + "/responses/" + status;
        JsonNode schema =
                resolve(response).path("content").path("application/json").path("schema");
        if (schema.isMissingNode() || body.isEmpty()) {
            return schema.isMissingNode() == body.isEmpty() || status >= 300
                    ? List.of()
                    : List.of("answer: body " + (body.isEmpty() ? "is missing" : "that should not be"));
        }
        return validate(pointer + "/content/application~1json/schema", body.get()).stream()
                .map(error -> "answer: " + error)
                .toList();
    }

    private static String pointer(Operation operation) {
        return "/paths/"
                + operation
                        .template()
                        .replace("~", "~0")
                        .replace("/", "~1")
                        .replace("{", "%7B")
                        .replace("}", "%7D") + "/" + operation.method().toLowerCase();
    }

    private List<String> validate(String pointer, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(
                pointer, at -> registry.getSchema(SchemaLocation.of("classpath:" + RESOURCE + "#" + at)));
        return schema.validate(value.toString(), InputFormat.JSON).stream()
                .limit(5)
                .map(Object::toString)
                .toList();
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = root.at(resolved.get("$ref").asText().substring(1));
        }
        return resolved;
    }

    /** The smallest object that a schema of the description allows, to be filled in. */
    ObjectNode sample(String schema) {
        return (ObjectNode) sample(root.at("/components/schemas/" + schema), 0);
    }

    private JsonNode sample(JsonNode given, int depth) {
        JsonNode schema = resolve(given);
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (schema.path("nullable").asBoolean()) {
            return make.nullNode();
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice) && !schema.has("properties")) {
                return sample(schema.get(choice).get(0), depth);
            }
        }
        if (schema.has("allOf")) {
            ObjectNode all = make.objectNode();
            schema.get("allOf").forEach(part -> {
                JsonNode value = sample(part, depth);
                if (value.isObject()) {
                    all.setAll((ObjectNode) value);
                }
            });
            return all;
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText("object")) {
            case "string" ->
                make.textNode(
                        switch (schema.path("format").asText()) {
                            case "uri" -> "https://example.com/";
                            case "date-time" -> "2025-01-01T00:00:00Z";
                            case "email" -> "nobody@example.com";
                            default -> "x";
                        });
            case "integer", "number" -> make.numberNode(1);
            case "boolean" -> make.booleanNode(false);
            case "array" -> make.arrayNode();
            default -> {
                ObjectNode object = make.objectNode();
                schema.path("required")
                        .forEach(name -> object.set(
                                name.asText(),
                                depth > 6
                                        ? make.nullNode()
                                        : sample(schema.path("properties").path(name.asText()), depth + 1)));
                yield object;
            }
        };
    }
}
