package io.github.docsprint.message;

/** Where a long piece of work says how far it is. Called often and from any thread; whoever shows it thins it out. */
@FunctionalInterface
public interface Progress {

    /** Shows nothing. */
    Progress NONE = (step, done, total) -> {};

    /**
     * Says how far a step is.
     *
     * @param step the message key of the step's name
     * @param done how many units are done
     * @param total how many there are, or 0 where that is not known
     */
    void at(String step, long done, long total);

    /**
     * Says that something is waited for that does not tell how far it is, such as another machine.
     *
     * @param step the message key of the step's name
     */
    default void waiting(String step) {}
}
