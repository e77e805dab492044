package org.bilane.kernel.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.bilane.kernel.bilinear.Bilinear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planes of surfaces, and the corners that are read from them and from the table itself. */
class SurfacePlanesTest {
    private static final int MANY = 20;

    private static double z(int table, int k, int ix, int iy) {
        return 1000 * table + 100 * k + 10 * ix + iy + 0.25;
    }

    private static NodeTable table(int number, int surfaces, int nx, int ny) {
        try (NodeTableBuilder builder = new NodeTableBuilder(surfaces, nx, ny)) {
            for (int k = 0; k < surfaces; k++) {
                for (int ix = 0; ix < nx; ix++) {
                    double[] row = new double[ny];
                    for (int iy = 0; iy < ny; iy++) {
                        row[iy] = z(number, k, ix, iy);
                    }
                    builder.setRow(k, ix, MemorySegment.ofArray(row), 0);
                }
            }
            return builder.build();
        }
    }

    /** The corners of every cell that points can have, from a plane and from the table. */
    private static void requireCorners(SurfacePlanes planes, int plane, NodeTable table, int number, int surface,
            int nx, int ny) {
        int[] cells = new int[nx * ny];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i / ny * table.columns() + i % ny;
        }
        Corners fromPlane = new Corners(cells.length);
        Corners fromTable = new Corners(cells.length);
        fromPlane.load(planes, plane, cells, cells.length);
        fromTable.load(table, surface, cells, cells.length);
        for (int i = 0; i < cells.length; i++) {
            int ix = i / ny;
            int iy = i % ny;
            double z00 = z(number, surface, ix, iy);
            double z01 = z(number, surface, ix, Math.min(iy + 1, ny - 1));
            double z10 = z(number, surface, Math.min(ix + 1, nx - 1), iy);
            double z11 = z(number, surface, Math.min(ix + 1, nx - 1), Math.min(iy + 1, ny - 1));
            for (Corners corners : new Corners[] {fromPlane, fromTable}) {
                assertEquals(z00, corners.z00()[i]);
                assertEquals(z01, corners.z01()[i]);
                assertEquals(z10, corners.z10()[i]);
                assertEquals(z11, corners.z11()[i]);
                assertEquals(Bilinear.value(z00, z01, z10, z11, 0.3, 0.6), corners.value(i, 0.3, 0.6));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "7, 2, 3", "8, 0, 8", "20, 19, 1", "20, 3, 11"})
    void planesHaveTheCornersOfTheTable(int surfaces, int first, int count) {
        try (NodeTable table = table(1, surfaces, 4, 3)) {
            SurfacePlanes planes = new SurfacePlanes();
            planes.begin(table, count);
            planes.add(table, first, count);
            for (int s = 0; s < count; s++) {
                requireCorners(planes, s, table, 1, first + s, 4, 3);
            }
        }
    }

    @Test
    void planesOfFamiliesLieOneAfterTheOther() {
        try (NodeTable one = table(1, 3, 5, 4); NodeTable other = table(2, MANY, 5, 4)) {
            SurfacePlanes planes = new SurfacePlanes();
            planes.begin(one, 7);
            planes.add(one, 1, 2);
            planes.add(other, 10, 4);
            planes.add(one, 0, 1);
            for (int s = 0; s < 2; s++) {
                requireCorners(planes, s, one, 1, 1 + s, 5, 4);
            }
            for (int s = 0; s < 4; s++) {
                requireCorners(planes, 2 + s, other, 2, 10 + s, 5, 4);
            }
            requireCorners(planes, 6, one, 1, 0, 5, 4);
        }
    }

    @Test
    void planesAreReplacedByThoseOfAnotherGrid() {
        SurfacePlanes planes = new SurfacePlanes();
        int[][] grids = {{2, 2}, {9, 7}, {3, 8}, {8, 3}, {2, 2}};
        for (int number = 0; number < grids.length; number++) {
            int nx = grids[number][0];
            int ny = grids[number][1];
            try (NodeTable table = table(number, 5, nx, ny)) {
                planes.begin(table, 5);
                planes.add(table, 0, 5);
                for (int s = 0; s < 5; s++) {
                    requireCorners(planes, s, table, number, s, nx, ny);
                }
            }
        }
    }

    /** Up to half of the longest array. */
    @Test
    void planesThatAreNoArrayDoNotFit() {
        assertTrue(SurfacePlanes.fit(9, 1));
        assertTrue(SurfacePlanes.fit(Integer.MAX_VALUE / 2, 1));
        assertFalse(SurfacePlanes.fit(Integer.MAX_VALUE / 2 + 1, 1));
        assertTrue(SurfacePlanes.fit(1_000_000, 1073));
        assertFalse(SurfacePlanes.fit(1_000_000, 1074));
        assertFalse(SurfacePlanes.fit(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertTrue(SurfacePlanes.fit(0, Integer.MAX_VALUE));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            long nodes = random.nextLong(1, Integer.MAX_VALUE);
            int count = random.nextInt(1, 1 << random.nextInt(1, 31));
            assertTrue(!SurfacePlanes.fit(nodes, count) || nodes * count <= Integer.MAX_VALUE / 2,
                    () -> nodes + " nodes, " + count + " surfaces");
        }
    }
}
