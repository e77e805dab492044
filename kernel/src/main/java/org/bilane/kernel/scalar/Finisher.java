package org.bilane.kernel.scalar;

import org.bilane.kernel.exp.ScalarExp;
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
        };
    }
}
