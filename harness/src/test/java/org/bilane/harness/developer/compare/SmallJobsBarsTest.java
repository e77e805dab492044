package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Sizes of small jobs, and what is to hold of them. */
class SmallJobsBarsTest {
    private static final double NANO = 1e-9;

    private final List<SmallSize> sizes = new ArrayList<>();
    private final List<Standing> standings = new ArrayList<>();

    /** The times of all contenders in nanoseconds; the second loop takes ten times as long as the first. */
    private void measure(int surfaces, long most, double bytes, ToDoubleFunction<SmallSize> bilane,
            ToDoubleFunction<SmallSize> loop) {
        for (SmallSize size : SmallSize.of(surfaces, most)) {
            sizes.add(size);
            add(SmallJobsBars.BILANE, Kind.BILANE, size, bilane.applyAsDouble(size), bytes);
            add(SmallJobsBars.BEFORE, Kind.BEFORE, size, bilane.applyAsDouble(size) / 2, bytes);
            add(SmallJobsBars.BY_SURFACE, Kind.JVM, size, 10 * loop.applyAsDouble(size), 1);
            add(SmallJobsBars.BY_POINT, Kind.JVM, size, loop.applyAsDouble(size), 1);
        }
    }

    private void add(String name, Kind kind, SmallSize size, double nanos, double bytes) {
        standings.add(new Standing(size.named(name), 1, kind, new double[] {nanos * NANO}, Optional.empty(), "", "", "",
                Map.of("bytes_per_call", bytes)));
    }

    private Verdict verdict(boolean besideBefore, String words) {
        return new SmallJobsBars(sizes, standings).verdicts(besideBefore).stream()
                .filter(verdict -> verdict.bar().contains(words)).findFirst().orElseThrow();
    }

    @Test
    void sizesArePowersOfTwoThenOfFourTenAndAll() {
        assertEquals(List.of(1L, 2L, 4L, 8L, 10L, 16L, 32L, 64L, 128L, 512L, 600L),
                SmallSize.of(3, 600).stream().map(SmallSize::points).toList());
        assertEquals(List.of(1L, 2L, 4L, 8L, 10L), SmallSize.of(3, 10).stream().map(SmallSize::points).toList());
        assertEquals(List.of(new SmallSize(3, 1)), SmallSize.of(3, 1));
        assertEquals("K = 3, m = 1", new SmallSize(3, 1).toString());
    }

    @Test
    void below16EvaluationsACallMayTakeALittleMore() {
        measure(3, 128, 0, size -> 90 + 10 * size.points() + (size.points() == 4 ? 20 : 0), size -> 10 * size.points());

        Verdict verdict = verdict(false, "100 ns");
        assertEquals("K = 3: Bilane at most 100 ns more than the faster plain loop below 16 evaluations",
                verdict.bar());
        assertEquals("at worst 110 ns more, at K = 3, m = 4", verdict.measured());
        assertEquals(Optional.of(false), verdict.met());
        assertEquals("at worst 2.125 times its time, at K = 3, m = 8", verdict(false, "from 16").measured());
        assertEquals("at worst 1.141 times its time, at K = 3, m = 64", verdict(false, "from 128").measured());
    }

    @Test
    void eachNumberOfSurfacesIsJudgedByItself() {
        measure(1, 128, 0, size -> 100 + size.points(), size -> 10 * size.points());
        measure(50, 512, 0, size -> 100 * size.points(), size -> 500 * size.points());

        assertEquals("at worst 0.178 times its time, at K = 1, m = 128",
                verdict(false, "K = 1: Bilane at least 2 times faster").measured());
        assertEquals(Optional.of(true), verdict(false, "K = 50: Bilane at least 5 times faster").met());
        List<Verdict> verdicts = new SmallJobsBars(sizes, standings).verdicts(false);
        assertTrue(verdicts.stream().noneMatch(verdict -> verdict.bar().matches("K = 50.*below 16.*")));
        assertTrue(verdicts.stream().noneMatch(verdict -> verdict.bar().matches("K = 1:.*5 times.*")));
    }

    @Test
    void stepsDoNotReachFromSomeSurfacesToMore() {
        measure(1, 4, 0, size -> 100 + (size.points() == 4 ? 400 : 0), size -> 10 * size.points());
        measure(50, 4, 8, size -> 5000 * size.points(), size -> 10 * size.points());

        Verdict step = verdict(true, "rises by at most 20 %");
        assertEquals("at worst 2.50 times that of the size before, at K = 1, m = 4", step.measured());
        assertEquals("at worst 8.0 bytes, at K = 50, m = 1", verdict(true, "0 bytes").measured());
        assertEquals("at worst 2.000 times its time, at K = 1, m = 1", verdict(true, "before").measured());
        assertFalse(new SmallJobsBars(sizes, standings).verdicts(false).stream()
                .anyMatch(verdict -> verdict.bar().endsWith("times before")));
    }

    @Test
    void withoutLoopsNothingIsJudged() {
        measure(3, 16, 0, size -> 100, size -> 10);
        standings.replaceAll(each -> each.kind() != Kind.JVM ? each
                : new Standing(each.name(), 1, each.kind(), new double[0], Optional.empty(), "", "failed", "",
                        Map.of()));

        assertEquals(Optional.empty(), verdict(false, "100 ns").met());
        assertEquals(Optional.empty(), verdict(false, "from 16").met());
    }
}
