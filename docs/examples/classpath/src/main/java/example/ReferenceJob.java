package example;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;

/** The total of exp(f_k(x, y)) over 50 surfaces and a million points: on this thread, over a pool, and by hand. */
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

        SplittableRandom random = new SplittableRandom(1);
        double[][][] z = new double[SURFACES][KNOTS][KNOTS];        // [surface][x knot][y knot]
        for (double[][] surface : z) {
            for (double[] row : surface) {
                Arrays.setAll(row, i -> random.nextDouble());
            }
        }
        try (Arena arena = Arena.ofShared();
                SurfaceStack stack = SurfaceStack.of(Axis.index(KNOTS), Axis.index(KNOTS), z)) {
            MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, POINTS);
            MemorySegment y = arena.allocate(ValueLayout.JAVA_DOUBLE, POINTS);
            for (int i = 0; i < POINTS; i++) {
                x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble() * KNOTS);
                y.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble() * KNOTS);
            }
            Points points = Points.of(x, y);

            double fast = Evaluator.onCallingThread().total(stack.all(), points, Transform.EXP);
            double pooled;
            try (WorkerPool pool = WorkerPool.open()) {
                pooled = pool.total(stack.all(), points, Transform.EXP);
            }
            double byHand = totalByHand(z, points);

            System.out.println("on this thread " + fast + "\nover a pool    " + pooled + "\nby hand        " + byHand);
            // The two evaluators give the same bits. Those by hand differ: another exp, another order of summation.
            if (fast != pooled || Math.abs(fast - byHand) > 1e-9 * byHand) {
                System.err.println("the totals differ");
                System.exit(1);
            }
        }
    }

    /** What the library replaces. */
    private static double totalByHand(double[][][] z, Points points) {
        double total = 0;
        for (long i = 0; i < points.size(); i++) {
            double x = Math.clamp(points.x(i), 0, KNOTS - 1);
            double y = Math.clamp(points.y(i), 0, KNOTS - 1);
            int ix = Math.min((int) x, KNOTS - 2);
            int iy = Math.min((int) y, KNOTS - 2);
            double u = x - ix;
            double v = y - iy;
            for (double[][] f : z) {
                total += Math.exp((1 - u) * ((1 - v) * f[ix][iy] + v * f[ix][iy + 1])
                        + u * ((1 - v) * f[ix + 1][iy] + v * f[ix + 1][iy + 1]));
            }
        }
        return total;
    }
}
