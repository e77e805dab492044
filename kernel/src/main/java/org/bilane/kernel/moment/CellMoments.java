package org.bilane.kernel.moment;

import java.util.Arrays;

/**
 * The moments {@code M_ab = sum of u^a v^b} over a run of points of one cell, u and v from the middle of the cell.
 *
 * <p>Points come in pieces of up to {@value #PIECE}. The terms of a piece go to {@value #PARTIAL_SUMS} partial sums,
 * that of point i to partial sum i modulo 8, in order. A power is a product of two lower ones, and a term is added with
 * one multiply-add. The partial sums of up to {@value #PIECES} pieces are added, then those of these parts, and at the
 * end the eight in pairs: so no term goes through more than 40 additions. The bits depend on the points alone. Scratch
 * of one thread, filled again for each run.
 */
public final class CellMoments {
    /** The most points of a piece. */
    public static final int PIECE = 256;
    /** The most pieces whose partial sums are added before they are added to those of others. */
    public static final int PIECES = 4;
    /** The most points of a run. */
    public static final int RUN = PIECE * PIECES * 4;
    /** The partial sums of each moment. */
    public static final int PARTIAL_SUMS = 8;
    /** Doubles from one power's row to the next; not a multiple of 512 bytes, which would crowd a few sets of L1. */
    public static final int ROW = PIECE + PARTIAL_SUMS;
    /** Doubles from the moments of one power of v to those of the next. */
    public static final int POWERS = 16;

    /** The fraction at the middle of a cell. */
    public static final double MIDDLE = 0.5;

    private static final int MOST = 12;
    /** What collecting and adding up the moments of the highest degree uses. */
    public static final long BYTES = Double.BYTES
            * (2L * MOST * ROW + 2L * (MOST + 1) * (MOST + 1) * PARTIAL_SUMS + POWERS * POWERS);
    /** 1 / b! for each place of {@link #moments}. */
    private static final double[] FACTORS = reciprocalFactorials();

    /** Row a holds the a-th powers of the points' u; row 0 is not used. */
    public final double[] u = new double[(MOST + 1) * ROW];
    /** Row b holds the b-th powers of the points' v; row 0 is not used. */
    public final double[] v = new double[(MOST + 1) * ROW];
    /** Partial sums of some pieces: those of M_ab begin at {@code (a * (N + 1) + b) * 8}, N being what is collected. */
    public final double[] partial = new double[(MOST + 1) * (MOST + 1) * PARTIAL_SUMS];
    private final double[] total = new double[partial.length];
    /** {@code M_ab / b!} at {@code b * POWERS + a}, up to the powers of the series. */
    public final double[] moments = new double[POWERS * POWERS];

    private MomentDegree degree = MomentDegree.LINEAR;
    private int count;
    /** Pieces in {@link #partial}. */
    private int pieces;
    /** Parts in {@link #total}, of {@value #PIECES} pieces each. */
    private int parts;

    /** No moments yet. */
    public CellMoments() {
    }

    private static double[] reciprocalFactorials() {
        double[] reciprocals = new double[POWERS * POWERS];
        double factorial = 1;
        for (int b = 0; b < POWERS; b++) {
            factorial *= Math.max(1, b);
            Arrays.fill(reciprocals, b * POWERS, (b + 1) * POWERS, 1 / factorial);
        }
        return reciprocals;
    }

    /**
     * Begins a run.
     *
     * @param newDegree the moments to collect
     */
    public void begin(MomentDegree newDegree) {
        degree = newDegree;
        count = 0;
        pieces = 0;
        parts = 0;
        Arrays.fill(partial, 0, sums(), 0);
    }

    private int sums() {
        int side = degree.collected() + 1;
        return side * side * PARTIAL_SUMS;
    }

    /**
     * The moments of this run.
     *
     * @return which are collected
     */
    public MomentDegree degree() {
        return degree;
    }

    /**
     * Takes a piece of points into account, whose terms are then added to {@link #partial}.
     *
     * @param n its points, up to {@link #PIECE}
     */
    public void beginPiece(int n) {
        if (pieces == PIECES) {
            addParts();
        }
        pieces++;
        count += n;
    }

    /** Adds the partial sums to those of the parts before, and begins another part. */
    private void addParts() {
        int n = sums();
        if (parts == 0) {
            System.arraycopy(partial, 0, total, 0, n);
        } else {
            for (int i = 0; i < n; i++) {
                total[i] += partial[i];
            }
        }
        Arrays.fill(partial, 0, n, 0);
        parts++;
        pieces = 0;
    }

    /** Ends a run: adds the partial sums up, and makes the higher moments from the collected ones. */
    public void end() {
        int collected = degree.collected();
        if (parts > 0) {
            addParts();
        }
        addUp(collected, parts > 0 ? total : partial);
        moments[0] = count;
        int series = degree.series();
        for (int b = 0; b <= collected; b++) {
            Economization.extend(degree, moments, b * POWERS, 1);
        }
        for (int a = 0; a <= series && series > collected; a++) {
            Economization.extend(degree, moments, a, POWERS);
        }
        // The factors of y^0 and y^1 are 1.
        for (int i = 2 * POWERS; i < (series + 1) * POWERS; i++) {
            moments[i] *= FACTORS[i];
        }
    }

    private void addUp(int collected, double[] sums) {
        int at = 0;
        for (int a = 0; a <= collected; a++) {
            for (int b = 0; b <= collected; b++) {
                moments[b * POWERS + a] = ((sums[at] + sums[at + 1]) + (sums[at + 2] + sums[at + 3]))
                        + ((sums[at + 4] + sums[at + 5]) + (sums[at + 6] + sums[at + 7]));
                at += PARTIAL_SUMS;
            }
        }
    }
}
