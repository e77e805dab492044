package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ExpPartTest {
    private static final long ARGUMENTS = 50_000;
    private static final long SEED = 5;

    private static List<Check> run(DoubleUnaryOperator exp) {
        return new ExpPart(ARGUMENTS, SEED, (arguments, shape) -> Arrays.stream(arguments).map(exp).toArray(),
                new UlpProfile())
                .run(more -> { });
    }

    private static List<String> failed(List<Check> checks) {
        return checks.stream().filter(check -> check.status() == Check.Status.FAILED).map(Check::range).toList();
    }

    @Test
    void theLibraryPassesWithPlausibleErrors() {
        AtomicLong done = new AtomicLong();
        ExpPart part = new ExpPart(ARGUMENTS, SEED, SurfaceExp::evaluate, new UlpProfile());
        List<Check> checks = part.run(done::addAndGet);
        assertEquals(List.of(), failed(checks));
        assertEquals(part.amount(), done.get());
        assertEquals(ExpRange.values().length + 1, checks.size());
        checks.stream().filter(check -> check.name().equals("exp")).forEach(check -> assertAll(
                () -> assertTrue(check.worst() > 0.45 && check.worst() < 0.75, check::toString),
                () -> assertTrue(check.cases() > 0, check::toString)));
    }

    @Test
    void surfaceExpGivesTheResultOfEachArgumentInItsPlace() {
        double[] arguments = new double[2 * ExpFunction.GRANULE];
        Arrays.setAll(arguments, i -> i / 8.0 - 100);
        for (int surfaces : new int[] {1, 16}) {
            double[] results = SurfaceExp.evaluate(arguments, new ExpFunction.Shape(surfaces, false));
            for (int i = 0; i < arguments.length; i++) {
                assertEquals(1, results[i] / Math.exp(arguments[i]), 1e-15);
            }
        }
    }

    @Test
    void twoUlpTooManyForOneArgumentFail() {
        double[] spoilt = {-745.1332191019411, -708.3964185322641, 709.782712893384};
        for (double argument : spoilt) {
            List<Check> checks = run(x -> x == argument ? StrictMath.exp(x) - 2 * Math.ulp(StrictMath.exp(x))
                    : StrictMath.exp(x));
            assertEquals(List.of("next to the thresholds"), failed(checks));
            assertTrue(checks.stream().anyMatch(check -> check.at().equals(Double.toHexString(argument))));
        }
    }

    @Test
    void nanFails() {
        List<Check> checks = run(x -> x > 709 ? Double.NaN : StrictMath.exp(x));
        assertTrue(failed(checks).contains("next to the thresholds"));
        assertTrue(checks.stream().anyMatch(check -> check.worst() == Double.POSITIVE_INFINITY
                && Double.parseDouble(check.at()) > 709));
    }

    @Test
    void resultsOfTheWrongFunctionFailInEachRange() {
        assertEquals(ExpRange.values().length, failed(run(x -> 2 * StrictMath.exp(x) + 2 * Double.MIN_VALUE)).size());
    }

    @Test
    void theSameSeedGivesTheSameResult() {
        assertEquals(run(StrictMath::exp), run(StrictMath::exp));
    }
}
