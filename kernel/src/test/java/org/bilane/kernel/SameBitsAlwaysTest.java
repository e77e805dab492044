package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A result depends on its surface, its points and the transform, and on nothing else. */
@Tag("numerics")
class SameBitsAlwaysTest {
    private static final double[] AXIS = {0, 0.3, 1, 4};

    private static double[] random(long seed, int count, double from, double to) {
        return new SplittableRandom(seed).doubles(count, from, to).toArray();
    }

    private static LoadedCase loaded(int surfaces, int points, double from, double to) {
        return new LoadedCase(AXIS, AXIS, random(1, surfaces * AXIS.length * AXIS.length, from, to),
                random(2, points, -1, 5), random(3, points, -1, 5));
    }

    @Test
    void theFirstCallAndThoseAfterCompilationGiveTheSameBits() {
        try (LoadedCase loaded = loaded(19, 1031, -800, 720)) {
            Evaluator evaluator = Evaluator.onCallingThread();
            for (Transform transform : Transform.values()) {
                double[] values = ValueShape.SURFACE_MAJOR.evaluate(evaluator, loaded, transform);
                double[] byPoint = ValueShape.POINT_MAJOR.evaluate(evaluator, loaded, transform);
                double[] sums = SumShape.ALL.evaluate(evaluator, loaded, transform);
                SameBits.require(values, byPoint, at -> "point-major, value " + at);
                for (int call = 2; call <= 1000; call++) {
                    int number = call;
                    SameBits.require(sums, SumShape.ALL.evaluate(evaluator, loaded, transform),
                            k -> "call " + number + ", sum " + k);
                    if (call % 20 == 0) {
                        SameBits.require(values, ValueShape.SURFACE_MAJOR.evaluate(evaluator, loaded, transform),
                                at -> "call " + number + ", value " + at);
                        SameBits.require(values, ValueShape.POINT_MAJOR.evaluate(evaluator, loaded, transform),
                                at -> "call " + number + ", value " + at);
                    }
                }
            }
        }
    }

    @Test
    void poolsGiveTheBitsOfTheCallingThreadOverAndOver() {
        try (LoadedCase loaded = loaded(23, 20_011, -2, 2);
                EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            double[] values = ValueShape.SURFACE_MAJOR.evaluate(Evaluator.onCallingThread(), loaded, Transform.EXP);
            double[] sums = SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, Transform.EXP);
            double total = Evaluator.onCallingThread().total(loaded.stack().all(), loaded.points(), Transform.EXP);
            for (int call = 0; call < 20; call++) {
                evaluators.byName().forEach((name, pool) -> {
                    SameBits.require(sums, SumShape.ALL.evaluate(pool, loaded, Transform.EXP), k -> name + " " + k);
                    SameBits.require(values, ValueShape.SURFACE_MAJOR.evaluate(pool, loaded, Transform.EXP),
                            at -> name + ", value " + at);
                    assertEquals(total, pool.total(loaded.stack().all(), loaded.points(), Transform.EXP), name);
                });
            }
        }
    }

    /** Stacks of unlike widths and ranges side by side, so that each takes another route through the kernels. */
    @Test
    void familiesOfOtherStacksDoNotChangeAFamily() {
        try (LoadedCase narrow = loaded(5, 3001, -1, 1);
                LoadedCase bounded = loaded(50, 3001, -1, 1);
                LoadedCase wide = loaded(17, 3001, -800, 720);
                EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            List<LoadedCase> cases = List.of(narrow, bounded, wide, bounded, narrow, wide);
            List<Surfaces> families = cases.stream().map(loaded -> loaded.stack().all()).toList();
            evaluators.byName().forEach((name, evaluator) -> {
                List<GuardedOutput> sums = cases.stream().map(c -> c.output(c.surfaces())).toList();
                evaluator.sums(families, narrow.points(), Transform.EXP,
                        sums.stream().map(GuardedOutput::segment).toList());
                for (Layout layout : Layout.values()) {
                    List<GuardedOutput> values = cases.stream().map(c -> c.output(3001L * c.surfaces())).toList();
                    evaluator.values(families, narrow.points(), Transform.EXP, layout,
                            values.stream().map(GuardedOutput::segment).toList());
                    for (int f = 0; f < families.size(); f++) {
                        requireAlone(cases.get(f), values.get(f), sums.get(f), layout, name);
                    }
                }
            });
        }
    }

    private static void requireAlone(LoadedCase loaded, GuardedOutput values, GuardedOutput sums, Layout layout,
            String name) {
        GuardedOutput alone = loaded.output(3001L * loaded.surfaces());
        Evaluator.onCallingThread().values(loaded.stack().all(), loaded.points(), Transform.EXP, layout,
                alone.segment());
        SameBits.require(alone.read(), values.read(), at -> layout + " on " + name + ", value " + at);
        SameBits.require(SumShape.SINGLE_SURFACES.evaluate(Evaluator.onCallingThread(), loaded, Transform.EXP),
                sums.read(), k -> "sums on " + name + ", surface " + k);
    }

    @Test
    void theSourceOfAStackDoesNotMatter() {
        double[][][] z = new double[9][4][];
        double[] flat = random(1, 9 * 16, -1, 1);
        for (int k = 0; k < 9; k++) {
            for (int ix = 0; ix < 4; ix++) {
                z[k][ix] = java.util.Arrays.copyOfRange(flat, (k * 4 + ix) * 4, (k * 4 + ix + 1) * 4);
            }
        }
        try (LoadedCase loaded = new LoadedCase(AXIS, AXIS, flat, random(2, 100, -1, 5), random(3, 100, -1, 5));
                Arena arena = Arena.ofConfined();
                SurfaceStack ofArrays = SurfaceStack.of(Axis.of(AXIS), Axis.of(AXIS), z)) {
            MemorySegment misaligned = arena.allocate(flat.length * 8L + 8, 8).asSlice(3, flat.length * 8L);
            MemorySegment.copy(MemorySegment.ofArray(flat), 0, misaligned, 0, flat.length * 8L);
            double expected = Evaluator.onCallingThread().total(loaded.stack().all(), loaded.points(), Transform.EXP);
            assertEquals(expected, Evaluator.onCallingThread().total(ofArrays.all(), loaded.points(), Transform.EXP));
            try (SurfaceStack ofMisaligned = SurfaceStack.of(Axis.of(AXIS), Axis.of(AXIS), misaligned)) {
                assertEquals(expected,
                        Evaluator.onCallingThread().total(ofMisaligned.all(), loaded.points(), Transform.EXP));
            }
        }
    }
}
