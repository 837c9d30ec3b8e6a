package io.github.docsprint.cache;

import java.time.OffsetDateTime;
import java.util.Arrays;
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

    private final Map<String, Integer> texts = new HashMap<>();
    private byte[] bytes = new byte[1 << 12];
    private int size;

    /** A whole number (zigzag, then seven bits a byte, the lowest first). */
    public void number(long value) {
        long left = value << 1 ^ value >> 63;
        while ((left & ~0x7fL) != 0) {
            put((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        put((int) left);
    }

    /** A number, bit by bit. */
    public void real(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (bits >>> shift));
        }
    }

    /** A moment in whole seconds, with its offset. */
    public void time(OffsetDateTime time) {
        number(time.toEpochSecond());
        number(time.getOffset().getTotalSeconds());
    }

    /** True or false. */
    public void flag(boolean value) {
        put(value ? 1 : 0);
    }

    /** One of the constants of a type. */
    public void constant(Enum<?> value) {
        put(value.ordinal());
    }

    /** A text, whatever its characters. */
    public void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            number(known);
            return;
        }
        number(-1);
        char[] characters = text.toCharArray();
        boolean isLatin = isLatin(characters);
        flag(isLatin);
        number(characters.length);
        reserve(isLatin ? characters.length : 2 * characters.length);
        for (char c : characters) {
            if (!isLatin) { // two bytes for each; not UTF-8, which has no place for half a surrogate pair
                bytes[size++] = (byte) (c >> 8);
            }
            bytes[size++] = (byte) c;
        }
    }

    private static boolean isLatin(char[] characters) {
        for (char c : characters) {
            if (c > 0xff) {
                return false;
            }
        }
        return true;
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
        put(content);
    }

    private void put(byte[] content) {
        reserve(content.length);
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
    }

    private void put(int value) {
        if (size == bytes.length) {
            reserve(1);
        }
        bytes[size++] = (byte) value;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * size));
        }
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
        return Arrays.copyOf(bytes, size);
    }
}
