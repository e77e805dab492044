package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bilane.kernel.bilinear.Bilinear;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.scalar.ScalarKernels;
import org.bilane.kernel.table.KnotOrder;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.NodeTableBuilder;
import org.bilane.kernel.table.RowLoop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows of few surfaces have the bits of each surface alone, at the last node too, and nothing else is written. */
@Tag("vector")
class RowLoopsTest {
    private static final int ROWS = 4;
    private static final int COLUMNS = 3;
    private static final int MOST_POINTS = 41;
    private static final double UNTOUCHED = 0x1.23456789p+7;

    private final SplittableRandom random = new SplittableRandom(16);

    private NodeTable table(int surfaces) {
        try (NodeTableBuilder builder = new NodeTableBuilder(surfaces, new KnotOrder(ROWS, false, COLUMNS, false))) {
            for (int row = 0; row < surfaces * ROWS; row++) {
                double[] z = random.doubles(COLUMNS, -1000, 1000).toArray();
                builder.setRows(row % ROWS, row / ROWS, 1,
                        (surface, iy, count, into) -> System.arraycopy(z, iy, into, 0, count));
            }
            return builder.build();
        }
    }

    /** Anywhere on the grid, on its last knots, and NaN. */
    private LocatedPoints points(int n) {
        try (Arena arena = Arena.ofConfined()) {
            LocatedPoints points = new LocatedPoints(MOST_POINTS);
            points.locate(index(ROWS), index(COLUMNS), COLUMNS + 1, coordinates(arena, n, ROWS - 1),
                    coordinates(arena, n, COLUMNS - 1), 0, n);
            return points;
        }
    }

    private static AxisLocator index(int knots) {
        double[] axis = new double[knots];
        Arrays.setAll(axis, i -> i);
        return AxisLocator.of(axis);
    }

    private MemorySegment coordinates(Arena arena, int n, double last) {
        return arena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(n, 0, last)
                .map(x -> random.nextInt(20) == 0 ? Double.NaN : random.nextInt(4) == 0 ? last : x).toArray());
    }

    private static double expected(NodeTable table, int surface, LocatedPoints points, int i) {
        long node = points.cells()[i] * table.nodeBytes() + (long) surface * Double.BYTES;
        MemorySegment nodes = table.nodes();
        return Bilinear.value(nodes.get(ValueLayout.JAVA_DOUBLE, node),
                nodes.get(ValueLayout.JAVA_DOUBLE, node + table.nodeBytes()),
                nodes.get(ValueLayout.JAVA_DOUBLE, node + table.rowBytes()),
                nodes.get(ValueLayout.JAVA_DOUBLE, node + table.rowBytes() + table.nodeBytes()),
                points.u()[i], points.v()[i]);
    }

    private void requireRows(NodeTable table, int first, int count, LocatedPoints points, int from) {
        double[] rows = new double[(points.size() - from) * count + RowLoop.SURPLUS + 1];
        Arrays.fill(rows, UNTOUCHED);
        new VectorKernels(false).rowLoop().load(table, first, count, points, from, points.size(), rows);
        for (int i = from; i < points.size(); i++) {
            for (int s = 0; s < count; s++) {
                int point = i;
                int surface = first + s;
                assertEquals(Double.doubleToLongBits(expected(table, surface, points, i)),
                        Double.doubleToLongBits(rows[(i - from) * count + s]),
                        () -> "surface " + surface + " of " + first + " and " + (count - 1) + " more at point " + point
                                + " of " + points.size());
            }
        }
        assertEquals(UNTOUCHED, rows[rows.length - 1]);
    }

    @Test
    void anyFewSurfacesAtAnyPointsHaveTheBitsOfEachAlone() {
        for (int surfaces = 1; surfaces <= 19; surfaces++) {
            try (NodeTable table = table(surfaces)) {
                for (int count = 1; count <= surfaces; count++) {
                    for (int n = 1; n <= MOST_POINTS; n++) {
                        requireRows(table, surfaces - count, count, points(n), random.nextInt(n));
                    }
                }
            }
        }
    }

    @Test
    void theScalarPathHasOneSurfaceAfterTheOther() {
        assertNull(new ScalarKernels().rowLoop());
    }
}
