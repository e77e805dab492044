package org.bilane.kernel.exp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("numerics")
class ScalarExpTest {
    private static final double GREATEST_FINITE = 709.782712893384;
    private static final double LEAST_NONZERO = -745.1332191019411;

    private static void assertSameBits(double expected, double actual, double x) {
        assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual),
                () -> "exp(" + Double.toHexString(x) + ") is " + expected + " and " + actual);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 1", "-0.0, 1", "4.9E-324, 1", "-4.9E-324, 1", "1E-17, 1", "-1E-17, 1",
        "Infinity, Infinity", "1.7976931348623157E308, Infinity", "710, Infinity",
        "709.7827128933841, Infinity",
        "-Infinity, 0.0", "-1.7976931348623157E308, 0.0", "-750, 0.0", "-745.2, 0.0",
        "NaN, NaN"})
    void fullGivesSpecialValues(double x, double expected) {
        double result = ScalarExp.full(x);
        assertSameBits(expected, Double.isNaN(result) ? Double.NaN : result, x);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 1", "-0.0, 1", "4.9E-324, 1", "-4.9E-324, 1", "NaN, NaN"})
    void boundedGivesSpecialValues(double x, double expected) {
        assertEquals(expected, ScalarExp.bounded(x));
    }

    @ParameterizedTest
    @ValueSource(longs = {0x7ff0_0000_0000_0001L, 0x7fff_ffff_ffff_ffffL, 0xfff0_0000_0000_0001L,
        0xfff8_0000_0000_0000L, 0xffff_ffff_ffff_ffffL})
    void everyNanGivesANan(long bits) {
        assertEquals(Double.NaN, ScalarExp.full(Double.longBitsToDouble(bits)));
        assertEquals(Double.NaN, ScalarExp.bounded(Double.longBitsToDouble(bits)));
    }

    @Test
    void overflowStartsAtTheRightDouble() {
        assertEquals(0x1.fffffffffff2ap1023, ScalarExp.full(GREATEST_FINITE), 0x1p972);
        assertEquals(Double.POSITIVE_INFINITY, ScalarExp.full(Math.nextUp(GREATEST_FINITE)));
    }

    @Test
    void underflowStartsAtTheRightDouble() {
        assertEquals(Double.MIN_VALUE, ScalarExp.full(LEAST_NONZERO));
        assertEquals(0, ScalarExp.full(LEAST_NONZERO - 1e-9));
    }

    @Test
    void boundedAndFullGiveTheSameBits() {
        SplittableRandom random = new SplittableRandom(7);
        DoubleStream ends = DoubleStream.of(-708, 709, 0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE);
        DoubleStream range = random.split().doubles(1_000_000, -708, 709);
        DoubleStream small = random.split().doubles(100_000, -1e-8, 1e-8);
        DoubleStream.concat(ends, DoubleStream.concat(range, small))
                .forEach(x -> assertSameBits(ScalarExp.bounded(x), ScalarExp.full(x), x));
    }
}
