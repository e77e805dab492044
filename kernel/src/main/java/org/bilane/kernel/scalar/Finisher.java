package org.bilane.kernel.scalar;

import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.exp.ScalarExp;
import org.bilane.kernel.exp.ScalarPower;
import org.bilane.kernel.path.Finish;

/** Applies a {@link Finish} to one value. */
public final class Finisher {
    private Finisher() {
    }

    /**
     * Finishes a value.
     *
     * @param finish what is done to it
     * @param value the interpolated value
     * @return the finished value
     */
    public static double apply(Finish finish, double value) {
        return switch (finish) {
            case IDENTITY -> value;
            case EXP_BOUNDED -> ScalarExp.bounded(value);
            case EXP_FULL -> ScalarExp.full(value);
            case EXP2_BOUNDED, EXP10_BOUNDED -> ScalarPower.bounded(finish.base(), value);
            case EXP2_FULL, EXP10_FULL -> ScalarPower.full(finish.base(), value);
        };
    }

    /**
     * Finishes a value that may be out of the range of the other values of its table.
     *
     * @param finish what is done to it
     * @param value the interpolated value
     * @return the finished value
     */
    public static double applyToAny(Finish finish, double value) {
        ExpBase base = finish.base();
        if (base == null) {
            return value;
        }
        return base == ExpBase.E ? ScalarExp.full(value) : ScalarPower.full(base, value);
    }

    /**
     * The power of a cell's middle value, a normal number.
     *
     * @param base the base
     * @param middle the middle value
     * @return the base to the power of the middle value
     */
    public static double ofMiddle(ExpBase base, double middle) {
        return base == ExpBase.E ? ScalarExp.bounded(middle) : ScalarPower.bounded(base, middle);
    }
}
