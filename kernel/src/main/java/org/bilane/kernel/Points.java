package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * Points (x, y) in two off-heap arrays of doubles in native byte order.
 *
 * <p>The coordinates stay where they are: nothing is copied when a {@code Points} is made or sliced, and they must
 * not be changed while a call uses them. A file-mapped segment is allowed. Its chunks are copied to scratch before they
 * are used, and derivatives read some coordinates of edges one by one, never by vectors, so that a file truncated
 * meanwhile leads to an exception and not to a crash; what was cut from the last page that is left reads as zeros. The
 * same holds for memory that never closes, such as that of {@code Arena.global()} or of an address alone: a file may be
 * mapped there. Immutable; as safe for several threads as the segments are.
 *
 * <p>Points bring along what becomes of coordinates outside the grid, a rule for each axis: {@link Outside#CLAMP}
 * unless they are told otherwise.
 */
public final class Points {
    private final MemorySegment x;
    private final MemorySegment y;
    private final long size;
    private final Outside xOutside;
    private final Outside yOutside;

    private Points(MemorySegment x, MemorySegment y, Outside xOutside, Outside yOutside) {
        this.x = x;
        this.y = y;
        this.size = x.byteSize() / Double.BYTES;
        this.xOutside = xOutside;
        this.yOutside = yOutside;
    }

    /**
     * Points with the given coordinates.
     *
     * @param x off-heap doubles, 8-byte aligned: the points' x
     * @param y off-heap doubles, 8-byte aligned, as many: the points' y
     * @return the points
     * @throws NullPointerException if a segment is null
     * @throws IllegalStateException if the arena of a segment is closed
     * @throws IllegalArgumentException if a segment is on the heap, misaligned, no whole number of doubles, or the
     *     two differ in length
     */
    public static Points of(MemorySegment x, MemorySegment y) {
        Segments.requireDoubles("x", x);
        Segments.requireDoubles("y", y);
        if (x.byteSize() != y.byteSize()) {
            throw new IllegalArgumentException("y: " + y.byteSize() / Double.BYTES + " doubles, but x has "
                    + x.byteSize() / Double.BYTES + ": both must have one for each point");
        }
        return new Points(x.asReadOnly(), y.asReadOnly(), Outside.CLAMP, Outside.CLAMP);
    }

    /**
     * The same points under another rule for coordinates outside the grid, the same for both axes.
     *
     * @param rule the rule
     * @return the points, without a copy
     * @throws NullPointerException if the rule is null
     */
    public Points outside(Outside rule) {
        Segments.requireNonNull("rule", rule);
        return outside(rule, rule);
    }

    /**
     * The same points under other rules for coordinates outside the grid.
     *
     * @param xRule the rule for x
     * @param yRule the rule for y
     * @return the points, without a copy
     * @throws NullPointerException if a rule is null
     */
    public Points outside(Outside xRule, Outside yRule) {
        return new Points(x, y, Segments.requireNonNull("xRule", xRule), Segments.requireNonNull("yRule", yRule));
    }

    /** The rule for x. */
    Outside xOutside() {
        return xOutside;
    }

    /** The rule for y. */
    Outside yOutside() {
        return yOutside;
    }

    /**
     * The points from one index to another, under the same rules, without a copy.
     *
     * @param from the first point
     * @param to one past the last point
     * @return the points
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= size()}
     */
    public Points slice(long from, long to) {
        Objects.checkFromToIndex(from, to, size);
        long offset = from * Double.BYTES;
        long bytes = (to - from) * Double.BYTES;
        return new Points(x.asSlice(offset, bytes), y.asSlice(offset, bytes), xOutside, yOutside);
    }

    /**
     * The number of points.
     *
     * @return the number, 0 or more
     */
    public long size() {
        return size;
    }

    /**
     * The x of the points.
     *
     * @return the segment, read-only
     */
    public MemorySegment x() {
        return x;
    }

    /**
     * The y of the points.
     *
     * @return the segment, read-only
     */
    public MemorySegment y() {
        return y;
    }

    /**
     * One point's x.
     *
     * @param i the point's index
     * @return x
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double x(long i) {
        return x.getAtIndex(ValueLayout.JAVA_DOUBLE, Objects.checkIndex(i, size));
    }

    /**
     * One point's y.
     *
     * @param i the point's index
     * @return y
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double y(long i) {
        return y.getAtIndex(ValueLayout.JAVA_DOUBLE, Objects.checkIndex(i, size));
    }
}
