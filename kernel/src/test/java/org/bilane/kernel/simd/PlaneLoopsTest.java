package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.table.PlaneLoop;
import org.junit.jupiter.api.Test;

/** Surfaces are interpolated in their planes to the bit as point by point, and nothing is written beside the values. */
class PlaneLoopsTest {
    private static final int MOST_POINTS = 300;
    private static final int ROWS = 9;
    private static final int COLUMNS = 7;
    private static final int NODES = ROWS * COLUMNS;
    private static final int PLANES = 3;
    private static final double UNTOUCHED = 0x1.23456789p+7;

    private final SplittableRandom random = new SplittableRandom(15);
    private final double[] planes = random.doubles(PLANES * NODES, -1000, 1000).toArray();
    private final int[] cells = new int[MOST_POINTS];
    private final double[] u = new double[MOST_POINTS];
    private final double[] v = new double[MOST_POINTS];
    private final double[] xFactors = random.doubles(MOST_POINTS, 0, 9).toArray();
    private final double[] yFactors = random.doubles(MOST_POINTS, 0, 9).toArray();

    private static PlaneLoop loop() {
        PlaneLoop loop = new VectorKernels(true).planeLoop();
        if (VectorWidth.LANES != PlaneLoops.WIDTH) {
            assertNull(loop, "vectors of other widths take the loop");
        }
        assumeTrue(loop != null, "vectors have too few lanes");
        return loop;
    }

    private double expected(int first, int point) {
        int node = first + cells[point];
        return Bilinear.value(planes[node], planes[node + 1], planes[node + COLUMNS], planes[node + COLUMNS + 1],
                u[point], v[point]);
    }

    /** Some of everything: each cell, the first and the last among them, and fractions that are NaN. */
    private void newPoints() {
        for (int i = 0; i < MOST_POINTS; i++) {
            cells[i] = random.nextInt(ROWS - 1) * COLUMNS + random.nextInt(COLUMNS - 1);
            u[i] = random.nextInt(40) == 0 ? Double.NaN : random.nextDouble();
            v[i] = random.nextInt(40) == 0 ? Double.NaN : random.nextInt(10) == 0 ? 0 : random.nextDouble();
        }
        cells[0] = (ROWS - 2) * COLUMNS + COLUMNS - 2;
        cells[1] = 0;
    }

    private static void requireSame(double expected, double actual, int n, int point) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual),
                () -> "point " + point + " of " + n);
    }

    @Test
    void anyNumberOfPointsGivesTheBitsOfEachPointAlone() {
        PlaneLoop loop = loop();
        for (int n = loop.leastPoints(); n < MOST_POINTS; n++) {
            newPoints();
            int first = n % PLANES * NODES;
            double[] values = new double[MOST_POINTS];
            Arrays.fill(values, UNTOUCHED);
            loop.load(planes, first, COLUMNS, cells, u, v, n, values);
            for (int i = 0; i < MOST_POINTS; i++) {
                requireSame(i < n ? expected(first, i) : UNTOUCHED, values[i], n, i);
            }
        }
    }

    @Test
    void valuesAreStoredOneAfterTheOther() {
        PlaneLoop loop = loop();
        try (Arena arena = Arena.ofConfined()) {
            // The last node of the last plane is the last of the array, and the last value the last of the output.
            for (int n = loop.leastPoints(); n < MOST_POINTS; n++) {
                newPoints();
                int first = (PLANES - 1) * NODES;
                int before = n % 11;
                MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, before + n);
                out.fill((byte) 1);
                double untouched = out.get(ValueLayout.JAVA_DOUBLE, 0);
                loop.store(planes, first, COLUMNS, cells, u, v, n, out, (long) before * Double.BYTES);
                for (int i = -before; i < n; i++) {
                    requireSame(i < 0 ? untouched : expected(first, i),
                            out.getAtIndex(ValueLayout.JAVA_DOUBLE, before + i), n, i);
                }
            }
        }
    }

    @Test
    void slopesOfAnyNumberOfPointsHaveTheBitsOfEachPointAlone() {
        loop();
        for (int n = PlaneLoops.WIDTH; n < MOST_POINTS; n++) {
            newPoints();
            int first = n % PLANES * NODES;
            double[] values = new double[MOST_POINTS];
            double[] dx = new double[MOST_POINTS];
            double[] dy = new double[MOST_POINTS];
            Arrays.fill(values, UNTOUCHED);
            Arrays.fill(dx, UNTOUCHED);
            Arrays.fill(dy, UNTOUCHED);
            PlaneLoops.gatherSlopes(planes, first, COLUMNS, cells, u, v, xFactors, yFactors, n, values, dx,
                    dy);
            for (int i = 0; i < MOST_POINTS; i++) {
                int node = first + cells[i];
                requireSame(i < n ? expected(first, i) : UNTOUCHED, values[i], n, i);
                requireSame(i < n ? Bilinear.slope(planes[node], planes[node + 1], planes[node + COLUMNS],
                        planes[node + COLUMNS + 1], v[i]) * xFactors[i] : UNTOUCHED, dx[i], n, i);
                requireSame(i < n ? Bilinear.slope(planes[node], planes[node + COLUMNS], planes[node + 1],
                        planes[node + COLUMNS + 1], u[i]) * yFactors[i] : UNTOUCHED, dy[i], n, i);
            }
        }
    }

    @Test
    void whoAsksForSingleLoadsGetsThem() {
        assertNull(new VectorKernels(false).planeLoop());
    }
}
