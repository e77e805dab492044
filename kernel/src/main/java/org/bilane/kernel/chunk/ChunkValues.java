package org.bilane.kernel.chunk;

import org.bilane.kernel.Layout;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.PlaneForm;

/** Stores the values at a range of points, chunk by chunk. Stateless; the scratch is the calling thread's. */
public final class ChunkValues {
    /** The most surfaces of a tile. */
    public static final int TILE_SURFACES = 64;
    /** The most points of a tile. Tiles of fewer than 32 surfaces would have more otherwise, and took longer. */
    private static final int TILE_POINTS = 256;
    /** Fewer surfaces than this may fill no vector: they are evaluated one by one, or all at a point in a row. */
    private static final int FEW_SURFACES = OrderedSums.FEW_SURFACES;

    private final SurfaceKernels kernels;

    /**
     * Stores values of one path.
     *
     * @param kernels the path
     */
    public ChunkValues(SurfaceKernels kernels) {
        this.kernels = kernels;
    }

    /**
     * Stores the values of all families at some of the points.
     *
     * @param plan which way, what and where
     * @param from the first point
     * @param to one past the last point
     * @param scratch the thread's
     */
    public void store(ValuesPlan plan, long from, long to, Scratch scratch) {
        Call call = plan.call();
        for (long chunk = from; chunk < to; chunk += Scratch.POINTS) {
            int n = (int) Math.min(Scratch.POINTS, to - chunk);
            PlaneForm planes = scratch.copyPlanes(call, plan.planes);
            if (SingleSurface.takes(kernels, call, planes)) {
                SingleSurface.store(kernels, call, chunk, n, scratch);
                continue;
            }
            scratch.located.locate(kernels.locateLoop(), call.xLocator, call.yLocator, call.tables[0].columns(), call.x,
                    call.y, chunk, n);
            if (call.dx != null || call.dy != null) {
                scratch.gradients().store(kernels, call, planes, chunk, scratch);
                continue;
            }
            for (int f = 0; f < call.families; f++) {
                storeFamily(call, planes, f, chunk, scratch);
            }
        }
    }

    private void storeFamily(Call call, PlaneForm planes, int f, long chunk, Scratch scratch) {
        int count = call.count[f];
        boolean byPoint = call.layout == Layout.POINT_MAJOR && count > 1;
        if (byPoint && count >= FEW_SURFACES) {
            long rowBytes = (long) count * Double.BYTES;
            PointValues.store(kernels, call.tables[f], scratch.located, 0, scratch.located.size(), call.first[f], count,
                    call.finishes[f], call.outputs[f], chunk * rowBytes, rowBytes);
        } else if (byPoint) {
            SurfaceValues.storeRows(kernels, call, planes, f, scratch, call.outputs[f],
                    chunk * count * Double.BYTES);
        } else if (planes != PlaneForm.NONE || count < FEW_SURFACES) {
            for (int s = 0; s < count; s++) {
                SurfaceValues.store(kernels, call, planes, f, s, scratch, call.outputs[f],
                        (s * call.points + chunk) * Double.BYTES);
            }
        } else {
            storeBySurface(call, f, chunk, scratch);
        }
    }

    /** The surfaces of the next tile. The last has at least the 8 that a kernel wants. */
    static int tileSurfaces(int left) {
        return left <= TILE_SURFACES ? left : Math.min(TILE_SURFACES, left - FEW_SURFACES);
    }

    /** Evaluates tiles point by point, and transposes each when it is stored. */
    private void storeBySurface(Call call, int f, long chunk, Scratch scratch) {
        int count = call.count[f];
        int s = 0;
        while (s < count) {
            int width = tileSurfaces(count - s);
            int height = Math.min(Scratch.TILE / width, TILE_POINTS) & -8;
            long rowBytes = (long) width * Double.BYTES;
            for (int i = 0; i < scratch.located.size(); i += height) {
                int end = Math.min(i + height, scratch.located.size());
                PointValues.store(kernels, call.tables[f], scratch.located, i, end, call.first[f] + s, width,
                        call.finishes[f], scratch.tile, 0, rowBytes);
                kernels.transpose(scratch.tile, end - i, width, call.outputs[f],
                        (s * call.points + chunk + i) * Double.BYTES, call.points * Double.BYTES);
            }
            s += width;
        }
    }
}
