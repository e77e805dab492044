package org.bilane.harness.developer.peer;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All peers on the JVM compute what the library does. */
class JvmPeerTest {
    /** Not a multiple of any number of lanes. */
    private static final int POINTS = 1001;
    private static final int SURFACES = 11;

    private static ReferenceProgram program(Job job, Transform transform) {
        // Few knots, so that many of the points lie beyond the last one.
        return new ReferenceProgram(job, transform, TableKind.RANDOM, Layout.SURFACE_MAJOR, 4, SURFACES, POINTS, 3);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FILL")
    void sumsAgree(JvmPeer peer) {
        assertAgrees(peer, program(Job.SUMS, Transform.EXP), 2);
        assertAgrees(peer, program(Job.SUMS, Transform.IDENTITY), 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FILL")
    void valuesOfASurfaceAgree(JvmPeer peer) {
        assertAgrees(peer, program(Job.SURFACE, Transform.EXP), 2);
        assertAgrees(peer, program(Job.SURFACE, Transform.IDENTITY), 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FILL")
    void aPartOfThePointsIsThatPart(JvmPeer peer) {
        ReferenceProgram program = program(Job.SUMS, Transform.EXP);
        try (ReferenceData data = new ReferenceData(program);
                Work work = peer.open(program, data, 1)) {
            work.run(1);
            double[] one = work.answer().toArray(JAVA_DOUBLE);
            work.run(POINTS);
            double[] all = work.answer().toArray(JAVA_DOUBLE);
            for (int k = 0; k < SURFACES; k++) {
                // Tables are in [0, 1), so each term is in [1, e).
                assertEquals(1.86, one[k], 0.86);
                assertEquals(1.86 * POINTS, all[k], 0.86 * POINTS);
            }
        }
    }

    /** Beside one thread, more threads are to show what threads are worth, and not another order of the loops. */
    @Test
    void theParallelStreamDoesInARangeWhatTheLoopByPointDoes() {
        // Few points, all of them inside: in long sums the last bits of the terms are lost.
        ReferenceProgram program = new ReferenceProgram(Job.SUMS, Transform.IDENTITY, TableKind.RANDOM,
                Layout.SURFACE_MAJOR, 50, SURFACES, 10, 3);
        double[] byPoint = answer(JvmPeer.POINT_LOOP, program);
        assertArrayEquals(byPoint, answer(JvmPeer.PARALLEL_STREAM, program));
        assertFalse(Arrays.equals(byPoint, answer(JvmPeer.SCALAR_LOOP, program)), "both loops round alike");
    }

    private static double[] answer(JvmPeer peer, ReferenceProgram program) {
        try (ReferenceData data = new ReferenceData(program);
                Work work = peer.open(program, data, 2)) {
            work.run(program.points());
            return work.answer().toArray(JAVA_DOUBLE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SUMS", "SURFACE"})
    void rangesOfTheParallelStreamCoverAllPoints(Job job) {
        ReferenceProgram program = new ReferenceProgram(job, Transform.EXP, TableKind.RANDOM, Layout.SURFACE_MAJOR, 4,
                SURFACES, 20 * POINTS, 3);
        assertAgrees(JvmPeer.PARALLEL_STREAM, program, 2);
    }

    @ParameterizedTest
    @EnumSource
    void resultsAreInTheSameMemoryInEachCall(JvmPeer peer) {
        for (Job job : List.of(Job.SUMS, Job.SURFACE)) {
            ReferenceProgram program = program(job, Transform.EXP);
            try (ReferenceData data = new ReferenceData(program);
                    Work work = peer.open(program, data, 2)) {
                work.run(POINTS);
                MemorySegment first = work.answer();
                double[] values = first.toArray(JAVA_DOUBLE);
                work.run(POINTS);
                assertEquals(first, work.answer());
                assertArrayEquals(values, first.toArray(JAVA_DOUBLE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"FILL", "BILANE"})
    void loopsRefuseAllValues(JvmPeer peer) {
        ReferenceProgram program = program(Job.VALUES, Transform.EXP);
        try (ReferenceData data = new ReferenceData(program)) {
            assertThrows(IllegalArgumentException.class, () -> peer.open(program, data, 1));
        }
    }

    private static void assertAgrees(JvmPeer peer, ReferenceProgram program, int threads) {
        try (ReferenceData data = new ReferenceData(program);
                Work ours = JvmPeer.BILANE.open(program, data, 1);
                Work theirs = peer.open(program, data, threads)) {
            ours.run(program.points());
            theirs.run(program.points());
            double tolerance = program.job() == Job.SUMS ? 1e-13 * program.points() : 1e-14;
            assertArrayEquals(ours.answer().toArray(JAVA_DOUBLE), theirs.answer().toArray(JAVA_DOUBLE), tolerance);
        }
    }
}
