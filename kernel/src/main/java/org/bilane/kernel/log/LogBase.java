package org.bilane.kernel.log;

import org.bilane.kernel.Scale;
import org.bilane.kernel.exp.ExpBase;

/** The bases of logarithms: for each a row of constants, with which one algorithm computes them, {@link ScalarLog}. */
public enum LogBase {
    /** e. */
    E(ExpBase.E, LogConstants.E_STEP_HI, LogConstants.E_STEP_LO, LogConstants.E_INVERSE_HI,
            LogConstants.E_INVERSE_LO),
    /** 2: the logarithms of powers of two are exact. */
    TWO(ExpBase.TWO, LogConstants.TWO_STEP_HI, LogConstants.TWO_STEP_LO, LogConstants.TWO_INVERSE_HI,
            LogConstants.TWO_INVERSE_LO),
    /** 10: the logarithms of the powers of ten that are doubles are exact. */
    TEN(ExpBase.TEN, LogConstants.TEN_STEP_HI, LogConstants.TEN_STEP_LO, LogConstants.TEN_INVERSE_HI,
            LogConstants.TEN_INVERSE_LO);

    /** The base of the powers that the logarithm undoes. */
    public final ExpBase powers;
    /** The upper bits of the logarithm of 2: an integer of 11 bits times it is exact. */
    public final double stepHi;
    /** What the upper bits leave of it. */
    public final double stepLo;
    /** The reciprocal of the base's natural logarithm, rounded. */
    public final double inverseHi;
    /** What rounding leaves of it. */
    public final double inverseLo;

    LogBase(ExpBase powers, double stepHi, double stepLo, double inverseHi, double inverseLo) {
        this.powers = powers;
        this.stepHi = stepHi;
        this.stepLo = stepLo;
        this.inverseHi = inverseHi;
        this.inverseLo = inverseLo;
    }

    /**
     * The base of a scale.
     *
     * @param scale a scale
     * @return its base; null for the linear one
     */
    public static LogBase of(Scale scale) {
        return switch (scale) {
            case LINEAR -> null;
            case LN -> E;
            case LOG2 -> TWO;
            case LOG10 -> TEN;
        };
    }
}
