package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.Route;
import org.bilane.kernel.sum.SumOrder;

/**
 * In which order a call's sums are taken: decided once all is asked for, and handed to those who sum. Made again
 * for each call, so that calls allocate nothing; written before the work begins and only read afterwards.
 */
public final class SumsPlan {
    private Call call;
    private long number;
    private boolean grouped;
    /** The points of a block, and the blocks that are summed by themselves. */
    long blockLength;
    long blocks;

    /** Nothing is planned. */
    public SumsPlan() {
    }

    /**
     * Decides on the order.
     *
     * @param asked the call, with all its families
     * @throws IllegalStateException if the call has no family
     */
    public void make(Call asked) {
        asked.requireFamily();
        call = asked;
        number = asked.number.value();
        int cells = asked.tables[0].cells();
        grouped = SumOrder.isGrouped(asked.points, cells);
        blockLength = SumOrder.blockLength(asked.points, cells);
        blocks = SumOrder.blocks(asked.points, blockLength);
    }

    /**
     * Where the sums can be stored as they are taken.
     *
     * @return the output of an only family whose points are summed at once; null if there is none
     */
    public MemorySegment onlyOutput() {
        return call.families == 1 && isOnePart() ? call.outputs[0] : null;
    }

    /**
     * What is asked for.
     *
     * @return the call
     * @throws IllegalStateException if nothing is planned, or the call has ended since
     */
    public Call call() {
        if (call == null || call.number.value() != number) {
            throw new IllegalStateException("no sums are planned, or those of a call that has ended");
        }
        return call;
    }

    /**
     * The route.
     *
     * @return one for sums
     */
    public Route route() {
        return grouped ? Route.SUMS_BY_CELL : Route.SUMS_IN_ORDER;
    }

    /**
     * Whether sums are grouped by cell.
     *
     * @return true if so; false if they are taken in the order of the points
     */
    public boolean grouped() {
        return grouped;
    }

    /**
     * The points of a block that is summed by itself.
     *
     * @return how many; the last block may have fewer
     */
    public long blockPoints() {
        return blockLength;
    }

    /**
     * The blocks that are summed by themselves.
     *
     * @return their number
     */
    public long blocks() {
        return blocks;
    }

    /**
     * The ranges of a block that is grouped by cell.
     *
     * @return their number; the last block may have fewer
     */
    public int ranges() {
        return SumOrder.ranges((int) blockLength);
    }

    /**
     * Whether the points are grouped by cell and all of them are one range.
     *
     * @return true if so
     */
    public boolean isOneRange() {
        return grouped && blocks == 1 && ranges() == 1;
    }

    /**
     * Whether all points are summed at once, so that the sums of this one part are those of the call.
     *
     * @return true if so
     */
    public boolean isOnePart() {
        return grouped ? isOneRange() : blocks == 1;
    }
}
