package org.bilane.kernel.cell;

import org.bilane.kernel.log.LogBase;

/** What is done to coordinates before they are located. Thread-safe. */
public interface CoordinateStep {
    /**
     * Replaces coordinates.
     *
     * @param coordinates the coordinates, from index 0
     * @param n how many
     */
    void apply(double[] coordinates, int n);

    /**
     * The logarithm that this is.
     *
     * @return its base; null if it is none
     */
    default LogBase base() {
        return null;
    }
}
