package io.github.docsprint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.message.Failure;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sprint files, rosters, periods, words and sizes. */
class PlansTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static SprintPlan plan(String yaml) {
        return SprintPlan.read("sprint.yaml", yaml.getBytes(StandardCharsets.UTF_8), ZoneId.of("UTC"));
    }

    @Test
    void aSprintFileSaysItsDaysInItsOwnZone() {
        SprintPlan plan = plan("name: S\nfrom: 2025-06-14\nto: 2025-06-15\ntimeZone: Asia/Tokyo\npulls: ['#12', 13]\n");

        assertThat(plan.period()).isEqualTo(new Period(LocalDate.of(2025, 6, 14), LocalDate.of(2025, 6, 15), TOKYO));
        assertThat(plan.pulls()).containsExactlyInAnyOrder(12, 13);
    }

    @Test
    void aSprintOfOneDayNeedsNoMore() {
        SprintPlan plan = plan("from: 2025-06-15\npeople: ['@octocat']\n");

        assertThat(plan.period().to()).isEqualTo(plan.period().from());
        assertThat(plan.name()).isEqualTo("2025-06-15");
        assertThat(plan.people()).containsExactly("octocat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: S",
                "from: 15 June",
                "from: 2025-06-15\nto: 2025-06-14",
                "from: 2025-06-15\ntimeZone: Edo",
                "from: 2025-06-15\npulls: [twelve]",
                "from: 2025-06-15\npeple: [octocat]",
                "- from"
            })
    void aSprintFileThatIsWrongIsRefused(String yaml) {
        assertThatThrownBy(() -> plan(yaml))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE));
    }

    @Property(tries = 200)
    void anyTextIsAPlanOrRefused(@ForAll String yaml) {
        try {
            assertThat(plan(yaml)).isNotNull();
        } catch (Failure refused) {
            assertThat(refused.kind()).isEqualTo(Failure.Kind.USAGE);
        }
    }

    @Test
    void consentIsToBeGiven() {
        Roster roster = Roster.read(
                "roster.yaml",
                "people:\n  - login: A\n    consent: true\n  - login: B\n".getBytes(StandardCharsets.UTF_8));

        assertThat(roster.entries().get("a")).isNotNull().matches(Roster.Entry::consent);
        assertThat(roster.entries().get("b")).isNotNull().matches(entry -> !entry.consent());
    }

    @Test
    void aDayOfAPeriodIsADayOfItsZone() {
        Period period = new Period(LocalDate.of(2025, 6, 15), LocalDate.of(2025, 6, 15), TOKYO);

        assertThat(period.contains(OffsetDateTime.parse("2025-06-14T15:00:00Z")))
                .isTrue();
        assertThat(period.contains(OffsetDateTime.parse("2025-06-15T15:00:00Z")))
                .isFalse();
    }

    @Test
    void aWordIsARunWithoutBlanksOrACharacterOfJapanese() {
        assertThat(words("kubectl get pods")).isEqualTo(3);
        assertThat(words("Podを作成する")).isEqualTo(6);
        assertThat(words(" \n")).isZero();
        assertThat(words("“naïve”\u3000café—🚀 x")).isEqualTo(3);
    }

    private static int words(String text) {
        return Words.count(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sizesAreThoseOfTheLabels() {
        assertThat(List.of(0, 9, 10, 29, 30, 99, 100, 499, 500, 999, 1000))
                .extracting(Size::of)
                .containsExactly(
                        Size.XS, Size.XS, Size.S, Size.S, Size.M, Size.M, Size.L, Size.L, Size.XL, Size.XL, Size.XXL);
    }

    @Test
    void aQuantileIsAValueThatIsThere() {
        assertThat(Statistics.quantile(List.of(1, 2, 3, 10), 0.5)).hasValue(2);
        assertThat(Statistics.quantile(List.of(1, 2, 3, 10), 0.9)).hasValue(10);
        assertThat(Statistics.quantile(List.of(), 0.5)).isEmpty();
    }
}
