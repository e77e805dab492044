package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpRangeTest {
    private static final int COUNT = 100_000;

    private static double[] drawn(ExpRange range) {
        SplittableRandom random = new SplittableRandom(3);
        return IntStream.range(0, COUNT).mapToDouble(i -> range.draw(i, COUNT, random)).toArray();
    }

    @ParameterizedTest
    @EnumSource(ExpRange.class)
    void rangesOfNarrowTablesStayInTheRangeOfTheShortForm(ExpRange range) {
        for (double x : drawn(range)) {
            assertTrue(range.wide() ? x > -746 && x < 710 : x >= -708 && x <= 709,
                    () -> range + ": " + Double.toHexString(x));
        }
    }

    @Test
    void bitPatternsMeetEachBinadeOfBothSigns() {
        long binades = Arrays.stream(drawn(ExpRange.FULL_PATTERNS))
                .map(x -> Math.copySign(Math.getExponent(x) + 100, x)).distinct().count();
        // 2^-53 to 2^9, and -2^-54 to -2^9.
        assertEquals(63 + 64, binades);
    }

    @Test
    void thresholdsHoldAllDoublesAround() {
        double[] sorted = Arrays.stream(drawn(ExpRange.THRESHOLDS)).sorted().toArray();
        long gaps = IntStream.range(1, sorted.length).filter(i -> sorted[i] > Math.nextUp(sorted[i - 1])).count();
        assertEquals(4, gaps, "five runs of consecutive doubles");
        assertEquals(0, Math.exp(sorted[0]));
        assertEquals(Double.POSITIVE_INFINITY, Math.exp(sorted[sorted.length - 1]));
    }

    @Test
    void subnormalRangeIsThatOfSubnormalResults() {
        for (double x : drawn(ExpRange.SUBNORMAL)) {
            double result = StrictMath.exp(x);
            assertTrue(result > 0 && result < Double.MIN_NORMAL, () -> "exp(" + x + ") = " + result);
        }
    }

    @Test
    void sharesAddUpToAllArguments() {
        long total = Arrays.stream(ExpRange.values()).mapToLong(range -> range.count(1_000_000)).sum();
        assertTrue(total >= 1_000_000 && total < 1_000_010, () -> total + " arguments");
    }
}
