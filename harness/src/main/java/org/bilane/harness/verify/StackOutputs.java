package org.bilane.harness.verify;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Outside;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;
import org.bilane.kernel.reference.RandomCase;

/** What the library makes of a random case, by calls of every shape. To be closed. */
final class StackOutputs implements AutoCloseable {
    /** Refusing is no result. */
    private static final List<Outside> RULES = List.of(Outside.CLAMP, Outside.NAN, Outside.LINEAR);

    private final Arena arena = Arena.ofShared();
    private final SurfaceStack stack;
    private final SurfaceStack otherStack;
    private final Points points;
    private final Evaluator evaluator;
    private final List<Digest> digests = new ArrayList<>();

    private StackOutputs(RandomCase inputs, Evaluator evaluator) {
        this.evaluator = evaluator;
        Axis x = Axis.of(inputs.xAxis());
        Axis y = Axis.of(inputs.yAxis());
        stack = SurfaceStack.of(x, y, MemorySegment.ofArray(inputs.z()));
        otherStack = SurfaceStack.of(x, y, MemorySegment.ofArray(inputs.reversedZ()));
        points = Points.of(arena.allocateFrom(JAVA_DOUBLE, inputs.px()), arena.allocateFrom(JAVA_DOUBLE, inputs.py()));
    }

    /**
     * The interpolated values of all surfaces at all points, computed on the calling thread.
     *
     * @param inputs the case
     * @return K * m values in the order (K, m)
     */
    static double[] interpolated(RandomCase inputs) {
        try (StackOutputs outputs = new StackOutputs(inputs, Evaluator.onCallingThread())) {
            MemorySegment values = outputs.doubles(outputs.stack.all(), outputs.points);
            outputs.evaluator.values(outputs.stack.all(), outputs.points, Transform.IDENTITY, Layout.SURFACE_MAJOR,
                    values);
            return values.toArray(JAVA_DOUBLE);
        }
    }

    /**
     * Calls every operation.
     *
     * @param inputs the case
     * @param evaluator what evaluates
     * @return a digest for each call, always of the same calls in the same order for the same case
     */
    static List<Digest> digests(RandomCase inputs, Evaluator evaluator) {
        try (StackOutputs outputs = new StackOutputs(inputs, evaluator)) {
            for (Transform transform : Transform.values()) {
                outputs.callAll(transform);
            }
            for (Outside rule : RULES) {
                outputs.callRuled("linear axes", outputs.stack, outputs.points.outside(rule), rule);
            }
            outputs.callScaled(inputs);
            return outputs.digests;
        }
    }

    /** On scales and in orders of their own, and a transform for each family. */
    private void callScaled(RandomCase inputs) {
        ScaledCase scaled = ScaledCase.of(inputs);
        Points at = Points.of(arena.allocateFrom(JAVA_DOUBLE, scaled.px()),
                arena.allocateFrom(JAVA_DOUBLE, scaled.py()));
        String axes = (scaled.x().scale() + " and " + scaled.y().scale() + " axes").toLowerCase(Locale.ROOT);
        try (SurfaceStack onScales = SurfaceStack.of(scaled.x(), scaled.y(), MemorySegment.ofArray(inputs.z()))) {
            for (Outside rule : RULES) {
                callRuled(axes, onScales, at.outside(rule), rule);
            }
            List<Surfaces> families = List.of(onScales.all().transformed(Transform.EXP10),
                    onScales.only(0).transformed(Transform.IDENTITY));
            List<MemorySegment> sums = families.stream()
                    .map(surfaces -> arena.allocate(JAVA_DOUBLE, surfaces.count())).toList();
            evaluator.sums(families, at, Transform.EXP, sums);
            sums.forEach(each -> digests.add(Digest.of("sums of several transforms, " + axes, each)));
        }
    }

    private void callRuled(String axes, SurfaceStack on, Points at, Outside rule) {
        String where = axes + ", outside " + rule;
        sums(where, on.all(), at, Transform.EXP10);
        values(where, on.only(0), at, Transform.EXP2, Layout.SURFACE_MAJOR);
        for (Layout layout : Layout.values()) {
            MemorySegment values = doubles(on.all(), at);
            MemorySegment dx = doubles(on.all(), at);
            MemorySegment dy = doubles(on.all(), at);
            evaluator.gradients(on.all(), at, Transform.EXP10, layout, values, dx, dy);
            for (MemorySegment each : List.of(values, dx, dy)) {
                digests.add(Digest.of("values and derivatives, " + where + ", " + layout, each));
            }
        }
    }

    private void callAll(Transform transform) {
        int surfaces = stack.surfaceCount();
        Surfaces middle = stack.range(surfaces / 3, surfaces / 3 + (surfaces + 1) / 2);
        Surfaces single = stack.only(surfaces / 2);
        // So that neither points nor values begin where vectors do.
        Points later = points.slice(Math.min(1, points.size()), points.size());
        for (Layout layout : Layout.values()) {
            values("all surfaces", stack.all(), points, transform, layout);
            values("a range of surfaces", middle, later, transform, layout);
            families(List.of(stack.all(), otherStack.range(0, middle.count())), transform, layout);
        }
        values("one surface", single, points, transform, Layout.SURFACE_MAJOR);
        values("one surface", single, later, transform, Layout.SURFACE_MAJOR);
        sums("all surfaces", stack.all(), points, transform);
        sums("a range of surfaces", middle, later, transform);
        sums("one surface", single, points, transform);
        familySums(List.of(stack.all(), otherStack.range(0, middle.count())), transform);
        MemorySegment total = arena.allocateFrom(JAVA_DOUBLE, evaluator.total(stack.all(), points, transform));
        digests.add(Digest.of("total of " + transform, total));
    }

    private void values(String which, Surfaces surfaces, Points at, Transform transform, Layout layout) {
        MemorySegment values = doubles(surfaces, at);
        evaluator.values(surfaces, at, transform, layout, values);
        digests.add(Digest.of("values of " + transform + ", " + which + ", " + layout + ", " + at.size() + " points",
                values));
    }

    private void sums(String which, Surfaces surfaces, Points at, Transform transform) {
        MemorySegment sums = arena.allocate(JAVA_DOUBLE, surfaces.count());
        evaluator.sums(surfaces, at, transform, sums);
        digests.add(Digest.of("sums of " + transform + ", " + which + ", " + at.size() + " points", sums));
    }

    private void families(List<Surfaces> families, Transform transform, Layout layout) {
        List<MemorySegment> values = families.stream().map(surfaces -> doubles(surfaces, points)).toList();
        evaluator.values(families, points, transform, layout, values);
        for (int f = 0; f < families.size(); f++) {
            digests.add(Digest.of("values of " + transform + ", family " + f + ", " + layout, values.get(f)));
        }
    }

    private void familySums(List<Surfaces> families, Transform transform) {
        List<MemorySegment> sums = families.stream()
                .map(surfaces -> arena.allocate(JAVA_DOUBLE, surfaces.count())).toList();
        evaluator.sums(families, points, transform, sums);
        for (int f = 0; f < families.size(); f++) {
            digests.add(Digest.of("sums of " + transform + ", family " + f, sums.get(f)));
        }
    }

    private MemorySegment doubles(Surfaces surfaces, Points at) {
        return arena.allocate(JAVA_DOUBLE, surfaces.count() * at.size());
    }

    @Override
    public void close() {
        stack.close();
        otherStack.close();
        arena.close();
    }
}
