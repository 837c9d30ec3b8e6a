package io.github.docsprint.drift;

import java.util.List;

/**
 * Where every page stands, and where it stood.
 *
 * @param newest at the newest commit
 * @param past at the commits that were asked for, in that order
 */
public record StatusOverTime(StatusReport newest, List<PastStatus> past) {

    public StatusOverTime {
        past = List.copyOf(past);
    }
}
