package org.bilane.kernel;

import static org.bilane.kernel.arith.Fma.fma;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** What the documentation of sums says of points that enter through their moments, written down plainly. */
final class DocumentedMoments {
    private static final int LANES = 8;
    private static final int PIECE = 256;

    private final int series;
    private final double[][] moments;

    /**
     * The moments of a run.
     *
     * @param collected the largest power that is collected: 1, 8 or 12
     * @param series the largest power of the series
     * @param points the points' indices
     * @param u fractions along x, of all points
     * @param v fractions along y
     */
    DocumentedMoments(int collected, int series, List<Integer> points, double[] u, double[] v) {
        this.series = series;
        this.moments = new double[series + 1][series + 1];
        for (int a = 0; a <= collected; a++) {
            for (int b = 0; b <= collected; b++) {
                moments[a][b] = moment(a, b, points, u, v);
            }
        }
        for (int b = 0; b <= collected; b++) {
            for (int power = collected + 1; power <= series; power++) {
                double[] column = new double[collected + 1];
                for (int a = 0; a <= collected; a++) {
                    column[a] = moments[a][b];
                }
                moments[power][b] = replaced(power, collected, column);
            }
        }
        for (int a = 0; a <= series; a++) {
            for (int power = collected + 1; power <= series; power++) {
                moments[a][power] = replaced(power, collected, moments[a]);
            }
        }
    }

    /**
     * The terms of a piece of 256 points go to eight partial sums in turn; those of four pieces are added, then those
     * of the fours, and the eight in pairs.
     */
    private static double moment(int a, int b, List<Integer> points, double[] u, double[] v) {
        if (a == 0 && b == 0) {
            return points.size();
        }
        double[] total = new double[LANES];
        for (int part = 0; part < points.size(); part += 4 * PIECE) {
            double[] ofPart = new double[LANES];
            for (int piece = part; piece < Math.min(part + 4 * PIECE, points.size()); piece += PIECE) {
                double[] sums = new double[LANES];
                for (int i = piece; i < Math.min(piece + PIECE, points.size()); i++) {
                    double x = power(u[points.get(i)] - 0.5, a);
                    double y = power(v[points.get(i)] - 0.5, b);
                    int lane = i % LANES;
                    sums[lane] = a == 0 ? sums[lane] + y : b == 0 ? sums[lane] + x : fma(x, y, sums[lane]);
                }
                add(sums, ofPart);
            }
            add(ofPart, total);
        }
        return ((total[0] + total[1]) + (total[2] + total[3])) + ((total[4] + total[5]) + (total[6] + total[7]));
    }

    private static void add(double[] sums, double[] to) {
        for (int lane = 0; lane < LANES; lane++) {
            to[lane] += sums[lane];
        }
    }

    /** The largest power of two times the rest, which is made the same way. */
    private static double power(double x, int n) {
        if (n <= 1) {
            return n == 0 ? 1 : x;
        }
        int half = Integer.highestOneBit(n);
        return half == n ? power(x, n / 2) * power(x, n / 2) : power(x, half) * power(x, n - half);
    }

    /** x^power without the terms of Chebyshev's polynomials above the collected degree, from x^0 or x^1 on. */
    private static double replaced(int power, int collected, double[] moments) {
        double[] polynomial = replacement(power, collected);
        int first = power % 2;
        double sum = polynomial[first] * moments[first];
        for (int i = first + 2; i <= collected; i += 2) {
            sum = fma(polynomial[i], moments[i], sum);
        }
        return sum;
    }

    /** Exact, as all coefficients are integers over powers of two. */
    private static double[] replacement(int power, int collected) {
        double[] polynomial = new double[power + 1];
        polynomial[power] = 1;
        for (int degree = power; degree > collected; degree--) {
            double[] chebyshev = chebyshev(degree);
            double factor = polynomial[degree] / chebyshev[degree];
            for (int i = 0; i <= degree; i++) {
                polynomial[i] -= factor * chebyshev[i];
            }
        }
        return polynomial;
    }

    /** T_n(2 x). */
    private static double[] chebyshev(int n) {
        double[] before = {1};
        double[] now = {0, 2};
        for (int degree = 1; degree < n; degree++) {
            double[] after = new double[degree + 2];
            for (int i = 0; i <= degree; i++) {
                after[i + 1] += 4 * now[i];
            }
            for (int i = 0; i < degree; i++) {
                after[i] -= before[i];
            }
            before = now;
            now = after;
        }
        return now;
    }

    /**
     * The sum of the powers of a surface over the run.
     *
     * @param corners of the surface
     * @param ln the natural logarithm of the base
     * @param power the power of a mean of corners
     */
    double sumOfPowers(double[] corners, double ln, DoubleUnaryOperator power) {
        double alpha = ((corners[0] + corners[1]) + (corners[2] + corners[3])) / 4;
        double beta = ((corners[2] + corners[3]) - (corners[0] + corners[1])) / 2 * ln;
        double gamma = ((corners[1] + corners[3]) - (corners[0] + corners[2])) / 2 * ln;
        double delta = ((corners[3] - corners[2]) - (corners[1] - corners[0])) * ln;
        double[] r = new double[series + 2];
        double[] reciprocalFactorials = new double[series + 1];
        double factorial = 1;
        for (int b = 0; b <= series; b++) {
            factorial *= Math.max(1, b);
            reciprocalFactorials[b] = 1 / factorial;
        }
        for (int b = series; b >= 0; b--) {
            for (int a = 0; a <= series; a++) {
                double moment = b < 2 ? moments[a][b] : moments[a][b] * reciprocalFactorials[b];
                // The highest power of u has none above it.
                r[a] = fma(gamma, r[a], a == series ? moment : fma(delta, r[a + 1], moment));
            }
        }
        double sum = r[series];
        for (int a = series - 1; a >= 0; a--) {
            sum = fma(a == 0 ? beta : beta * (1.0 / (a + 1)), sum, r[a]);
        }
        return sum * power.applyAsDouble(alpha);
    }

    /** The sum of a surface itself over the run. */
    double sumOfValues(double[] corners) {
        double alpha = ((corners[0] + corners[1]) + (corners[2] + corners[3])) / 4;
        double beta = ((corners[2] + corners[3]) - (corners[0] + corners[1])) / 2;
        double gamma = ((corners[1] + corners[3]) - (corners[0] + corners[2])) / 2;
        double delta = (corners[3] - corners[2]) - (corners[1] - corners[0]);
        return fma(alpha, moments[0][0], fma(beta, moments[1][0], fma(gamma, moments[0][1], delta * moments[1][1])));
    }
}
