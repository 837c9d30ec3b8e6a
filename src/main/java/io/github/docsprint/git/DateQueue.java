package io.github.docsprint.git;

import java.util.Arrays;

/** The order in which git visits commits: the latest first, of equally late ones the one that came in first. */
final class DateQueue {

    private long[] times = new long[64];
    private long[] items = new long[64];
    private int[] arrivals = new int[64];
    private int size;
    private int arrived;

    boolean isEmpty() {
        return size == 0;
    }

    void add(long time, long item) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            items = Arrays.copyOf(items, 2 * size);
            arrivals = Arrays.copyOf(arrivals, 2 * size);
        }
        int at = size++;
        int arrival = arrived++;
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (!isBefore(time, arrival, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, time, item, arrival);
    }

    long remove() {
        long first = items[0];
        size--;
        long time = times[size];
        long item = items[size];
        int arrival = arrivals[size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isBefore(times[child + 1], arrivals[child + 1], child)) {
                child++;
            }
            if (isBefore(time, arrival, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, time, item, arrival);
        return first;
    }

    private boolean isBefore(long time, int arrival, int other) {
        return time != times[other] ? time > times[other] : arrival < arrivals[other];
    }

    private void move(int from, int to) {
        put(to, times[from], items[from], arrivals[from]);
    }

    private void put(int at, long time, long item, int arrival) {
        times[at] = time;
        items[at] = item;
        arrivals[at] = arrival;
    }
}
