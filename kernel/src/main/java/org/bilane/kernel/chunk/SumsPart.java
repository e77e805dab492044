package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bilane.kernel.Route;
import org.bilane.kernel.sum.SumOrder;
import org.bilane.kernel.table.PlaneForm;

/**
 * The families of a call whose sums are taken in one order, and how that order cuts the points. Belongs to a
 * {@link SumsPlan}, and is good for as long as that is.
 */
public final class SumsPart implements JobShape {
    private final Route route;
    private Call call;
    /** How many families, and which of the call's. */
    int families;
    int[] family = new int[1];
    /** Where each family's sums begin among those of the part. */
    int[] sumAt = new int[1];
    int surfaces;
    /** The points of a block, and the blocks that are summed by themselves. */
    long blockLength;
    long blocks;

    SumsPart(Route route) {
        this.route = route;
    }

    int cells() {
        return call.tables[0].cells();
    }

    void begin(Call asked) {
        call = asked;
        families = 0;
        surfaces = 0;
    }

    void add(int f) {
        if (families == 0) {
            blockLength = SumOrder.blockLength(call.points, route == Route.SUMS_BY_CELL);
            blocks = SumOrder.blocks(call.points, blockLength);
        }
        if (families == sumAt.length) {
            family = Arrays.copyOf(family, 2 * families);
            // Last, as its length is what is asked: if there is no heap for one of them, the next call tries again.
            sumAt = Arrays.copyOf(sumAt, 2 * families);
        }
        family[families] = f;
        sumAt[families] = surfaces;
        families++;
        surfaces += call.count[f];
    }

    /**
     * Whether there is nothing to sum in this order.
     *
     * @return true if no family is
     */
    public boolean isEmpty() {
        return families == 0;
    }

    /**
     * The route.
     *
     * @return that of sums in this order
     */
    public Route route() {
        return route;
    }

    @Override
    public long points() {
        return call.points;
    }

    @Override
    public int surfaces() {
        return surfaces;
    }

    @Override
    public long nodes() {
        return call.nodes();
    }

    @Override
    public int columns() {
        return call.columns();
    }

    /** Nothing is copied for sums. */
    @Override
    public int planeNodeBytes() {
        return PlaneForm.NONE.nodeBytes;
    }

    /** 0: sums put nothing in rows that values do. */
    @Override
    public long rowBytes() {
        return 0;
    }

    /** The bytes of a row of partial sums for each surface of each family. */
    long laneBytes() {
        long bytes = 0;
        for (int i = 0; i < families; i++) {
            bytes += Scratch.rowBytes(call.count[family[i]]);
        }
        return bytes;
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
     * Whether all points are summed at once, so that the sums of this one block or range are those of the call.
     *
     * @return true if so
     */
    public boolean isWhole() {
        return blocks == 1 && (route == Route.SUMS_IN_ORDER || ranges() == 1);
    }

    /**
     * Where the sums can be stored as they are taken.
     *
     * @return the output of an only family whose points are summed at once; null if there is none
     */
    public MemorySegment onlyOutput() {
        return families == 1 && isWhole() ? call.outputs[family[0]] : null;
    }

    /**
     * Stores sums where the caller wants them.
     *
     * @param sums begins with a sum for each surface of each family of the part, in order
     */
    public void store(MemorySegment sums) {
        for (int i = 0; i < families; i++) {
            int f = family[i];
            if (call.outputs[f] != null) {
                MemorySegment.copy(sums, (long) sumAt[i] * Double.BYTES, call.outputs[f], 0,
                        (long) call.count[f] * Double.BYTES);
            }
        }
    }
}
