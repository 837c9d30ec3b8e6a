package io.github.docsprint.drift.change;

import static io.github.docsprint.drift.change.Pages.SOURCE;
import static io.github.docsprint.drift.change.Pages.TRANSLATION;
import static io.github.docsprint.drift.change.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.docsprint.Kubernetes;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnyTextsTest {

    /** Lines of the sample pages, shuffled and broken. */
    @Provide
    Arbitrary<String> pages() {
        List<String> lines = (SOURCE + TRANSLATION).lines().toList();
        Arbitrary<String> line = Arbitraries.oneOf(
                Arbitraries.of(lines),
                Arbitraries.of(lines).map(text -> text.substring(text.length() / 2)),
                Arbitraries.of(
                        "", "---", "```", "| a |", "> [!NOTE]", "{{< note >}}", "<a href=", "    x", "&#;", "\uD83D"),
                Arbitraries.strings().ofMaxLength(12));
        return line.list().ofMaxSize(40).map(all -> String.join("\n", all));
    }

    @Property(tries = 300)
    void nothingThrows(@ForAll("pages") String base, @ForAll("pages") String current, @ForAll("pages") String other) {
        ChangeSet changes = SourceDiff.between(page(base), page(current));
        Missing missing = Missing.from(changes, page(other));
        assertThat(changes.changes().isEmpty()).isEqualTo(base.equals(current));
        assertThat(missing.items().size() + missing.present().size())
                .isEqualTo(changes.translatable().size());
        assertThatCode(() -> {
                    Weight.of(missing, changes);
                    missing.sections();
                    Untranslated.of(page(other), List.of(page(base)));
                    Comparison.compare(page(base), page(other)).sections();
                })
                .doesNotThrowAnyException();
    }

    @Property(tries = 300)
    void piecesJoinedAreTheBlock(@ForAll("pages") String base, @ForAll("pages") String current, @ForAll boolean html) {
        String path = html ? "x.html" : "x.md";
        ChangeSet changes = SourceDiff.between(
                PageText.of(path, base, Kubernetes.DIALECT), PageText.of(path, current, Kubernetes.DIALECT));

        for (Change change : changes.changes()) {
            assertThat(joined(Piece.before(change, base)))
                    .endsWith(change.before()
                            .map(passage -> passage.span().of(base))
                            .orElse(""));
            assertThat(joined(Piece.after(change, current)))
                    .endsWith(change.after()
                            .map(passage -> passage.span().of(current))
                            .orElse(""));
        }
    }

    private static String joined(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    @Property(tries = 200)
    void anyEditIsJudged(
            @ForAll("pages") String base,
            @ForAll("pages") String current,
            @ForAll("pages") String start,
            @ForAll("pages") String edited) {
        ChangeSet changes = SourceDiff.between(page(base), page(current));
        Worklist list = Worklist.of(changes, page(start), page(edited));

        assertThat(list.items().size() + list.present().size())
                .isEqualTo(changes.translatable().size());
    }

    @Test
    void hugePagesWithNothingInCommonTakeBoundedTime() {
        String one = huge(1);
        String two = huge(2);
        assertThat(one.length()).isGreaterThan(350_000);
        long start = System.nanoTime();
        ChangeSet changes = SourceDiff.between(page(one), page(two));
        PageText other = page(huge(3));
        Missing.from(changes, other);
        Comparison.compare(page(one), other);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        assertThat(changes.changes()).hasSizeGreaterThan(4_000);
    }

    private static String huge(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int block = 0; block < 4_000; block++) {
            for (int word = 0; word < 20; word++) {
                text.append((char) ('a' + random.nextInt(26)))
                        .append(random.nextInt(1000))
                        .append(' ');
            }
            text.append("\n\n");
        }
        return text.toString();
    }
}
