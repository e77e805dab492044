package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bilane.kernel.cell.SliceScratch;
import org.bilane.kernel.chunk.CellPhases;
import org.bilane.kernel.chunk.OrderMemory;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.watch.Outcome;
import org.bilane.kernel.work.Crew;

/** Everything happens on the calling thread. Re-entrant, since each call has a workspace of its own. */
final class CallerEvaluator implements Evaluator {
    static final CallerEvaluator INSTANCE = new CallerEvaluator();

    private final Workspaces<Workspace> workspaces = new Workspaces<>(Workspace::new);

    private CallerEvaluator() {
    }

    @Override
    public double total(Surfaces surfaces, Points points, Transform transform) {
        Workspace workspace = workspaces.take();
        try {
            Requests.total(workspace.call, surfaces, points, transform);
            sumBlocks(workspace);
            return workspace.sums.total();
        } finally {
            workspace.call.end();
            workspaces.give(workspace);
        }
    }

    @Override
    public void sums(Surfaces surfaces, Points points, Transform transform, MemorySegment sums) {
        Workspace workspace = workspaces.take();
        try {
            Requests.sums(workspace.call, surfaces, points, transform, sums);
            sumBlocks(workspace);
        } finally {
            workspace.call.end();
            workspaces.give(workspace);
        }
    }

    @Override
    public void sums(List<Surfaces> families, Points points, Transform transform, List<MemorySegment> sums) {
        Workspace workspace = workspaces.take();
        try {
            Requests.sums(workspace.call, families, points, transform, sums);
            sumBlocks(workspace);
        } finally {
            workspace.call.end();
            workspaces.give(workspace);
        }
    }

    @Override
    public void values(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values) {
        Workspace workspace = workspaces.take();
        try {
            Requests.values(workspace.call, surfaces, points, transform, layout, values);
            storeValues(workspace);
        } finally {
            workspace.call.end();
            workspaces.give(workspace);
        }
    }

    @Override
    public void values(List<Surfaces> families, Points points, Transform transform, Layout layout,
            List<MemorySegment> values) {
        Workspace workspace = workspaces.take();
        try {
            Requests.values(workspace.call, families, points, transform, layout, values);
            storeValues(workspace);
        } finally {
            workspace.call.end();
            workspaces.give(workspace);
        }
    }

    @Override
    public void gradients(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values,
            MemorySegment dx, MemorySegment dy) {
        Workspace workspace = workspaces.take();
        try {
            Requests.gradients(workspace.call, surfaces, points, transform, layout, values, dx, dy);
            storeValues(workspace);
        } finally {
            workspace.call.end();
            workspaces.give(workspace);
        }
    }

    private static void sumBlocks(Workspace workspace) {
        workspace.watch.begin();
        Outcome outcome = Outcome.FAILED;
        try {
            Sums sums = workspace.sums;
            workspace.call.planSums();
            if (workspace.call.grouped()) {
                sumByCell(workspace);
            } else {
                sumInOrder(workspace);
            }
            sums.store(workspace.call);
            outcome = Outcome.COMPLETE;
        } catch (IllegalStateException e) {
            throw explained(e);
        } finally {
            workspace.watch.end(workspace.call, "sums", 0, workspace.call.points(), outcome);
        }
    }

    private static void sumInOrder(Workspace workspace) {
        workspace.sums.begin(workspace.call, 1);
        long blocks = workspace.call.blocks();
        for (long block = 0; block < blocks; block++) {
            workspace.orderedSums.sum(workspace.call, block, workspace.scratch, workspace.sums.blocks(), 0);
            workspace.sums.addRanges(1);
        }
    }

    private static void sumByCell(Workspace workspace) {
        CellPhases phases = workspace.phases;
        Sums sums = workspace.sums;
        sums.begin(workspace.call, workspace.call.ranges());
        int slices = CellPhases.slices(workspace.call, SliceScratch.POINTS);
        OrderMemory.Piece piece = OrderMemory.shared().takeUninterrupted(CellPhases.orderBytes(workspace.call, slices),
                !Crew.isWorkerOfAny());
        try {
            phases.begin(workspace.call, slices, piece.segment());
            phases.runAll(workspace.scratch, sums.blocks(), sums);
        } finally {
            phases.end();
            OrderMemory.shared().give(piece);
        }
    }

    private static void storeValues(Workspace workspace) {
        workspace.watch.begin();
        Outcome outcome = Outcome.FAILED;
        try {
            workspace.call.planValues(PathChoice.get().kernels().turnsTilesInRegisters());
            workspace.chunkValues.store(workspace.call, 0, workspace.call.points(), workspace.scratch);
            outcome = Outcome.COMPLETE;
        } catch (IllegalStateException e) {
            throw explained(e);
        } finally {
            workspace.watch.end(workspace.call, "values", 0, workspace.call.points(), outcome);
        }
    }

    private static IllegalStateException explained(IllegalStateException e) {
        return (IllegalStateException) Segments.explained(e);
    }
}
