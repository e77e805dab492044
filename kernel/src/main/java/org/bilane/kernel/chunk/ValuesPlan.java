package org.bilane.kernel.chunk;

import org.bilane.kernel.Layout;
import org.bilane.kernel.Route;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.RowLoop;
import org.bilane.kernel.table.SurfacePlanes;

/**
 * Which way a call's values are stored: decided once all is asked for, and handed to those who store them. Made again
 * for each call, so that calls allocate nothing; written before the work begins and only read afterwards.
 */
public final class ValuesPlan implements JobShape {
    private static final long PLANE_POINTS_PER_NODE = 4;
    /** An L2 of the smallest usual size. */
    private static final long LARGEST_PLANE = 256 * 1024;
    /**
     * Half of it, so that slices of points have the other. With an L2 of 1 MB, one plane of 208 KB took 0.8 times the
     * time of one of nodes, and one of 320 KB as long (Zen 4).
     */
    private static final long LARGEST_CELL_PLANES = LARGEST_PLANE / 2;

    private Call call;
    private long number;
    private Route route;
    private long rowBytes;
    /** What of surfaces is copied to planes. */
    PlaneForm planes = PlaneForm.NONE;

    /** Nothing is planned. */
    public ValuesPlan() {
    }

    /**
     * Decides on the way, and whether single surfaces are read from planes. Each thread reads every node once to copy
     * it, which its points must outweigh; and from many surfaces, a large plane is no nearer than the table, and a tile
     * that is transposed in registers is faster, and so are rows of a point's surfaces where a loop has them. Planes
     * have cells where nodes are not gathered and all that the call copies is small.
     *
     * @param asked the call, with all that it asks for
     * @param kernels the path
     * @param threads how many threads store the values, each of which has planes of its own
     * @throws IllegalStateException if the call has no family
     */
    public void make(Call asked, SurfaceKernels kernels, int threads) {
        make(asked, kernels.transposesTilesInRegisters(), kernels.rowLoop(),
                kernels.planeLoop() != null && kernels.planeLoop().form() == PlaneForm.NODES, threads);
    }

    void make(Call asked, boolean tilesInRegisters, RowLoop rowLoop, boolean gathers, int threads) {
        asked.requireFamily();
        call = asked;
        number = asked.number.value();
        NodeTable table = asked.tables[0];
        boolean few = true;
        boolean valuesAlone = asked.dx == null && asked.dy == null;
        boolean byPoint = asked.layout == Layout.POINT_MAJOR && valuesAlone;
        boolean rows = byPoint;
        rowBytes = 0;
        for (int f = 0; f < asked.families; f++) {
            int count = asked.count[f];
            few &= count < OrderedSums.FEW_SURFACES;
            rows &= SurfaceValues.inRows(rowLoop, count);
            if (byPoint && count > 1 && count < OrderedSums.FEW_SURFACES) {
                rowBytes = Math.max(rowBytes, SurfaceValues.rowBytes(rowLoop, count));
            }
        }
        boolean near = !tilesInRegisters && asked.layout == Layout.SURFACE_MAJOR
                && table.nodeCount() * Double.BYTES <= LARGEST_PLANE;
        boolean copied = (few || near) && !rows && SurfacePlanes.fit(table.nodeCount(), asked.surfaces)
                && asked.points >= PLANE_POINTS_PER_NODE * table.nodeCount() * threads;
        boolean cells = !gathers
                && table.nodeCount() * asked.surfaces * PlaneForm.CELLS.nodeBytes <= LARGEST_CELL_PLANES;
        planes = !copied ? PlaneForm.NONE : cells ? PlaneForm.CELLS : PlaneForm.NODES;
        route = copied || few && !rows ? Route.VALUES_BY_PLANE
                : asked.layout == Layout.POINT_MAJOR ? Route.VALUES_BY_POINT : Route.VALUES_BY_TILE;
    }

    /**
     * What is asked for.
     *
     * @return the call
     * @throws IllegalStateException if nothing is planned, or the call has ended since
     */
    public Call call() {
        if (call == null || call.number.value() != number) {
            throw new IllegalStateException("no values are planned, or those of a call that has ended");
        }
        return call;
    }

    /**
     * The route.
     *
     * @return one for values, that of most surfaces where families differ
     */
    public Route route() {
        return route;
    }

    @Override
    public long points() {
        return call().points();
    }

    @Override
    public int surfaces() {
        return call().surfaces();
    }

    @Override
    public long nodes() {
        return call().nodes();
    }

    @Override
    public int columns() {
        return call().columns();
    }

    @Override
    public long rowBytes() {
        return rowBytes;
    }

    @Override
    public int planeNodeBytes() {
        return planes.nodeBytes;
    }
}
