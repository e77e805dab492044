package org.bilane.harness.developer.compare;

/**
 * How much a race measures.
 *
 * @param repetitions of a contender, 1 or more
 * @param slowRepetitions of one that takes more than {@link #SLOW_SECONDS} for one, 1 to {@code repetitions}
 * @param warmSeconds how long each contender runs before
 */
public record Effort(int repetitions, int slowRepetitions, double warmSeconds) {
    /** From here on a contender is slow. */
    public static final double SLOW_SECONDS = 1;

    /** For conclusions. */
    public static final Effort FULL = new Effort(15, 5, 3);
    /** To see that all works. */
    public static final Effort QUICK = new Effort(3, 1, 0.2);

    private static final int COLD_REPETITIONS = 5;

    /** The effort for contenders that are started anew for each repetition. */
    Effort cold() {
        int few = Math.min(repetitions, COLD_REPETITIONS);
        return new Effort(few, few, 0);
    }

    /**
     * Whether a contender has its turn.
     *
     * @param round from 0 to {@code repetitions - 1}
     * @param slow whether it is slow; its turns are spread over the rounds
     * @return true if it has
     */
    boolean isDue(int round, boolean slow) {
        return !slow || (round + 1) * slowRepetitions / repetitions > round * slowRepetitions / repetitions;
    }
}
