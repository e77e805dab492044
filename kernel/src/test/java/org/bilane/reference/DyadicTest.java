package org.bilane.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@link Dyadic} to BigDecimal, which is exact too. */
class DyadicTest {
    @ParameterizedTest
    @ValueSource(doubles = {
        0.0, -0.0, 1, -1, 0.1, -0.1, 1024, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL,
        Double.MIN_VALUE, -Double.MIN_VALUE, 0x0.fffffffffffffp-1022, 0x1.fffffffffffffp-1022, 1.7e308
    })
    void holdsADoubleExactly(double value) {
        assertEquals(0, new BigDecimal(value).compareTo(Dyadic.of(value).toBigDecimal()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotFinite(double value) {
        assertThrows(IllegalArgumentException.class, () -> Dyadic.of(value));
    }

    @Test
    void arithmeticAgreesWithBigDecimal() {
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            double a = anyFinite(random);
            double b = i % 10 == 0 ? a : anyFinite(random);
            BigDecimal bigA = new BigDecimal(a);
            BigDecimal bigB = new BigDecimal(b);
            Dyadic dyadicA = Dyadic.of(a);
            Dyadic dyadicB = Dyadic.of(b);
            assertEquals(0, bigA.add(bigB).compareTo(dyadicA.plus(dyadicB).toBigDecimal()));
            assertEquals(0, bigA.subtract(bigB).compareTo(dyadicA.minus(dyadicB).toBigDecimal()));
            assertEquals(0, bigA.multiply(bigB).compareTo(dyadicA.times(dyadicB).toBigDecimal()));
            assertEquals(0, bigA.abs().compareTo(dyadicA.abs().toBigDecimal()));
            assertEquals(bigA.signum(), dyadicA.signum());
            assertEquals(bigA.compareTo(bigB), dyadicA.compareTo(dyadicB));
            assertEquals(
                    0,
                    bigA.divide(bigB, MathContext.DECIMAL128)
                            .compareTo(dyadicA.dividedBy(dyadicB, MathContext.DECIMAL128)));
        }
    }

    @Test
    void equalNumbersAreEqualHoweverTheyCameAbout() {
        Dyadic six = Dyadic.of(6);
        assertEquals(six, new Dyadic(BigInteger.valueOf(48), -3));
        assertEquals(six, Dyadic.of(1.5).timesPowerOfTwo(2));
        assertEquals(six.hashCode(), Dyadic.of(2).times(Dyadic.of(3)).hashCode());
        assertEquals(Dyadic.ZERO, Dyadic.of(1e300).minus(Dyadic.of(1e300)));
        assertEquals(Dyadic.ONE, Dyadic.of(3).plus(Dyadic.of(-2)));
    }

    @Test
    void nothingIsLostBetweenTheExtremes() {
        Dyadic large = Dyadic.of(Double.MAX_VALUE);
        Dyadic small = Dyadic.of(Double.MIN_VALUE);
        Dyadic sum = large.plus(small);
        assertTrue(sum.compareTo(large) > 0);
        assertEquals(small, sum.minus(large));
        assertEquals(large, sum.minus(small));
        assertEquals(0, large.times(large).dividedBy(large, MathContext.UNLIMITED)
                .compareTo(new BigDecimal(Double.MAX_VALUE)));
    }

    /** A finite double other than zero, from all bit patterns alike. */
    private static double anyFinite(RandomGenerator random) {
        while (true) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                return value;
            }
        }
    }
}
