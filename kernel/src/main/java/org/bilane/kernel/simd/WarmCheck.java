package org.bilane.kernel.simd;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.GuessedAxis;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.moment.CellMoments;

/**
 * Whether loops of this package stop making objects once they are warm, on this JVM: a few of them, with each operation
 * on vectors that any of them has, and those that keep the most vectors at once, run on small data until several rounds
 * have allocated nothing, or until the time given has passed.
 */
public final class WarmCheck {
    private static final int COUNT = 64;
    private static final int POINTS = 16;
    private static final int CALLS = 50;
    /** Rounds in a row that must allocate nothing. */
    private static final int CLEAN_ROUNDS = 4;
    private static final int ROWS = 5;
    private static final double[] KNOTS = {0, 1};
    private static final GuessedAxis INDICES = AxisLocator.of(KNOTS).guessed();
    private static final int[] STARTS = {0, 0};
    private static final double[] RECORDS = {0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0};
    private static final long NODE_BYTES = COUNT * Double.BYTES;

    private final double[] values = new double[COUNT];
    private final double[] coordinates = new double[COUNT];
    private final int[] indices = new int[COUNT];
    private final int[] columns = new int[COUNT];
    private final MemorySegment nodes;
    private final MemorySegment rows;
    private final CellMoments moments = new CellMoments();

    private WarmCheck(Arena arena) {
        nodes = arena.allocate(4 * NODE_BYTES, COUNT);
        for (int i = 0; i < 4 * COUNT; i++) {
            nodes.setAtIndex(ValueLayout.JAVA_DOUBLE, i, 0.5);
        }
        rows = arena.allocate(ROWS * NODE_BYTES, COUNT);
    }

    /**
     * Runs the check, in a thread of its own: what a virtual thread allocates is not counted. An interrupt does not end
     * it, since the path is chosen once and for all, and stays pending.
     *
     * @param timeoutNanos how long it may take at most
     * @return true if the loops allocate nothing; false if they still do when that has passed, or if allocation cannot
     *     be counted
     */
    public static boolean allocatesNothing(long timeoutNanos) {
        boolean[] clean = new boolean[1];
        Thread thread = Thread.ofPlatform().name("bilane-check").daemon().start(() -> {
            try (Arena arena = Arena.ofConfined()) {
                clean[0] = new WarmCheck(arena).run(timeoutNanos);
            }
        });
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return clean[0];
    }

    private boolean run(long timeoutNanos) {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
                || !threads.isThreadAllocatedMemorySupported() || !threads.isThreadAllocatedMemoryEnabled()) {
            return false;
        }
        long begin = System.nanoTime();
        int clean = 0;
        while (clean < CLEAN_ROUNDS && System.nanoTime() - begin < timeoutNanos) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call();
            }
            clean = threads.getCurrentThreadAllocatedBytes() == before ? clean + 1 : 0;
        }
        return clean == CLEAN_ROUNDS;
    }

    /**
     * As few loops as have all operations: each of them costs time while its vectors are objects still. Any finite
     * numbers will do, as nobody reads the results. The products of powers keep 16 sums and 5 factors in registers at
     * once, or 8 and 3; the powers themselves, 12 sums and 6 factors, are not run beside them.
     */
    private void call() {
        SurfaceLoops.expFull(values, COUNT, rows, 0);
        RunRows.middles(nodes, 0, NODE_BYTES, 2 * NODE_BYTES, COUNT, rows, 0, NODE_BYTES);
        // A logarithm, which is in a coordinate's place afterwards, need not be positive.
        Arrays.fill(coordinates, 2.5);
        LogLoops.apply(LogBase.TEN, coordinates, COUNT);
        ProductLoops.add(moments.u, CellMoments.ROW, moments.v, CellMoments.ROW, POINTS, moments.partial, 0,
                4 * CellMoments.PARTIAL_SUMS);
        if (VectorWidth.LANES >= MomentLoops.LEAST_LANES_TO_CENTER) {
            MomentLoops.center(values, POINTS, moments.u, moments.v);
        }
        ContractionLoops.contract10(nodes, 0, NODE_BYTES, 2 * NODE_BYTES, moments.moments, values, 0, 1, rows, 0);
        if (VectorWidth.LANES >= LocateLoops.LEAST_LANES) {
            LogLoops.apply(LogBase.TEN, nodes, 0, COUNT, rows);
            LocateLoops.byIndices(INDICES, INDICES, 2, nodes, 0, nodes, 0, 0, COUNT, indices, coordinates, values);
            LocateLoops.listUnusual(coordinates, values, COUNT, columns);
            KnotLoops.guess(0, 1, 0, 1, 1, 0.5, nodes, 0, 0, COUNT, columns, values);
            KnotLoops.even(RECORDS, 0, COUNT, indices, 0, columns, values);
            KnotLoops.uneven(STARTS, RECORDS, 0, COUNT, indices, 0, columns, values);
        }
        if (VectorWidth.LANES == PlaneLoops.WIDTH) {
            LocateLoops.byKnots(0, 1, 0, 1, 1, KNOTS, KNOTS, nodes, 0, COUNT, indices, 0, columns, values);
            LocateLoops.byBuckets(0, 1, 0, 1, 1, STARTS, KNOTS, KNOTS, nodes, 0, COUNT, indices, 0, columns, values);
            Arrays.fill(indices, 0);
            PlaneLoops.gather(values, 0, 2, indices, coordinates, coordinates, COUNT, rows, 0);
        }
        if (VectorWidth.LANES == TransposeLoops.LANES) {
            TransposeLoops.transpose(nodes, 0, TransposeLoops.LANES * Double.BYTES, TransposeLoops.LANES, rows, 0,
                    NODE_BYTES / 2);
        }
    }
}
