package org.bilane.kernel.cell;

/** What is done to coordinates before they are located. Thread-safe. */
@FunctionalInterface
public interface CoordinateStep {
    /**
     * Replaces coordinates.
     *
     * @param coordinates the coordinates, from index 0
     * @param n how many
     */
    void apply(double[] coordinates, int n);
}
