package io.github.docsprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the documents for contributors say, held where a machine can. */
class DocumentationTest {

    /** The target of a Markdown link that is a path: no scheme, no mere anchor. */
    private static final Pattern PATH = Pattern.compile("\\]\\((?![a-z]+:|#)([^)#\\s]+)");

    @TestFactory
    Stream<DynamicTest> linksBetweenDocumentsLeadSomewhere() throws IOException {
        return documents().stream()
                .map(document -> DynamicTest.dynamicTest(
                        document.toString(),
                        () -> assertThat(PATH.matcher(Files.readString(document))
                                        .results()
                                        .map(link -> link.group(1)))
                                .allMatch(path -> Files.exists(document.resolveSibling(path)))));
    }

    @TestFactory
    Stream<DynamicTest> theArchitectureNamesEveryPackage() throws IOException {
        String architecture = Files.readString(Path.of("docs/architecture.md"));
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/io/github/docsprint"))) {
            return packages
                    .filter(Files::isDirectory)
                    .map(room -> room.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream()
                    .map(room -> DynamicTest.dynamicTest(
                            room, () -> assertThat(architecture).contains("`" + room + "`")));
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of("."));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        }
    }
}
