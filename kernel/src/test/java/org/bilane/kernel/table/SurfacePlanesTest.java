package org.bilane.kernel.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.LocatedPoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Planes of surfaces, and the values that are interpolated in them and in the table itself. */
class SurfacePlanesTest {
    private static final int MANY = 20;
    private static final double[][] FRACTIONS = {{0, 0}, {0.875, 0}, {0, 0.875}, {0.875, 0.875}, {0.3, 0.6}};

    private static double z(int table, int k, int ix, int iy) {
        return 1000 * table + 100 * k + 10 * ix + iy + 0.25 * (ix * iy % 3);
    }

    private static NodeTable table(int number, int surfaces, int nx, int ny) {
        try (NodeTableBuilder builder = new NodeTableBuilder(surfaces, new KnotOrder(nx, false, ny, false))) {
            for (int k = 0; k < surfaces; k++) {
                for (int ix = 0; ix < nx; ix++) {
                    double[] row = new double[ny];
                    for (int iy = 0; iy < ny; iy++) {
                        row[iy] = z(number, k, ix, iy);
                    }
                    builder.setRows(ix, k, 1,
                            (surface, from, count, into) -> System.arraycopy(row, from, into, 0, count));
                }
            }
            return builder.build();
        }
    }

    private static AxisLocator index(int knots) {
        return AxisLocator.of(IntStream.range(0, knots).asDoubleStream().toArray());
    }

    /** In every cell that points can have, where each corner alone decides, and between them. */
    private static LocatedPoints points(NodeTable table, int nx, int ny) {
        double[] x = new double[nx * ny * FRACTIONS.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int cell = i / FRACTIONS.length;
            x[i] = cell / ny + FRACTIONS[i % FRACTIONS.length][0];
            y[i] = cell % ny + FRACTIONS[i % FRACTIONS.length][1];
        }
        LocatedPoints points = new LocatedPoints(x.length);
        points.locate(index(nx), index(ny), table.columns(), MemorySegment.ofArray(x), MemorySegment.ofArray(y), 0,
                x.length);
        return points;
    }

    private static void requireValues(SurfacePlanes planes, int plane, NodeTable table, int number, int surface,
            int nx, int ny) {
        LocatedPoints points = points(table, nx, ny);
        InterpolatedValues fromPlane = new InterpolatedValues(points.size());
        InterpolatedValues fromTable = new InterpolatedValues(points.size());
        fromPlane.load(null, planes, plane, points);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stored = arena.allocate(ValueLayout.JAVA_DOUBLE, points.size() + 1L);
            InterpolatedValues.store(null, planes, plane, points, stored, Double.BYTES);
            for (int i = 0; i < points.size(); i++) {
                assertEquals(fromPlane.array()[i], stored.getAtIndex(ValueLayout.JAVA_DOUBLE, i + 1L));
            }
        }
        fromTable.load(table, surface, points);
        for (int i = 0; i < points.size(); i++) {
            int ix = i / FRACTIONS.length / ny;
            int iy = i / FRACTIONS.length % ny;
            double z00 = z(number, surface, ix, iy);
            double z01 = z(number, surface, ix, Math.min(iy + 1, ny - 1));
            double z10 = z(number, surface, Math.min(ix + 1, nx - 1), iy);
            double z11 = z(number, surface, Math.min(ix + 1, nx - 1), Math.min(iy + 1, ny - 1));
            double expected = Bilinear.value(z00, z01, z10, z11, points.u()[i], points.v()[i]);
            assertEquals(expected, fromPlane.array()[i]);
            assertEquals(expected, fromTable.array()[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1, NODES", "7, 2, 3, NODES", "8, 0, 8, NODES", "20, 19, 1, NODES", "20, 3, 11, NODES",
        "1, 0, 1, CELLS", "7, 2, 3, CELLS", "20, 3, 11, CELLS"})
    void planesHaveTheValuesOfTheTable(int surfaces, int first, int count, PlaneForm form) {
        try (NodeTable table = table(1, surfaces, 4, 3)) {
            SurfacePlanes planes = new SurfacePlanes();
            planes.begin(table, count, form);
            planes.add(table, first, count);
            for (int s = 0; s < count; s++) {
                requireValues(planes, s, table, 1, first + s, 4, 3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void planesOfFamiliesLieOneAfterTheOther(PlaneForm form) {
        try (NodeTable one = table(1, 3, 5, 4); NodeTable other = table(2, MANY, 5, 4)) {
            SurfacePlanes planes = new SurfacePlanes();
            planes.begin(one, 7, form);
            planes.add(one, 1, 2);
            planes.add(other, 10, 4);
            planes.add(one, 0, 1);
            for (int s = 0; s < 2; s++) {
                requireValues(planes, s, one, 1, 1 + s, 5, 4);
            }
            for (int s = 0; s < 4; s++) {
                requireValues(planes, 2 + s, other, 2, 10 + s, 5, 4);
            }
            requireValues(planes, 6, one, 1, 0, 5, 4);
        }
    }

    /** And by those of another form. */
    @Test
    void planesAreReplacedByThoseOfAnotherGrid() {
        SurfacePlanes planes = new SurfacePlanes();
        int[][] grids = {{2, 2}, {9, 7}, {3, 8}, {8, 3}, {2, 2}};
        for (int number = 0; number < grids.length; number++) {
            int nx = grids[number][0];
            int ny = grids[number][1];
            try (NodeTable table = table(number, 5, nx, ny)) {
                planes.begin(table, 5, number % 2 == 0 ? PlaneForm.CELLS : PlaneForm.NODES);
                planes.add(table, 0, 5);
                for (int s = 0; s < 5; s++) {
                    requireValues(planes, s, table, number, s, nx, ny);
                }
            }
        }
    }

    /** Up to 64 MiB. */
    @Test
    void planesThatAreLargeDoNotFit() {
        assertTrue(SurfacePlanes.fit(9, 1));
        assertTrue(SurfacePlanes.fit(1 << 23, 1));
        assertFalse(SurfacePlanes.fit((1 << 23) + 1, 1));
        assertTrue(SurfacePlanes.fit(1_000_000, 8));
        assertFalse(SurfacePlanes.fit(1_000_000, 9));
        assertFalse(SurfacePlanes.fit(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertTrue(SurfacePlanes.fit(0, Integer.MAX_VALUE));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            long nodes = random.nextLong(1, Integer.MAX_VALUE);
            int count = random.nextInt(1, 1 << random.nextInt(1, 31));
            assertTrue(!SurfacePlanes.fit(nodes, count) || nodes * count <= 1 << 23,
                    () -> nodes + " nodes, " + count + " surfaces");
        }
    }
}
