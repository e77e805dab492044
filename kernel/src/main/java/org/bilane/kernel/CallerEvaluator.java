package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.bilane.kernel.sum.SumBlocks;

/** The fast path: everything happens on the calling thread. Re-entrant, since each call has a workspace of its own. */
final class CallerEvaluator implements Evaluator {
    static final CallerEvaluator INSTANCE = new CallerEvaluator();

    private final Workspaces workspaces = new Workspaces();

    private CallerEvaluator() {
    }

    @Override
    public double total(Surfaces surfaces, Points points, Transform transform) {
        Workspace workspace = workspaces.take();
        try {
            Requests.total(workspace.call, surfaces, points, transform);
            sumBlocks(workspace);
            return workspace.total();
        } finally {
            workspaces.give(workspace);
        }
    }

    @Override
    public void sums(Surfaces surfaces, Points points, Transform transform, MemorySegment sums) {
        Workspace workspace = workspaces.take();
        try {
            Requests.sums(workspace.call, surfaces, points, transform, sums);
            sumBlocks(workspace);
            workspace.storeSums(sums, 0, surfaces.count());
        } finally {
            workspaces.give(workspace);
        }
    }

    @Override
    public void sums(List<Surfaces> families, Points points, Transform transform, List<MemorySegment> sums) {
        Workspace workspace = workspaces.take();
        try {
            Requests.sums(workspace.call, families, points, transform, sums);
            sumBlocks(workspace);
            workspace.storeSums(families, sums);
        } finally {
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
            workspaces.give(workspace);
        }
    }

    private static void sumBlocks(Workspace workspace) {
        int surfaces = workspace.call.surfaces();
        workspace.beginSums();
        long blocks = SumBlocks.count(workspace.call.points());
        for (long block = 0; block < blocks; block++) {
            workspace.chunkSums.sumBlock(workspace.call, block, workspace.scratch, workspace.blockSums, 0);
            workspace.sums.add(workspace.blockSums, 0, surfaces);
        }
    }

    private static void storeValues(Workspace workspace) {
        workspace.chunkValues.store(workspace.call, 0, workspace.call.points(), workspace.scratch);
    }
}
