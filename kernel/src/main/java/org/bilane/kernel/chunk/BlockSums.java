package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.path.SurfaceKernels;

/** Sums a block of points, in the order that {@link org.bilane.kernel.sum.SumOrder} chose. Stateless. */
public final class BlockSums {
    private final OrderedSums ordered;
    private final GroupedSums grouped;

    /**
     * Sums on one path.
     *
     * @param kernels the path
     */
    public BlockSums(SurfaceKernels kernels) {
        this.ordered = new OrderedSums(kernels);
        this.grouped = new GroupedSums(kernels);
    }

    /**
     * Sums one block.
     *
     * @param call what to sum
     * @param block the block's number
     * @param scratch the calling thread's
     * @param sums off-heap, receives a sum for each surface of each family
     * @param at the index of the first of them
     */
    public void sum(Call call, long block, Scratch scratch, MemorySegment sums, long at) {
        long from = block * call.blockLength;
        long to = Math.min(from + call.blockLength, call.points);
        if (call.grouped) {
            grouped.sum(call, from, to, scratch, sums, at);
        } else {
            ordered.sum(call, from, to, scratch, sums, at);
        }
    }
}
