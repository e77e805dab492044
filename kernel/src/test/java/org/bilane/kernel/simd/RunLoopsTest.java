package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.bilane.kernel.exp.DeviationConstants;
import org.bilane.kernel.path.RunScratch;
import org.bilane.kernel.path.RunTerm;
import org.bilane.kernel.path.SurfaceKernels;
import org.bilane.kernel.scalar.ScalarKernels;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.NodeTableBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums of runs in lanes against those of the scalar path, bit by bit, whatever the term. */
@Tag("vector")
class RunLoopsTest {
    private static final int SURFACES = 19;
    private static final int POINTS = 7;
    private static final int CASES = 3000;

    private final SplittableRandom random = new SplittableRandom(1);

    /** One cell whose corners are up to twice {@code reach} apart, around a middle of any size. */
    private NodeTable cell(double reach, double furthest) {
        try (NodeTableBuilder builder = new NodeTableBuilder(SURFACES, 2, 2)) {
            for (int k = 0; k < SURFACES; k++) {
                double middle = random.nextInt(8) == 0 ? 0 : random.nextDouble(-furthest, furthest);
                double within = random.nextInt(8) == 0 ? 0 : reach * random.nextDouble();
                for (int ix = 0; ix < 2; ix++) {
                    double[] row = {corner(middle, within), corner(middle, within)};
                    builder.setRow(k, ix, MemorySegment.ofArray(row), 0);
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

    @ParameterizedTest
    @EnumSource
    void sumsOfRunsAreThoseOfTheScalarPath(RunTerm term) {
        double reach = switch (term) {
            case EXP_DEVIATION_8 -> DeviationConstants.REACH_8;
            case EXP_DEVIATION_11 -> DeviationConstants.REACH_11;
            case IDENTITY, EXP_BOUNDED, EXP_FULL -> 100;
        };
        double furthest = term == RunTerm.EXP_FULL ? 800 : 600;
        for (int n = 0; n < CASES; n++) {
            double[] fractions = random.doubles(2 * POINTS).map(value -> fraction()).toArray();
            int from = random.nextInt(POINTS);
            int to = random.nextInt(from + 1, POINTS + 1);
            int first = random.nextInt(SURFACES);
            int count = random.nextInt(1, SURFACES - first + 1);
            try (NodeTable table = cell(reach, furthest)) {
                double[] expected = sums(new ScalarKernels(), table, fractions, from, to, first, count, term);
                double[] actual = sums(new VectorKernels(), table, fractions, from, to, first, count, term);
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
            int first, int count, RunTerm term) {
        try (Arena arena = Arena.ofConfined()) {
            long rowBytes = Math.ceilDiv(count, 8) * 64L;
            MemorySegment rows = arena.allocate(rowBytes * SurfaceKernels.RUN_ROWS, 64);
            RunScratch scratch = new RunScratch();
            kernels.addRun(table, 0, fractions, from, to, first, count, term, scratch, rows, 0, rowBytes);
            kernels.addRun(table, 0, fractions, from, to, first, count, term, scratch, rows, 0, rowBytes);
            double[] result = new double[2 * count];
            MemorySegment.copy(rows, ValueLayout.JAVA_DOUBLE, 0, result, 0, count);
            MemorySegment.copy(rows, ValueLayout.JAVA_DOUBLE, rowBytes, result, count, count);
            return result;
        }
    }
}
