package io.github.docsprint.lint;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A page to look at, and what is known around it.
 *
 * @param path relative to the repository root
 * @param text what is in the file, a byte order mark included; up to the first byte that is no UTF-8
 * @param badByte the offset of that byte in the file
 * @param english the source page's text: at the revision that the translation reflects where that is known, else as it
 *     is
 */
public record PageInput(String path, String text, OptionalInt badByte, Optional<String> english, LinkTargets targets) {

    /** A page by itself. */
    public static PageInput of(String path, String text) {
        return new PageInput(path, text, OptionalInt.empty(), Optional.empty(), LinkTargets.UNKNOWN);
    }

    /** A page as it is in a file. */
    public static PageInput of(String path, byte[] file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer characters = CharBuffer.allocate(file.length);
        CoderResult result = decoder.decode(bytes, characters, true);
        OptionalInt badByte = result.isError() ? OptionalInt.of(bytes.position()) : OptionalInt.empty();
        return new PageInput(path, characters.flip().toString(), badByte, Optional.empty(), LinkTargets.UNKNOWN);
    }

    /** The same beside its source page, where that can be read. */
    public PageInput withEnglish(Optional<String> source) {
        Optional<String> readable =
                source.filter(english -> Unreadable.tangle(english).isEmpty());
        return new PageInput(path, text, badByte, readable, targets);
    }

    /** The same with what is behind its links. */
    public PageInput withTargets(LinkTargets known) {
        return new PageInput(path, text, badByte, english, known);
    }
}
