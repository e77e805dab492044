package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.CellOrder;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.sum.SumOrder;

/**
 * The tasks of sums that are grouped by cell. Each block of points passes two phases, one after the other: slices of
 * its points are located and ordered, then ranges of the ordered points are summed. The tasks of a phase may be done at
 * the same time; each phase begins with {@link #open}. Used again for later calls.
 */
public final class CellPhases {
    /** The most counts of all slices and cells of a block: 16 MB. */
    private static final long MOST_COUNTS = SumOrder.MOST_CELLS;
    private static final long COUNTS_PER_POINT = 2;
    private static final long LEAST_SLICE = 1024;

    private final LocateLoop locateLoop;
    private final CellSums cellSums;
    private final CellOrder order = new CellOrder();
    private Call call;
    private SumsPart part;
    private long blockLength;
    private MemorySegment memory = MemorySegment.NULL;
    private int slices;
    private int ranges;
    private long tasksOfBlock;
    private long count;
    private long block;
    private long begin;
    private boolean summing;

    /**
     * Phases on one path.
     *
     * @param kernels the path
     */
    public CellPhases(SurfaceKernels kernels) {
        this.locateLoop = kernels.locateLoop();
        this.cellSums = new CellSums(kernels);
    }

    /**
     * Begins a call.
     *
     * @param plan what to sum, some of it grouped by cell
     * @param sliceCount the slices of a block
     * @param lent off-heap memory for the order, as large as {@link #orderBytes} says
     */
    public void begin(SumsPlan plan, int sliceCount, MemorySegment lent) {
        call = plan.call();
        part = plan.byCell();
        blockLength = part.blockLength;
        slices = sliceCount;
        memory = lent;
        tasksOfBlock = tasks(slices, blockLength);
        long last = call.points - (part.blocks - 1) * blockLength;
        count = (part.blocks - 1) * tasksOfBlock + tasks(slices, last);
    }

    /** Lets go of the call and the memory. */
    public void end() {
        call = null;
        part = null;
        memory = MemorySegment.NULL;
        order.end();
    }

    /**
     * The slices into which a block of points is cut.
     *
     * @param part what to sum
     * @param length the length that a slice should have at most
     * @return how many slices; fewer than asked for on large grids, since a slice has a count for each cell
     */
    public static int slices(SumsPart part, long length) {
        return slices(part.blockLength, part.cells(), length);
    }

    static int slices(long points, long cells, long length) {
        // Rounded up, so that slices are not longer than what fits.
        long wanted = Math.ceilDiv(points, length);
        long most = Math.min(points / LEAST_SLICE, Math.min(COUNTS_PER_POINT * points, MOST_COUNTS) / cells);
        long slices = Math.max(1, Math.min(wanted, most));
        // The counts of the block come on top of those of the slices.
        while (slices > 1 && CellOrder.bytes(points, cells, slices) > OrderMemory.MOST_OF_CALL) {
            slices--;
        }
        return (int) slices;
    }

    /**
     * The memory in which the points of a block are ordered.
     *
     * @param part what to sum
     * @param slices the slices of a block
     * @return bytes
     */
    public static long orderBytes(SumsPart part, int slices) {
        return CellOrder.bytes(part.blockLength, part.cells(), slices);
    }

    /**
     * The tasks of a block.
     *
     * @param slices the slices of a block
     * @param points its points
     * @return how many tasks, those of all phases together
     */
    private static long tasks(int slices, long points) {
        return slices + SumOrder.ranges((int) points);
    }

    /**
     * The tasks of the call.
     *
     * @return those of all phases of all blocks
     */
    public long count() {
        return count;
    }

    /**
     * Opens the next phase, once all tasks before it are done.
     *
     * @param firstTask its first task
     * @param sums receives the sums of ranges; where a block begins, those of the block before are taken from there
     * @return one past its last task
     */
    public long open(long firstTask, RangeSums sums) {
        begin = firstTask;
        block = firstTask / tasksOfBlock;
        long within = firstTask - block * tasksOfBlock;
        if (within == 0) {
            if (block > 0) {
                sums.add(ranges);
            }
            int points = (int) Math.min(blockLength, call.points - block * blockLength);
            ranges = SumOrder.ranges(points);
            int columns = call.tables[0].columns();
            order.begin(memory, points, call.tables[0].cells() / columns, columns, slices);
            summing = false;
            return firstTask + slices;
        }
        order.addUp();
        summing = true;
        return firstTask + ranges;
    }

    /**
     * Does all tasks on the calling thread, one after the other, and hands on the sums of the last block's ranges too.
     *
     * @param scratch the calling thread's
     * @param memory as for {@link #run}
     * @param sums as for {@link #open}
     */
    public void runAll(Scratch scratch, MemorySegment memory, RangeSums sums) {
        long first = 0;
        while (first < count) {
            long end = open(first, sums);
            for (long task = first; task < end; task++) {
                run(task, scratch, memory);
            }
            first = end;
        }
        sums.add(ranges);
    }

    /**
     * The ranges of the block under way.
     *
     * @return how many
     */
    public int ranges() {
        return ranges;
    }

    /**
     * Does a task.
     *
     * @param task a task of the open phase
     * @param scratch the calling thread's
     * @param sums off-heap, receives the sums of the part's surfaces for each range of the block
     * @return the points that are summed, 0 in the phases before
     */
    public long run(long task, Scratch scratch, MemorySegment sums) {
        int number = (int) (task - begin);
        if (summing) {
            int from = SumOrder.rangeBegin(order.points(), number);
            int to = SumOrder.rangeBegin(order.points(), number + 1);
            cellSums.sum(call, part, order, from, to, scratch, sums, (long) number * part.surfaces);
            return to - from;
        }
        order.order(scratch.slice(), locateLoop, call.xLocator, call.yLocator, call.x, call.y, block * blockLength,
                number);
        return 0;
    }
}
