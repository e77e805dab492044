package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.bilane.kernel.reference.RandomCase;
import org.junit.jupiter.api.Test;

class InterpolationPartTest {
    private static final int CASES = 48;
    private static final long SEED = 6;

    private static List<Check> run(Function<RandomCase, double[]> interpolation) {
        return new InterpolationPart(CASES, SEED, interpolation).run(more -> { });
    }

    /** The library with each result changed. */
    private static List<Check> runSpoilt(DoubleUnaryOperator spoil) {
        return run(inputs -> {
            double[] values = StackOutputs.interpolated(inputs);
            for (int i = 0; i < values.length; i++) {
                values[i] = spoil.applyAsDouble(values[i]);
            }
            return values;
        });
    }

    private static List<Check.Status> statuses(List<Check> checks) {
        return checks.stream().map(Check::status).toList();
    }

    @Test
    void theLibraryPassesWithPlausibleErrors() {
        List<Check> checks = run(StackOutputs::interpolated);
        checks.forEach(check -> assertEquals(Check.Status.PASSED, check.status(), check::toString));
        checks.forEach(check -> assertTrue(check.cases() > 50, check::toString));
        assertTrue(checks.getFirst().worst() > 1 && !checks.getFirst().at().isEmpty(), checks::toString);
    }

    @Test
    void errorsOfManyUlpFail() {
        List<Check> checks = runSpoilt(value -> value * (1 + 0x1p-46));
        assertEquals(Check.Status.FAILED, checks.get(0).status());
        assertEquals(Check.Status.FAILED, checks.get(1).status());
    }

    @Test
    void anUlpIsAllowedOnlyWhereResultsMayBeRounded() {
        assertEquals(List.of(Check.Status.PASSED, Check.Status.FAILED, Check.Status.PASSED),
                statuses(runSpoilt(value -> Double.isFinite(value) ? Math.nextUp(value) : value)));
    }

    @Test
    void aNumberInPlaceOfNanFails() {
        assertEquals(List.of(Check.Status.PASSED, Check.Status.PASSED, Check.Status.FAILED),
                statuses(runSpoilt(value -> Double.isNaN(value) ? 0 : value)));
    }
}
