package org.bilane.kernel.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Stores a tile, a row of surfaces for each point, surface by surface. */
public final class ScalarTranspose {
    private ScalarTranspose() {
    }

    /**
     * Stores some of a tile's points.
     *
     * @param tile the tile
     * @param from the first point
     * @param to one past the last point
     * @param width the surfaces of a row
     * @param out receives the values of a surface one after the other
     * @param offset where that of the first surface at point 0 goes, in bytes
     * @param surfaceBytes the distance of two surfaces' values at a point
     */
    public static void transpose(MemorySegment tile, int from, int to, int width, MemorySegment out, long offset,
            long surfaceBytes) {
        for (int s = 0; s < width; s++) {
            long row = offset + s * surfaceBytes;
            for (int i = from; i < to; i++) {
                out.set(ValueLayout.JAVA_DOUBLE, row + (long) i * Double.BYTES,
                        tile.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * width + s));
            }
        }
    }
}
