package org.bilane.harness.cli;

/** The rule of most options that take a number. */
final class AtLeast {
    private AtLeast() {
    }

    /**
     * Refuses a number that is too small.
     *
     * @param option the option
     * @param value its value
     * @param least the least that it may be
     * @throws UsageException if it is less
     */
    static void require(String option, long value, long least) throws UsageException {
        if (value < least) {
            throw UsageException.option(option + " " + value + ": must be at least " + least);
        }
    }
}
