package io.github.docsprint.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes JSON as a stream, indented, in the order of the calls. Nesting follows the nesting of the calls, so it is
 * always balanced:
 *
 * <pre>{@code
 * try (JsonWriter json = JsonWriter.to(out)) {
 *     json.object(() -> {
 *         json.field("schemaVersion", 1);
 *         json.array("pages", pages, page -> json.object(() -> json.field("path", page.path())));
 *     });
 * }
 * }</pre>
 *
 * A failure of the stream below surfaces as {@link UncheckedIOException}. Closing ends the text with a line feed and
 * leaves the stream open.
 */
public final class JsonWriter implements AutoCloseable {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final JsonGenerator generator;

    private JsonWriter(JsonGenerator generator) {
        this.generator = generator.setPrettyPrinter(printer());
    }

    /** Writes UTF-8. */
    public static JsonWriter to(OutputStream out) {
        try {
            return new JsonWriter(FACTORY.createGenerator(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes characters. */
    public static JsonWriter to(Writer out) {
        try {
            return new JsonWriter(FACTORY.createGenerator(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object as the root or as an element. */
    public void object(Runnable fields) {
        write(generator::writeStartObject);
        fields.run();
        write(generator::writeEndObject);
    }

    /** An object as a field. */
    public void object(String name, Runnable fields) {
        name(name);
        object(fields);
    }

    /** An array as the root or as an element; {@code element} writes each item as one value. */
    public <T> void array(Iterable<T> items, Consumer<? super T> element) {
        write(generator::writeStartArray);
        items.forEach(element);
        write(generator::writeEndArray);
    }

    /** An array as a field; {@code element} writes each item as one value. */
    public <T> void array(String name, Iterable<T> items, Consumer<? super T> element) {
        name(name);
        array(items, element);
    }

    /** A field with text. */
    public void field(String name, String value) {
        name(name);
        value(value);
    }

    /** A field with text, or with {@code null} where there is none. */
    public void field(String name, Optional<String> value) {
        name(name);
        value.ifPresentOrElse(this::value, () -> write(generator::writeNull));
    }

    /** A field with a whole number. */
    public void field(String name, long value) {
        name(name);
        value(value);
    }

    /** A field with a number. */
    public void field(String name, double value) {
        name(name);
        write(() -> generator.writeNumber(value));
    }

    /** A field that is true or false. */
    public void field(String name, boolean value) {
        name(name);
        write(() -> generator.writeBoolean(value));
    }

    /** Text as an element. */
    public void value(String value) {
        write(() -> generator.writeString(value));
    }

    /** A whole number as an element. */
    public void value(long value) {
        write(() -> generator.writeNumber(value));
    }

    @Override
    public void close() {
        write(() -> {
            generator.writeRaw('\n');
            generator.close();
        });
    }

    /** The name of the value that is written next. */
    public void name(String name) {
        write(() -> generator.writeFieldName(name));
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(lines);
        return printer;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
