package org.bilane.kernel.path;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.kernel.sum.SumOrder;

/**
 * What a path keeps of a cell while it goes through a run of its points: for each surface the coefficients of
 * the bilinear formula, the middle value's exp, and the run's sum. Arrays, since C2 compiles plain loops over them to
 * vectors. Of one thread.
 */
public final class RunScratch {
    /** What the vector path uses of each surface. */
    public static final int SURFACE_BYTES = Double.BYTES;
    private static final long LARGEST_VECTOR = 64;

    /** For each surface the value at u = 0, v = 0, less the middle value where deviations are summed. */
    public double[] a = new double[0];
    /** For each surface the difference along x. */
    public double[] b = a;
    /** For each surface the difference along y. */
    public double[] c = a;
    /** For each surface the second difference. */
    public double[] d = a;
    /** For each surface exp of the middle value, or of the mean of the cell's corners. */
    public double[] middle = a;
    /** For each surface the sum of the run. */
    public double[] sum = a;
    /** What the vector path stores of a run: a vector for each of its points, up to a vector of 512 bits. */
    public final MemorySegment vectors = Arena.ofAuto().allocate(SumOrder.RUN * LARGEST_VECTOR, LARGEST_VECTOR);

    /** Without memory. */
    public RunScratch() {
    }

    /**
     * Allocates arrays for more surfaces than they hold, with anything in them; those that are long enough are kept.
     *
     * @param surfaces how many
     */
    public void ensureCapacity(int surfaces) {
        if (a.length < surfaces) {
            // Whole vectors.
            int length = Math.addExact(surfaces, 7) & -8;
            b = new double[length];
            c = new double[length];
            d = new double[length];
            middle = new double[length];
            sum = new double[length];
            // Last, since its length stands for that of all, also after a call that there was no memory for.
            a = new double[length];
        }
    }
}
