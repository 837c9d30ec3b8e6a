package io.github.docsprint.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Works on many items at once. A parallel stream deals items out in a few large portions, and one portion of large pages
 * keeps one core busy when all others have nothing left; here each core takes the next item.
 */
public final class AllCores {

    private AllCores() {}

    /** What the work makes of each item, in the order of the items. */
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(core -> {
                    for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                        results.set(i, work.apply(items.get(i)));
                    }
                });
        List<R> inOrder = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            inOrder.add(results.get(i));
        }
        return inOrder;
    }
}
