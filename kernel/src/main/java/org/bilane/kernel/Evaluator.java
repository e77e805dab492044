package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bilane.kernel.sum.SumOrder;

/**
 * Evaluates surfaces at points: bilinear interpolation, then a {@link Transform}, then a sum per surface or an array.
 *
 * <p>There are two: {@link #onCallingThread()}, which works on the thread that calls it and starts no other, and
 * {@link WorkerPool}, the same operations over a pool of workers. Both give the same results, bit for bit.
 *
 * <p><b>Values.</b> Within a cell the interpolation is bilinear; a coordinate outside its axis is clamped to the
 * edge, unless the points say otherwise ({@link Points#outside(Outside)}), and a NaN coordinate gives NaN. On a knot
 * the result is the node's value exactly, as it is anywhere in a cell with four equal corners. A corner with weight
 * zero contributes nothing, so a NaN or an infinity in the table reaches only the cells that it belongs to;
 * otherwise a corner of -infinity gives -infinity, or NaN if a corner of +infinity or NaN has a weight too. The
 * error of an interpolated value is at most 16 * 2^-53 times the largest corner, plus 4 * 2^-1074, and more only beyond
 * the grid, where {@link Outside#LINEAR} extends cells; the exponential, of any base, adds at most 1 ulp. A value has
 * the same bits whatever else a call computes, on however many workers, on the vector and the scalar path.
 *
 * <p><b>Sums.</b> The sum of a surface depends on its stack, the points and the transform: not on the other surfaces
 * of the call, the number of workers or the width of the vectors. There are two orders, and the number of points, of
 * knots and of the stack's surfaces alone says which one is taken:
 * <ul>
 * <li><em>In the order of the points</em>, where there are fewer than 524,288 points and fewer than 32 for each of the
 * nx (ny + 1) cells, where the stack has up to 3 surfaces and one more for each 4,000 cells, up to 8, or where there
 * are more than 4,194,304 cells. The points are cut into blocks of 1,024, or of the least multiple of it that gives at
 * most 1,024 blocks, and a block into units of 1,024. Term i of a unit is added to partial sum i modulo 8, and the
 * eight are added in pairs; the sums of a block's units are added in order with compensation, and so are those of the
 * blocks.
 * <li><em>By cell</em> otherwise. The points of a block, up to 4,000,000, are ordered by cell, those of a cell in their
 * order, and cut into up to 64 ranges of equal length. In a range the points of a cell enter through their moments, up
 * to 4,096 at a time, or one by one in runs of up to 128, whose terms are added in order; which of the two depends on
 * their number, the cell and the number of surfaces of the stack. The sums of runs, of ranges and of blocks are added
 * in order with compensation. A power that enters a sum by cell has the error of its value amplified by the power, plus
 * at most 2 ulp.
 * </ul>
 * {@code docs/numerics.md} derives the bounds, and tells what of them is proved and what was measured. The sum
 * of no points is 0.
 *
 * <p><b>Memory.</b> Points and outputs are off-heap segments of doubles, 8-byte aligned, in native byte order, and must
 * not overlap one another. An output has exactly the size of the result and is not file-mapped. Arguments are checked
 * before any output is touched. Once warm, calls allocate nothing on the heap. Values of few surfaces at many points
 * are read from copies of these, up to 64 MiB on the heap in each thread that evaluates. Sums of many points take
 * further off-heap memory: for each call up to 512 bytes a surface for partial sums, or 8 KiB where they are taken in
 * the order of the points, and at most 100 MB to order points. All calls of the process together order points in at
 * most 100 MB for each CPU, or for two where there is one; a call that finds too little left waits until another has
 * ended, and of that memory at most 100 MB is kept when no call is under way. Points that another thread changes during
 * a call may give wrong results; nothing but the outputs is written.
 *
 * <p><b>Exceptions</b> common to all calls: {@link IllegalArgumentException} for an output of the wrong size, on the
 * heap, misaligned, read-only, mapped, or overlapping an input or another output, for memory confined to another
 * thread, for families on different axes, and for points outside the grid where their rule is {@link Outside#ERROR};
 * {@link IllegalStateException} for a closed stack, arena or pool; {@link NullPointerException} for null;
 * {@link OutOfMemoryError} where there is too little memory.
 *
 * <p><b>Threads.</b> An evaluator may be used by any number of threads at once. A call on the calling thread cannot be
 * stopped: an interrupt does not end it, and stays pending. A call of a pool ends at the next chunk after an interrupt;
 * its look at all points for {@link Outside#ERROR}, before the first chunk, is not interrupted.
 */
public sealed interface Evaluator permits CallerEvaluator, WorkerPool {
    /**
     * The order in which this version of the kernel sums: a number that is raised whenever sums get other bits.
     * Processes whose sums are added to each other, or compared, can refuse one another by it.
     *
     * @return 1 or more
     */
    static int orderOfSums() {
        return SumOrder.NUMBER;
    }

    /**
     * The evaluator that works on the thread that calls it.
     *
     * @return the same evaluator always; it needs no closing
     */
    static Evaluator onCallingThread() {
        return CallerEvaluator.INSTANCE;
    }

    /**
     * The total: the sum of the sums of all surfaces given, added in their order with compensation.
     *
     * @param surfaces which surfaces
     * @param points which points
     * @param transform what is summed
     * @return the total
     */
    double total(Surfaces surfaces, Points points, Transform transform);

    /**
     * A sum over all points for each surface.
     *
     * @param surfaces which surfaces, K' of them
     * @param points which points
     * @param transform what is summed
     * @param sums receives K' doubles
     */
    void sums(Surfaces surfaces, Points points, Transform transform, MemorySegment sums);

    /**
     * A sum for each surface of several families on the same axes; each point is located once for all families that are
     * summed in the same order.
     *
     * @param families the families, whose axes must be equal
     * @param points which points
     * @param transform what is summed, but of families with a transform of their own ({@link Surfaces#transformed})
     * @param sums for each family a segment that receives its K' doubles
     */
    void sums(List<Surfaces> families, Points points, Transform transform, List<MemorySegment> sums);

    /**
     * The value of each surface at each point.
     *
     * @param surfaces which surfaces, K' of them
     * @param points which points, m of them
     * @param transform what is stored
     * @param layout the order of the result: (K', m) or (m, K')
     * @param values receives K' * m doubles
     */
    void values(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values);

    /**
     * The values of several families on the same axes; each point is located once for all.
     *
     * @param families the families, whose axes must be equal
     * @param points which points, m of them
     * @param transform what is stored, but of families with a transform of their own ({@link Surfaces#transformed})
     * @param layout the order of each result: (K', m) or (m, K')
     * @param values for each family a segment that receives its K' * m doubles
     */
    void values(List<Surfaces> families, Points points, Transform transform, Layout layout,
            List<MemorySegment> values);

    /**
     * The values of surfaces and their derivatives with respect to the coordinates, any of the three alone or together.
     *
     * <p>A derivative is that of the transformed value, with respect to the coordinate as the points have it (on a
     * logarithmic axis through the logarithm), in the cell that the value is in; on a knot the cell on the side of the
     * larger coordinate counts, on the greatest knot the last one. Along an axis outside of which the point was clamped
     * it is 0. It is NaN where a corner of the surface's cell is NaN or infinite, even on a knot whose value is finite,
     * and where the value is NaN. Where a power is infinite it is infinite with the slope's sign, and 0 for slope 0;
     * where a power is 0 it is 0. Its error is derived in {@code docs/numerics.md}.
     *
     * @param surfaces which surfaces, K' of them
     * @param points which points, m of them
     * @param transform what is stored
     * @param layout the order of each result: (K', m) or (m, K')
     * @param values receives K' * m values; null for none
     * @param dx receives as many derivatives with respect to x; null for none
     * @param dy receives as many derivatives with respect to y; null for none
     */
    void gradients(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values,
            MemorySegment dx, MemorySegment dy);
}
