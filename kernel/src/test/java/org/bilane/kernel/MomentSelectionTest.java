package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.bilane.kernel.moment.MomentCost;
import org.bilane.kernel.moment.MomentDegree;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The sums of some surfaces of a large stack are those of the whole: the way follows from the stack, not from the call,
 * where a call for the same surfaces of a stack of their own would go another way.
 */
@Tag("numerics")
class MomentSelectionTest {
    private static final int SURFACES = 100;
    private static final int POINTS = 6000;
    private static final double[] AXIS = {0, 0.5, 1, 3, 4};

    @Test
    void sumsOfAnySelectionAreThoseOfTheWholeStack() {
        int fullest = POINTS / (AXIS.length * AXIS.length);
        for (MomentDegree degree : List.of(MomentDegree.EIGHT, MomentDegree.TWELVE)) {
            assertTrue(MomentCost.pays(degree, SURFACES, fullest));
            assertFalse(MomentCost.pays(degree, 1, POINTS));
        }
        try (WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(2000).open()) {
            for (double width : new double[] {0.2, 0.9}) {
                SplittableRandom random = new SplittableRandom(7);
                try (LoadedCase loaded = new LoadedCase(AXIS, AXIS,
                        random.doubles((long) SURFACES * AXIS.length * AXIS.length, 0, width).toArray(),
                        random.doubles(POINTS, -0.1, 4.1).toArray(), random.doubles(POINTS, -0.1, 4.1).toArray())) {
                    for (Transform transform : new Transform[] {Transform.EXP, Transform.EXP10, Transform.IDENTITY}) {
                        check(pool, loaded, transform, width);
                    }
                }
            }
        }
    }

    private static void check(WorkerPool pool, LoadedCase loaded, Transform transform, double width) {
        double[] whole = SumShape.ALL.evaluate(Evaluator.onCallingThread(), loaded, transform);
        for (SumShape shape : SumShape.values()) {
            for (Evaluator evaluator : List.of(Evaluator.onCallingThread(), pool)) {
                SameBits.require(whole, shape.evaluate(evaluator, loaded, transform),
                        k -> transform + ", " + shape + ", range " + width + ", surface " + k);
            }
        }
    }
}
