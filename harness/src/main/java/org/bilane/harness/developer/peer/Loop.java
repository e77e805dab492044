package org.bilane.harness.developer.peer;

/**
 * Plain Java over arrays on the heap, as a user would write it, who keeps the memory of results from call to call.
 * Coordinates outside the grid are clamped; NaN is not looked after.
 */
interface Loop {
    /**
     * A sum for each surface.
     *
     * @param points over how many of the points, from the first on
     * @return the sums, at the start of an array that the next call overwrites
     */
    double[] sums(int points);

    /**
     * The values of the first surface.
     *
     * @param points at how many of the points, from the first on
     * @return the values, at the start of an array that the next call overwrites
     */
    double[] surface(int points);
}
