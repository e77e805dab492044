package org.bilane.kernel.table;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.GuessedAxis;
import org.bilane.kernel.cell.LocateLoop;
import org.bilane.kernel.log.LogBase;

/**
 * A loop that locates points, and on two axes of indices interpolates a surface at them meanwhile, where a
 * {@link LookUpLoop} takes them. Elsewhere it is the loop that it stands for. Scratch of one thread: it is told before
 * each chunk what to interpolate, and where values go.
 */
public final class LookUp implements LocateLoop {
    private LookUpLoop both;
    private LocateLoop locating;
    private double[] planes;
    private int first;
    /** Null where values are stored. */
    private double[] values;
    private MemorySegment out = MemorySegment.NULL;
    private long offset;
    private boolean taken;
    private boolean done;

    /** One that has to be told what to do. */
    public LookUp() {
    }

    /**
     * Begins a chunk whose values go into an array.
     *
     * @param newBoth locates and interpolates
     * @param newLocating locates what that does not take
     * @param ofSurfaces planes of {@link PlaneForm#CELLS}
     * @param surface the surface, counted in the order in which the planes were copied
     * @param newValues receives the values, from index 0
     */
    public void begin(LookUpLoop newBoth, LocateLoop newLocating, SurfacePlanes ofSurfaces, int surface,
            double[] newValues) {
        both = newBoth;
        locating = newLocating;
        planes = ofSurfaces.values();
        first = ofSurfaces.begin(surface);
        values = newValues;
        done = false;
    }

    /**
     * Begins a chunk whose values are stored.
     *
     * @param newBoth locates and interpolates
     * @param newLocating locates what that does not take
     * @param ofSurfaces planes of {@link PlaneForm#CELLS}
     * @param surface the surface, counted in the order in which the planes were copied
     * @param newOut off-heap; nothing of it lies where the coordinates do
     * @param newOffset where the first value goes, in bytes
     */
    public void begin(LookUpLoop newBoth, LocateLoop newLocating, SurfacePlanes ofSurfaces, int surface,
            MemorySegment newOut, long newOffset) {
        begin(newBoth, newLocating, ofSurfaces, surface, null);
        out = newOut;
        offset = newOffset;
    }

    /**
     * Ends a chunk. Nothing of the caller's is kept.
     *
     * @return whether the surface was interpolated; else the points are located, and no more
     */
    public boolean end() {
        out = MemorySegment.NULL;
        return done;
    }

    @Override
    public int leastPoints() {
        return locating.leastPoints();
    }

    @Override
    public boolean takes(GuessedAxis xAxis, GuessedAxis yAxis, int n) {
        taken = both.takes(xAxis, yAxis, n, values == null);
        return taken || locating.takes(xAxis, yAxis, n);
    }

    @Override
    public boolean takes(GuessedAxis axis, int n) {
        return locating.takes(axis, n);
    }

    @Override
    public void logarithms(LogBase base, MemorySegment from, long fromOffset, int n, MemorySegment to) {
        locating.logarithms(base, from, fromOffset, n, to);
    }

    @Override
    public void locate(GuessedAxis xAxis, GuessedAxis yAxis, int yCells, MemorySegment x, long xOffset, MemorySegment y,
            long yOffset, int n, int[] cells, double[] u, double[] v) {
        if (!taken) {
            locating.locate(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n, cells, u, v);
        } else if (values != null) {
            both.load(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n, cells, u, v, planes, first, values);
            done = true;
        } else {
            both.store(xAxis, yAxis, yCells, x, xOffset, y, yOffset, n, cells, u, v, planes, first, out, offset);
            done = true;
        }
    }

    @Override
    public void locate(GuessedAxis axis, MemorySegment from, long fromOffset, int n, int[] rows, int rowCells,
            int[] cells, double[] fractions) {
        locating.locate(axis, from, fromOffset, n, rows, rowCells, cells, fractions);
    }

    @Override
    public int list(double[] fractions, double[] factors, int n, int[] listed) {
        return locating.list(fractions, factors, n, listed);
    }
}
