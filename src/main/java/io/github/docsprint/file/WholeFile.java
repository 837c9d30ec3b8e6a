package io.github.docsprint.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** A file that is written as a whole: a reader sees the old one or the new one, and a failure leaves the old one. */
public final class WholeFile {

    /** What is written at once: it goes by way of memory outside the heap. */
    private static final int PIECE = 1 << 16;

    private WholeFile() {}

    /**
     * Puts content in the place of a file, or makes it. A file keeps its permissions; of a symbolic link, what it points
     * to is replaced; a device or a pipe is written to.
     *
     * @param file in a folder that exists
     * @param content one part after the other
     * @throws IOException where the folder is missing, or it or the file is not to be written
     */
    public static void write(Path file, byte[]... content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        boolean old = Files.exists(target);
        if (old && !Files.isWritable(target)) {
            throw new AccessDeniedException(file.toString());
        }
        if (old && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
            // A device or a pipe is written to: another file in its place would end it.
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                write(out, content);
            }
            return;
        }
        // not a temporary file of the library's, which nobody else may read
        Path fresh = target.resolveSibling(".docsprint-" + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream out =
                    Files.newOutputStream(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(out, content);
            }
            PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
            if (old && view != null) {
                view.setPermissions(Files.getPosixFilePermissions(target));
            }
            move(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(OutputStream out, byte[]... content) throws IOException {
        for (byte[] part : content) {
            for (int at = 0; at < part.length; at += PIECE) {
                out.write(part, at, Math.min(PIECE, part.length - at));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
