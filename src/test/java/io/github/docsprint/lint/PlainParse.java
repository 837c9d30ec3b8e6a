package io.github.docsprint.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** What bench/lint measures against: reads and parses the Japanese pages of a clone and their source pages, no more. */
final class PlainParse {

    private PlainParse() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Parser parser = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build();
        Path japanese = root.resolve("content/ja");
        List<Path> pages;
        try (Stream<Path> files = Files.walk(japanese)) {
            pages = files.filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
                    .toList();
        }
        long parsed = pages.parallelStream()
                .flatMap(page -> Stream.of(page, root.resolve("content/en").resolve(japanese.relativize(page))))
                .filter(Files::isRegularFile)
                .map(page -> parse(parser, page))
                .filter(node -> node.getFirstChild() != null)
                .count();
        System.out.println(parsed);
    }

    private static Node parse(Parser parser, Path page) {
        try {
            return parser.parse(Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
