package io.github.docsprint.cache;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what a {@link FieldWriter} wrote, in the same order. Bytes that are something else surface as a runtime exception
 * or as other values, never as more memory than there are bytes.
 */
public final class FieldReader {

    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private int at;

    public FieldReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    /** A number that was an {@code int}. */
    public int integer() {
        return (int) number();
    }

    public double real() {
        long bits = 0;
        for (int i = 0; i < Double.BYTES; i++) {
            bits = bits << 8 | bytes[at++] & 0xff;
        }
        return Double.longBitsToDouble(bits);
    }

    public OffsetDateTime time() {
        long seconds = number();
        // not of an instant, for which Java 17 makes the rules of a zone that has only one
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(integer());
        return OffsetDateTime.of(LocalDateTime.ofEpochSecond(seconds, 0, zone), zone);
    }

    public boolean flag() {
        return bytes[at++] != 0;
    }

    /** @param constants all of the type, in their order */
    public <T> T constant(T[] constants) {
        return constants[bytes[at++]];
    }

    public String text() {
        int known = integer();
        if (known >= 0) {
            return texts.get(known);
        }
        String text = flag() ? latin(size(1)) : wide(size(2));
        texts.add(text);
        return text;
    }

    public int[] numbers() {
        int[] numbers = new int[size(1)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = integer();
        }
        return numbers;
    }

    public byte[] bytes() {
        int length = size(1);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    public <T> List<T> all(Supplier<T> each) {
        int size = size(1);
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(each.get());
        }
        return items;
    }

    public <T> Optional<T> maybe(Supplier<T> each) {
        return flag() ? Optional.of(each.get()) : Optional.empty();
    }

    private String latin(int length) {
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
    }

    private String wide(int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) ((bytes[at++] & 0xff) << 8 | bytes[at++] & 0xff);
        }
        return new String(text);
    }

    /** Before anything is allocated: there cannot be more items than bytes. */
    private int size(int width) {
        int size = integer();
        if (size < 0 || size > (bytes.length - at) / width) {
            throw new IllegalArgumentException("a count of " + size);
        }
        return size;
    }
}
