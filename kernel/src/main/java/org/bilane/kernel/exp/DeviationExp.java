package org.bilane.kernel.exp;

import static org.bilane.kernel.arith.Fma.fma;
import static org.bilane.kernel.exp.DeviationConstants.P11_10;
import static org.bilane.kernel.exp.DeviationConstants.P11_11;
import static org.bilane.kernel.exp.DeviationConstants.P11_1;
import static org.bilane.kernel.exp.DeviationConstants.P11_2;
import static org.bilane.kernel.exp.DeviationConstants.P11_3;
import static org.bilane.kernel.exp.DeviationConstants.P11_4;
import static org.bilane.kernel.exp.DeviationConstants.P11_5;
import static org.bilane.kernel.exp.DeviationConstants.P11_6;
import static org.bilane.kernel.exp.DeviationConstants.P11_7;
import static org.bilane.kernel.exp.DeviationConstants.P11_8;
import static org.bilane.kernel.exp.DeviationConstants.P11_9;
import static org.bilane.kernel.exp.DeviationConstants.P8_1;
import static org.bilane.kernel.exp.DeviationConstants.P8_2;
import static org.bilane.kernel.exp.DeviationConstants.P8_3;
import static org.bilane.kernel.exp.DeviationConstants.P8_4;
import static org.bilane.kernel.exp.DeviationConstants.P8_5;
import static org.bilane.kernel.exp.DeviationConstants.P8_6;
import static org.bilane.kernel.exp.DeviationConstants.P8_7;
import static org.bilane.kernel.exp.DeviationConstants.P8_8;

/**
 * exp of a small deviation: the factor between exp of a cell's middle value and exp of a value in the cell. Without
 * range reduction, and so without a power of two to be put together from bits: a loop over it is compiled to vectors
 * even where it is written for one value at a time.
 *
 * <dl>
 *   <dt>Range</dt>
 *   <dd>|t| up to {@link DeviationConstants#REACH_8} for {@link #degree8}, {@link DeviationConstants#REACH_11} for
 *       {@link #degree11}, and a few roundings beyond; outside the result is unspecified.</dd>
 *   <dt>Error</dt>
 *   <dd>relative, with e = 2^-53: below 1.7 e for {@link #degree8}, 4.3 e for {@link #degree11} with FMA instructions;
 *       below 1.8 e and 4.8 e without. {@code docs/numerics.md} derives the bounds.</dd>
 *   <dt>Special values</dt>
 *   <dd>exp(+0) = exp(-0) = 1 exactly; NaN gives a NaN.</dd>
 * </dl>
 *
 * <p>The order of the operations is part of the contract: code that repeats them lane by lane must get the same bits.
 */
public final class DeviationExp {
    private DeviationExp() {
    }

    /**
     * e to the power of a deviation of up to {@link DeviationConstants#REACH_8}.
     *
     * @param t the deviation
     * @return exp(t)
     */
    public static double degree8(double t) {
        double p = P8_8;
        p = fma(p, t, P8_7);
        p = fma(p, t, P8_6);
        p = fma(p, t, P8_5);
        p = fma(p, t, P8_4);
        p = fma(p, t, P8_3);
        p = fma(p, t, P8_2);
        p = fma(p, t, P8_1);
        return fma(p, t, 1);
    }

    /**
     * e to the power of a deviation of up to {@link DeviationConstants#REACH_11}.
     *
     * @param t the deviation
     * @return exp(t)
     */
    public static double degree11(double t) {
        double p = P11_11;
        p = fma(p, t, P11_10);
        p = fma(p, t, P11_9);
        p = fma(p, t, P11_8);
        p = fma(p, t, P11_7);
        p = fma(p, t, P11_6);
        p = fma(p, t, P11_5);
        p = fma(p, t, P11_4);
        p = fma(p, t, P11_3);
        p = fma(p, t, P11_2);
        p = fma(p, t, P11_1);
        return fma(p, t, 1);
    }
}
