package org.bilane.harness.cli;

/** The rule of options whose numbers could not be served if they were any larger. */
final class AtMost {
    private AtMost() {
    }

    /**
     * Refuses a number that is too large.
     *
     * @param option the option
     * @param value its value
     * @param most the most that it may be
     * @throws UsageException if it is more
     */
    static void require(String option, long value, long most) throws UsageException {
        if (value > most) {
            throw UsageException.option(option + " " + value + ": must be at most " + most);
        }
    }
}
