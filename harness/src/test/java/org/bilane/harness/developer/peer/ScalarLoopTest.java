package org.bilane.harness.developer.peer;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The baseline computes what it is the baseline of. */
class ScalarLoopTest {
    /** Few knots, so that many of the points lie beyond the last one. */
    private static final ReferenceProgram PROGRAM =
            new ReferenceProgram(Job.SUMS, Transform.EXP, TableKind.RANDOM, Layout.SURFACE_MAJOR, 3, 5, 1000,
                    7);

    @ParameterizedTest
    @EnumSource(names = {"EXP", "IDENTITY"})
    void agreesWithTheLibrary(Transform transform) {
        try (ReferenceData data = new ReferenceData(PROGRAM); Arena arena = Arena.ofConfined()) {
            ScalarLoop loop = new ScalarLoop(data, transform);
            MemorySegment sums = arena.allocate(JAVA_DOUBLE, PROGRAM.surfaces());
            MemorySegment values = arena.allocate(JAVA_DOUBLE, PROGRAM.points());
            Evaluator evaluator = Evaluator.onCallingThread();
            evaluator.sums(data.stack().all(), data.points(), transform, sums);
            evaluator.values(data.stack().only(4), data.points(), transform, Layout.SURFACE_MAJOR, values);

            assertArrayEquals(sums.toArray(JAVA_DOUBLE), loop.sums(), 1e-9);
            assertArrayEquals(values.toArray(JAVA_DOUBLE), loop.values(4), 1e-14);
        }
    }
}
