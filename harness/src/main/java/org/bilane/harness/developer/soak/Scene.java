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
 * A random case in the memory that the library wants: three stacks on the same axes, linear or logarithmic, one of them
 * of few surfaces, whose sums are taken in another order; and points. To be closed.
 */
final class Scene implements AutoCloseable {
    private static final int FEW = 3;

    private final Arena arena = Arena.ofShared();
    private final List<SurfaceStack> stacks;
    private final Points points;
    private final String origin;

    /**
     * Loads a case.
     *
     * @param inputs the case; its surfaces become the first stack, and in reverse order of values the second and, some
     *     of them, the third
     */
    Scene(RandomCase inputs) {
        ScaledCase scaled = ScaledCase.of(inputs);
        Axis x = scaled.x();
        Axis y = scaled.y();
        origin = inputs.origin();
        MemorySegment reversed = MemorySegment.ofArray(inputs.reversedZ());
        long bytesOfFew = Math.min(inputs.surfaces(), FEW) * reversed.byteSize() / inputs.surfaces();
        stacks = List.of(SurfaceStack.of(x, y, MemorySegment.ofArray(inputs.z())), SurfaceStack.of(x, y, reversed),
                SurfaceStack.of(x, y, reversed.asSlice(0, bytesOfFew)));
        points = Points.of(arena.allocateFrom(JAVA_DOUBLE, scaled.px()), arena.allocateFrom(JAVA_DOUBLE, scaled.py()));
    }

    /** Where the case comes from. */
    String origin() {
        return origin;
    }

    /** Some surfaces of one stack or of two. */
    List<Surfaces> someFamilies(RandomGenerator random) {
        Surfaces first = someOf(stacks.getFirst(), random);
        return switch (random.nextInt(8)) {
            case 0 -> List.of(first, someOf(stacks.get(1), random));
            case 1 -> List.of(first, someOf(stacks.getLast(), random));
            case 2 -> List.of(someOf(stacks.getLast(), random));
            default -> List.of(first);
        };
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
