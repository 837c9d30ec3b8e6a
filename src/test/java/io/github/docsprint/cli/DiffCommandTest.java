package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import io.github.docsprint.demo.SampleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    private static final String DRAIN = "content/ja/docs/tasks/drain-node.md";

    @TempDir
    private Path folder;

    @BeforeEach
    void buildTheSampleSite() {
        SampleSite.build(folder);
    }

    private Run docsprint(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "--no-cache";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Run.in(folder, line);
    }

    @Test
    void eachMissingChangeIsShownBesideTheLinesThatItConcerns() {
        assertThat(docsprint("diff", DRAIN).out()).contains("""
                1. Draining the node  changed, code
                  source before, lines 15–17
                  - ```shell
                  - kubectl drain node-1 --ignore-daemonsets [---delete-local-data-]
                  - ```
                  source now, lines 15–17
                  + ```shell
                  + kubectl drain node-1 --ignore-daemonsets {+--delete-emptydir-data+}
                  + ```
                  belongs to lines 15–17 of the translation
                    ```shell
                    kubectl drain node-1 --ignore-daemonsets --delete-local-data
                    ```
                """);
    }

    @Test
    void jsonIsValidByItsSchema() throws IOException {
        for (String page : new String[] {DRAIN, "content/ja/docs/concepts/storage/volumes.md"}) {
            Run run = docsprint("diff", page, "--format", "json");

            assertThat(run.code()).isZero();
            Schemas.assertValid("diff", run.out());
        }
    }

    @Test
    void anEditInTheWorkTreeTicksOffWhatItDoes() throws IOException {
        Path page = folder.resolve(DRAIN);
        Files.writeString(page, Files.readString(page).replace("--delete-local-data", "--delete-emptydir-data"));

        assertThat(docsprint("diff", DRAIN).out()).doesNotContain("--delete-local-data-]");
    }

    @Test
    void theLastLineSaysWhatToDoNext() {
        Run run = docsprint("--ui-lang", "ja", "diff", DRAIN);

        assertThat(run.out().lines().reduce((first, second) -> second))
                .contains("次の作業: " + DRAIN + " を編集し、同じコマンドをもう一度実行すると、残りを確認できます。");
    }

    @Test
    void aPageWithoutASourceSaysSo() {
        Run run = docsprint("diff", "content/ja/docs/concepts/addons.md");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("has no source page");
    }

    @Test
    void aPageThatIsNotThereIsNamed() {
        Run run = docsprint("diff", "content/ja/docs/none.md");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("content/ja/docs/none.md");
    }

    @Test
    void ackRecordsThatAChangeNeedsNoTranslation() throws IOException {
        Run ack = docsprint("ack", DRAIN, "--why", "internal flags", "--by", "Sato");

        assertThat(ack.code()).isZero();
        assertThat(folder.resolve(".docsprint/reviewed.yaml")).content().contains("Sato", "internal flags");
        assertThat(docsprint("status", DRAIN, "--format", "csv").out()).contains(",up-to-date,");
    }

    @Test
    void ackNeverWritesOutOfTheClone() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        Files.createSymbolicLink(folder.resolve(".docsprint"), outside);

        Run ack = docsprint("ack", DRAIN, "--why", "x", "--by", "Sato");

        assertThat(ack.code()).isEqualTo(2);
        assertThat(outside).isEmptyDirectory();
        Files.delete(outside);
    }
}
