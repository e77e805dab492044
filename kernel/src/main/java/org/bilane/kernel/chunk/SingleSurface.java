package org.bilane.kernel.chunk;

import java.lang.foreign.MemorySegment;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.LookUp;
import org.bilane.kernel.table.PlaneForm;

/** The values of a call for one surface, at points that may be located in the loop that interpolates at them. */
final class SingleSurface {
    private SingleSurface() {
    }

    /** Whether a call has one surface, values alone, and a plane of cells in which a loop looks up. */
    static boolean takes(SurfaceKernels kernels, Call call, PlaneForm planes) {
        return planes == PlaneForm.CELLS && call.surfaces == 1 && kernels.lookUpLoop() != null && call.dx == null
                && call.dy == null;
    }

    /** Locates a chunk, and stores its values. */
    static void store(SurfaceKernels kernels, Call call, long chunk, int n, Scratch scratch) {
        MemorySegment out = call.outputs[0];
        long offset = chunk * Double.BYTES;
        boolean stores = call.finishes[0] == Finish.IDENTITY;
        LookUp lookUp = scratch.lookUp;
        if (stores) {
            lookUp.begin(kernels.lookUpLoop(), kernels.locateLoop(), scratch.planes(), 0, out, offset);
        } else {
            lookUp.begin(kernels.lookUpLoop(), kernels.locateLoop(), scratch.planes(), 0, scratch.interpolated.array());
        }
        boolean done;
        try {
            scratch.located.locate(lookUp, call.xLocator, call.yLocator, call.tables[0].columns(), call.x, call.y, chunk,
                    n);
        } finally {
            done = lookUp.end();
        }
        if (!done) {
            SurfaceValues.store(kernels, call, PlaneForm.CELLS, 0, 0, scratch, out, offset);
        } else if (stores) {
            SurfaceValues.storeIrregular(call, 0, 0, scratch.located, out, offset);
        } else {
            SurfaceValues.store(kernels, scratch.interpolated.array(), call, 0, 0, scratch.located, out, offset);
        }
    }
}
