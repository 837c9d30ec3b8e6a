package io.github.docsprint.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

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
