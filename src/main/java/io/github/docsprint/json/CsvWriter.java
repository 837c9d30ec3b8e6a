package io.github.docsprint.json;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes comma-separated values (RFC 4180) in UTF-8. A cell that a spreadsheet would run as a formula gets an apostrophe
 * before it (OWASP, "CSV Injection"). Closing leaves the stream open.
 */
public final class CsvWriter implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(?:\\.[0-9]+)?");

    private final CsvGenerator generator;

    private CsvWriter(CsvGenerator generator) {
        this.generator = generator;
    }

    /** Writes to a stream. */
    public static CsvWriter to(OutputStream out) {
        try {
            return new CsvWriter(CsvFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build()
                    .createGenerator(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row. */
    public void row(List<String> cells) {
        try {
            generator.writeStartArray();
            for (String cell : cells) {
                generator.writeString(isFormula(cell) ? "'" + cell : cell);
            }
            generator.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty()
                && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
    }

    @Override
    public void close() {
        try {
            generator.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
