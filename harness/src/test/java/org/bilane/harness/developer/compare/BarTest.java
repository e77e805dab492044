package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Ratios of medians, and which of several variants counts. */
class BarTest {
    private static final Choice BILANE = Choice.named("Bilane");
    private static final Choice FASTEST_C = Choice.of("the fastest C", Kind.C, 1);

    private static Standing standing(String name, Kind kind, double... seconds) {
        return new Standing(name, 1, kind, seconds, Optional.empty(), "", "", "", Map.of());
    }

    private static final List<Standing> STANDINGS = List.of(standing("Bilane", Kind.BILANE, 3, 1, 2),
            standing("C, slow", Kind.C, 9), standing("C, fast", Kind.C, 4, 4), standing("C, absent", Kind.C));

    @Test
    void theFastestVariantCountsAndIsNamed() {
        Verdict verdict = Bar.atMost(0.5, BILANE, FASTEST_C).judge(STANDINGS);

        assertEquals("Bilane at most 0.50 times the fastest C", verdict.bar());
        assertEquals("0.50 (C, fast)", verdict.measured());
        assertEquals(Optional.of(true), verdict.met());
    }

    @Test
    void fasterIsTheInverse() {
        Verdict verdict = Bar.timesFaster(3, BILANE, FASTEST_C).judge(STANDINGS);

        assertEquals(2, verdict.ratio().orElseThrow());
        assertEquals(Optional.of(false), verdict.met());
    }

    @Test
    void withoutATimeNothingIsJudged() {
        Verdict verdict = Bar.timesFaster(10, BILANE, Choice.of("numba", Kind.NUMBA, 1)).judge(STANDINGS);

        assertEquals("not measured: numba has no time", verdict.measured());
        assertEquals(Optional.empty(), verdict.met());
    }

    @Test
    void aLimitByTheClockIsToldInItsUnit() {
        Verdict verdict = new LongestTime(BILANE, 1.5, 0.001, "ms").judge(STANDINGS);

        assertEquals(new Verdict("Bilane in at most 1500 ms", OptionalDouble.of(2000), "2000 ms", Optional.of(false)),
                verdict);
        assertEquals(Optional.of(true), new LongestTime(BILANE, 2, 1, "s").judge(STANDINGS).met());
        assertEquals("not measured: numba has no time",
                new LongestTime(Choice.named("numba"), 2, 1, "s").judge(STANDINGS).measured());
    }
}
