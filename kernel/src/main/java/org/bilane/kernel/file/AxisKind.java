package org.bilane.kernel.file;

/**
 * What the knots of an axis have in common, as a stack file states it for those who read the file without this
 * library. It follows from the knots alone, which the file holds in any case, and a file that states another kind
 * than that of its knots is refused.
 */
enum AxisKind {
    /** None of the others. */
    ANY(0),
    /** Evenly spaced but for rounding: each knot is within 4 ulp of the largest from where it would be. */
    UNIFORM(1),
    /** 0, 1, ..., n-1. */
    INDEX(2);

    private static final double ROUNDING_ULPS = 4;

    private final byte code;

    AxisKind(int code) {
        this.code = (byte) code;
    }

    /**
     * The kind of an axis.
     *
     * @param knots at least 2 strictly ascending finite knots
     * @return its kind, the most special that fits
     */
    static AxisKind of(double[] knots) {
        return isIndex(knots) ? INDEX : isUniform(knots) ? UNIFORM : ANY;
    }

    private static boolean isIndex(double[] knots) {
        for (int i = 0; i < knots.length; i++) {
            if (knots[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** Without this where the span overflows: the comparison fails then. */
    private static boolean isUniform(double[] knots) {
        int last = knots.length - 1;
        double step = (knots[last] - knots[0]) / last;
        double tolerance = ROUNDING_ULPS * Math.ulp(Math.max(Math.abs(knots[0]), Math.abs(knots[last])));
        for (int i = 0; i <= last; i++) {
            if (!(Math.abs(knots[i] - (knots[0] + i * step)) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    /**
     * What stands for the kind in a file.
     *
     * @return its code
     */
    byte code() {
        return code;
    }
}
