package io.github.docsprint.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * One file that keeps what was computed, for the next time. It begins with a digest of its key, which says what it was
 * computed from, and one of its content. A file that is damaged, or of something else, is as good as none; one that
 * cannot be written is left out; a reader sees the old file or the new one.
 *
 * @param path where the file is, or would be
 */
public record CacheFile(Path path) {

    private static final int DIGEST = 32;
    private static final long LARGEST = 256L << 20;

    /** The content that was written under just this key. */
    public Optional<byte[]> read(byte[] key) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return Optional.empty();
            }
            byte[] all = Files.readAllBytes(path);
            if (all.length < 2 * DIGEST) {
                return Optional.empty();
            }
            byte[] content = Arrays.copyOfRange(all, 2 * DIGEST, all.length);
            boolean sound = Arrays.equals(all, 0, DIGEST, digest(key), 0, DIGEST)
                    && Arrays.equals(all, DIGEST, 2 * DIGEST, digest(content), 0, DIGEST);
            return sound ? Optional.of(content) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps content under a key, in place of what was there. */
    public void write(byte[] key, byte[] content) {
        try {
            Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "docsprint", ".tmp");
            try {
                byte[] all = new byte[2 * DIGEST + content.length];
                System.arraycopy(digest(key), 0, all, 0, DIGEST);
                System.arraycopy(digest(content), 0, all, DIGEST, DIGEST);
                System.arraycopy(content, 0, all, 2 * DIGEST, content.length);
                Files.write(fresh, all);
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException notWritable) {
            // The next time takes as long as this one.
        }
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
