package org.bilane.harness.developer.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.CellOrder;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.cell.SliceScratch;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.moment.CellMoments;
import org.bilane.kernel.moment.MomentDegree;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.path.RunScratch;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.KnotOrder;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.NodeTableBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does each phase of sums through moments cost by itself, on one thread? Points of a block are located; located
 * and ordered by cell; their moments are collected, cell by cell; and moments are contracted with the corners of each
 * surface of each cell. {@link SumPhasesBenchmark} has the whole. Random values and points.
 */
@State(Scope.Benchmark)
public class OnePhaseBenchmark extends TimedCalls {
    private static final int SLICE = 1 << 15;
    private static final int PIECE_OF_LOCATING = 1024;
    private static final int LANE_BYTES = 64;

    /** The number of surfaces, K: of the contraction alone. */
    @Param({"50", "500"})
    int surfaces;

    /** The number of knots of either axis. */
    @Param("50")
    int n;

    /** The number of points of the block. */
    @Param("1000000")
    int points;

    /** Which moments are collected and contracted. */
    @Param
    MomentDegree degree;

    private final SurfaceKernels kernels = PathChoice.get().kernels();
    private final LocatedPoints located = new LocatedPoints(PIECE_OF_LOCATING);
    private final SliceScratch slice = new SliceScratch(located);
    private final CellOrder order = new CellOrder();
    private final CellMoments moments = new CellMoments();
    private final RunScratch run = new RunScratch();
    private final double[] fractions = new double[2 * CellMoments.PIECE];
    private Arena arena;
    private MemorySegment x;
    private MemorySegment y;
    private MemorySegment sums;
    private NodeTable table;
    private AxisLocator locator;
    private int slices;
    private int columns;
    private long rowBytes;

    /** For JMH. */
    public OnePhaseBenchmark() {
    }

    /** Makes points and the table, and orders the points. */
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(1);
        double[] knots = new double[n];
        for (int i = 0; i < n; i++) {
            knots[i] = i;
        }
        locator = AxisLocator.of(knots);
        columns = n + 1;
        slices = Math.ceilDiv(points, SLICE);
        arena = Arena.ofShared();
        x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(points, 0, n - 1).toArray());
        y = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(points, 0, n - 1).toArray());
        try (NodeTableBuilder builder = new NodeTableBuilder(surfaces, KnotOrder.of(knots, knots))) {
            for (int k = 0; k < surfaces; k++) {
                for (int ix = 0; ix < n; ix++) {
                    double[] row = random.doubles(n).toArray();
                    builder.setRows(ix, k, 1, (surface, iy, count, into) -> System.arraycopy(row, iy, into, 0, count));
                }
            }
            table = builder.build();
        }
        rowBytes = Math.ceilDiv((long) surfaces * Double.BYTES, LANE_BYTES) * LANE_BYTES;
        sums = arena.allocate(SurfaceKernels.RUN_ROWS * rowBytes, LANE_BYTES);
        order.begin(arena.allocate(CellOrder.bytes(points, (long) n * columns, slices), LANE_BYTES), points, n, columns,
                slices);
        order();
        collect(order.cellAt(0));
    }

    /** Frees everything. */
    @TearDown
    public void free() {
        table.close();
        arena.close();
    }

    /**
     * Finds the cells and fractions of all points.
     *
     * @return the cell of one of them
     */
    @Benchmark
    public int locate() {
        for (int i = 0; i < points; i += PIECE_OF_LOCATING) {
            int count = Math.min(PIECE_OF_LOCATING, points - i);
            located.locate(kernels.locateLoop(), locator, locator, columns, x, y, i, count);
        }
        return located.cells()[0];
    }

    /** Locates all points and orders them by cell. */
    @Benchmark
    public void order() {
        for (int s = 0; s < slices; s++) {
            order.order(slice, kernels.locateLoop(), locator, locator, x, y, 0, s);
        }
        order.addUp();
    }

    /**
     * Collects the moments of all cells.
     *
     * @return one of the last cell's
     */
    @Benchmark
    public double moments() {
        for (int cell = 0; cell < n * columns; cell++) {
            collect(cell);
        }
        return moments.moments[1];
    }

    private void collect(int cell) {
        int end = order.end(cell);
        for (int from = order.end(cell - 1); from < end; from += CellMoments.RUN) {
            int to = Math.min(from + CellMoments.RUN, end);
            moments.begin(degree);
            for (int piece = from; piece < to; piece += CellMoments.PIECE) {
                int count = Math.min(CellMoments.PIECE, to - piece);
                order.fractions(cell, piece, count, fractions);
                kernels.collect(moments, fractions, count);
            }
            moments.end();
        }
    }

    /** Contracts as many moments as there are cells, each time those of one cell. */
    @Benchmark
    public void contraction() {
        for (int cell = 0; cell < (n - 1) * columns; cell++) {
            if (cell % columns < n - 1) {
                kernels.contract(table, cell, moments, degree == MomentDegree.LINEAR ? null : ExpBase.E, 0, surfaces,
                        run, sums, 0, rowBytes);
            }
        }
    }
}
