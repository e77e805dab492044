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
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.PlaneLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Surfaces are interpolated in their planes to the bit as point by point, and nothing is written beside the values. */
class PlaneLoopsTest {
    private static final int MOST_POINTS = 300;
    private static final int ROWS = 9;
    private static final int COLUMNS = 7;
    private static final int NODES = ROWS * COLUMNS;
    private static final int PLANES = 3;
    private static final double UNTOUCHED = 0x1.23456789p+7;

    private final SplittableRandom random = new SplittableRandom(15);
    private final double[] nodes = random.doubles(PLANES * NODES, -1000, 1000).toArray();
    private final int[] cells = new int[MOST_POINTS];
    private final double[] u = new double[MOST_POINTS];
    private final double[] v = new double[MOST_POINTS];
    private final double[] xFactors = random.doubles(MOST_POINTS, 0, 9).toArray();
    private final double[] yFactors = random.doubles(MOST_POINTS, 0, 9).toArray();

    /** The loop for planes of a form; gathers are asked for with nodes. */
    private static PlaneLoop loop(PlaneForm form) {
        PlaneLoop loop = new VectorKernels(form == PlaneForm.NODES).planeLoop();
        int lanes = VectorWidth.LANES;
        if (lanes < CellLoops.LEAST_LANES) {
            assertNull(loop, "vectors of two lanes take the loop");
        } else if (form == PlaneForm.NODES && lanes != PlaneLoops.WIDTH) {
            assertEquals(PlaneForm.CELLS, loop.form());
        }
        assumeTrue(loop != null && loop.form() == form, "vectors have too few lanes");
        return loop;
    }

    /** As many planes, behind the margin. */
    private double[] planes(PlaneForm form) {
        int doubles = form.nodeBytes / Double.BYTES;
        double[] planes = new double[PlaneLoop.MARGIN + doubles * nodes.length];
        Arrays.fill(planes, Double.NaN);
        for (int i = 0; i < nodes.length; i++) {
            int at = PlaneLoop.MARGIN + doubles * i;
            planes[at] = nodes[i];
            if (form == PlaneForm.CELLS && i + COLUMNS + 1 < nodes.length) {
                planes[at + 1] = nodes[i + 1];
                planes[at + 2] = nodes[i + COLUMNS];
                planes[at + 3] = nodes[i + COLUMNS + 1];
            }
        }
        return planes;
    }

    private static int first(PlaneForm form, int plane) {
        return PlaneLoop.MARGIN + plane * NODES * (form.nodeBytes / Double.BYTES);
    }

    private double expected(int plane, int point) {
        int node = plane * NODES + cells[point];
        return Bilinear.value(nodes[node], nodes[node + 1], nodes[node + COLUMNS], nodes[node + COLUMNS + 1],
                u[point], v[point]);
    }

    /** Some of everything: each cell, the first and the last among them, and fractions that are NaN. */
    private void newPoints() {
        for (int i = 0; i < MOST_POINTS; i++) {
            cells[i] = random.nextInt(ROWS - 1) * COLUMNS + random.nextInt(COLUMNS - 1);
            u[i] = random.nextInt(40) == 0 ? Double.NaN : random.nextDouble();
            v[i] = random.nextInt(40) == 0 ? Double.NaN : random.nextInt(10) == 0 ? 0 : random.nextDouble();
        }
        // In either half of a vector.
        for (int i = 0; i < PlaneLoops.WIDTH; i += 4) {
            cells[i] = (ROWS - 2) * COLUMNS + COLUMNS - 2;
            cells[i + 1] = 0;
        }
    }

    private static void requireSame(double expected, double actual, int n, int point) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual),
                () -> "point " + point + " of " + n);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void anyNumberOfPointsGivesTheBitsOfEachPointAlone(PlaneForm form) {
        PlaneLoop loop = loop(form);
        double[] planes = planes(form);
        for (int n = loop.leastPoints(); n < MOST_POINTS; n++) {
            newPoints();
            int plane = n % PLANES;
            double[] values = new double[MOST_POINTS];
            Arrays.fill(values, UNTOUCHED);
            loop.load(planes, first(form, plane), COLUMNS, cells, u, v, n, values);
            for (int i = 0; i < MOST_POINTS; i++) {
                requireSame(i < n ? expected(plane, i) : UNTOUCHED, values[i], n, i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void valuesAreStoredOneAfterTheOther(PlaneForm form) {
        PlaneLoop loop = loop(form);
        double[] planes = planes(form);
        try (Arena arena = Arena.ofConfined()) {
            // The last node of the last plane is the last of the array, and the last value the last of the output.
            for (int n = loop.leastPoints(); n < MOST_POINTS; n++) {
                newPoints();
                int before = n % 11;
                MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, before + n);
                out.fill((byte) 1);
                double untouched = out.get(ValueLayout.JAVA_DOUBLE, 0);
                loop.store(planes, first(form, PLANES - 1), COLUMNS, cells, u, v, n, out,
                        (long) before * Double.BYTES);
                for (int i = -before; i < n; i++) {
                    requireSame(i < 0 ? untouched : expected(PLANES - 1, i),
                            out.getAtIndex(ValueLayout.JAVA_DOUBLE, before + i), n, i);
                }
            }
        }
    }

    private void slopes(PlaneForm form, double[] planes, int first, int n, double[] values, double[] dx, double[] dy) {
        if (form == PlaneForm.NODES) {
            PlaneLoops.gatherSlopes(planes, first, COLUMNS, cells, u, v, xFactors, yFactors, n, values, dx, dy);
        } else {
            CellLoops.slopes(planes, first, cells, u, v, xFactors, yFactors, n, values, dx, dy);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void slopesOfAnyNumberOfPointsHaveTheBitsOfEachPointAlone(PlaneForm form) {
        PlaneLoop loop = loop(form);
        double[] planes = planes(form);
        for (int n = loop.leastPoints(); n < MOST_POINTS; n++) {
            newPoints();
            int plane = n % PLANES;
            double[] values = new double[MOST_POINTS];
            double[] dx = new double[MOST_POINTS];
            double[] dy = new double[MOST_POINTS];
            Arrays.fill(values, UNTOUCHED);
            Arrays.fill(dx, UNTOUCHED);
            Arrays.fill(dy, UNTOUCHED);
            slopes(form, planes, first(form, plane), n, values, dx, dy);
            for (int i = 0; i < MOST_POINTS; i++) {
                int node = plane * NODES + cells[i];
                requireSame(i < n ? expected(plane, i) : UNTOUCHED, values[i], n, i);
                requireSame(i < n ? Bilinear.slope(nodes[node], nodes[node + 1], nodes[node + COLUMNS],
                        nodes[node + COLUMNS + 1], v[i]) * xFactors[i] : UNTOUCHED, dx[i], n, i);
                requireSame(i < n ? Bilinear.slope(nodes[node], nodes[node + COLUMNS], nodes[node + 1],
                        nodes[node + COLUMNS + 1], u[i]) * yFactors[i] : UNTOUCHED, dy[i], n, i);
            }
        }
    }

    @Test
    void whoAsksForSingleLoadsGetsNoGathers() {
        PlaneLoop loop = new VectorKernels(false).planeLoop();
        assertEquals(VectorWidth.LANES >= CellLoops.LEAST_LANES ? PlaneForm.CELLS : null,
                loop == null ? null : loop.form());
    }
}
