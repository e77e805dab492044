package org.bilane.kernel.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.bilane.kernel.path.PathChoice;
import org.junit.jupiter.api.Test;

/** Points grouped by cell, against a list for each cell. */
class CellOrderTest {
    private static final double[] X_KNOTS = {0, 1, 2, 3, 4};
    private static final double[] Y_KNOTS = {-1, -0.5, 2, 10};
    private static final int COLUMNS = Y_KNOTS.length + 1;
    private static final int CELLS = X_KNOTS.length * COLUMNS;
    /** Less than most blocks here, so that they are located in pieces. */
    private static final int CAPACITY = 64;
    /** Points are located by scalar code, and as the path of this run locates them. */
    private static final LocateLoop[] LOOPS = {null, PathChoice.get().kernels().locateLoop()};

    private final AxisLocator xLocator = AxisLocator.of(X_KNOTS);
    private final AxisLocator yLocator = AxisLocator.of(Y_KNOTS);
    private final LocatedPoints located = new LocatedPoints(CAPACITY);
    private final SliceScratch scratch = new SliceScratch(located);
    private final CellOrder order = new CellOrder();
    private double[] fractions;

    private static double[] coordinates(int n, DoubleSupplier values) {
        double[] array = new double[n];
        Arrays.setAll(array, i -> values.getAsDouble());
        return array;
    }

    private void check(double[] x, double[] y, int from, int n) {
        int[] ix = new int[x.length];
        int[] iy = new int[x.length];
        double[] u = new double[x.length];
        double[] v = new double[x.length];
        xLocator.locate(x, x.length, ix, u);
        yLocator.locate(y, y.length, iy, v);
        List<List<Integer>> expected = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            expected.add(new ArrayList<>());
        }
        for (int i = from; i < from + n; i++) {
            expected.get(ix[i] * COLUMNS + iy[i]).add(i);
        }

        for (int slices : new int[] {1, 2, 3, 7}) {
            for (CellOrder.Way way : CellOrder.Way.values()) {
                for (LocateLoop loop : LOOPS) {
                    if (slices == 1 || way != CellOrder.Way.LOCATED_TWICE) {
                        order(loop, x, y, from, n, slices, way);
                        requireOrder(expected, u, v, n);
                    }
                }
            }
        }
    }

    private void order(LocateLoop loop, double[] x, double[] y, int from, int n, int slices, CellOrder.Way way) {
        MemorySegment memory = Arena.ofAuto().allocate(CellOrder.bytes(n, CELLS, slices, way), Double.BYTES);
        memory.fill((byte) 0x55);
        order.begin(memory, n, X_KNOTS.length, COLUMNS, slices, way);
        MemorySegment xs = MemorySegment.ofArray(x);
        MemorySegment ys = MemorySegment.ofArray(y);
        for (int slice = slices - 1; slice >= 0; slice--) {
            order.order(scratch, loop, xLocator, yLocator, xs, ys, from, slice);
        }
        order.addUp();
        fractions = new double[2 * n];
        int at = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            // In two pieces, as a run may begin anywhere.
            int size = order.end(cell) - at;
            int half = size / 2;
            copy(cell, at, half);
            copy(cell, at + half, size - half);
            at += size;
        }
    }

    private void copy(int cell, int place, int n) {
        double[] some = new double[2 * n];
        order.fractions(cell, place, n, some);
        System.arraycopy(some, 0, fractions, 2 * place, 2 * n);
    }

    private void requireOrder(List<List<Integer>> expected, double[] u, double[] v, int n) {
        int at = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            for (int i : expected.get(cell)) {
                assertEquals(u[i], fractions[2 * at], "u of point " + i + ", in cell " + cell);
                assertEquals(v[i], fractions[2 * at + 1], "v of point " + i + ", in cell " + cell);
                assertEquals(cell, order.cellAt(at), "cell of place " + at);
                at++;
            }
            assertEquals(at, order.end(cell), "end of cell " + cell);
        }
        assertEquals(n, at);
    }

    @Test
    void randomPointsKeepTheirOrderWithinACell() {
        SplittableRandom random = new SplittableRandom(1);
        double[] x = coordinates(1000, () -> random.nextDouble(-1, 5));
        double[] y = coordinates(1000, () -> random.nextDouble(-2, 11));
        check(x, y, 0, 1000);
    }

    /** Fractions tell the points apart: each has its own. */
    @Test
    void allPointsInOneCellKeepTheirOrder() {
        double[] x = new double[500];
        double[] y = new double[500];
        Arrays.setAll(x, i -> 2 + i / 512.0);
        Arrays.setAll(y, i -> -0.5 + (499 - i) / 512.0);
        check(x, y, 0, 500);
        assertEquals(0, order.end(2 * COLUMNS), "the cell before has no points");
        assertEquals(500, order.end(2 * COLUMNS + 1));
        assertEquals(500, order.end(CELLS - 1), "nor have the cells behind");
        for (int i = 0; i < 500; i++) {
            assertEquals(i / 512.0, fractions[2 * i]);
        }
    }

    @Test
    void nanIsGroupedWithTheFirstCellOfItsAxis() {
        double[] x = {1.5, Double.NaN, 0.5, Double.NaN, 3.5, Double.NEGATIVE_INFINITY};
        double[] y = {Double.NaN, Double.NaN, -0.75, 5, 3, Double.NaN};
        check(x, y, 0, 6);
        assertEquals(3, order.end(0), "NaN on both axes, a point of the cell, and NaN beside the left edge");
        assertEquals(Double.NaN, fractions[0]);
        assertEquals(0.5, fractions[2]);
    }

    @Test
    void pointsOnTheLastKnotsHaveCellsOfTheirOwn() {
        check(new double[] {4, 99, Double.POSITIVE_INFINITY, 3.5, 0}, new double[] {10, 10, 99, 10, 10}, 0, 5);
        int last = (X_KNOTS.length - 1) * COLUMNS + Y_KNOTS.length - 1;
        assertEquals(3, order.end(last) - order.end(last - 1));
    }

    /** The scratch of a worker is filled again, with blocks of other lengths and from elsewhere. */
    @Test
    void nothingRemainsOfTheBlockBefore() {
        SplittableRandom random = new SplittableRandom(2);
        double[] x = coordinates(2000, () -> random.nextInt(8) == 0 ? Double.NaN : random.nextDouble(-1, 5));
        double[] y = coordinates(2000, () -> random.nextInt(8) == 0 ? Double.NaN : random.nextDouble(-2, 11));
        for (int n : new int[] {2000, 1, 0, CAPACITY, CAPACITY + 1, CAPACITY - 1, 700, 2000}) {
            check(x, y, (2000 - n) / 2, n);
        }
    }

    /** Cells are kept off-heap for long slices, unless there is an only slice with more than three cells a point. */
    @Test
    void theWayFollowsFromPointsCellsAndSlices() {
        assertEquals(CellOrder.Way.BY_INDEX, CellOrder.way(1 << 20, 2550, 32));
        assertEquals(CellOrder.Way.CELLS_KEPT, CellOrder.way(1 << 20, 2550, 31));
        assertEquals(CellOrder.Way.CELLS_KEPT, CellOrder.way(1 << 20, SliceScratch.CELLS + 1, 32));
        assertEquals(CellOrder.Way.CELLS_KEPT, CellOrder.way(1 << 20, 3 << 20, 1));
        assertEquals(CellOrder.Way.LOCATED_TWICE, CellOrder.way(1 << 20, (3 << 20) + 1, 1));
    }

    /** What another thread makes of points while they are ordered. */
    private interface Change {
        void make(double[] x, double[] y, int time);
    }

    private static final double[] OTHERS = {Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e300, 3.5};

    /** Once all points are counted, they become others: all in one cell, or in other cells than before. */
    private static final List<Change> CHANGES = List.of(
            (x, y, time) -> {
                Arrays.setAll(x, i -> OTHERS[(i + time) % OTHERS.length]);
                Arrays.setAll(y, i -> OTHERS[(i + time) / 3 % OTHERS.length]);
            },
            (x, y, time) -> {
                Arrays.fill(x, time % 2 == 0 ? 99 : -99);
                Arrays.fill(y, time % 2 == 0 ? 99 : -99);
            });

    /**
     * Whatever another thread makes of the points between their counting and their writing, nothing is written
     * elsewhere, and what is read of the order afterwards makes sense.
     */
    @Test
    void pointsThatChangeMeanwhileAreWrittenNowhereElse() {
        int n = 1000;
        for (CellOrder.Way way : List.of(CellOrder.Way.CELLS_KEPT, CellOrder.Way.LOCATED_TWICE)) {
            int slices = way == CellOrder.Way.LOCATED_TWICE ? 1 : 2;
            long bytes = CellOrder.bytes(n, CELLS, slices, way);
            for (int time = 0; time < 4; time++) {
                for (Change change : CHANGES) {
                    SplittableRandom random = new SplittableRandom(3);
                    double[] x = coordinates(n, () -> random.nextDouble(0, 4));
                    double[] y = coordinates(n, () -> random.nextDouble(-1, 10));
                    MemorySegment memory = Arena.ofAuto().allocate(bytes + 64, Double.BYTES);
                    memory.fill((byte) 0x55);
                    MemorySegment xs = MemorySegment.ofArray(x);
                    MemorySegment ys = MemorySegment.ofArray(y);
                    order.begin(memory, n, X_KNOTS.length, COLUMNS, slices, way);
                    for (int slice = 0; slice < slices; slice++) {
                        order.count(located, xLocator, yLocator, xs, ys, 0, slice);
                    }
                    change.make(x, y, time);
                    for (int slice = slices - 1; slice >= 0; slice--) {
                        order.write(located, xLocator, yLocator, xs, ys, 0, slice);
                    }
                    order.addUp();
                    requireSense(n);
                    for (long i = bytes; i < memory.byteSize(); i++) {
                        assertEquals(0x55, memory.get(ValueLayout.JAVA_BYTE, i), way + ": byte behind the order");
                    }
                }
            }
        }
    }

    /** Each place belongs to one cell, in ascending order, and has fractions; none to the last: it has no corners. */
    private void requireSense(int n) {
        int at = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            int end = order.end(cell);
            assertTrue(end >= at && end <= n, "cell " + cell + " from " + at + " to " + end);
            order.fractions(cell, at, end - at, new double[2 * (end - at)]);
            if (end > at) {
                assertEquals(cell, order.cellAt(at));
            }
            at = end;
        }
        assertEquals(n, at);
        assertEquals(n, order.end(CELLS - 2));
    }
}
