package org.bilane.kernel.path;

import java.lang.foreign.MemorySegment;

/**
 * Where the values of surfaces at a run of points lie, and where their derivatives go: rows, one for each point, all at
 * the same distance. Of one thread.
 */
public final class SlopeRows {
    /** Off-heap, the values; read only where they are powers. */
    public MemorySegment values;
    /** Where the value of the first surface at the first point lies, in bytes. */
    public long valuesAt;
    /** Off-heap, receives the derivatives along x. */
    public MemorySegment dx;
    /** Where the first of them goes, in bytes. */
    public long dxAt;
    /** Off-heap, receives the derivatives along y. */
    public MemorySegment dy;
    /** Where the first of them goes, in bytes. */
    public long dyAt;
    /** The distance of two points' rows. */
    public long rowBytes;

    /** Of nothing. */
    public SlopeRows() {
    }

    /** Lets go of the memory. */
    public void end() {
        values = null;
        dx = null;
        dy = null;
    }
}
