package io.github.docsprint.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.change.Missing;
import io.github.docsprint.drift.change.PageText;
import io.github.docsprint.drift.change.SourceDiff;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of changes that the texts alone do not show to be in, where the pull request edits their lines. */
class SyncCheckTest {

    private static final String LIST = "Sites:\n\n* [Alpha](https://alpha.example/)\n* [Zeta](https://zeta.example/)\n";
    private static final String ALPHA = "* [Alpha](https://alpha.example/)\n";
    private static final String BETA = "* [Beta](https://beta.example/play)\n";

    /** All changes of the source, taken as missing before and after, with the second line of the page as their place. */
    private static Review.Sync sync(String before, String now, String old, String text) {
        List<Missing.Item> items = SourceDiff.between(
                        PageText.of(before, Kubernetes.DIALECT), PageText.of(now, Kubernetes.DIALECT))
                .changes()
                .stream()
                .map(change -> new Missing.Item(change, Optional.of(new Lines(3, 3))))
                .toList();
        assertThat(items).isNotEmpty();
        return new SyncCheck(before, now, Optional.of(old), text).of(items, new Missing(items, List.of()));
    }

    @Test
    void aNewEntryIsInWithItsAddress() {
        Review.Sync sync = sync(LIST, LIST.replace(ALPHA, ALPHA + BETA), LIST, LIST.replace(ALPHA, ALPHA + BETA));

        assertThat(sync.done()).isEqualTo(1);
        assertThat(sync.unsure()).isEmpty();
    }

    @Test
    void aNewEntryWithAnotherAddressIsToBeChecked() {
        Review.Sync sync = sync(
                LIST,
                LIST.replace(ALPHA, ALPHA + BETA),
                LIST,
                LIST.replace(ALPHA, ALPHA + "* [Beta](https://other.example/)\n"));

        assertThat(sync.unsure()).hasSize(1);
    }

    @Test
    void anEntryThatIsGoneIsOutWithItsAddress() {
        assertThat(sync(LIST, LIST.replace(ALPHA, ""), LIST, LIST.replace(ALPHA, ""))
                        .done())
                .isEqualTo(1);
        assertThat(sync(LIST, LIST.replace(ALPHA, ""), LIST, LIST.replace("Alpha", "アルファ"))
                        .unsure())
                .hasSize(1);
    }

    @Test
    void wordsWithoutAnAddressAreToBeChecked() {
        Review.Sync sync = sync(
                LIST,
                LIST.replace(ALPHA, ALPHA + "* Any other place\n"),
                LIST,
                LIST.replace(ALPHA, ALPHA + "* ほかの場所\n"));

        assertThat(sync.unsure()).hasSize(1);
    }
}
