package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bilane.kernel.cell.SliceScratch;
import org.bilane.kernel.chunk.CellPhases;
import org.bilane.kernel.chunk.OrderMemory;
import org.bilane.kernel.chunk.SumsPart;
import org.bilane.kernel.chunk.SumsPlan;
import org.bilane.kernel.chunk.ValuesPlan;
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
            workspace.request.total(surfaces, points, transform);
            sumBlocks(workspace);
            return workspace.sums.total();
        } finally {
            workspace.request.end();
            workspaces.give(workspace);
        }
    }

    @Override
    public void sums(Surfaces surfaces, Points points, Transform transform, MemorySegment sums) {
        if (SmallSums.serve(surfaces, points)) {
            smallSums(surfaces, points, transform, sums);
            return;
        }
        Workspace workspace = workspaces.take();
        try {
            workspace.request.sums(surfaces, points, transform, sums);
            sumBlocks(workspace);
        } finally {
            workspace.request.end();
            workspaces.give(workspace);
        }
    }

    private void smallSums(Surfaces surfaces, Points points, Transform transform, MemorySegment sums) {
        Workspace workspace = workspaces.take();
        try {
            SmallSums.sum(surfaces, points, transform, sums, workspace);
        } finally {
            workspaces.give(workspace);
        }
    }

    @Override
    public void sums(List<Surfaces> families, Points points, Transform transform, List<MemorySegment> sums) {
        Workspace workspace = workspaces.take();
        try {
            workspace.request.sums(families, points, transform, sums);
            sumBlocks(workspace);
        } finally {
            workspace.request.end();
            workspaces.give(workspace);
        }
    }

    @Override
    public void values(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values) {
        Workspace workspace = workspaces.take();
        try {
            workspace.request.values(surfaces, points, transform, layout, values);
            storeValues(workspace);
        } finally {
            workspace.request.end();
            workspaces.give(workspace);
        }
    }

    @Override
    public void values(List<Surfaces> families, Points points, Transform transform, Layout layout,
            List<MemorySegment> values) {
        Workspace workspace = workspaces.take();
        try {
            workspace.request.values(families, points, transform, layout, values);
            storeValues(workspace);
        } finally {
            workspace.request.end();
            workspaces.give(workspace);
        }
    }

    @Override
    public void gradients(Surfaces surfaces, Points points, Transform transform, Layout layout, MemorySegment values,
            MemorySegment dx, MemorySegment dy) {
        Workspace workspace = workspaces.take();
        try {
            workspace.request.gradients(surfaces, points, transform, layout, values, dx, dy);
            storeValues(workspace);
        } finally {
            workspace.request.end();
            workspaces.give(workspace);
        }
    }

    private static void sumBlocks(Workspace workspace) {
        SumsPlan plan = workspace.sumsPlan;
        plan.make(workspace.request.call());
        workspace.watch.begin();
        Outcome outcome = Outcome.FAILED;
        try {
            if (!plan.byCell().isEmpty()) {
                sumByCell(workspace, plan);
            }
            if (!plan.inOrder().isEmpty()) {
                sumInOrder(workspace, plan);
            }
            outcome = Outcome.COMPLETE;
        } catch (IllegalStateException e) {
            throw Segments.explained(e, plan.call());
        } finally {
            workspace.watch.end(plan.call(), plan.route(), 0, plan.call().points(), outcome);
        }
    }

    private static void sumInOrder(Workspace workspace, SumsPlan plan) {
        SumsPart part = plan.inOrder();
        MemorySegment output = part.onlyOutput();
        if (output != null) {
            workspace.orderedSums.sum(plan, 0, workspace.scratch, output, 0);
            return;
        }
        workspace.sums.begin(part, 1);
        for (long block = 0; block < part.blocks(); block++) {
            workspace.orderedSums.sum(plan, block, workspace.scratch, workspace.sums.blocks(), 0);
            workspace.sums.add(1);
        }
        workspace.sums.store();
    }

    private static void sumByCell(Workspace workspace, SumsPlan plan) {
        SumsPart part = plan.byCell();
        CellPhases phases = workspace.phases;
        Sums sums = workspace.sums;
        sums.begin(part, part.ranges());
        int slices = CellPhases.slices(part, SliceScratch.POINTS);
        OrderMemory.Piece piece = OrderMemory.shared().takeUninterrupted(CellPhases.orderBytes(part, slices),
                !Crew.isWorkerOfAny());
        try {
            phases.begin(plan, slices, piece.segment());
            phases.runAll(workspace.scratch, sums.blocks(), sums);
            sums.store();
        } finally {
            phases.end();
            OrderMemory.shared().give(piece);
        }
    }

    private static void storeValues(Workspace workspace) {
        ValuesPlan plan = workspace.valuesPlan;
        plan.make(workspace.request.call(), PathChoice.get().kernels(), 1);
        workspace.watch.begin();
        Outcome outcome = Outcome.FAILED;
        try {
            workspace.chunkValues.store(plan, 0, plan.call().points(), workspace.scratch);
            outcome = Outcome.COMPLETE;
        } catch (IllegalStateException e) {
            throw Segments.explained(e, plan.call());
        } finally {
            workspace.watch.end(plan.call(), plan.route(), 0, plan.call().points(), outcome);
        }
    }
}
