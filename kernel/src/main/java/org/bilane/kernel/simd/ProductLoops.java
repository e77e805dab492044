package org.bilane.kernel.simd;

import static org.bilane.kernel.moment.CellMoments.PARTIAL_SUMS;
import static org.bilane.kernel.moment.CellMoments.ROW;
import static org.bilane.kernel.simd.VectorWidth.LANES;
import static org.bilane.kernel.simd.VectorWidth.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Adds products of powers to their moments, lanes across points: as {@link org.bilane.kernel.scalar.ScalarMoments}
 * does, operation by operation. Vectors with fewer lanes than there are partial sums take some of these at a time.
 */
final class ProductLoops {
    private ProductLoops() {
    }

    /**
     * Adds the products of four powers of u and four of v to their partial sums. Vectors of 8 lanes come with 32
     * registers; those with fewer have 16, too few for 16 sums at once: what is kept on the stack instead took 1.0 to
     * 1.8 times the time of all, as the frames of the callers happened to lie.
     *
     * @param u the powers of u, a row each
     * @param a where the row of the first of the four begins
     * @param at where the partial sums of the first product begin
     * @param row the distance of the partial sums of two powers of u
     */
    static void add(double[] u, int a, double[] v, int b, int n, double[] partial, int at, int row) {
        if (LANES == PARTIAL_SUMS) {
            addFour(u, a, v, b, n, partial, at, row);
        } else {
            addTwo(u, a, v, b, n, partial, at, row);
            addTwo(u, a + 2 * ROW, v, b, n, partial, at + 2 * row, row);
        }
    }

    /** Two powers of u: 8 sums in registers for 6 loads. */
    private static void addTwo(double[] u, int a, double[] v, int b, int n, double[] partial, int at, int row) {
        for (int lane = 0; lane < PARTIAL_SUMS; lane += LANES) {
            int first = at + lane;
            int second = first + row;
            DoubleVector s00 = DoubleVector.zero(SPECIES);
            DoubleVector s01 = DoubleVector.zero(SPECIES);
            DoubleVector s02 = DoubleVector.zero(SPECIES);
            DoubleVector s03 = DoubleVector.zero(SPECIES);
            DoubleVector s10 = DoubleVector.zero(SPECIES);
            DoubleVector s11 = DoubleVector.zero(SPECIES);
            DoubleVector s12 = DoubleVector.zero(SPECIES);
            DoubleVector s13 = DoubleVector.zero(SPECIES);
            for (int i = lane; i < n; i += PARTIAL_SUMS) {
                DoubleVector u0 = DoubleVector.fromArray(SPECIES, u, a + i);
                DoubleVector u1 = DoubleVector.fromArray(SPECIES, u, a + ROW + i);
                DoubleVector v0 = DoubleVector.fromArray(SPECIES, v, b + i);
                s00 = u0.fma(v0, s00);
                s10 = u1.fma(v0, s10);
                DoubleVector v1 = DoubleVector.fromArray(SPECIES, v, b + ROW + i);
                s01 = u0.fma(v1, s01);
                s11 = u1.fma(v1, s11);
                DoubleVector v2 = DoubleVector.fromArray(SPECIES, v, b + 2 * ROW + i);
                s02 = u0.fma(v2, s02);
                s12 = u1.fma(v2, s12);
                DoubleVector v3 = DoubleVector.fromArray(SPECIES, v, b + 3 * ROW + i);
                s03 = u0.fma(v3, s03);
                s13 = u1.fma(v3, s13);
            }
            s00.add(DoubleVector.fromArray(SPECIES, partial, first)).intoArray(partial, first);
            s01.add(DoubleVector.fromArray(SPECIES, partial, first + 8)).intoArray(partial, first + 8);
            s02.add(DoubleVector.fromArray(SPECIES, partial, first + 16)).intoArray(partial, first + 16);
            s03.add(DoubleVector.fromArray(SPECIES, partial, first + 24)).intoArray(partial, first + 24);
            s10.add(DoubleVector.fromArray(SPECIES, partial, second)).intoArray(partial, second);
            s11.add(DoubleVector.fromArray(SPECIES, partial, second + 8)).intoArray(partial, second + 8);
            s12.add(DoubleVector.fromArray(SPECIES, partial, second + 16)).intoArray(partial, second + 16);
            s13.add(DoubleVector.fromArray(SPECIES, partial, second + 24)).intoArray(partial, second + 24);
        }
    }

    /** Four powers of u: 16 sums in registers for 8 loads. */
    private static void addFour(double[] u, int a, double[] v, int b, int n, double[] partial, int at, int row) {
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
