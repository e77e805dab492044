package org.bilane.kernel.path;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.table.Corners;
import org.bilane.kernel.table.NodeTable;

/**
 * The vector path, which adds runs on the scalar path until its own loops for them are compiled. An interpreter makes
 * an object of every vector, and a first call would take three times as long as with the plain loops, which are
 * compiled soon. Once there have been enough runs for the vector path to pay, a small piece of every fourth run is done
 * by the vector loop too, and thrown away: that gets the loop compiled, and its time tells when it is. Both paths give
 * the same bits, so nobody can tell which one added a run. No thread is started.
 */
final class WarmingKernels implements SurfaceKernels {
    private static final int PIECE_POINTS = 4;
    private static final int PIECE_SURFACES = 8;
    private static final long ROW_BYTES = PIECE_SURFACES * (long) Double.BYTES;
    /** The runs of a million points on 50x50 knots; getting the vector loop compiled costs as much as these. */
    private static final int RUNS_BEFORE_PIECES = 40_000;
    private static final int RUNS_PER_PIECE = 4;
    /** A compiled piece takes a tenth of this, one that makes objects of its vectors several times as long. */
    private static final long COMPILED_NANOS = 2000;
    private static final int FAST_PIECES_IN_A_ROW = 4;

    private final SurfaceKernels vector;
    private final SurfaceKernels scalar;
    private final Warmth[] warmth = new Warmth[RunTerm.values().length];
    /** What pieces write to, and nobody reads. */
    private final MemorySegment waste = Arena.ofAuto().allocate(2 * ROW_BYTES, ROW_BYTES);

    /** How far the loop for one term is. Threads may disagree for a while, which changes no result. */
    private static final class Warmth {
        private boolean ready;
        private int runs;
        private int fastInARow;
    }

    WarmingKernels(SurfaceKernels vector, SurfaceKernels scalar) {
        this.vector = vector;
        this.scalar = scalar;
        for (int term = 0; term < warmth.length; term++) {
            warmth[term] = new Warmth();
        }
    }

    @Override
    public void addRun(NodeTable table, int cell, double[] fractions, int from, int to, int first, int count,
            RunTerm term, RunScratch scratch, MemorySegment sums, long offset, long rowBytes) {
        Warmth state = warmth[term.ordinal()];
        if (state.ready) {
            vector.addRun(table, cell, fractions, from, to, first, count, term, scratch, sums, offset, rowBytes);
            return;
        }
        // Stays positive, however many runs there are before the loop is ready.
        state.runs = state.runs + 1 & Integer.MAX_VALUE;
        if (state.runs > RUNS_BEFORE_PIECES && state.runs % RUNS_PER_PIECE == 0) {
            tryPiece(state, table, cell, fractions, from, to, first, count, term, scratch);
        }
        scalar.addRun(table, cell, fractions, from, to, first, count, term, scratch, sums, offset, rowBytes);
    }

    private void tryPiece(Warmth state, NodeTable table, int cell, double[] fractions, int from, int to, int first,
            int count, RunTerm term, RunScratch scratch) {
        long begin = System.nanoTime();
        vector.addRun(table, cell, fractions, from, Math.min(from + PIECE_POINTS, to), first,
                Math.min(count, PIECE_SURFACES), term, scratch, waste, 0, ROW_BYTES);
        state.fastInARow = System.nanoTime() - begin < COMPILED_NANOS ? state.fastInARow + 1 : 0;
        state.ready = state.fastInARow == FAST_PIECES_IN_A_ROW;
    }

    @Override
    public void addToSums(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment sums, long offset, long rowBytes) {
        vector.addToSums(table, points, from, to, first, count, finish, sums, offset, rowBytes);
    }

    @Override
    public void storePoints(NodeTable table, LocatedPoints points, int from, int to, int first, int count,
            Finish finish, MemorySegment out, long offset, long rowBytes) {
        vector.storePoints(table, points, from, to, first, count, finish, out, offset, rowBytes);
    }

    @Override
    public void storeSurface(LocatedPoints points, Finish finish, Corners corners, MemorySegment out, long offset) {
        vector.storeSurface(points, finish, corners, out, offset);
    }
}
