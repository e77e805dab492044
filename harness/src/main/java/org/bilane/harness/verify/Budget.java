package org.bilane.harness.verify;

/**
 * How much is tried.
 *
 * @param expArguments about how many arguments of exp, at least 1
 * @param interpolationCases how many random stacks to compare with exact arithmetic, at least 1
 * @param pathCases how many random stacks to evaluate on both paths, at least 1
 * @param workerCases how many random stacks to evaluate with several numbers of workers, at least 1
 */
public record Budget(long expArguments, int interpolationCases, int pathCases, int workerCases) {
    /** What a proof takes. */
    public static final Budget FULL = new Budget(24_000_000, 20_000, 600, 120);
    /** A check in passing. */
    public static final Budget QUICK = new Budget(300_000, 250, 84, 12);

    /** Checks that there is something to do. */
    public Budget {
        requirePositive("expArguments", expArguments);
        requirePositive("interpolationCases", interpolationCases);
        requirePositive("pathCases", pathCases);
        requirePositive("workerCases", workerCases);
    }

    private static void requirePositive(String name, long number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " = " + number + ": must be at least 1");
        }
    }
}
