package org.bilane.kernel.exp;

/**
 * The bases of exponential functions: for each a row of constants, with which one algorithm computes its powers,
 * {@link ScalarPower}. The step below is the logarithm of 2 to the base; a power is 2^n b^s, where n steps and s make
 * the argument.
 */
public enum ExpBase {
    /** e, whose powers {@link ScalarExp} computes, with the same constants in place. */
    E(new double[] {ExpConstants.BOUNDED_MIN, ExpConstants.BOUNDED_MAX, ExpConstants.FULL_MIN, ExpConstants.FULL_MAX},
            new double[] {ExpConstants.LOG2E, ExpConstants.LN2_HI, ExpConstants.LN2_LO, 1, ExpConstants.LN2_LO,
                ExpConstants.P0, ExpConstants.P1, ExpConstants.P2, ExpConstants.P3, ExpConstants.P4, ExpConstants.P5,
                ExpConstants.P6, ExpConstants.P7, ExpConstants.P8, ExpConstants.P9}),
    /** 2: the powers of integers are exact. */
    TWO(new double[] {BaseConstants.TWO_BOUNDED_MIN, BaseConstants.TWO_BOUNDED_MAX, BaseConstants.TWO_FULL_MIN,
        BaseConstants.TWO_FULL_MAX},
            new double[] {BaseConstants.TWO_LOG2, BaseConstants.TWO_STEP_HI, BaseConstants.TWO_STEP_LO,
                BaseConstants.TWO_SLOPE, BaseConstants.TWO_REST, BaseConstants.TWO_P0, BaseConstants.TWO_P1,
                BaseConstants.TWO_P2, BaseConstants.TWO_P3, BaseConstants.TWO_P4, BaseConstants.TWO_P5,
                BaseConstants.TWO_P6, BaseConstants.TWO_P7, BaseConstants.TWO_P8, BaseConstants.TWO_P9}),
    /** 10: the powers of integers from 0 to 22 are exact. */
    TEN(new double[] {BaseConstants.TEN_BOUNDED_MIN, BaseConstants.TEN_BOUNDED_MAX, BaseConstants.TEN_FULL_MIN,
        BaseConstants.TEN_FULL_MAX},
            new double[] {BaseConstants.TEN_LOG2, BaseConstants.TEN_STEP_HI, BaseConstants.TEN_STEP_LO,
                BaseConstants.TEN_SLOPE, BaseConstants.TEN_REST, BaseConstants.TEN_P0, BaseConstants.TEN_P1,
                BaseConstants.TEN_P2, BaseConstants.TEN_P3, BaseConstants.TEN_P4, BaseConstants.TEN_P5,
                BaseConstants.TEN_P6, BaseConstants.TEN_P7, BaseConstants.TEN_P8, BaseConstants.TEN_P9});

    /** 1.5 * 2^52 + 1023, the same for all bases: see {@link ExpConstants#SHIFT}. */
    static final double SHIFT = ExpConstants.SHIFT;

    /** The least argument of the bounded form: every result from here on is a normal number. */
    public final double boundedMin;
    /** The greatest argument of the bounded form: the result, and the power of two that scales it, are finite. */
    public final double boundedMax;
    /** Arguments below have the same result as this one, 0. */
    public final double fullMin;
    /** Arguments above have the same result as this one, infinity. */
    public final double fullMax;
    /** The binary logarithm of the base. */
    public final double log2;
    /** The upper bits of the step: an integer of 11 bits times it is exact. */
    public final double stepHi;
    /** What the upper bits leave of the step. */
    public final double stepLo;
    /** The natural logarithm of the base, rounded. The polynomial makes up for what rounding leaves of it. */
    public final double slope;
    /** {@link #stepLo} times the natural logarithm. */
    public final double rest;
    /** Coefficient of s^0 in the polynomial that approximates (b^s - 1 - slope s) / s^2; those of s^1 to s^9 follow. */
    public final double p0;
    /** Coefficient of s^1. */
    public final double p1;
    /** Coefficient of s^2. */
    public final double p2;
    /** Coefficient of s^3. */
    public final double p3;
    /** Coefficient of s^4. */
    public final double p4;
    /** Coefficient of s^5. */
    public final double p5;
    /** Coefficient of s^6. */
    public final double p6;
    /** Coefficient of s^7. */
    public final double p7;
    /** Coefficient of s^8. */
    public final double p8;
    /** Coefficient of s^9. */
    public final double p9;

    ExpBase(double[] range, double[] row) {
        this.boundedMin = range[0];
        this.boundedMax = range[1];
        this.fullMin = range[2];
        this.fullMax = range[3];
        this.log2 = row[0];
        this.stepHi = row[1];
        this.stepLo = row[2];
        this.slope = row[3];
        this.rest = row[4];
        this.p0 = row[5];
        this.p1 = row[6];
        this.p2 = row[7];
        this.p3 = row[8];
        this.p4 = row[9];
        this.p5 = row[10];
        this.p6 = row[11];
        this.p7 = row[12];
        this.p8 = row[13];
        this.p9 = row[14];
    }
}
