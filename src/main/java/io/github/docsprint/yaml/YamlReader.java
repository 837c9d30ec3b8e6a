package io.github.docsprint.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.docsprint.message.Failure;
import io.github.docsprint.text.DisplayWidth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads one YAML 1.1 document (or TOML 1.0, or JSON) strictly: a key twice in a mapping, a second document, an
 * unknown tag or alias, and anything beyond the {@link Limits} is refused. Every failure is a usage {@link Failure}
 * with the place.
 */
public final class YamlReader {

    private static final int EXCERPT_COLUMNS = 60;

    private YamlReader() {}

    /** The language that a text is in. */
    public enum Format {
        YAML,
        /** Values carry the place of the document, as the library forgets theirs; errors carry their own. */
        TOML,
        /** JSON, in which comments from {@code #} to the end of the line are allowed: a subset of YAML. */
        JSON;

        private JsonFactory factory() {
            return switch (this) {
                case YAML -> YamlFactoryHolder.FACTORY;
                case TOML -> TomlFactoryHolder.FACTORY;
                case JSON -> JsonFactoryHolder.FACTORY;
            };
        }
    }

    /**
     * Reads a file of YAML.
     *
     * @param file its name for the user
     */
    public static YamlValue read(String file, byte[] utf8, Limits limits) {
        return read(file, utf8, Format.YAML, limits);
    }

    private static YamlValue read(String file, byte[] utf8, Format format, Limits limits) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return read(file, text, 1, format, limits);
        } catch (CharacterCodingException e) {
            throw Failure.usage("yaml.encoding", file).causedBy(e);
        }
    }

    /**
     * Reads a text, or a part of a file.
     *
     * @param file the file's name for the user
     * @param firstLine the line of the file that the text begins on, from 1
     */
    public static YamlValue read(String file, String text, int firstLine, Format format, Limits limits) {
        return read(file, text, firstLine, format, limits, keyTwice -> {
            throw keyTwice;
        });
    }

    /**
     * Reads a text, or a part of a file, and leaves it to the caller whether a key may be there twice.
     *
     * @param keyTwice told of each key that is in its mapping already; if it returns, the later value counts
     */
    public static YamlValue read(
            String file, String text, int firstLine, Format format, Limits limits, Consumer<Failure> keyTwice) {
        if (text.length() > limits.characters()) {
            throw Failure.usage("yaml.size", file, String.valueOf(limits.characters()));
        }
        try (JsonParser parser = format.factory().createParser(text)) {
            return new TreeBuilder(parser, file, firstLine, limits, keyTwice).build();
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof MarkedYAMLException marked) {
                throw syntax(file, text, firstLine, marked);
            }
            JsonLocation at = e.getLocation();
            throw syntax(file, text, firstLine, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MarkedYAMLException e) {
            throw syntax(file, text, firstLine, e);
        } catch (YAMLException | NumberFormatException e) {
            // what SnakeYAML finds before it parses, as characters that YAML does not allow, and numbers beyond reading
            throw syntax(file, text, firstLine, 1, 1, e);
        }
    }

    /**
     * Reads a file of YAML that is a mapping; an empty one is an empty mapping.
     *
     * @param file its name for the user
     */
    public static Mapping readMapping(String file, byte[] utf8, Limits limits) {
        return asMapping(read(file, utf8, limits));
    }

    /**
     * Reads a file of JSON that is a mapping.
     *
     * @param file its name for the user
     */
    public static Mapping readJson(String file, byte[] utf8, Limits limits) {
        return asMapping(read(file, utf8, Format.JSON, limits));
    }

    /** The document as a mapping; nothing is an empty one. */
    public static Mapping asMapping(YamlValue document) {
        if (document instanceof Mapping mapping) {
            return mapping;
        }
        if (document instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL) {
            return new Mapping(document.place(), Map.of());
        }
        throw document.failure("yaml.document.type");
    }

    private static Failure syntax(String file, String text, int firstLine, MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null
                ? syntax(file, text, firstLine, 1, 1, e)
                : syntax(file, text, firstLine, mark.getLine() + 1, mark.getColumn() + 1, e);
    }

    private static Failure syntax(String file, String text, int firstLine, int line, int column, Exception cause) {
        int from = Math.max(1, line);
        String place = new Place(file, firstLine - 1 + from, Math.max(1, column)).toString();
        // What is never closed is missed at the end of the text, where there is nothing to quote.
        String excerpt = text.lines()
                .limit(from)
                .filter(written -> !written.isBlank())
                .reduce((earlier, later) -> later)
                .orElse("");
        return Failure.usage("yaml.syntax", place, excerpt(excerpt), problem(cause))
                .causedBy(cause);
    }

    /** What is wrong, in the user's language where it is a common mistake; else in the library's words. */
    private static Object problem(Exception cause) {
        String complaint = complaint(cause);
        return Mistake.behind(complaint).<Object>map(Mistake::message).orElse(complaint);
    }

    /** What the library says, without its own account of the place. */
    private static String complaint(Exception cause) {
        String problem = cause instanceof MarkedYAMLException marked
                ? marked.getProblem()
                : cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return problem == null ? "" : problem.lines().findFirst().orElse("");
    }

    /** The beginning of a text, on one line, short enough to quote. */
    static String excerpt(String text) {
        return DisplayWidth.fit(text.strip().replaceAll("\\s+", " "), EXCERPT_COLUMNS);
    }

    // Each in a class of its own, so that a format costs its start-up only where it is read.

    private static final class YamlFactoryHolder {
        // "no" is a language, not false
        static final JsonFactory FACTORY = YAMLFactory.builder()
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                .build();
    }

    private static final class TomlFactoryHolder {
        static final JsonFactory FACTORY = TomlFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(100).build())
                .build();
    }

    private static final class JsonFactoryHolder {
        static final JsonFactory FACTORY = new JsonFactoryBuilder()
                .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
                .build();
    }
}
