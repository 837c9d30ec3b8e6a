package io.github.docsprint.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.message.Failure;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewedChangesTest {

    private static final BlobId BLOB = new BlobId("1a3dabd664041a72e7d4b283a7909eabdff58fb7");

    private static final ReviewedChanges.Entry ENTRY = new ReviewedChanges.Entry(
            "content/ja/docs/a.md", BLOB, "山田 #1", "a \"quoted\": reason\nin two lines", LocalDate.of(2025, 6, 15));

    @Test
    void whatIsWrittenIsReadBack() {
        ReviewedChanges written = ReviewedChanges.NONE.with(ENTRY);

        assertThat(ReviewedChanges.read(written.toYaml().getBytes(UTF_8))).isEqualTo(written);
    }

    @Test
    void aNewEntryTakesThePlaceOfTheOldOneForItsPage() {
        ReviewedChanges.Entry newer =
                new ReviewedChanges.Entry(ENTRY.path(), BLOB, "Sato", "again", LocalDate.of(2025, 7, 1));

        assertThat(ReviewedChanges.NONE.with(ENTRY).with(newer).entries()).containsExactly(newer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reviewed:\n- path: a\n  blob: 123\n  by: b\n  why: c\n  date: 2025-06-15\n",
                "reviewed:\n- path: a\n  blob: 1a3dabd664041a72e7d4b283a7909eabdff58fb7\n  by: b\n  why: c\n  date: June\n",
                "reviewed:\n- path: a\n  blob: 1a3dabd664041a72e7d4b283a7909eabdff58fb7\n  by: b\n  why: c\n"
                        + "  date: 2025-02-31\n",
                "reviewed:\n- path: a\n  blob: 1a3dabd664041a72e7d4b283a7909eabdff58fb7\n  who: b\n",
                "reviewed: yes\n",
                "others: []\n"
            })
    void aWrongFileIsRefusedWithItsPlace(String yaml) {
        assertThatThrownBy(() -> ReviewedChanges.read(yaml.getBytes(UTF_8)))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
                    assertThat(failure.userMessage().arguments().toString()).contains(".docsprint/reviewed.yaml:");
                });
    }
}
