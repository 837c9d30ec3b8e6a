package io.github.docsprint.review;

import java.util.Optional;

/** A part of a description that is docsprint's, between marks by which it is found again; what people write around it stays. */
enum Part {
    /** What the pull request does. */
    MAIN("<!-- docsprint:begin -->", "<!-- docsprint:end -->"),

    /** The issues that it is about, where the repository's own form has a place for them. */
    ISSUE("<!-- docsprint:issue-begin -->", "<!-- docsprint:issue-end -->"),

    /** Where its pages can be looked at, which its number tells. */
    PREVIEW("<!-- docsprint:preview-begin -->", "<!-- docsprint:preview-end -->");

    private final String begin;
    private final String end;

    Part(String begin, String end) {
        this.begin = begin;
        this.end = end;
    }

    /** A text between the marks. */
    String marked(String text) {
        return begin + "\n" + text.strip() + "\n" + end;
    }

    /** What a description has between the marks; empty without them. */
    Optional<String> in(String description) {
        int from = description.indexOf(begin);
        int to = description.indexOf(end, Math.max(from, 0));
        return from < 0 || to < 0
                ? Optional.empty()
                : Optional.of(description.substring(from + begin.length(), to).strip());
    }

    /** A description with the part as another one has it; as it is, where one of them lacks the part. */
    String brought(String description, String fresh) {
        return in(fresh)
                .filter(text -> in(description).isPresent())
                .map(text -> description.substring(0, description.indexOf(begin))
                        + marked(text)
                        + description.substring(description.indexOf(end, description.indexOf(begin)) + end.length()))
                .orElse(description);
    }

    /** A description without the marks, whose text is people's own then. */
    String released(String description) {
        return description.replace(begin + "\n", "").replace(end + "\n", "");
    }
}
