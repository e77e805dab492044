package org.bilane.harness.sweep;

import java.util.Arrays;
import java.util.OptionalLong;
import org.bilane.harness.reference.Quantile;

/**
 * What was measured of a setup.
 *
 * @param setup the setup
 * @param chunkBytes the bytes of x, y and output in a chunk, given or planned; empty if they are not limited
 * @param unpinned whether the workers had no CPUs of their own; false for a direct call
 * @param rates in million results per second, ascending; at least one
 */
public record Cell(Setup setup, OptionalLong chunkBytes, boolean unpinned, double[] rates) {
    /**
     * Copies and sorts the rates.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Cell {
        if (rates.length == 0) {
            throw new IllegalArgumentException("rates is empty: at least one is needed");
        }
        rates = rates.clone();
        Arrays.sort(rates);
    }

    /**
     * The median rate.
     *
     * @return million results per second
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * A quantile of the rates.
     *
     * @param q from 0, the slowest, to 1, the fastest
     * @return million results per second
     */
    public double quantile(double q) {
        return Quantile.of(rates, q);
    }

    /**
     * The rates.
     *
     * @return million results per second, ascending; a copy
     */
    @Override
    public double[] rates() {
        return rates.clone();
    }
}
