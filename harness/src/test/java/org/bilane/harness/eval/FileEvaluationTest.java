package org.bilane.harness.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bilane.harness.eval.EvalFiles.Results;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out is what the library makes of the same numbers, to the bit, in blocks of any length. */
class FileEvaluationTest {
    private static final int K = 11;
    private static final int NX = 5;
    private static final int NY = 4;
    /** More than three blocks of summation. */
    private static final int M = 3_333;
    private static final double[] Z = EvalFiles.random("z", K * NX * NY, 1);
    private static final double[] P = EvalFiles.random("p", 2 * M, 5);

    @TempDir
    Path folder;

    private EvalFiles files;

    @BeforeEach
    void save() throws IOException {
        files = new EvalFiles(folder);
        files.save("z.npy", Z, K, NX, NY);
        files.save("p.npy", P, 2, M);
    }

    private static Results expected(int from, int to, Layout layout) {
        return EvalFiles.inMemory(Axis.index(NX), Axis.index(NY), Z, from, to, P, Transform.EXP, layout);
    }

    private void evaluate(SurfaceSelection selection, Layout layout, long blockPoints)
            throws RefusedException, IOException {
        files.evaluate(files.request(selection, layout, List.of(files.path("out.npy")),
                List.of(files.path("sums.npy"))), new BlockRule(blockPoints, 1 << 20));
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "1024", "1111", "3332", "3333", "3334", "1000000"})
    void blocksChangeNoBit(long blockPoints) throws Exception {
        for (Layout layout : Layout.values()) {
            evaluate(SurfaceSelection.all(), layout, blockPoints);
            Results expected = expected(0, K, layout);
            assertArrayEquals(expected.values(), files.load("out.npy"), 0.0);
            assertArrayEquals(expected.sums(), files.load("sums.npy"), 0.0);
        }
        assertEquals(List.of("out.npy", "p.npy", "sums.npy", "z.npy"), files.names());
    }

    @Test
    void shapesFollowTheLayout() throws Exception {
        evaluate(SurfaceSelection.all(), Layout.SURFACE_MAJOR, 1000);
        assertArrayEquals(new long[] {K, M}, files.shape("out.npy"));
        assertArrayEquals(new long[] {K}, files.shape("sums.npy"));
        evaluate(SurfaceSelection.all(), Layout.POINT_MAJOR, 1000);
        assertArrayEquals(new long[] {M, K}, files.shape("out.npy"));
    }

    @Test
    void aRangeKeepsItsAxisAndASingleSurfaceDoesNot() throws Exception {
        for (Layout layout : Layout.values()) {
            evaluate(SurfaceSelection.range(3, OptionalInt.of(10)), layout, 500);
            assertArrayEquals(expected(3, 10, layout).values(), files.load("out.npy"), 0.0);
            assertArrayEquals(expected(3, 10, layout).sums(), files.load("sums.npy"), 0.0);

            evaluate(SurfaceSelection.range(10, OptionalInt.empty()), Layout.SURFACE_MAJOR, 500);
            assertArrayEquals(new long[] {1, M}, files.shape("out.npy"));

            evaluate(SurfaceSelection.only(4), layout, 500);
            assertArrayEquals(new long[] {M}, files.shape("out.npy"));
            assertArrayEquals(new long[] {1}, files.shape("sums.npy"));
            assertArrayEquals(expected(4, 5, layout).values(), files.load("out.npy"), 0.0);
            assertArrayEquals(expected(4, 5, layout).sums(), files.load("sums.npy"), 0.0);
        }
    }

    @Test
    void aTwoDimensionalTableIsASingleSurface() throws Exception {
        double[] table = EvalFiles.random("table", NX * NY, 1);
        files.save("z.npy", table, NX, NY);
        Results expected = EvalFiles.inMemory(
                Axis.index(NX), Axis.index(NY), table, 0, 1, P, Transform.EXP, Layout.SURFACE_MAJOR);
        for (SurfaceSelection selection : List.of(SurfaceSelection.all(), SurfaceSelection.only(0))) {
            for (Layout layout : Layout.values()) {
                evaluate(selection, layout, 1000);
                assertArrayEquals(new long[] {M}, files.shape("out.npy"));
                assertArrayEquals(expected.values(), files.load("out.npy"), 0.0);
                assertArrayEquals(expected.sums(), files.load("sums.npy"), 0.0);
            }
        }
    }

    @Test
    void familiesHaveOutputsOfTheirOwn() throws Exception {
        double[] other = EvalFiles.random("other", 3 * NX * NY, 2);
        files.save("other.npy", other, 3, NX, NY);
        double[] x = {-1, 0.5, 0.75, 2, 4};
        double[] y = {0, 1e-3, 3, 4};
        files.save("x.npy", x, NX);
        files.save("y.npy", y, NY);
        for (Layout layout : Layout.values()) {
            files.evaluate(new EvaluationRequest(TableFiles.arrays(
                    List.of(files.path("z.npy"), files.path("other.npy")),
                    Optional.of(files.path("x.npy")), Optional.of(files.path("y.npy"))),
                    files.path("p.npy"),
                    SurfaceSelection.range(1, OptionalInt.empty()), Transform.IDENTITY, layout,
                    List.of(files.path("out0.npy"), files.path("out1.npy")),
                    List.of(files.path("sums0.npy"), files.path("sums1.npy"))), new BlockRule(1000, 1 << 20));
            Results first = EvalFiles.inMemory(Axis.of(x), Axis.of(y), Z, 1, K, P, Transform.IDENTITY,
                    layout);
            Results second = EvalFiles.inMemory(Axis.of(x), Axis.of(y), other, 1, 3, P, Transform.IDENTITY,
                    layout);
            assertArrayEquals(first.values(), files.load("out0.npy"), 0.0);
            assertArrayEquals(first.sums(), files.load("sums0.npy"), 0.0);
            assertArrayEquals(second.values(), files.load("out1.npy"), 0.0);
            assertArrayEquals(second.sums(), files.load("sums1.npy"), 0.0);
        }
    }

    @Test
    void eitherKindOfOutputMayBeMissing() throws Exception {
        files.evaluate(files.request(SurfaceSelection.all(), Layout.SURFACE_MAJOR, List.of(),
                List.of(files.path("sums.npy"))), BlockRule.DEFAULT);
        assertEquals(List.of("p.npy", "sums.npy", "z.npy"), files.names());
        files.evaluate(files.request(SurfaceSelection.all(), Layout.SURFACE_MAJOR,
                List.of(files.path("out.npy")), List.of()), BlockRule.DEFAULT);
        Results expected = expected(0, K, Layout.SURFACE_MAJOR);
        assertArrayEquals(expected.values(), files.load("out.npy"), 0.0);
        assertArrayEquals(expected.sums(), files.load("sums.npy"), 0.0);
    }

    @Test
    void noPointsGiveEmptyValuesAndZeroSums() throws Exception {
        files.save("p.npy", new double[0], 2, 0);
        evaluate(SurfaceSelection.all(), Layout.SURFACE_MAJOR, 1000);
        assertArrayEquals(new long[] {K, 0}, files.shape("out.npy"));
        assertArrayEquals(new double[K], files.load("sums.npy"));
    }
}
