package org.bilane.kernel;

import static org.bilane.kernel.arith.Fma.fma;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bilane.kernel.exp.DeviationConstants;
import org.bilane.kernel.exp.DeviationExp;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.exp.ScalarExp;
import org.bilane.kernel.exp.ScalarPower;
import org.bilane.kernel.reference.RandomCase;

/**
 * A cell of a stack, and what the documentation says of exp in it where points are grouped.
 *
 * @param stack the stack
 * @param ix the cell along x, the last beginning on the last knot
 * @param iy the cell along y
 */
record DocumentedCell(RandomCase stack, int ix, int iy) {
    /** The corners of a surface: z00, z01, z10, z11, where the first digit counts along x. */
    double[] corners(int k) {
        int nx = stack.xAxis().length;
        int ny = stack.yAxis().length;
        int first = (k * nx + ix) * ny;
        int second = (k * nx + Math.min(ix + 1, nx - 1)) * ny;
        int next = Math.min(iy + 1, ny - 1);
        double[] z = stack.z();
        return new double[] {z[first + iy], z[first + next], z[second + iy], z[second + next]};
    }

    /** The degree of the polynomial for deviations, the same for all surfaces of the stack; 0 where there is none. */
    int degree(Transform transform) {
        if (transform == Transform.IDENTITY) {
            return 0;
        }
        double bounds = switch (transform) {
            case EXP -> 708;
            case EXP2 -> 1021;
            default -> 307;
        };
        double greatest = transform == Transform.EXP2 ? bounds + 2 : bounds + 1;
        double widest = 0;
        for (int k = 0; k < stack.surfaces(); k++) {
            double[] corners = corners(k);
            if (!Arrays.stream(corners).allMatch(z -> z >= -bounds && z <= greatest)) {
                return 0;
            }
            widest = Math.max(widest, greatest(corners) - least(corners));
        }
        widest *= naturalLogarithm(transform);
        return widest <= 2 * DeviationConstants.REACH_8 ? 8 : widest <= 2 * DeviationConstants.REACH_11 ? 11 : 0;
    }

    /** The natural logarithm of the base of a power. */
    static double naturalLogarithm(Transform transform) {
        return switch (transform) {
            case EXP -> 1;
            case EXP2 -> 0.6931471805599453;
            default -> 2.302585092994046;
        };
    }

    /** Whether all corners of all surfaces are such that differences can't overflow. */
    boolean isRegular() {
        return IntStream.range(0, stack.surfaces())
                .allMatch(k -> Arrays.stream(corners(k)).allMatch(z -> Math.abs(z) <= 0x1p1021));
    }

    /** The power of the middle between a surface's corners. */
    double powerOfMiddle(Transform transform, int k) {
        return power(transform, middle(corners(k)));
    }

    /** A power that is a normal number. */
    static double power(Transform transform, double exponent) {
        return switch (transform) {
            case EXP -> ScalarExp.bounded(exponent);
            case EXP2 -> ScalarPower.bounded(ExpBase.TWO, exponent);
            default -> ScalarPower.bounded(ExpBase.TEN, exponent);
        };
    }

    /** The power of a value less the middle, by the polynomial of the cell's degree. */
    double powerOfDeviation(Transform transform, int degree, int k, double u, double v) {
        double ln = naturalLogarithm(transform);
        double[] corners = corners(k);
        double z00 = corners[0];
        double b = corners[2] - z00;
        double c = corners[1] - z00;
        double d = (corners[3] - corners[1]) - b;
        double deviation = fma(fma(d * ln, v, b * ln), u, fma(c * ln, v, (z00 - middle(corners)) * ln));
        return degree == 8 ? DeviationExp.degree8(deviation) : DeviationExp.degree11(deviation);
    }

    private static double middle(double[] corners) {
        return (least(corners) + greatest(corners)) / 2;
    }

    private static double least(double[] corners) {
        return Math.min(Math.min(corners[0], corners[1]), Math.min(corners[2], corners[3]));
    }

    private static double greatest(double[] corners) {
        return Math.max(Math.max(corners[0], corners[1]), Math.max(corners[2], corners[3]));
    }
}
