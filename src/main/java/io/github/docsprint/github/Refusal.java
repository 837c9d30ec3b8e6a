package io.github.docsprint.github;

import io.github.docsprint.message.Failure;

/** GitHub did not do what it was asked, for a reason that the asker may know what to do about: 404, 409, 422. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String explanation;
    private final String request;

    Refusal(int status, String explanation, String request) {
        super(status + " " + request + ": " + explanation);
        this.status = status;
        this.explanation = explanation;
        this.request = request;
    }

    int status() {
        return status;
    }

    /** GitHub's words, those about single fields too. */
    String explanation() {
        return explanation;
    }

    /** For an asker that does not know what to do about it. */
    Failure failure() {
        return (status == 404
                        ? Failure.environment("github.not-found", request)
                        : Failure.environment("github.refused", request, status, explanation))
                .causedBy(this);
    }
}
