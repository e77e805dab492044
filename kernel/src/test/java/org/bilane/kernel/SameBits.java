package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.IntFunction;

/** Equality bit by bit. All NaN are one, since Java does not say which of them an operation gives. */
final class SameBits {
    private SameBits() {
    }

    /** Fails at the first difference, with what {@code place} says of its index. */
    static void require(double[] expected, double[] actual, IntFunction<String> place) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(actual[i])) {
                fail(Double.toHexString(actual[i]) + " instead of " + Double.toHexString(expected[i]) + " in "
                        + place.apply(i));
            }
        }
    }
}
