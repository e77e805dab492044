package example;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;

/**
 * A sum of exp(f_k(x, y)) over a million points for each of 50 surfaces, all off the heap: on this thread, over a
 * pool, and by hand.
 */
public final class ReferenceJob {
    private static final int SURFACES = 50;
    private static final int KNOTS = 50;
    private static final int POINTS = 1_000_000;

    private ReferenceJob() {
    }

    /**
     * Runs the job; exits with status 1 if a total is wrong.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        ExecutionPath path = ExecutionPath.chosen();
        System.out.println(path.kind() + " path: " + path.reason());

        Axis axis = Axis.index(KNOTS);
        SplittableRandom random = new SplittableRandom(1);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment z = uniform(arena, SURFACES * KNOTS * KNOTS, 1, random);     // (K, nx, ny) in C order
            Points points = Points.of(uniform(arena, POINTS, KNOTS, random), uniform(arena, POINTS, KNOTS, random));
            MemorySegment fast = arena.allocate(ValueLayout.JAVA_DOUBLE, SURFACES);
            MemorySegment pooled = arena.allocate(ValueLayout.JAVA_DOUBLE, SURFACES);
            try (SurfaceStack stack = SurfaceStack.of(axis, axis, z); WorkerPool pool = WorkerPool.open()) {
                Evaluator.onCallingThread().sums(stack.all(), points, Transform.EXP, fast);
                pool.sums(stack.all(), points, Transform.EXP, pooled);
            }
            double byHand = totalByHand(z, points);

            System.out.println("on this thread " + total(fast) + "\nover a pool    " + total(pooled)
                    + "\nby hand        " + byHand);
            // The two evaluators give the same bits. Those by hand differ: another exp, another order of summation.
            if (fast.mismatch(pooled) != -1 || Math.abs(total(fast) - byHand) > 1e-9 * byHand) {
                System.err.println("the sums differ");
                System.exit(1);
            }
        }
    }

    private static MemorySegment uniform(Arena arena, int count, double bound, SplittableRandom random) {
        return arena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(count, 0, bound).toArray());
    }

    private static double total(MemorySegment sums) {
        double total = 0;
        for (int k = 0; k < SURFACES; k++) {
            total += sums.getAtIndex(ValueLayout.JAVA_DOUBLE, k);
        }
        return total;
    }

    /** What the library replaces. */
    private static double totalByHand(MemorySegment z, Points points) {
        double total = 0;
        for (long i = 0; i < points.size(); i++) {
            double x = Math.clamp(points.x(i), 0, KNOTS - 1);
            double y = Math.clamp(points.y(i), 0, KNOTS - 1);
            int ix = Math.min((int) x, KNOTS - 2);
            int iy = Math.min((int) y, KNOTS - 2);
            double u = x - ix;
            double v = y - iy;
            for (int k = 0; k < SURFACES; k++) {
                int corner = (k * KNOTS + ix) * KNOTS + iy;
                total += Math.exp((1 - u) * ((1 - v) * at(z, corner) + v * at(z, corner + 1))
                        + u * ((1 - v) * at(z, corner + KNOTS) + v * at(z, corner + KNOTS + 1)));
            }
        }
        return total;
    }

    private static double at(MemorySegment z, int index) {
        return z.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
    }
}
