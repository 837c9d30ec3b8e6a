package io.github.docsprint.drift.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SequencesTest {

    @Property(tries = 200)
    void theLongestCommonSubsequenceIsFoundInOrder(
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> lefts,
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> rights) {
        int[] left = array(lefts);
        int[] right = array(rights);
        int[] partners = Sequences.common(left, right);
        int[] kept = Arrays.stream(partners).filter(partner -> partner >= 0).toArray();
        assertThat(kept).isSorted().doesNotHaveDuplicates();
        assertThat(IntStream.range(0, left.length).filter(i -> partners[i] >= 0))
                .allMatch(i -> left[i] == right[partners[i]]);
        assertThat(kept).hasSize(longest(left, right, 0, 0));
    }

    private static int[] array(List<Integer> elements) {
        return elements.stream().mapToInt(element -> element).toArray();
    }

    private static int longest(int[] left, int[] right, int i, int j) {
        if (i == left.length || j == right.length) {
            return 0;
        }
        return left[i] == right[j]
                ? 1 + longest(left, right, i + 1, j + 1)
                : Math.max(longest(left, right, i + 1, j), longest(left, right, i, j + 1));
    }

    @Property(tries = 2000)
    void whatMayBeInNoPairChangesNoneOfThePairs(
            @ForAll @Size(max = 9) List<@IntRange(max = 5) Integer> lefts,
            @ForAll @Size(max = 9) List<@IntRange(min = 2, max = 7) Integer> rights) {
        int[] left = array(lefts);
        int[] right = array(rights);
        int[] weights = Arrays.stream(left).map(element -> 1 + element % 3).toArray();
        assertThat(Sequences.common(left, right, weights)).containsExactly(pairs(left, right, weights));
    }

    /** The same by the book, in a table of all pairs, without what both begin and end with. */
    private static int[] pairs(int[] left, int[] right, int[] weights) {
        int[] partners = new int[left.length];
        Arrays.fill(partners, -1);
        int from = 0;
        while (from < Math.min(left.length, right.length) && left[from] == right[from]) {
            partners[from] = from;
            from++;
        }
        int to = left.length;
        int end = right.length;
        while (to > from && end > from && left[to - 1] == right[end - 1]) {
            partners[--to] = --end;
        }
        int[][] most = new int[left.length + 1][right.length + 1];
        for (int i = to - 1; i >= from; i--) {
            for (int j = end - 1; j >= from; j--) {
                most[i][j] = Math.max(most[i + 1][j], most[i][j + 1]);
                if (left[i] == right[j]) {
                    most[i][j] = Math.max(most[i][j], most[i + 1][j + 1] + weights[i]);
                }
            }
        }
        int i = from;
        int j = from;
        while (i < to && j < end) {
            if (left[i] == right[j] && most[i][j] == most[i + 1][j + 1] + weights[i]) {
                partners[i++] = j++;
            } else if (most[i][j] == most[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return partners;
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
