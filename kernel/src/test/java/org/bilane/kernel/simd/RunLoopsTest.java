package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.bilane.kernel.exp.DeviationConstants;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.RunScratch;
import org.bilane.kernel.path.RunTerm;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.ScalarKernels;
import org.bilane.kernel.table.KnotOrder;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.NodeTableBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of runs in lanes against those of the scalar path, bit by bit, whatever the term. */
@Tag("vector")
class RunLoopsTest {
    private static final int SURFACES = 19;
    private static final int POINTS = 7;
    private static final int CASES = 3000;

    private final SplittableRandom random = new SplittableRandom(1);

    /** One cell whose corners are up to twice {@code reach} apart, around a middle of any size. */
    private NodeTable cell(double reach, double furthest) {
        try (NodeTableBuilder builder = new NodeTableBuilder(SURFACES, new KnotOrder(2, false, 2, false))) {
            for (int k = 0; k < SURFACES; k++) {
                double middle = random.nextInt(8) == 0 ? 0 : random.nextDouble(-furthest, furthest);
                double within = random.nextInt(8) == 0 ? 0 : reach * random.nextDouble();
                for (int ix = 0; ix < 2; ix++) {
                    double[] row = {corner(middle, within), corner(middle, within)};
                    builder.setRows(ix, k, 1, (surface, iy, count, into) -> System.arraycopy(row, iy, into, 0, count));
                }
            }
            return builder.build();
        }
    }

    private double corner(double middle, double within) {
        return middle + switch (random.nextInt(4)) {
            case 0 -> within;
            case 1 -> -within;
            default -> within * random.nextDouble(-1, 1);
        };
    }

    private double fraction() {
        return random.nextInt(4) == 0 ? 0 : random.nextDouble();
    }

    /** Each term with each finish that it may have. */
    @ParameterizedTest
    @CsvSource({"IDENTITY, IDENTITY", "EXP_BOUNDED, EXP_BOUNDED", "EXP_FULL, EXP_FULL", "POWER, EXP2_BOUNDED",
        "POWER, EXP2_FULL", "POWER, EXP10_BOUNDED", "POWER, EXP10_FULL", "EXP_DEVIATION_8, EXP_FULL",
        "EXP_DEVIATION_11, EXP_BOUNDED", "EXP_DEVIATION_8, EXP2_BOUNDED", "EXP_DEVIATION_11, EXP10_FULL"})
    void sumsOfRunsAreThoseOfTheScalarPath(RunTerm term, Finish finish) {
        double ln = finish.base() == null ? 1 : finish.base().slope;
        double reach = switch (term) {
            case EXP_DEVIATION_8 -> DeviationConstants.REACH_8 / ln;
            case EXP_DEVIATION_11 -> DeviationConstants.REACH_11 / ln;
            case IDENTITY, EXP_BOUNDED, EXP_FULL, POWER -> 100 / ln;
        };
        boolean full = finish.base() != null && !finish.isBounded() && reach > 2;
        double furthest = (full ? 800 : 600) / ln;
        for (int n = 0; n < CASES; n++) {
            double[] fractions = random.doubles(2 * POINTS).map(value -> fraction()).toArray();
            int from = random.nextInt(POINTS);
            int to = random.nextInt(from + 1, POINTS + 1);
            int first = random.nextInt(SURFACES);
            int count = random.nextInt(1, SURFACES - first + 1);
            try (NodeTable table = cell(reach, furthest)) {
                double[] expected = sums(new ScalarKernels(), table, fractions, from, to, first, count, term,
                        finish);
                double[] actual = sums(new VectorKernels(true), table, fractions, from, to, first, count, term,
                        finish);
                for (int i = 0; i < expected.length; i++) {
                    int at = i;
                    assertEquals(Double.doubleToLongBits(expected[i]), Double.doubleToLongBits(actual[i]),
                            () -> "sum " + at + ", scalar " + expected[at] + ", vector " + actual[at]);
                }
            }
        }
    }

    /** The sums of two runs of the same points, and what their addition rounded away. */
    private static double[] sums(SurfaceKernels kernels, NodeTable table, double[] fractions, int from, int to,
            int first, int count, RunTerm term, Finish finish) {
        try (Arena arena = Arena.ofConfined()) {
            long rowBytes = Math.ceilDiv(count, 8) * 64L;
            MemorySegment rows = arena.allocate(rowBytes * SurfaceKernels.RUN_ROWS, 64);
            RunScratch scratch = new RunScratch();
            kernels.addRun(table, 0, fractions, from, to, first, count, term, finish, scratch, rows, 0, rowBytes);
            kernels.addRun(table, 0, fractions, from, to, first, count, term, finish, scratch, rows, 0, rowBytes);
            double[] result = new double[2 * count];
            MemorySegment.copy(rows, ValueLayout.JAVA_DOUBLE, 0, result, 0, count);
            MemorySegment.copy(rows, ValueLayout.JAVA_DOUBLE, rowBytes, result, count, count);
            return result;
        }
    }
}
