package io.github.docsprint.drift.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SequencesTest {

    @Property(tries = 200)
    void theLongestCommonSubsequenceIsFoundInOrder(
            @ForAll @Size(max = 12) int @IntRange(max = 4) [] left,
            @ForAll @Size(max = 12) int @IntRange(max = 4) [] right) {
        int[] partners = Sequences.common(left, right);
        int[] kept = Arrays.stream(partners).filter(partner -> partner >= 0).toArray();
        assertThat(kept).isSorted().doesNotHaveDuplicates();
        assertThat(IntStream.range(0, left.length).filter(i -> partners[i] >= 0))
                .allMatch(i -> left[i] == right[partners[i]]);
        assertThat(kept).hasSize(longest(left, right, 0, 0));
    }

    private static int longest(int[] left, int[] right, int i, int j) {
        if (i == left.length || j == right.length) {
            return 0;
        }
        return left[i] == right[j]
                ? 1 + longest(left, right, i + 1, j + 1)
                : Math.max(longest(left, right, i + 1, j), longest(left, right, i, j + 1));
    }

    @Test
    void longSequencesAreCutAtWhatIsUnique() {
        int[] left = IntStream.range(0, 6000).map(i -> i % 7 == 0 ? i : -1).toArray();
        int[] right = IntStream.range(0, 6000).map(i -> i % 7 == 0 ? i : -2).toArray();
        assertThat(Arrays.stream(Sequences.common(left, right)).filter(partner -> partner >= 0))
                .hasSize(858);
    }

    @Test
    void theHeaviestCommonSubsequenceBeatsALongerOne() {
        int[] partners = Sequences.common(new int[] {1, 2, 9}, new int[] {9, 1, 2}, new int[] {1, 1, 5});
        assertThat(partners).containsExactly(-1, -1, 0);
    }
}
