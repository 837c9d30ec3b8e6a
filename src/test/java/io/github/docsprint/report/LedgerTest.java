package io.github.docsprint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final Supplier<Optional<String>> UNKNOWN = Optional::empty;

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void placeFile() {
        file = folder.resolve("ledger");
    }

    private Ledger<String> ledger(String question) {
        return new Ledger<>(Optional.of(new CacheFile(file)), question, FieldWriter::text, FieldReader::text);
    }

    private void keep(String id, String answer) {
        Ledger<String> ledger = ledger("title");
        ledger.answer(id, () -> Optional.of(answer));
        ledger.save();
    }

    @Test
    void anAnswerIsFoundOnceAndKnownInLaterRuns() {
        keep("a", "Pods");
        assertThat(ledger("title").answer("a", UNKNOWN)).contains("Pods");
        assertThat(ledger("title").answer("b", UNKNOWN)).isEmpty();
    }

    @Test
    void anAnswerIsFoundOnceInARun() {
        Ledger<String> ledger = ledger("title");
        ledger.answer("a", () -> Optional.of("Pods"));
        assertThat(ledger.answer("a", UNKNOWN)).contains("Pods");
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        keep("a", "Pods");
        assertThat(ledger("date").answer("a", UNKNOWN)).isEmpty();
    }

    @Test
    void whatCouldNotBeFoundIsAskedForAgain() {
        Ledger<String> ledger = ledger("title");
        ledger.answer("a", UNKNOWN);
        ledger.save();
        assertThat(ledger("title").answer("a", () -> Optional.of("Pods"))).contains("Pods");
    }

    @Test
    void aNewAnswerLeavesThoseThatWereAskedForBesideItAndNoOthers() {
        keep("a", "Pods");
        keep("b", "Nodes");
        Ledger<String> ledger = ledger("title");
        assertThat(ledger.answer("a", UNKNOWN)).isEmpty();
        assertThat(ledger.answer("b", UNKNOWN)).contains("Nodes");
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        keep("a", "Pods");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThat(ledger("title").answer("a", UNKNOWN)).isEmpty();
    }

    @Test
    void withoutAFileNothingIsKeptAndAllIsAnswered() {
        Ledger<String> ledger = new Ledger<>(Optional.empty(), "title", FieldWriter::text, FieldReader::text);
        assertThat(ledger.answer("a", () -> Optional.of("Pods"))).contains("Pods");
        ledger.save();
        assertThat(folder).isEmptyDirectory();
    }
}
