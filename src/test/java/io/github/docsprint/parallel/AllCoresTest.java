package io.github.docsprint.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllCoresTest {

    @Test
    void resultsAreInTheOrderOfTheItems() {
        List<Integer> items = IntStream.range(0, 1_000).boxed().toList();

        assertThat(AllCores.map(items, item -> 2 * item))
                .isEqualTo(items.stream().map(item -> 2 * item).toList());
    }

    @Test
    void noItemsGiveNoResults() {
        assertThat(AllCores.map(List.<String>of(), String::length)).isEmpty();
    }

    @Test
    void whatGoesWrongIsTold() {
        assertThatThrownBy(() -> AllCores.map(List.of(1, 2, 3), item -> {
                    throw new IllegalStateException("item " + item);
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
