package org.bilane.harness.developer.soak;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bilane.harness.verify.ScaledCase;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.reference.RandomCase;

/**
 * A random case in the memory that the library wants: two stacks on the same axes, linear or logarithmic, and points.
 * To be closed.
 */
final class Scene implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final List<SurfaceStack> stacks;
    private final Points points;
    private final String origin;

    /**
     * Loads a case.
     *
     * @param inputs the case; its surfaces become the first stack, and in reverse order of values the second
     */
    Scene(RandomCase inputs) {
        ScaledCase scaled = ScaledCase.of(inputs);
        Axis x = scaled.x();
        Axis y = scaled.y();
        origin = inputs.origin();
        stacks = List.of(SurfaceStack.of(x, y, MemorySegment.ofArray(inputs.z())),
                SurfaceStack.of(x, y, MemorySegment.ofArray(inputs.reversedZ())));
        points = Points.of(arena.allocateFrom(JAVA_DOUBLE, scaled.px()), arena.allocateFrom(JAVA_DOUBLE, scaled.py()));
    }

    /** Where the case comes from. */
    String origin() {
        return origin;
    }

    /** Some surfaces of the first stack, or of both. */
    List<Surfaces> someFamilies(RandomGenerator random) {
        Surfaces first = someOf(stacks.getFirst(), random);
        return random.nextInt(4) > 0 ? List.of(first) : List.of(first, someOf(stacks.getLast(), random));
    }

    private static Surfaces someOf(SurfaceStack stack, RandomGenerator random) {
        int from = random.nextInt(stack.surfaceCount());
        return switch (random.nextInt(3)) {
            case 0 -> stack.all();
            case 1 -> stack.only(from);
            default -> stack.range(from, random.nextInt(from, stack.surfaceCount()) + 1);
        };
    }

    /** All points, or some that follow one another. */
    Points somePoints(RandomGenerator random) {
        if (random.nextBoolean()) {
            return points;
        }
        long from = random.nextLong(points.size() + 1);
        return points.slice(from, random.nextLong(from, points.size() + 1));
    }

    @Override
    public void close() {
        stacks.forEach(SurfaceStack::close);
        arena.close();
    }
}
