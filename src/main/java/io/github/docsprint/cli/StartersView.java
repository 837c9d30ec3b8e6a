package io.github.docsprint.cli;

import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.starter.Offer;
import java.util.List;

/**
 * The tasks to show.
 *
 * @param report where the pages stand
 * @param known who is on what, as far as it is known
 * @param open how many tasks there are to choose from
 * @param taken how many tasks somebody is on
 * @param takenToo whether these are among the tasks to choose from
 * @param dealt whether there is a list for each person
 * @param lists the tasks; one list unless dealt
 */
record StartersView(
        StatusReport report,
        KnownActivity known,
        int open,
        int taken,
        boolean takenToo,
        boolean dealt,
        List<List<Offer>> lists) {

    StartersView {
        lists = lists.stream().map(List::copyOf).toList();
    }

    int shown() {
        return lists.stream().mapToInt(List::size).sum();
    }
}
