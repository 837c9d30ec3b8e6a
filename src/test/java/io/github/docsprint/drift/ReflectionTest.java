package io.github.docsprint.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.drift.base.BaseCandidate;
import io.github.docsprint.drift.base.InferredBase.Contradiction;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReflectionTest {

    private static final OffsetDateTime WHEN = OffsetDateTime.parse("2024-01-01T00:00:00Z");

    private final Map<BlobId, String> clone = new HashMap<>();
    private final List<BlobId> read = new ArrayList<>();
    private final VerdictCache known = VerdictCache.open(Optional.empty(), List.of());

    private final BlobId first = source("at most `3` nodes", "`start it`", "`--fast`");
    private final BlobId second = source("at most `4` nodes", "`start it`", "`--fast`");
    private final BlobId third = source("at most `4` nodes", "`run it`", "`--fast`");
    private final BlobId base = source("at most `4` nodes", "`run it`", "`--slow`");

    /** Has the last change of the three alone. */
    private final BlobId translation = content("""
            ---
            title: ページ
            ---
            最大で`3`ノードです。

            `start it`を実行します。

            `--slow`も使えます。
            """);

    private BlobId source(String nodes, String command, String option) {
        return content("""
                ---
                title: Page
                ---
                There are %s in it.

                Enter %s there.

                There is %s as well.
                """.formatted(nodes, command, option));
    }

    private BlobId content(String text) {
        BlobId id = BlobId.of(text.getBytes(StandardCharsets.UTF_8));
        clone.put(id, text);
        return id;
    }

    private String text(BlobId id) {
        return clone.getOrDefault(id, "");
    }

    private static Contradiction lacking(BlobId before, BlobId after) {
        return new Contradiction(before, new BaseCandidate(after, new CommitId("a".repeat(40)), WHEN, 1), true);
    }

    /** What a run finds out. */
    private Reflection reflection(Contradiction... contradictions) {
        return reflection("en/page.md", contradictions);
    }

    private Reflection reflection(String source, Contradiction... contradictions) {
        read.clear();
        PageStudy study = new PageStudy(Kubernetes.DIALECT, blob -> {
            read.add(blob);
            return Optional.ofNullable(clone.get(blob));
        });
        return new Reflection("ja/page.md", source, base, translation, study).lookAt(List.of(contradictions), known);
    }

    @Test
    void whatThePageLacksIsUndone() {
        Reflection reflection = reflection(lacking(second, third), lacking(first, second));

        assertThat(reflection.lacking()).containsExactly(0, 1);
        assertThat(reflection.text()).contains(text(first).replace("--fast", "--slow"));
    }

    @Test
    void whatIsKnownIsNotReadAgain() {
        Contents contents =
                reflection(lacking(second, third), lacking(third, base)).contentsWith(base);

        Reflection later = reflection(lacking(second, third), lacking(third, base));

        assertThat(later.contentsWith(base)).isEqualTo(contents);
        assertThat(later.lacking()).containsExactly(0);
        assertThat(read).isEmpty();
    }

    @Test
    void whatCameOfTheSameContentsInAnotherFormatDoesNotCount() {
        assertThat(reflection("en/page.html", lacking(second, third)).lacking()).isEmpty();

        assertThat(reflection("en/page.md", lacking(second, third)).lacking()).containsExactly(0);
    }

    @Test
    void ofContradictionsThatAreNewOnlyTheirTextsAreRead() {
        reflection(lacking(third, base));

        Reflection later = reflection(lacking(third, base), lacking(second, third));

        assertThat(later.lacking()).containsExactly(1);
        assertThat(read).containsExactlyInAnyOrder(second, third, base, translation);
    }

    @Test
    void theTextIsTheSameWithWhatIsKnownAsWithout() {
        Optional<String> text =
                reflection(lacking(second, third), lacking(first, second)).text();

        assertThat(reflection(lacking(second, third), lacking(first, second)).text())
                .isEqualTo(text);
    }

    @Test
    void whatHoldsIsFoundOutAgainBesideOthersThatHold() {
        reflection(lacking(first, second));

        assertThat(reflection(lacking(second, third), lacking(first, second)).lacking())
                .containsExactly(0, 1);
    }

    @Test
    void aMissingTextEndsItAndIsNotKept() {
        String text = text(second);
        clone.remove(second);
        assertThat(reflection(lacking(second, third)).isComplete()).isFalse();
        clone.put(second, text);

        Reflection later = reflection(lacking(second, third));

        assertThat(later.isComplete()).isTrue();
        assertThat(later.lacking()).containsExactly(0);
    }

    @Test
    void pagesOfManyLettersAreNotReadForMore() {
        BlobId huge = content(text(second) + "More of `it`.\n\n".repeat(200_000));
        BlobId changed = content(text(third) + "More of `it`.\n\n".repeat(200_000));

        Reflection reflection = reflection(lacking(huge, changed), lacking(second, third));

        assertThat(reflection.lacking()).isEmpty();
        assertThat(reflection.text()).contains(text(base));
    }
}
