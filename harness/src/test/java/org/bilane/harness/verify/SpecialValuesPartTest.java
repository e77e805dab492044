package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SpecialValuesPartTest {
    private static Check run(DoubleUnaryOperator exp) {
        return new SpecialValuesPart((arguments, shape) -> Arrays.stream(arguments).map(exp).toArray())
                .run(more -> { }).getFirst();
    }

    @Test
    void theLibraryPasses() {
        Check check = new SpecialValuesPart(SurfaceExp::evaluate).run(more -> { }).getFirst();
        assertEquals(Check.Status.PASSED, check.status(), check::toString);
    }

    @Test
    void theJdkPasses() {
        assertEquals(Check.Status.PASSED, run(StrictMath::exp).status());
    }

    @Test
    void negativeZeroInPlaceOfZeroFails() {
        Check check = run(x -> x == Double.NEGATIVE_INFINITY ? -0.0 : StrictMath.exp(x));
        assertEquals(Check.Status.FAILED, check.status());
        assertEquals("-Infinity", check.at());
    }

    @Test
    void aNumberForNanFails() {
        assertEquals(Check.Status.FAILED, run(x -> Double.isNaN(x) ? 0 : StrictMath.exp(x)).status());
    }
}
