package io.github.docsprint.github;

import java.time.Instant;
import java.util.List;

/**
 * An issue, or a pull request seen as one. Title and body were written by strangers.
 *
 * @param body empty where there is none
 * @param pull whether it is a pull request
 * @param draft whether it is a draft of one
 */
public record Issue(
        int number,
        String title,
        String body,
        boolean open,
        String author,
        List<String> assignees,
        List<String> labels,
        String url,
        Instant createdAt,
        Instant updatedAt,
        boolean pull,
        boolean draft) {
    public Issue {
        assignees = List.copyOf(assignees);
        labels = List.copyOf(labels);
    }
}
