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

final class LedgerTest {

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
    void an_answer_is_found_once_and_known_in_later_runs() {
        keep("a", "Pods");
        assertThat(ledger("title").answer("a", UNKNOWN)).contains("Pods");
        assertThat(ledger("title").answer("b", UNKNOWN)).isEmpty();
    }

    @Test
    void an_answer_to_another_question_is_none() {
        keep("a", "Pods");
        assertThat(ledger("date").answer("a", UNKNOWN)).isEmpty();
    }

    @Test
    void what_could_not_be_found_is_asked_for_again() {
        Ledger<String> ledger = ledger("title");
        ledger.answer("a", UNKNOWN);
        ledger.save();
        assertThat(ledger("title").answer("a", () -> Optional.of("Pods"))).contains("Pods");
    }

    @Test
    void a_new_answer_leaves_those_that_were_asked_for_beside_it_and_no_others() {
        keep("a", "Pods");
        keep("b", "Nodes");
        Ledger<String> ledger = ledger("title");
        assertThat(ledger.answer("a", UNKNOWN)).isEmpty();
        assertThat(ledger.answer("b", UNKNOWN)).contains("Nodes");
    }

    @Test
    void a_damaged_file_is_as_good_as_none() throws IOException {
        keep("a", "Pods");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThat(ledger("title").answer("a", UNKNOWN)).isEmpty();
    }

    @Test
    void without_a_file_nothing_is_kept_and_all_is_answered() {
        Ledger<String> ledger = new Ledger<>(Optional.empty(), "title", FieldWriter::text, FieldReader::text);
        assertThat(ledger.answer("a", () -> Optional.of("Pods"))).contains("Pods");
        ledger.save();
        assertThat(folder).isEmptyDirectory();
    }
}
