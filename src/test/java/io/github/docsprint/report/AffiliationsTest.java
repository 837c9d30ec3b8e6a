package io.github.docsprint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.docsprint.message.Failure;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AffiliationsTest {

    private static final Affiliations JOBS = Affiliations.read("jobs.txt", """
            # from the project
            aki: aki!example.com, aki!users.noreply.github.com
            \tFirst Works until 2020-04-01
            \tSecond Company Ltd from 2020-04-01 until 2022-01-01
            \tIndependent from 2022-01-01
            """);

    @ParameterizedTest
    @CsvSource({
        "aki@example.com,2019-12-31,First Works",
        "AKI@example.com,2020-04-01,Second Company Ltd",
        "aki,2021-12-31,Second Company Ltd",
        "aki@users.noreply.github.com,2025-01-01,Independent"
    })
    void aJobIsThatOfTheDay(String who, LocalDate day, String company) {
        assertThat(JOBS.company(who, day)).contains(company);
    }

    @Test
    void nobodyKnowsAStranger() {
        assertThat(JOBS.company("maya@example.com", LocalDate.of(2025, 1, 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\tCompany without anybody", "no colon here", "aki: a!b\n\tCompany until yesterday"})
    void aFileThatIsSomethingElseIsRefusedWithItsLine(String text) {
        assertThatThrownBy(() -> Affiliations.read("jobs.txt", text))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.userMessage().arguments()).contains("jobs.txt"));
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            assertThat(Affiliations.read("any", text)).isNotNull();
        } catch (Failure refused) {
            assertThat(refused.kind()).isEqualTo(Failure.Kind.USAGE);
        }
    }
}
