package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.chunk.CellPhases;
import org.bilane.kernel.chunk.ChunkValues;
import org.bilane.kernel.chunk.OrderedSums;
import org.bilane.kernel.chunk.RangeSums;
import org.bilane.kernel.chunk.Scratch;
import org.bilane.kernel.chunk.SumsPart;
import org.bilane.kernel.chunk.SumsPlan;
import org.bilane.kernel.chunk.ValuesPlan;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.sum.CompensatedSums;

/** Calls on given kernels, past the choice of the path. Families are the ranges of surfaces given. */
final class KernelsUnderTest {
    private final SurfaceKernels kernels;

    KernelsUnderTest(SurfaceKernels kernels) {
        this.kernels = kernels;
    }

    /** The values of each family, one after the other. */
    double[] values(List<Surfaces> families, Points points, Transform transform, Layout layout) {
        int surfaces = families.stream().mapToInt(Surfaces::count).sum();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(surfaces * points.size() * Double.BYTES, Double.BYTES);
            Call call = call(families.getFirst(), points);
            long at = 0;
            for (Surfaces family : families) {
                long bytes = family.count() * points.size() * Double.BYTES;
                call.add(family.stack().table(), family.from(), family.count(), transform, out.asSlice(at, bytes));
                at += bytes;
            }
            call.layout(layout);
            ValuesPlan plan = new ValuesPlan();
            plan.make(call, kernels, 1);
            new ChunkValues(kernels).store(plan, 0, points.size(), new Scratch());
            return out.toArray(ValueLayout.JAVA_DOUBLE);
        }
    }

    /** The values of surfaces, their derivatives along x, and those along y. */
    double[][] gradients(Surfaces surfaces, Points points, Transform transform, Layout layout) {
        SurfaceStack stack = surfaces.stack();
        long bytes = surfaces.count() * points.size() * Double.BYTES;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment[] out = {arena.allocate(bytes, Double.BYTES), arena.allocate(bytes, Double.BYTES),
                arena.allocate(bytes, Double.BYTES)};
            Call call = call(surfaces, points);
            call.add(stack.table(), surfaces.from(), surfaces.count(), transform, out[0]);
            call.layout(layout);
            call.gradients(stack.xSlopes(), stack.ySlopes(), out[1], out[2]);
            ValuesPlan plan = new ValuesPlan();
            plan.make(call, kernels, 1);
            new ChunkValues(kernels).store(plan, 0, points.size(), new Scratch());
            return Arrays.stream(out).map(each -> each.toArray(ValueLayout.JAVA_DOUBLE)).toArray(double[][]::new);
        }
    }

    /** The sums of each family of one stack, one after the other. */
    double[] sums(List<Surfaces> families, Points points, Transform transform) {
        Call call = call(families.getFirst(), points);
        for (Surfaces family : families) {
            call.add(family.stack().table(), family.from(), family.count(), transform, null);
        }
        SumsPlan plan = new SumsPlan();
        plan.make(call);
        SumsPart part = plan.main();
        int count = part.surfaces();
        assertEquals(call.surfaces(), count, "families in two orders");
        CompensatedSums sums = new CompensatedSums();
        sums.clear(count);
        if (part.route() == Route.SUMS_BY_CELL) {
            addRanges(plan, sums);
        } else {
            MemorySegment block = Arena.ofAuto().allocate((long) count * Double.BYTES, Double.BYTES);
            for (long b = 0; b < part.blocks(); b++) {
                new OrderedSums(kernels).sum(plan, b, new Scratch(), block, 0);
                sums.add(block, 0, count);
            }
        }
        double[] result = new double[count];
        for (int s = 0; s < result.length; s++) {
            result[s] = sums.value(s);
        }
        return result;
    }

    private void addRanges(SumsPlan plan, CompensatedSums sums) {
        SumsPart part = plan.byCell();
        int count = part.surfaces();
        MemorySegment ranges = Arena.ofAuto().allocate((long) part.ranges() * count * Double.BYTES, Double.BYTES);
        RangeSums adder = n -> {
            for (int range = 0; range < n; range++) {
                sums.add(ranges, (long) range * count, count);
            }
        };
        CellPhases phases = new CellPhases(kernels);
        phases.begin(plan, 2, Arena.ofAuto().allocate(CellPhases.orderBytes(part, 2), Double.BYTES));
        phases.runAll(new Scratch(), ranges, adder);
    }

    private static Call call(Surfaces surfaces, Points points) {
        Call call = new Call();
        call.begin(surfaces.stack().xLocator(points.xOutside()), surfaces.stack().yLocator(points.yOutside()),
                points.x(), points.y());
        return call;
    }
}
