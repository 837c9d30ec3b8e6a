package io.github.docsprint.cache;

import io.github.docsprint.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * One file that keeps what was computed, for the next time. It begins with a digest of its key, which says what it was
 * computed from, and a checksum of its content. A file that is damaged, or of something else, is as good as none; one that
 * cannot be written is left out; a reader sees the old file or the new one.
 *
 * @param path where the file is, or would be
 */
public record CacheFile(Path path) {

    private static final int DIGEST = 32;
    private static final int HEAD = DIGEST + Long.BYTES;
    private static final long LARGEST = 256L << 20;
    private static final int PIECE = 1 << 16;

    /** The content that was written under just this key. */
    public Optional<byte[]> read(byte[] key) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            long size = file.size();
            if (size < HEAD || size > LARGEST) {
                return Optional.empty();
            }
            byte[] head = next(file, HEAD);
            if (!Arrays.equals(head, 0, DIGEST, digest(key), 0, DIGEST)) {
                return Optional.empty();
            }
            byte[] content = next(file, (int) size - HEAD);
            return checksum(content) == ByteBuffer.wrap(head).getLong(DIGEST) ? Optional.of(content) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /**
     * The same, taken up again.
     *
     * @param form makes it of the fields that were written; what it cannot make anything of counts as damaged
     */
    public <T> Optional<T> read(byte[] key, Function<FieldReader, T> form) {
        try {
            return read(key).map(content -> form.apply(new FieldReader(content)));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** So many bytes from where it was read last; zeros where the file has become shorter. */
    private static byte[] next(SeekableByteChannel file, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        int read = 0;
        while (read >= 0 && bytes.position() < count) {
            // A channel reads by way of memory outside the heap, as much as it is asked for at once.
            bytes.limit(Math.min(count, bytes.position() + PIECE));
            read = file.read(bytes);
        }
        return bytes.array();
    }

    /** Keeps content under a key, in place of what was there. */
    public void write(byte[] key, byte[] content) {
        try {
            Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
            byte[] head = ByteBuffer.allocate(HEAD)
                    .put(digest(key))
                    .putLong(checksum(content))
                    .array();
            WholeFile.write(folder.resolve(path.getFileName()), head, content);
        } catch (IOException notWritable) {
            // The next time takes as long as this one.
        }
    }

    /** Keeps nothing any more. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException notWritable) {
            // Then it was not written either, or is of use until it is too old.
        }
    }

    /** Against damage, not against intent; a digest of some megabytes would take as long as all the rest. */
    private static long checksum(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return sum.getValue();
    }

    private static byte[] digest(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
