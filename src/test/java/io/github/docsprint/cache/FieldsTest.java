package io.github.docsprint.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What a writer put down is what a reader gets; anything else ends at once. */
class FieldsTest {

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(
            @ForAll long number, @ForAll double real, @ForAll List<String> texts, @ForAll boolean flag) {
        FieldWriter out = new FieldWriter();
        out.number(number);
        out.real(real);
        out.all(texts, out::text);
        out.maybe(Optional.of(number), out::number);
        out.maybe(Optional.<Long>empty(), out::number);
        out.flag(flag);
        out.constant(Thread.State.WAITING);

        FieldReader in = new FieldReader(out.bytes());

        assertThat(in.number()).isEqualTo(number);
        assertThat(in.real()).isEqualTo(real);
        assertThat(in.all(in::text)).isEqualTo(texts);
        assertThat(in.maybe(in::number)).contains(number);
        assertThat(in.maybe(in::number)).isEmpty();
        assertThat(in.flag()).isEqualTo(flag);
        assertThat(in.constant(Thread.State.values())).isEqualTo(Thread.State.WAITING);
    }

    @Property(tries = 300)
    void aMomentKeepsItsSecondsAndItsOffset(
            @ForAll @LongRange(min = -62_000_000_000L, max = 250_000_000_000L) long seconds,
            @ForAll @IntRange(min = -64_800, max = 64_800) int offset) {
        OffsetDateTime time = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.ofTotalSeconds(offset));
        FieldWriter out = new FieldWriter();
        out.time(time);

        OffsetDateTime read = new FieldReader(out.bytes()).time();

        assertThat(read.isEqual(time)).isTrue();
        assertThat(read.getOffset()).isEqualTo(time.getOffset());
    }

    @Property(tries = 500)
    void otherBytesEndInAnExceptionOrInOtherValues(@ForAll byte[] bytes) {
        Throwable thrown = catchThrowable(() -> {
            FieldReader in = new FieldReader(bytes);
            in.all(in::text);
            in.number();
        });

        assertThat(thrown)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        some -> assertThat(some).isInstanceOf(RuntimeException.class));
    }
}
