package io.github.docsprint.cache;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts numbers and texts one after the other, to be kept in a {@link CacheFile} and read by a {@link FieldReader} in the
 * same order. Small numbers take a byte, and each text is written once however often it comes.
 */
public final class FieldWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final Map<String, Integer> texts = new HashMap<>();

    /** A whole number (zigzag, then seven bits a byte, the lowest first). */
    public void number(long value) {
        long left = value << 1 ^ value >> 63;
        while ((left & ~0x7fL) != 0) {
            bytes.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    /** A number, bit by bit. */
    public void real(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (bits >>> shift));
        }
    }

    /** True or false. */
    public void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    /** One of the constants of a type. */
    public void constant(Enum<?> value) {
        bytes.write(value.ordinal());
    }

    /** A text, whatever its characters. */
    public void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            number(known);
            return;
        }
        number(-1);
        char[] chars = text.toCharArray();
        boolean latin = isLatin(chars);
        flag(latin);
        number(chars.length);
        bytes.writeBytes(latin ? text.getBytes(StandardCharsets.ISO_8859_1) : wide(chars));
    }

    private static boolean isLatin(char[] chars) {
        for (char c : chars) {
            if (c > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** Two bytes for each; not UTF-8, which has no place for half a surrogate pair. */
    private static byte[] wide(char[] chars) {
        byte[] wide = new byte[2 * chars.length];
        for (int i = 0; i < chars.length; i++) {
            wide[2 * i] = (byte) (chars[i] >> 8);
            wide[2 * i + 1] = (byte) chars[i];
        }
        return wide;
    }

    /** Some whole numbers. */
    public void numbers(int[] values) {
        number(values.length);
        for (int value : values) {
            number(value);
        }
    }

    /** What another writer wrote, say. */
    public void bytes(byte[] content) {
        number(content.length);
        bytes.writeBytes(content);
    }

    /** How many there are, then each. */
    public <T> void all(Collection<T> items, Consumer<? super T> each) {
        number(items.size());
        items.forEach(each);
    }

    /** Whether there is one, then that. */
    public <T> void maybe(Optional<T> item, Consumer<? super T> each) {
        flag(item.isPresent());
        item.ifPresent(each);
    }

    /** All that was written. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
