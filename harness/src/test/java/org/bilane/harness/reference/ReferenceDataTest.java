package org.bilane.harness.reference;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.Test;

/** The data of the reference program: its ranges, and what it depends on. */
class ReferenceDataTest {
    private static final int N = 50;

    @Test
    void sameSeedMakesTheSameDataAndAnotherSeedOther() {
        try (ReferenceData one = data(TableKind.RANDOM, 1);
                ReferenceData again = data(TableKind.RANDOM, 1);
                ReferenceData other = data(TableKind.RANDOM, 2)) {
            assertArrayEquals(table(one), table(again));
            assertArrayEquals(xs(one), xs(again));
            assertFalse(Arrays.equals(table(one), table(other)));
            assertFalse(Arrays.equals(xs(one), xs(other)));
        }
    }

    @Test
    void pointsDoNotDependOnTheTable() {
        try (ReferenceData random = data(TableKind.RANDOM, 1);
                ReferenceData smooth = data(TableKind.SMOOTH, 1)) {
            assertArrayEquals(xs(random), xs(smooth));
            assertFalse(Arrays.equals(table(random), table(smooth)));
        }
    }

    @Test
    void pointsReachBeyondTheLastKnotButNotBelowTheFirst() {
        try (ReferenceData data = data(TableKind.RANDOM, 1)) {
            double[] x = xs(data);
            assertTrue(Arrays.stream(x).allMatch(value -> value >= 0 && value < N));
            assertTrue(Arrays.stream(x).anyMatch(value -> value > N - 1));
            assertEquals(N / 2.0, Arrays.stream(x).average().orElseThrow(), 0.05 * N);
        }
    }

    @Test
    void smoothTablesHaveCellsWithARangeOfAboutATenth() {
        try (ReferenceData data = data(TableKind.SMOOTH, 1)) {
            double[] z = table(data);
            double sum = 0;
            int cells = 0;
            for (int k = 0; k < 3; k++) {
                for (int i = 0; i < N - 1; i++) {
                    for (int j = 0; j < N - 1; j++) {
                        int at = (k * N + i) * N + j;
                        double[] corners = {z[at], z[at + 1], z[at + N], z[at + N + 1]};
                        double range = Arrays.stream(corners).max().orElseThrow()
                                - Arrays.stream(corners).min().orElseThrow();
                        assertTrue(range < 0.25);
                        sum += range;
                        cells++;
                    }
                }
            }
            assertEquals(0.1, sum / cells, 0.03);
        }
    }

    @Test
    void programRefusesSizesOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> program(TableKind.RANDOM, 1, 1, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> program(TableKind.RANDOM, 46_340, 1, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> program(TableKind.RANDOM, 2, 0, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> program(TableKind.RANDOM, 2, 1, -1, 1));
    }

    @Test
    void bytesNeededCoverTheTableTheStackAndThePoints() {
        ReferenceProgram program = program(TableKind.RANDOM, N, 3, 2000, 1);
        try (ReferenceData data = new ReferenceData(program)) {
            long held = data.table().byteSize() + data.stack().byteSize() + 2 * data.points().x().byteSize();
            assertEquals(held, program.bytesNeeded(), 0.02 * held);
        }
    }

    private static ReferenceData data(TableKind table, long seed) {
        return new ReferenceData(program(table, N, 3, 2000, seed));
    }

    private static ReferenceProgram program(TableKind table, int n, int surfaces, long points, long seed) {
        return new ReferenceProgram(Job.SUMS, Transform.EXP, table, Layout.SURFACE_MAJOR, n, surfaces, points,
                seed);
    }

    private static double[] table(ReferenceData data) {
        return data.table().toArray(JAVA_DOUBLE);
    }

    private static double[] xs(ReferenceData data) {
        return data.points().x().toArray(JAVA_DOUBLE);
    }
}
