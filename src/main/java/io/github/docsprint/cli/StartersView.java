package io.github.docsprint.cli;

import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.github.Activity;
import io.github.docsprint.starter.Task;
import java.util.List;
import java.util.Optional;

/**
 * The tasks to show.
 *
 * @param report where the pages stand
 * @param activity who is on what, where that is known
 * @param open how many tasks there are to choose from
 * @param taken how many tasks somebody is on
 * @param dealt whether there is a list for each person
 * @param lists the tasks; one list unless dealt
 */
record StartersView(
        StatusReport report, Optional<Activity> activity, int open, int taken, boolean dealt, List<List<Task>> lists) {

    StartersView {
        lists = lists.stream().map(List::copyOf).toList();
    }

    List<Task> tasks() {
        return lists.stream().flatMap(List::stream).toList();
    }
}
