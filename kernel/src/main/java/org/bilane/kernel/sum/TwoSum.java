package org.bilane.kernel.sum;

/**
 * The rounding error of an addition, which is a double: Knuth's TwoSum, as in Ogita, Rump and Oishi, "Accurate Sum and
 * Dot Product" (2005). Stateless.
 */
public final class TwoSum {
    private TwoSum() {
    }

    /**
     * What an addition rounded away.
     *
     * @param a a term
     * @param b the other term
     * @param sum {@code a + b}, rounded
     * @return {@code (a + b) - sum}, exactly, unless the sum overflowed
     */
    public static double lost(double a, double b, double sum) {
        double rest = sum - a;
        return (a - (sum - rest)) + (b - rest);
    }
}
