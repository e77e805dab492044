package org.bilane.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bilane.kernel.cell.OutsideCounter;
import org.bilane.kernel.chunk.Call;

/**
 * Checks the arguments of one call after the other and describes it. No output is written before all is checked. Of one
 * call at a time.
 */
final class Request {
    private final Call call = new Call();
    /** Counts points outside, where a call refuses them; made when it is needed first. */
    private OutsideCounter counter;

    /** The call, as it is described. */
    Call call() {
        return call;
    }

    /** Lets go of the caller's memory. */
    void end() {
        call.end();
    }

    /** A total: sums that are added up and not handed out. */
    void total(Surfaces surfaces, Points points, Transform transform) {
        begin(surfaces, points);
        add(surfaces, surfaces, transform, null);
        requireInside(surfaces, points);
    }

    /** What a call would be like; its points are not looked at. */
    void plan(Surfaces surfaces, Points points) {
        begin(surfaces, points);
        add(surfaces, surfaces, Transform.IDENTITY, null);
    }

    /** A sum for each surface. */
    void sums(Surfaces surfaces, Points points, Transform transform, MemorySegment sums) {
        begin(surfaces, points);
        requireOutput("sums", sums, surfaces.count(), points);
        add(surfaces, surfaces, transform, sums);
        requireInside(surfaces, points);
    }

    /** A sum for each surface of several families. */
    void sums(List<Surfaces> families, Points points, Transform transform,
            List<MemorySegment> sums) {
        requireFamilies(families, sums, "sums");
        begin(families.get(0), points);
        for (int f = 0; f < families.size(); f++) {
            requireOutput("sums", sums.get(f), families.get(f).count(), points);
            requireApart("sums", sums, f);
            add(families.get(0), families.get(f), transform, sums.get(f));
        }
        requireInside(families.get(0), points);
    }

    /** Values of surfaces. */
    void values(Surfaces surfaces, Points points, Transform transform, Layout layout,
            MemorySegment values) {
        begin(surfaces, points);
        requireOutput("values", values, doubles(surfaces, points), points);
        add(surfaces, surfaces, transform, values);
        call.layout(Segments.requireNonNull("layout", layout));
        requireInside(surfaces, points);
    }

    /** Values of several families. */
    void values(List<Surfaces> families, Points points, Transform transform, Layout layout,
            List<MemorySegment> values) {
        requireFamilies(families, values, "values");
        begin(families.get(0), points);
        for (int f = 0; f < families.size(); f++) {
            requireOutput("values", values.get(f), doubles(families.get(f), points), points);
            requireApart("values", values, f);
            add(families.get(0), families.get(f), transform, values.get(f));
        }
        call.layout(Segments.requireNonNull("layout", layout));
        requireInside(families.get(0), points);
    }

    /** Values of surfaces, or derivatives, or both. */
    void gradients(Surfaces surfaces, Points points, Transform transform, Layout layout,
            MemorySegment values, MemorySegment dx, MemorySegment dy) {
        begin(surfaces, points);
        long doubles = doubles(surfaces, points);
        requireIfAsked("values", values, doubles, points);
        requireIfAsked("dx", dx, doubles, points);
        requireApartIfAsked("dx", dx, "values", values);
        requireIfAsked("dy", dy, doubles, points);
        requireApartIfAsked("dy", dy, "values", values);
        requireApartIfAsked("dy", dy, "dx", dx);
        if (values == null && dx == null && dy == null) {
            throw new IllegalArgumentException("values, dx and dy: all are null; at least one output is needed");
        }
        add(surfaces, surfaces, transform, values);
        call.layout(Segments.requireNonNull("layout", layout));
        call.gradients(surfaces.stack().xSlopes(), surfaces.stack().ySlopes(), dx, dy);
        requireInside(surfaces, points);
    }

    /** Refuses points that are closed or of another thread. */
    static void requirePoints(Points points) {
        Segments.requireAlive("points", points.x());
        Segments.requireAlive("points", points.y());
        Segments.requireAccess("points", points.x());
        Segments.requireAccess("points", points.y());
    }

    /** Refuses surfaces that are closed. */
    static void requireOpen(SurfaceStack stack) {
        if (!stack.table().isOpen()) {
            throw new IllegalStateException("surfaces: " + stack + " is closed");
        }
    }

    private void begin(Surfaces surfaces, Points points) {
        Segments.requireNonNull("surfaces", surfaces);
        Segments.requireNonNull("points", points);
        requirePoints(points);
        SurfaceStack stack = surfaces.stack();
        call.begin(stack.xLocator(points.xOutside()), stack.yLocator(points.yOutside()), points.x(), points.y());
    }

    /** Refuses points outside an axis whose rule is to refuse them, once all else is checked. */
    private void requireInside(Surfaces surfaces, Points points) {
        if (points.xOutside() != Outside.ERROR && points.yOutside() != Outside.ERROR) {
            return;
        }
        SurfaceStack stack = surfaces.stack();
        if (counter == null) {
            counter = new OutsideCounter();
        }
        stack.countOutside(points, counter);
        if (counter.refused() > 0) {
            long first = counter.first();
            throw new IllegalArgumentException("points: " + stack.refusal(OutsideCounts.of(counter), points.size(),
                    points.x(first), points.y(first)));
        }
    }

    private void add(Surfaces one, Surfaces family, Transform transform, MemorySegment output) {
        Segments.requireNonNull("transform", transform);
        SurfaceStack stack = family.stack();
        requireOpen(stack);
        SurfaceStack first = one.stack();
        if (stack != first) {
            requireSame("x", first.xAxis(), stack.xAxis());
            requireSame("y", first.yAxis(), stack.yAxis());
        }
        call.add(stack.table(), family.from(), family.count(), family.transformIn(transform), output);
    }

    private static void requireSame(String name, Axis first, Axis axis) {
        if (!axis.equals(first)) {
            throw new IllegalArgumentException("families: another axis " + name + ", " + axis.difference(first)
                    + "; families must have the same knots in the same order, and on the same scale");
        }
    }

    private static void requireFamilies(List<Surfaces> families, List<MemorySegment> outputs, String name) {
        Segments.requireNonNull("families", families);
        Segments.requireNonNull(name, outputs);
        if (families.isEmpty() || families.size() != outputs.size()) {
            throw new IllegalArgumentException(name + ": " + outputs.size() + " segments for " + families.size()
                    + " families; one is needed for each of at least one family");
        }
        long surfaces = 0;
        for (int f = 0; f < families.size(); f++) {
            surfaces += Segments.requireNonNull("surfaces of families", families.get(f)).count();
        }
        if (surfaces > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("families: " + surfaces + " surfaces together; a call takes at most "
                    + Integer.MAX_VALUE);
        }
    }

    /** Refuses what cannot take a result, or shares memory with points. */
    static void requireOutput(String name, MemorySegment output, long doubles, Points points) {
        Segments.requireOutput(name, output, doubles);
        Segments.requireAccess(name, output);
        Segments.requireApart(name, output, "the points' x", points.x());
        Segments.requireApart(name, output, "the points' y", points.y());
    }

    /** The same of an output that may not be asked for. */
    private static void requireIfAsked(String name, MemorySegment output, long doubles, Points points) {
        if (output != null) {
            requireOutput(name, output, doubles, points);
        }
    }

    private static void requireApartIfAsked(String name, MemorySegment output, String otherName, MemorySegment other) {
        if (output != null && other != null) {
            Segments.requireApart(name, output, otherName, other);
        }
    }

    /** The values of surfaces at points; more than any segment has where they cannot be counted. */
    private static long doubles(Surfaces surfaces, Points points) {
        long product = surfaces.count() * points.size();
        return Math.multiplyHigh(surfaces.count(), points.size()) == 0 && product >= 0 ? product : Long.MAX_VALUE;
    }

    private static void requireApart(String name, List<MemorySegment> outputs, int f) {
        for (int g = 0; g < f; g++) {
            Segments.requireApart(name, outputs.get(f), "another family's output", outputs.get(g));
        }
    }
}
