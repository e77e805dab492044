package org.bilane.kernel.scalar;

import org.bilane.kernel.exp.ScalarExp;
import org.bilane.kernel.path.Finish;

/** Applies a {@link Finish} to one value. */
final class Finisher {
    private Finisher() {
    }

    static double apply(Finish finish, double value) {
        return switch (finish) {
            case IDENTITY -> value;
            case EXP_BOUNDED -> ScalarExp.bounded(value);
            case EXP_FULL -> ScalarExp.full(value);
        };
    }
}
