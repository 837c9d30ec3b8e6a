package io.github.docsprint.drift.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.docsprint.Corpus;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds base inference to its floor, on two of the four commits of base-dev.jsonl. All: {@link BaseEvaluation}. */
class BaseAccuracyTest {

    private static final Path LABELS = Path.of("..", "shared", "corpus", "base-dev.jsonl");

    @Test
    void basesAndDriftAreToldAsWellAsTheyHaveToBe() throws IOException {
        Path corpus = Corpus.folder();
        assumeTrue(Files.isReadable(LABELS), () -> "skipped: there are no known bases at " + LABELS);
        List<LabelledBase> labels = LabelledBase.read(LABELS);
        List<BaseEvaluation.Site> sites = new ArrayList<>();
        try (Clone clone = Clone.open(corpus)) {
            for (String date : List.of("2020-12-31", "2023-06-30")) {
                CommitId commit = labels.stream()
                        .filter(label -> label.date().equals(date))
                        .findFirst()
                        .orElseThrow()
                        .commit();
                sites.add(BaseEvaluation.site(clone, commit, labels));
            }
        }
        List<BaseEvaluation.Answer> answers = BaseEvaluation.answers(sites, label -> true);
        assertThat(BaseEvaluation.right(answers)).isGreaterThanOrEqualTo(0.91);
        assertThat(BaseEvaluation.f1(answers)).isGreaterThanOrEqualTo(0.95);
    }
}
