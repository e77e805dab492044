package org.bilane.kernel.cell;

import java.util.Arrays;

/**
 * A chunk's points along one axis: what {@link AxisSlopes} is told of them and what it finds. Scratch of one thread.
 */
final class AxisPoints {
    /** The points' cells along the axis, as they are located; if both axes are even, of listed points alone. */
    final int[] cells;
    /** What slopes are multiplied by, times a power of two. */
    final double[] factors;
    /** The points on the greatest knot, whose slopes are those of the cell before it. */
    final int[] onGreatest;
    /** How many these are. */
    int greatestCount;
    private final int[] exponents;
    private boolean anyExponent;

    /** Memory for a chunk of so many points. */
    AxisPoints(int capacity) {
        this.cells = new int[capacity];
        this.factors = new double[capacity];
        this.onGreatest = new int[capacity];
        this.exponents = new int[capacity];
    }

    /** Forgets what was found of another chunk. */
    void clear() {
        greatestCount = 0;
        if (anyExponent) {
            Arrays.fill(exponents, 0);
            anyExponent = false;
        }
    }

    /** Sets the exponent of the power of two that a point's factor lacks. */
    void setExponent(int i, int exponent) {
        exponents[i] = exponent;
        anyExponent |= exponent != 0;
    }

    /** For each point the exponent of the power of two that its factor lacks, 0 unless it was set. */
    int[] exponents() {
        return exponents;
    }

    /** Whether any exponent is not 0. */
    boolean anyExponent() {
        return anyExponent;
    }
}
