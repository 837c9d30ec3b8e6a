package io.github.docsprint.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.html.Markup;
import io.github.docsprint.preview.Drawing.Drawn;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PairingTest {

    private static Drawn block(String anchor, String kind) {
        return new Drawn(Markup.NONE, "", anchor, kind);
    }

    @Test
    void equalBlocksArePairedAroundWhatCameAndWent() {
        assertThat(Pairing.equal(List.of("a", "x", "b", "c"), List.of("a", "b", "y", "c"), Function.identity()))
                .containsExactly(0, -1, 1, 3);
    }

    @Test
    void whatHasNoKeyIsEqualToNothing() {
        assertThat(Pairing.equal(List.of("", "a"), List.of("", "a"), Function.identity()))
                .containsExactly(-1, 1);
    }

    @Test
    void betweenEqualAnchorsBlocksArePairedByKind() {
        List<Drawn> one = List.of(block("", "p"), block("#a", "h2"), block("", "p"), block("", "list"));
        List<Drawn> other = List.of(block("#a", "h2"), block("", "table"), block("", "p"), block("", "list"));

        assertThat(Pairing.alike(one, other)).containsExactly(-1, 0, 2, 3);
    }

    @Property(tries = 300)
    void pairsAreEqualInOrderAndAsManyAsCanBe(
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'd') String one,
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'd') String other) {
        List<String> left = List.of(one.split(""));
        List<String> right = List.of(other.split(""));
        int[] partners = Pairing.equal(left, right, Function.identity());

        int[] found = Arrays.stream(partners).filter(partner -> partner >= 0).toArray();
        assertThat(found).isSorted().doesNotHaveDuplicates();
        assertThat(IntStream.range(0, partners.length).filter(i -> partners[i] >= 0))
                .allMatch(i -> left.get(i).equals(right.get(partners[i])));
        assertThat(found.length).isEqualTo(longest(one, other));
    }

    /** The length of the longest common subsequence, from its definition. */
    private static int longest(String one, String other) {
        int[][] length = new int[one.length() + 1][other.length() + 1];
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                length[i][j] = one.charAt(i - 1) == other.charAt(j - 1)
                        ? length[i - 1][j - 1] + 1
                        : Math.max(length[i - 1][j], length[i][j - 1]);
            }
        }
        return length[one.length()][other.length()];
    }
}
