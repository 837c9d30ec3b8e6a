package io.github.docsprint.github.fake;

import java.time.Duration;
import java.util.Map;

/** What goes wrong with one request, in place of its answer or before it. */
public sealed interface Fault {

    /** An error in place of an answer; the request has no effect. */
    record Status(int status, String message, Map<String, String> headers) implements Fault {}

    /** The connection is cut before the request has any effect. */
    record CutBefore() implements Fault {}

    /** The request has its effect, and the connection is cut before the answer. */
    record CutAfter() implements Fault {}

    /** The answer takes its time. */
    record Slow(Duration delay) implements Fault {}

    /** A page of HTML with status 200, as from a network that wants one to log in first. */
    record NotJson() implements Fault {}

    /** Half of the answer, and then the connection is cut. */
    record Torn() implements Fault {}

    /** Something happens just before the request is answered. */
    record Meanwhile(Runnable event) implements Fault {}

    /** Something happens, and the connection is cut before the request has any effect. */
    record CutMeanwhile(Runnable event) implements Fault {}

    /** An error of this status. */
    static Fault status(int status) {
        return new Status(status, "Fault of the test", Map.of());
    }
}
