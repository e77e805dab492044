package org.bilane.kernel.simd;

import static org.bilane.kernel.moment.CellMoments.MIDDLE;
import static org.bilane.kernel.moment.CellMoments.PARTIAL_SUMS;
import static org.bilane.kernel.moment.CellMoments.ROW;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Collects moments, lanes across points: {@link org.bilane.kernel.scalar.ScalarMoments} operation by operation. Vectors
 * with fewer lanes than there are partial sums take some of these at a time. {@link ProductLoops} has the products.
 */
final class MomentLoops {
    /** With fewer lanes a scalar loop does {@link #center}, since HotSpot would box masks of two lanes. */
    static final int LEAST_LANES_TO_CENTER = 4;

    /** The lanes whose numbers are even, then the same once more. */
    private static final VectorShuffle<Double> EVEN = VectorShuffle.fromOp(SPECIES, lane -> 2 * lane % LANES);
    private static final VectorShuffle<Double> ODD = VectorShuffle.fromOp(SPECIES, lane -> (2 * lane + 1) % LANES);
    private static final VectorMask<Double> UPPER_HALF =
            VectorMask.fromLong(SPECIES, -1L << LANES / 2 & (1L << LANES) - 1);

    private MomentLoops() {
    }

    /** Turns fractions, in which u and v alternate, into coordinates from the middle of the cell, u and v apart. */
    static void center(double[] fractions, int n, double[] u, double[] v) {
        DoubleVector middle = DoubleVector.broadcast(SPECIES, MIDDLE);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector first = DoubleVector.fromArray(SPECIES, fractions, 2 * i);
            DoubleVector second = DoubleVector.fromArray(SPECIES, fractions, 2 * i + LANES);
            first.rearrange(EVEN).blend(second.rearrange(EVEN), UPPER_HALF).sub(middle).intoArray(u, ROW + i);
            first.rearrange(ODD).blend(second.rearrange(ODD), UPPER_HALF).sub(middle).intoArray(v, ROW + i);
        }
    }

    /** Raises the coordinates in row 1 to the powers 2 to 8, and adds all of them to their partial sums. */
    static void addPowersTo8(double[] rows, int n, double[] partial, int step) {
        for (int lane = 0; lane < PARTIAL_SUMS; lane += LANES) {
            DoubleVector s1 = DoubleVector.zero(SPECIES);
            DoubleVector s2 = DoubleVector.zero(SPECIES);
            DoubleVector s3 = DoubleVector.zero(SPECIES);
            DoubleVector s4 = DoubleVector.zero(SPECIES);
            DoubleVector s5 = DoubleVector.zero(SPECIES);
            DoubleVector s6 = DoubleVector.zero(SPECIES);
            DoubleVector s7 = DoubleVector.zero(SPECIES);
            DoubleVector s8 = DoubleVector.zero(SPECIES);
            for (int i = lane; i < n; i += PARTIAL_SUMS) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, rows, ROW + i);
                s1 = s1.add(x);
                DoubleVector x2 = x.mul(x);
                x2.intoArray(rows, 2 * ROW + i);
                s2 = s2.add(x2);
                DoubleVector x3 = x2.mul(x);
                x3.intoArray(rows, 3 * ROW + i);
                s3 = s3.add(x3);
                DoubleVector x4 = x2.mul(x2);
                x4.intoArray(rows, 4 * ROW + i);
                s4 = s4.add(x4);
                DoubleVector x5 = x4.mul(x);
                x5.intoArray(rows, 5 * ROW + i);
                s5 = s5.add(x5);
                DoubleVector x6 = x4.mul(x2);
                x6.intoArray(rows, 6 * ROW + i);
                s6 = s6.add(x6);
                DoubleVector x7 = x4.mul(x3);
                x7.intoArray(rows, 7 * ROW + i);
                s7 = s7.add(x7);
                DoubleVector x8 = x4.mul(x4);
                x8.intoArray(rows, 8 * ROW + i);
                s8 = s8.add(x8);
            }
            s1.add(DoubleVector.fromArray(SPECIES, partial, step + lane)).intoArray(partial, step + lane);
            s2.add(DoubleVector.fromArray(SPECIES, partial, 2 * step + lane)).intoArray(partial, 2 * step + lane);
            s3.add(DoubleVector.fromArray(SPECIES, partial, 3 * step + lane)).intoArray(partial, 3 * step + lane);
            s4.add(DoubleVector.fromArray(SPECIES, partial, 4 * step + lane)).intoArray(partial, 4 * step + lane);
            s5.add(DoubleVector.fromArray(SPECIES, partial, 5 * step + lane)).intoArray(partial, 5 * step + lane);
            s6.add(DoubleVector.fromArray(SPECIES, partial, 6 * step + lane)).intoArray(partial, 6 * step + lane);
            s7.add(DoubleVector.fromArray(SPECIES, partial, 7 * step + lane)).intoArray(partial, 7 * step + lane);
            s8.add(DoubleVector.fromArray(SPECIES, partial, 8 * step + lane)).intoArray(partial, 8 * step + lane);
        }
    }

    /** Raises the coordinates in row 1 to the powers 2 to 12, and adds all of them to their partial sums. */
    static void addPowersTo12(double[] rows, int n, double[] partial, int step) {
        for (int lane = 0; lane < PARTIAL_SUMS; lane += LANES) {
            DoubleVector s1 = DoubleVector.zero(SPECIES);
            DoubleVector s2 = DoubleVector.zero(SPECIES);
            DoubleVector s3 = DoubleVector.zero(SPECIES);
            DoubleVector s4 = DoubleVector.zero(SPECIES);
            DoubleVector s5 = DoubleVector.zero(SPECIES);
            DoubleVector s6 = DoubleVector.zero(SPECIES);
            DoubleVector s7 = DoubleVector.zero(SPECIES);
            DoubleVector s8 = DoubleVector.zero(SPECIES);
            DoubleVector s9 = DoubleVector.zero(SPECIES);
            DoubleVector s10 = DoubleVector.zero(SPECIES);
            DoubleVector s11 = DoubleVector.zero(SPECIES);
            DoubleVector s12 = DoubleVector.zero(SPECIES);
            for (int i = lane; i < n; i += PARTIAL_SUMS) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, rows, ROW + i);
                s1 = s1.add(x);
                DoubleVector x2 = x.mul(x);
                x2.intoArray(rows, 2 * ROW + i);
                s2 = s2.add(x2);
                DoubleVector x3 = x2.mul(x);
                x3.intoArray(rows, 3 * ROW + i);
                s3 = s3.add(x3);
                DoubleVector x4 = x2.mul(x2);
                x4.intoArray(rows, 4 * ROW + i);
                s4 = s4.add(x4);
                DoubleVector x5 = x4.mul(x);
                x5.intoArray(rows, 5 * ROW + i);
                s5 = s5.add(x5);
                DoubleVector x6 = x4.mul(x2);
                x6.intoArray(rows, 6 * ROW + i);
                s6 = s6.add(x6);
                DoubleVector x7 = x4.mul(x3);
                x7.intoArray(rows, 7 * ROW + i);
                s7 = s7.add(x7);
                DoubleVector x8 = x4.mul(x4);
                x8.intoArray(rows, 8 * ROW + i);
                s8 = s8.add(x8);
                DoubleVector x9 = x8.mul(x);
                x9.intoArray(rows, 9 * ROW + i);
                s9 = s9.add(x9);
                DoubleVector x10 = x8.mul(x2);
                x10.intoArray(rows, 10 * ROW + i);
                s10 = s10.add(x10);
                DoubleVector x11 = x8.mul(x3);
                x11.intoArray(rows, 11 * ROW + i);
                s11 = s11.add(x11);
                DoubleVector x12 = x8.mul(x4);
                x12.intoArray(rows, 12 * ROW + i);
                s12 = s12.add(x12);
            }
            s1.add(DoubleVector.fromArray(SPECIES, partial, step + lane)).intoArray(partial, step + lane);
            s2.add(DoubleVector.fromArray(SPECIES, partial, 2 * step + lane)).intoArray(partial, 2 * step + lane);
            s3.add(DoubleVector.fromArray(SPECIES, partial, 3 * step + lane)).intoArray(partial, 3 * step + lane);
            s4.add(DoubleVector.fromArray(SPECIES, partial, 4 * step + lane)).intoArray(partial, 4 * step + lane);
            s5.add(DoubleVector.fromArray(SPECIES, partial, 5 * step + lane)).intoArray(partial, 5 * step + lane);
            s6.add(DoubleVector.fromArray(SPECIES, partial, 6 * step + lane)).intoArray(partial, 6 * step + lane);
            s7.add(DoubleVector.fromArray(SPECIES, partial, 7 * step + lane)).intoArray(partial, 7 * step + lane);
            s8.add(DoubleVector.fromArray(SPECIES, partial, 8 * step + lane)).intoArray(partial, 8 * step + lane);
            s9.add(DoubleVector.fromArray(SPECIES, partial, 9 * step + lane)).intoArray(partial, 9 * step + lane);
            s10.add(DoubleVector.fromArray(SPECIES, partial, 10 * step + lane)).intoArray(partial, 10 * step + lane);
            s11.add(DoubleVector.fromArray(SPECIES, partial, 11 * step + lane)).intoArray(partial, 11 * step + lane);
            s12.add(DoubleVector.fromArray(SPECIES, partial, 12 * step + lane)).intoArray(partial, 12 * step + lane);
        }
    }

    /** Adds u, v and u v to their partial sums. */
    static void addLinear(double[] u, double[] v, int n, double[] partial) {
        for (int lane = 0; lane < PARTIAL_SUMS; lane += LANES) {
            DoubleVector sumOfV = DoubleVector.zero(SPECIES);
            DoubleVector sumOfU = DoubleVector.zero(SPECIES);
            DoubleVector sumOfProducts = DoubleVector.zero(SPECIES);
            for (int i = lane; i < n; i += PARTIAL_SUMS) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, u, ROW + i);
                DoubleVector y = DoubleVector.fromArray(SPECIES, v, ROW + i);
                sumOfV = sumOfV.add(y);
                sumOfU = sumOfU.add(x);
                sumOfProducts = x.fma(y, sumOfProducts);
            }
            sumOfV.add(DoubleVector.fromArray(SPECIES, partial, PARTIAL_SUMS + lane))
                    .intoArray(partial, PARTIAL_SUMS + lane);
            sumOfU.add(DoubleVector.fromArray(SPECIES, partial, 2 * PARTIAL_SUMS + lane))
                    .intoArray(partial, 2 * PARTIAL_SUMS + lane);
            sumOfProducts.add(DoubleVector.fromArray(SPECIES, partial, 3 * PARTIAL_SUMS + lane))
                    .intoArray(partial, 3 * PARTIAL_SUMS + lane);
        }
    }
}
