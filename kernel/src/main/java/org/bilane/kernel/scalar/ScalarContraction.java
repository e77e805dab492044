package org.bilane.kernel.scalar;

import static org.bilane.kernel.arith.Fma.fma;
import static org.bilane.kernel.moment.CellMoments.POWERS;

import org.bilane.kernel.path.RunScratch;

/**
 * Contracts moments with the coefficients of each surface. With {@code f = alpha + beta u + gamma v + delta u v} in the
 * cell, u and v being from its middle, the sum of exp(f) over its points is
 * <pre>{@code
 * exp(alpha) * sum over a and b of beta^a u^a / a! * (gamma + delta u)^b v^b / b!, u^n v^m replaced by M_nm.
 * }</pre>
 * First Horner's rule in v, from the highest power b down to 0, of all powers of u at once:
 * {@code r_a = M_ab / b! + gamma r_a + delta r_(a+1)}, with {@code r_a} and {@code r_(a+1)} of step b + 1 to the right,
 * 0 before the first. Then {@code r_a} is what the sum over b gives for {@code u^a}, and Horner's rule for beta adds up
 * {@code beta^a / a! * r_a}, with the factorials a! taken one factor at a time. For other bases than e the sum is that
 * of powers to the base, and beta, gamma and delta are multiplied by its natural logarithm.
 *
 * <p>Of {@link RunScratch}, {@code a}, {@code c}, {@code b} and {@code d} hold the corners z00, z01, z10 and z11 here,
 * {@code middle} the means of the corners and then their powers, {@code sum} what comes of it.
 */
final class ScalarContraction {
    private ScalarContraction() {
    }

    static void means(RunScratch corners, int count) {
        for (int s = 0; s < count; s++) {
            double z00 = corners.a[s];
            double z01 = corners.c[s];
            double z10 = corners.b[s];
            double z11 = corners.d[s];
            corners.middle[s] = ((z00 + z01) + (z10 + z11)) * 0.25;
        }
    }

    static void contractLinear(RunScratch corners, double[] moments, int count) {
        for (int s = 0; s < count; s++) {
            double z00 = corners.a[s];
            double z01 = corners.c[s];
            double z10 = corners.b[s];
            double z11 = corners.d[s];
            double alpha = ((z00 + z01) + (z10 + z11)) * 0.25;
            double beta = ((z10 + z11) - (z00 + z01)) * 0.5;
            double gamma = ((z01 + z11) - (z00 + z10)) * 0.5;
            double delta = (z11 - z10) - (z01 - z00);
            double sum = delta * moments[POWERS + 1];
            sum = fma(gamma, moments[POWERS], sum);
            sum = fma(beta, moments[1], sum);
            corners.sum[s] = fma(alpha, moments[0], sum);
        }
    }

    static void contract10(RunScratch corners, double[] moments, double ln, int count) {
        double half = 0.5 * ln;
        for (int s = 0; s < count; s++) {
            double z00 = corners.a[s];
            double z01 = corners.c[s];
            double z10 = corners.b[s];
            double z11 = corners.d[s];
            double beta = ((z10 + z11) - (z00 + z01)) * half;
            double gamma = ((z01 + z11) - (z00 + z10)) * half;
            double delta = ((z11 - z10) - (z01 - z00)) * ln;
            double r0 = 0;
            double r1 = 0;
            double r2 = 0;
            double r3 = 0;
            double r4 = 0;
            double r5 = 0;
            double r6 = 0;
            double r7 = 0;
            double r8 = 0;
            double r9 = 0;
            double r10 = 0;
            for (int m = 10 * POWERS; m >= 0; m -= POWERS) {
                r0 = fma(gamma, r0, fma(delta, r1, moments[m]));
                r1 = fma(gamma, r1, fma(delta, r2, moments[m + 1]));
                r2 = fma(gamma, r2, fma(delta, r3, moments[m + 2]));
                r3 = fma(gamma, r3, fma(delta, r4, moments[m + 3]));
                r4 = fma(gamma, r4, fma(delta, r5, moments[m + 4]));
                r5 = fma(gamma, r5, fma(delta, r6, moments[m + 5]));
                r6 = fma(gamma, r6, fma(delta, r7, moments[m + 6]));
                r7 = fma(gamma, r7, fma(delta, r8, moments[m + 7]));
                r8 = fma(gamma, r8, fma(delta, r9, moments[m + 8]));
                r9 = fma(gamma, r9, fma(delta, r10, moments[m + 9]));
                r10 = fma(gamma, r10, moments[m + 10]);
            }
            double sum = r10;
            sum = fma(beta * (1.0 / 10), sum, r9);
            sum = fma(beta * (1.0 / 9), sum, r8);
            sum = fma(beta * (1.0 / 8), sum, r7);
            sum = fma(beta * (1.0 / 7), sum, r6);
            sum = fma(beta * (1.0 / 6), sum, r5);
            sum = fma(beta * (1.0 / 5), sum, r4);
            sum = fma(beta * (1.0 / 4), sum, r3);
            sum = fma(beta * (1.0 / 3), sum, r2);
            sum = fma(beta * 0.5, sum, r1);
            sum = fma(beta, sum, r0);
            corners.sum[s] = sum * corners.middle[s];
        }
    }

    static void contract15(RunScratch corners, double[] moments, double ln, int count) {
        double half = 0.5 * ln;
        for (int s = 0; s < count; s++) {
            double z00 = corners.a[s];
            double z01 = corners.c[s];
            double z10 = corners.b[s];
            double z11 = corners.d[s];
            double beta = ((z10 + z11) - (z00 + z01)) * half;
            double gamma = ((z01 + z11) - (z00 + z10)) * half;
            double delta = ((z11 - z10) - (z01 - z00)) * ln;
            double r0 = 0;
            double r1 = 0;
            double r2 = 0;
            double r3 = 0;
            double r4 = 0;
            double r5 = 0;
            double r6 = 0;
            double r7 = 0;
            double r8 = 0;
            double r9 = 0;
            double r10 = 0;
            double r11 = 0;
            double r12 = 0;
            double r13 = 0;
            double r14 = 0;
            double r15 = 0;
            for (int m = 15 * POWERS; m >= 0; m -= POWERS) {
                r0 = fma(gamma, r0, fma(delta, r1, moments[m]));
                r1 = fma(gamma, r1, fma(delta, r2, moments[m + 1]));
                r2 = fma(gamma, r2, fma(delta, r3, moments[m + 2]));
                r3 = fma(gamma, r3, fma(delta, r4, moments[m + 3]));
                r4 = fma(gamma, r4, fma(delta, r5, moments[m + 4]));
                r5 = fma(gamma, r5, fma(delta, r6, moments[m + 5]));
                r6 = fma(gamma, r6, fma(delta, r7, moments[m + 6]));
                r7 = fma(gamma, r7, fma(delta, r8, moments[m + 7]));
                r8 = fma(gamma, r8, fma(delta, r9, moments[m + 8]));
                r9 = fma(gamma, r9, fma(delta, r10, moments[m + 9]));
                r10 = fma(gamma, r10, fma(delta, r11, moments[m + 10]));
                r11 = fma(gamma, r11, fma(delta, r12, moments[m + 11]));
                r12 = fma(gamma, r12, fma(delta, r13, moments[m + 12]));
                r13 = fma(gamma, r13, fma(delta, r14, moments[m + 13]));
                r14 = fma(gamma, r14, fma(delta, r15, moments[m + 14]));
                r15 = fma(gamma, r15, moments[m + 15]);
            }
            double sum = r15;
            sum = fma(beta * (1.0 / 15), sum, r14);
            sum = fma(beta * (1.0 / 14), sum, r13);
            sum = fma(beta * (1.0 / 13), sum, r12);
            sum = fma(beta * (1.0 / 12), sum, r11);
            sum = fma(beta * (1.0 / 11), sum, r10);
            sum = fma(beta * (1.0 / 10), sum, r9);
            sum = fma(beta * (1.0 / 9), sum, r8);
            sum = fma(beta * (1.0 / 8), sum, r7);
            sum = fma(beta * (1.0 / 7), sum, r6);
            sum = fma(beta * (1.0 / 6), sum, r5);
            sum = fma(beta * (1.0 / 5), sum, r4);
            sum = fma(beta * (1.0 / 4), sum, r3);
            sum = fma(beta * (1.0 / 3), sum, r2);
            sum = fma(beta * 0.5, sum, r1);
            sum = fma(beta, sum, r0);
            corners.sum[s] = sum * corners.middle[s];
        }
    }
}
