package org.bilane.kernel.exp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("numerics")
class DeviationExpTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 1e-17, -1e-17})
    void deviationsThatMakeNoDifferenceGiveOne(double t) {
        assertEquals(1, DeviationExp.degree8(t));
        assertEquals(1, DeviationExp.degree11(t));
    }

    @ParameterizedTest
    @ValueSource(longs = {0x7ff0_0000_0000_0001L, 0x7fff_ffff_ffff_ffffL, 0xfff0_0000_0000_0001L,
        0xfff8_0000_0000_0000L, 0xffff_ffff_ffff_ffffL})
    void everyNanGivesANan(long bits) {
        assertEquals(Double.NaN, DeviationExp.degree8(Double.longBitsToDouble(bits)));
        assertEquals(Double.NaN, DeviationExp.degree11(Double.longBitsToDouble(bits)));
    }

    @Test
    void theWiderReachIsHalfAUnitAndTheOtherLess() {
        assertEquals(0.5, DeviationConstants.REACH_11);
        assertTrue(DeviationConstants.REACH_8 > 0.1 && DeviationConstants.REACH_8 < DeviationConstants.REACH_11);
    }

    /** Both are the exponential function, near enough to tell from any other, and at the ends of their reach too. */
    @Test
    void knownValues() {
        assertEquals(1.1051709180756477, DeviationExp.degree8(0.1), 4.5e-16);
        assertEquals(0.9048374180359595, DeviationExp.degree8(-0.1), 2.3e-16);
        assertEquals(1.6487212707001282, DeviationExp.degree11(0.5), 8.9e-16);
        assertEquals(0.6065306597126334, DeviationExp.degree11(-0.5), 4.5e-16);
    }
}
