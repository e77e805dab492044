package org.bilane.harness.limit;

/**
 * The least time that sums of exp can take on a core, if nothing counts but the ports that its vector operations go
 * through:
 *
 * <pre>
 *   vectors of evaluations = surfaces * points / lanes
 *   vectors of points      = points / lanes
 *   cycles  = (14 * vectors of evaluations + 16 * vectors of points) / 2
 *   seconds = cycles / cycles per second
 * </pre>
 *
 * <p>14 operations are what a vector of evaluations takes in the fewest known ways: 3 multiply-adds for the
 * interpolated value, 3 to take it apart into a multiple of ln2/16 and a rest, the look-up, the polynomial, the power
 * of two, and the addition to the sum. 16 are what locating takes: for each coordinate a multiply-add, two to clamp,
 * two to round, one for the fraction, then the number of the cell and its conversion, and storing. A core does two of
 * them at a time, which holds for those with two vector ports of full width; where it does more, the limit is lower.
 * Loads and waiting for memory are left out: a limit, not a forecast.
 *
 * @param surfaces how many surfaces are summed, at least 1
 * @param points how many points, at least 1
 * @param lanes doubles in a vector, at least 1
 */
public record PortLimit(int surfaces, long points, int lanes) {
    private static final double OPERATIONS_OF_EVALUATIONS = 14;
    private static final double OPERATIONS_OF_POINTS = 16;
    private static final double OPERATIONS_PER_CYCLE = 2;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public PortLimit {
        if (surfaces < 1 || points < 1 || lanes < 1) {
            throw new IllegalArgumentException("surfaces = " + surfaces + ", points = " + points + ", lanes = " + lanes
                    + ": each must be at least 1");
        }
    }

    /**
     * The limit in cycles.
     *
     * @return cycles of one core
     */
    public double cycles() {
        double vectorsOfPoints = (double) points / lanes;
        return (OPERATIONS_OF_EVALUATIONS * surfaces + OPERATIONS_OF_POINTS) * vectorsOfPoints / OPERATIONS_PER_CYCLE;
    }

    /**
     * The limit in seconds.
     *
     * @param cyclesPerSecond the clock of the core, above 0, such as {@link CoreClock} measures
     * @return seconds on one core
     * @throws IllegalArgumentException if the clock is not above 0
     */
    public double seconds(double cyclesPerSecond) {
        if (!(cyclesPerSecond > 0)) {
            throw new IllegalArgumentException("cyclesPerSecond = " + cyclesPerSecond + ": must be above 0");
        }
        return cycles() / cyclesPerSecond;
    }
}
