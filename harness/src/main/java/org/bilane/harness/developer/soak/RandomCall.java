package org.bilane.harness.developer.soak;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Outside;
import org.bilane.kernel.PendingEvaluation;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;

/** A call of one of the library's operations, drawn at random. Immutable. */
final class RandomCall {
    /** The operations of an evaluator. */
    private enum Operation { TOTAL, SUMS, VALUES, GRADIENTS }

    /** Refusing is no result. */
    private static final Outside[] RULES = {Outside.CLAMP, Outside.NAN, Outside.LINEAR};

    private final Operation operation;
    private final List<Surfaces> families;
    private final Points points;
    private final Transform transform;
    private final Layout layout;

    /**
     * Draws a call.
     *
     * @param scene whose surfaces and points
     * @param random where the randomness comes from
     */
    RandomCall(Scene scene, RandomGenerator random) {
        families = someTransformed(scene.someFamilies(random), random);
        points = scene.somePoints(random).outside(one(RULES, random), one(RULES, random));
        operation = one(Operation.values(), random);
        transform = one(Transform.values(), random);
        layout = one(Layout.values(), random);
    }

    /** Some families with a transform of their own, which counts in place of the call's. */
    private static List<Surfaces> someTransformed(List<Surfaces> families, RandomGenerator random) {
        return families.stream().map(family -> random.nextInt(4) > 0 ? family
                : family.transformed(one(Transform.values(), random))).toList();
    }

    private static <T> T one(T[] values, RandomGenerator random) {
        return values[random.nextInt(values.length)];
    }

    /** Whether the pool has an operation that starts it and returns. */
    boolean canBeStarted() {
        return operation != Operation.TOTAL && operation != Operation.GRADIENTS;
    }

    /** The number of results. */
    long results() {
        return families.stream().mapToLong(this::results).sum();
    }

    private long results(Surfaces surfaces) {
        return switch (operation) {
            case TOTAL -> 1;
            case SUMS -> surfaces.count();
            case VALUES -> surfaces.count() * points.size();
            case GRADIENTS -> 3 * surfaces.count() * points.size();
        };
    }

    /** Memory for the results, a segment for each family. */
    List<MemorySegment> outputs(Arena arena) {
        return families.stream().map(surfaces -> arena.allocate(JAVA_DOUBLE, results(surfaces))).toList();
    }

    /** Does it; blocking. */
    void evaluate(Evaluator evaluator, List<MemorySegment> outputs) {
        boolean single = families.size() == 1;
        switch (operation) {
            case TOTAL -> {
                for (int f = 0; f < families.size(); f++) {
                    outputs.get(f).set(JAVA_DOUBLE, 0, evaluator.total(families.get(f), points, transform));
                }
            }
            case SUMS -> {
                if (single) {
                    evaluator.sums(families.getFirst(), points, transform, outputs.getFirst());
                } else {
                    evaluator.sums(families, points, transform, outputs);
                }
            }
            case VALUES -> {
                if (single) {
                    evaluator.values(families.getFirst(), points, transform, layout, outputs.getFirst());
                } else {
                    evaluator.values(families, points, transform, layout, outputs);
                }
            }
            case GRADIENTS -> {
                for (int f = 0; f < families.size(); f++) {
                    MemorySegment all = outputs.get(f);
                    long bytes = all.byteSize() / 3;
                    evaluator.gradients(families.get(f), points, transform, layout, all.asSlice(0, bytes),
                            all.asSlice(bytes, bytes), all.asSlice(2 * bytes, bytes));
                }
            }
        }
    }

    /** Starts it, if it {@link #canBeStarted}. */
    PendingEvaluation start(WorkerPool pool, List<MemorySegment> outputs) {
        return switch (operation) {
            case TOTAL, GRADIENTS -> throw new IllegalStateException(operation + ": cannot be started");
            case SUMS -> pool.startSums(families, points, transform, outputs);
            case VALUES -> pool.startValues(families, points, transform, layout, outputs);
        };
    }

    /** The call in words. */
    @Override
    public String toString() {
        return (operation + " of " + transform + " of " + families + " at " + points.size() + " points, " + layout)
                .toLowerCase(Locale.ROOT);
    }
}
