package org.bilane.kernel.scalar;

import static org.bilane.kernel.arith.Fma.fma;
import static org.bilane.kernel.moment.CellMoments.MIDDLE;
import static org.bilane.kernel.moment.CellMoments.PARTIAL_SUMS;
import static org.bilane.kernel.moment.CellMoments.ROW;

/** Collects moments, one point at a time: see {@link org.bilane.kernel.moment.CellMoments}. */
public final class ScalarMoments {
    private ScalarMoments() {
    }

    /**
     * Turns fractions into coordinates from the middle of the cell.
     *
     * @param fractions u of point i at 2 i, v at 2 i + 1
     * @param n the points
     * @param u receives those along x, in row 1
     * @param v receives those along y, in row 1
     */
    public static void center(double[] fractions, int n, double[] u, double[] v) {
        for (int i = 0; i < n; i++) {
            u[ROW + i] = fractions[2 * i] - MIDDLE;
            v[ROW + i] = fractions[2 * i + 1] - MIDDLE;
        }
    }

    static void powersTo8(double[] rows, int n) {
        for (int i = 0; i < n; i++) {
            double x = rows[ROW + i];
            double x2 = x * x;
            rows[2 * ROW + i] = x2;
            double x3 = x2 * x;
            rows[3 * ROW + i] = x3;
            double x4 = x2 * x2;
            rows[4 * ROW + i] = x4;
            double x5 = x4 * x;
            rows[5 * ROW + i] = x5;
            double x6 = x4 * x2;
            rows[6 * ROW + i] = x6;
            double x7 = x4 * x3;
            rows[7 * ROW + i] = x7;
            double x8 = x4 * x4;
            rows[8 * ROW + i] = x8;
        }
    }

    static void powersTo12(double[] rows, int n) {
        for (int i = 0; i < n; i++) {
            double x = rows[ROW + i];
            double x2 = x * x;
            rows[2 * ROW + i] = x2;
            double x3 = x2 * x;
            rows[3 * ROW + i] = x3;
            double x4 = x2 * x2;
            rows[4 * ROW + i] = x4;
            double x5 = x4 * x;
            rows[5 * ROW + i] = x5;
            double x6 = x4 * x2;
            rows[6 * ROW + i] = x6;
            double x7 = x4 * x3;
            rows[7 * ROW + i] = x7;
            double x8 = x4 * x4;
            rows[8 * ROW + i] = x8;
            double x9 = x8 * x;
            rows[9 * ROW + i] = x9;
            double x10 = x8 * x2;
            rows[10 * ROW + i] = x10;
            double x11 = x8 * x3;
            rows[11 * ROW + i] = x11;
            double x12 = x8 * x4;
            rows[12 * ROW + i] = x12;
        }
    }

    static void addPowers(double[] rows, int from, int n, double[] partial, int at, int step) {
        for (int lane = 0; lane < PARTIAL_SUMS; lane++) {
            int first = at + lane;
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int i = lane; i < n; i += PARTIAL_SUMS) {
                s0 += rows[from + i];
                s1 += rows[from + ROW + i];
                s2 += rows[from + 2 * ROW + i];
                s3 += rows[from + 3 * ROW + i];
            }
            partial[first] += s0;
            partial[first + step] += s1;
            partial[first + 2 * step] += s2;
            partial[first + 3 * step] += s3;
        }
    }

    static void addLinear(double[] u, double[] v, int n, double[] partial) {
        for (int lane = 0; lane < PARTIAL_SUMS; lane++) {
            double sumOfV = 0;
            double sumOfU = 0;
            double sumOfProducts = 0;
            for (int i = lane; i < n; i += PARTIAL_SUMS) {
                double x = u[ROW + i];
                double y = v[ROW + i];
                sumOfV += y;
                sumOfU += x;
                sumOfProducts = fma(x, y, sumOfProducts);
            }
            partial[PARTIAL_SUMS + lane] += sumOfV;
            partial[2 * PARTIAL_SUMS + lane] += sumOfU;
            partial[3 * PARTIAL_SUMS + lane] += sumOfProducts;
        }
    }

    static void addProducts(double[] u, int a, double[] v, int b, int n, double[] partial, int at, int row) {
        for (int lane = 0; lane < PARTIAL_SUMS; lane++) {
            int first = at + lane;
            double s00 = 0;
            double s01 = 0;
            double s02 = 0;
            double s03 = 0;
            double s10 = 0;
            double s11 = 0;
            double s12 = 0;
            double s13 = 0;
            double s20 = 0;
            double s21 = 0;
            double s22 = 0;
            double s23 = 0;
            double s30 = 0;
            double s31 = 0;
            double s32 = 0;
            double s33 = 0;
            for (int i = lane; i < n; i += PARTIAL_SUMS) {
                double v0 = v[b + i];
                double v1 = v[b + ROW + i];
                double v2 = v[b + 2 * ROW + i];
                double v3 = v[b + 3 * ROW + i];
                double u0 = u[a + i];
                s00 = fma(u0, v0, s00);
                s01 = fma(u0, v1, s01);
                s02 = fma(u0, v2, s02);
                s03 = fma(u0, v3, s03);
                double u1 = u[a + ROW + i];
                s10 = fma(u1, v0, s10);
                s11 = fma(u1, v1, s11);
                s12 = fma(u1, v2, s12);
                s13 = fma(u1, v3, s13);
                double u2 = u[a + 2 * ROW + i];
                s20 = fma(u2, v0, s20);
                s21 = fma(u2, v1, s21);
                s22 = fma(u2, v2, s22);
                s23 = fma(u2, v3, s23);
                double u3 = u[a + 3 * ROW + i];
                s30 = fma(u3, v0, s30);
                s31 = fma(u3, v1, s31);
                s32 = fma(u3, v2, s32);
                s33 = fma(u3, v3, s33);
            }
            partial[first] += s00;
            partial[first + 8] += s01;
            partial[first + 16] += s02;
            partial[first + 24] += s03;
            partial[first + row] += s10;
            partial[first + row + 8] += s11;
            partial[first + row + 16] += s12;
            partial[first + row + 24] += s13;
            partial[first + 2 * row] += s20;
            partial[first + 2 * row + 8] += s21;
            partial[first + 2 * row + 16] += s22;
            partial[first + 2 * row + 24] += s23;
            partial[first + 3 * row] += s30;
            partial[first + 3 * row + 8] += s31;
            partial[first + 3 * row + 16] += s32;
            partial[first + 3 * row + 24] += s33;
        }
    }
}
