package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The worst of several cases, of which some may not have been measured. */
class ExtremeTest {
    private static Verdict verdict(double... values) {
        Extreme extreme = new Extreme();
        for (int i = 0; i < values.length; i++) {
            extreme.take(values[i], "m = " + i);
        }
        return extreme.atMost("a bar", 1.5, "%.2f times");
    }

    @Test
    void theWorstCaseIsJudgedAndNamed() {
        assertEquals(new Verdict("a bar", OptionalDouble.of(1.25), "at worst 1.25 times, at m = 1", Optional.of(true)),
                verdict(1, 1.25, 0.5));
        assertEquals(Optional.of(false), verdict(1, 2).met());
    }

    @Test
    void aBarIsNotMetByTheCasesThatWereMeasuredAlone() {
        assertEquals(new Verdict("a bar", OptionalDouble.of(1.25),
                "at worst 1.25 times, at m = 0, but not measured in 2 of 3 cases", Optional.empty()),
                verdict(1.25, Double.NaN, Double.NaN));
    }

    @Test
    void aCaseBeyondTheLimitIsEnough() {
        assertEquals(new Verdict("a bar", OptionalDouble.of(2),
                "at worst 2.00 times, at m = 1, but not measured in 1 of 2 cases", Optional.of(false)),
                verdict(Double.NaN, 2));
    }

    @Test
    void withoutACaseNothingIsJudged() {
        assertEquals(Verdict.open("a bar", "not measured"), verdict());
        assertEquals(Verdict.open("a bar", "not measured"), verdict(Double.NaN));
    }
}
