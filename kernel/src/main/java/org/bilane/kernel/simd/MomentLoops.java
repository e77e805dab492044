package org.bilane.kernel.simd;

import static org.bilane.kernel.moment.CellMoments.PARTIAL_SUMS;
import static org.bilane.kernel.moment.CellMoments.ROW;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Collects moments, lanes across points: {@link org.bilane.kernel.scalar.ScalarMoments} operation by operation. Vectors
 * with fewer lanes than there are partial sums take some of these at a time.
 */
final class MomentLoops {
    private MomentLoops() {
    }

    /** Raises the coordinates in row 1 to the powers 2 to 8. */
    static void powersTo8(double[] rows, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, rows, ROW + i);
            DoubleVector x2 = x.mul(x);
            x2.intoArray(rows, 2 * ROW + i);
            DoubleVector x3 = x2.mul(x);
            x3.intoArray(rows, 3 * ROW + i);
            DoubleVector x4 = x2.mul(x2);
            x4.intoArray(rows, 4 * ROW + i);
            DoubleVector x5 = x4.mul(x);
            x5.intoArray(rows, 5 * ROW + i);
            DoubleVector x6 = x4.mul(x2);
            x6.intoArray(rows, 6 * ROW + i);
            DoubleVector x7 = x4.mul(x3);
            x7.intoArray(rows, 7 * ROW + i);
            DoubleVector x8 = x4.mul(x4);
            x8.intoArray(rows, 8 * ROW + i);
        }
    }

    /** Raises the coordinates in row 1 to the powers 2 to 12. */
    static void powersTo12(double[] rows, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, rows, ROW + i);
            DoubleVector x2 = x.mul(x);
            x2.intoArray(rows, 2 * ROW + i);
            DoubleVector x3 = x2.mul(x);
            x3.intoArray(rows, 3 * ROW + i);
            DoubleVector x4 = x2.mul(x2);
            x4.intoArray(rows, 4 * ROW + i);
            DoubleVector x5 = x4.mul(x);
            x5.intoArray(rows, 5 * ROW + i);
            DoubleVector x6 = x4.mul(x2);
            x6.intoArray(rows, 6 * ROW + i);
            DoubleVector x7 = x4.mul(x3);
            x7.intoArray(rows, 7 * ROW + i);
            DoubleVector x8 = x4.mul(x4);
            x8.intoArray(rows, 8 * ROW + i);
            DoubleVector x9 = x8.mul(x);
            x9.intoArray(rows, 9 * ROW + i);
            DoubleVector x10 = x8.mul(x2);
            x10.intoArray(rows, 10 * ROW + i);
            DoubleVector x11 = x8.mul(x3);
            x11.intoArray(rows, 11 * ROW + i);
            DoubleVector x12 = x8.mul(x4);
            x12.intoArray(rows, 12 * ROW + i);
        }
    }

    /** Adds four powers to their partial sums: the moments in which the other coordinate has power 0. */
    static void addPowers(double[] rows, int from, int n, double[] partial, int at, int step) {
        for (int lane = 0; lane < PARTIAL_SUMS; lane += LANES) {
            int first = at + lane;
            DoubleVector s0 = DoubleVector.zero(SPECIES);
            DoubleVector s1 = DoubleVector.zero(SPECIES);
            DoubleVector s2 = DoubleVector.zero(SPECIES);
            DoubleVector s3 = DoubleVector.zero(SPECIES);
            for (int i = lane; i < n; i += PARTIAL_SUMS) {
                s0 = s0.add(DoubleVector.fromArray(SPECIES, rows, from + i));
                s1 = s1.add(DoubleVector.fromArray(SPECIES, rows, from + ROW + i));
                s2 = s2.add(DoubleVector.fromArray(SPECIES, rows, from + 2 * ROW + i));
                s3 = s3.add(DoubleVector.fromArray(SPECIES, rows, from + 3 * ROW + i));
            }
            s0.add(DoubleVector.fromArray(SPECIES, partial, first)).intoArray(partial, first);
            s1.add(DoubleVector.fromArray(SPECIES, partial, first + step)).intoArray(partial, first + step);
            s2.add(DoubleVector.fromArray(SPECIES, partial, first + 2 * step)).intoArray(partial, first + 2 * step);
            s3.add(DoubleVector.fromArray(SPECIES, partial, first + 3 * step)).intoArray(partial, first + 3 * step);
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

    /**
     * Adds the products of four powers of u and four of v to their partial sums: 16 sums in registers for 8 loads.
     *
     * @param u the powers of u, a row each
     * @param a where the row of the first of the four begins
     * @param at where the partial sums of the first product begin
     * @param row the distance of the partial sums of two powers of u
     */
    static void addProducts(double[] u, int a, double[] v, int b, int n, double[] partial, int at, int row) {
        for (int lane = 0; lane < PARTIAL_SUMS; lane += LANES) {
            int first = at + lane;
            DoubleVector s00 = DoubleVector.zero(SPECIES);
            DoubleVector s01 = DoubleVector.zero(SPECIES);
            DoubleVector s02 = DoubleVector.zero(SPECIES);
            DoubleVector s03 = DoubleVector.zero(SPECIES);
            DoubleVector s10 = DoubleVector.zero(SPECIES);
            DoubleVector s11 = DoubleVector.zero(SPECIES);
            DoubleVector s12 = DoubleVector.zero(SPECIES);
            DoubleVector s13 = DoubleVector.zero(SPECIES);
            DoubleVector s20 = DoubleVector.zero(SPECIES);
            DoubleVector s21 = DoubleVector.zero(SPECIES);
            DoubleVector s22 = DoubleVector.zero(SPECIES);
            DoubleVector s23 = DoubleVector.zero(SPECIES);
            DoubleVector s30 = DoubleVector.zero(SPECIES);
            DoubleVector s31 = DoubleVector.zero(SPECIES);
            DoubleVector s32 = DoubleVector.zero(SPECIES);
            DoubleVector s33 = DoubleVector.zero(SPECIES);
            for (int i = lane; i < n; i += PARTIAL_SUMS) {
                DoubleVector v0 = DoubleVector.fromArray(SPECIES, v, b + i);
                DoubleVector v1 = DoubleVector.fromArray(SPECIES, v, b + ROW + i);
                DoubleVector v2 = DoubleVector.fromArray(SPECIES, v, b + 2 * ROW + i);
                DoubleVector v3 = DoubleVector.fromArray(SPECIES, v, b + 3 * ROW + i);
                DoubleVector u0 = DoubleVector.fromArray(SPECIES, u, a + i);
                s00 = u0.fma(v0, s00);
                s01 = u0.fma(v1, s01);
                s02 = u0.fma(v2, s02);
                s03 = u0.fma(v3, s03);
                DoubleVector u1 = DoubleVector.fromArray(SPECIES, u, a + ROW + i);
                s10 = u1.fma(v0, s10);
                s11 = u1.fma(v1, s11);
                s12 = u1.fma(v2, s12);
                s13 = u1.fma(v3, s13);
                DoubleVector u2 = DoubleVector.fromArray(SPECIES, u, a + 2 * ROW + i);
                s20 = u2.fma(v0, s20);
                s21 = u2.fma(v1, s21);
                s22 = u2.fma(v2, s22);
                s23 = u2.fma(v3, s23);
                DoubleVector u3 = DoubleVector.fromArray(SPECIES, u, a + 3 * ROW + i);
                s30 = u3.fma(v0, s30);
                s31 = u3.fma(v1, s31);
                s32 = u3.fma(v2, s32);
                s33 = u3.fma(v3, s33);
            }
            s00.add(DoubleVector.fromArray(SPECIES, partial, first)).intoArray(partial, first);
            s01.add(DoubleVector.fromArray(SPECIES, partial, first + 8)).intoArray(partial, first + 8);
            s02.add(DoubleVector.fromArray(SPECIES, partial, first + 16)).intoArray(partial, first + 16);
            s03.add(DoubleVector.fromArray(SPECIES, partial, first + 24)).intoArray(partial, first + 24);
            s10.add(DoubleVector.fromArray(SPECIES, partial, first + row)).intoArray(partial, first + row);
            s11.add(DoubleVector.fromArray(SPECIES, partial, first + row + 8)).intoArray(partial, first + row + 8);
            s12.add(DoubleVector.fromArray(SPECIES, partial, first + row + 16)).intoArray(partial, first + row + 16);
            s13.add(DoubleVector.fromArray(SPECIES, partial, first + row + 24)).intoArray(partial, first + row + 24);
            s20.add(DoubleVector.fromArray(SPECIES, partial, first + 2 * row)).intoArray(partial, first + 2 * row);
            s21.add(DoubleVector.fromArray(SPECIES, partial, first + 2 * row + 8))
                    .intoArray(partial, first + 2 * row + 8);
            s22.add(DoubleVector.fromArray(SPECIES, partial, first + 2 * row + 16))
                    .intoArray(partial, first + 2 * row + 16);
            s23.add(DoubleVector.fromArray(SPECIES, partial, first + 2 * row + 24))
                    .intoArray(partial, first + 2 * row + 24);
            s30.add(DoubleVector.fromArray(SPECIES, partial, first + 3 * row)).intoArray(partial, first + 3 * row);
            s31.add(DoubleVector.fromArray(SPECIES, partial, first + 3 * row + 8))
                    .intoArray(partial, first + 3 * row + 8);
            s32.add(DoubleVector.fromArray(SPECIES, partial, first + 3 * row + 16))
                    .intoArray(partial, first + 3 * row + 16);
            s33.add(DoubleVector.fromArray(SPECIES, partial, first + 3 * row + 24))
                    .intoArray(partial, first + 3 * row + 24);
        }
    }
}
