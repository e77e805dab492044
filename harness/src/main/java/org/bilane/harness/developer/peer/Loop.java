package org.bilane.harness.developer.peer;

/**
 * Plain Java over arrays on the heap, as a user would write it. Coordinates outside the grid are clamped; NaN is not
 * looked after.
 */
interface Loop {
    /**
     * A sum for each surface.
     *
     * @param points over how many of the points, from the first on
     * @return the sums
     */
    double[] sums(int points);

    /**
     * The values of the first surface.
     *
     * @param points at how many of the points, from the first on
     * @return the values
     */
    double[] surface(int points);
}
