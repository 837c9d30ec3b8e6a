package io.github.docsprint.lint;

import io.github.docsprint.markdown.ReadLimit;
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
 * @param laterEnglish the source page's text as it is, where that is another
 */
public record PageInput(
        String path,
        String text,
        OptionalInt badByte,
        Optional<String> english,
        Optional<String> laterEnglish,
        LinkTargets targets) {

    private PageInput(String path, String text, OptionalInt badByte) {
        this(path, text, badByte, Optional.empty(), Optional.empty(), LinkTargets.UNKNOWN);
    }

    /** A page by itself. */
    public static PageInput of(String path, String text) {
        return new PageInput(path, text, OptionalInt.empty());
    }

    /** A page as it is in a file. */
    public static PageInput of(String path, byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        // What is no UTF-8 became this character.
        return text.indexOf('\uFFFD') < 0 ? of(path, text) : upToBadByte(path, file);
    }

    private static PageInput upToBadByte(String path, byte[] file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer characters = CharBuffer.allocate(file.length);
        CoderResult result = decoder.decode(bytes, characters, true);
        OptionalInt badByte = result.isError() ? OptionalInt.of(bytes.position()) : OptionalInt.empty();
        return new PageInput(path, characters.flip().toString(), badByte);
    }

    /** The same beside its source page. */
    public PageInput withEnglish(Optional<String> source) {
        return new PageInput(path, text, badByte, readable(source), Optional.empty(), targets);
    }

    /** The same beside the revision of its source page that it reflects, and the source page as it is. */
    public PageInput withEnglish(String base, String current) {
        Optional<String> later = Optional.of(current).filter(source -> !source.equals(base));
        return new PageInput(path, text, badByte, readable(Optional.of(base)), readable(later), targets);
    }

    private static Optional<String> readable(Optional<String> source) {
        return source.filter(english -> ReadLimit.of(english).isEmpty());
    }

    /** The same with what is behind its links. */
    public PageInput withTargets(LinkTargets known) {
        return new PageInput(path, text, badByte, english, laterEnglish, known);
    }

    /** The same with another text. */
    PageInput withText(String other) {
        return new PageInput(path, other, badByte, english, laterEnglish, targets);
    }
}
