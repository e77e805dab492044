package org.bilane.harness.verify;

/** exp of many arguments, by some implementation. Safe for any number of threads. */
@FunctionalInterface
interface ExpFunction {
    /** Arguments are evaluated in multiples of this many. */
    int GRANULE = 1024;

    /**
     * Evaluates.
     *
     * @param arguments any doubles; a multiple of {@link #GRANULE} of them
     * @param shape the shape of the tables to evaluate them in
     * @return exp of each
     */
    double[] evaluate(double[] arguments, Shape shape);

    /**
     * The shape of a table, on which it depends by which route the library evaluates.
     *
     * @param surfaces how many surfaces, 1 to 16, a power of two
     * @param wide whether the table's range is such that exp may be subnormal or infinite, whatever the arguments
     */
    record Shape(int surfaces, boolean wide) {
    }
}
