package org.bilane.kernel.chunk;

import org.bilane.kernel.Layout;
import org.bilane.kernel.cell.SlopePoints;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.PlaneForm;

/**
 * Stores one family's values at a chunk of points, and their derivatives, the same way as {@link ChunkValues} would
 * store the values alone: in rows of surfaces, or surface by surface. Scratch of one thread.
 */
final class ChunkGradients {
    private final SlopePoints points = new SlopePoints(Scratch.POINTS);
    private final CarefulSlopes careful = new CarefulSlopes();
    private final RowGradients rows = new RowGradients();
    private final SurfaceGradients single = new SurfaceGradients();

    /** Stores what is asked for; the points are located. */
    void store(SurfaceKernels kernels, Call call, PlaneForm planes, long chunk, Scratch scratch) {
        NodeTable table = call.tables[0];
        points.find(kernels.locateLoop(), scratch.located, call.xLocator, call.yLocator, call.xSlopes, call.ySlopes,
                table.columns(), call.x, call.y, chunk);
        careful.begin(table, call.finishes[0], scratch.located, points);
        boolean few = call.count[0] < OrderedSums.FEW_SURFACES;
        try {
            if (!few && call.layout == Layout.POINT_MAJOR) {
                rows.storeByPoint(kernels, call, points, careful, chunk, scratch);
            } else if (planes != PlaneForm.NONE || few) {
                single.store(kernels, call, planes, points, careful, chunk, scratch);
            } else {
                rows.storeBySurface(kernels, call, points, careful, chunk, scratch);
            }
        } finally {
            rows.end();
        }
    }
}
