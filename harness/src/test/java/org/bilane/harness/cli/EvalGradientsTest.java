package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bilane.harness.npy.NpyArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code eval --dx --dy}. */
class EvalGradientsTest {
    @TempDir
    private Path folder;
    private EvalCalls calls;

    @BeforeEach
    void save() throws IOException {
        calls = new EvalCalls(folder);
    }

    private NpyArray open(String name) throws IOException {
        return NpyArray.open(folder.resolve(name));
    }

    /** Node (i, j) of surface k is 20 k + 5 i + j; the points are (0, 6) to (5, 11), y beyond its axis of 0 to 4. */
    @Test
    void derivativesLieBesideValuesAndSums() throws IOException {
        InProcess result = calls.eval("--surfaces @z.npy --points @p.npy --transform identity --out @out.npy"
                + " --dx @dx.npy --dy @dy.npy --sums @sums.npy --y-outside linear --json");
        assertEquals(0, result.status(), result.err());
        assertEquals(List.of(folder.resolve("dx.npy").toString()), JSON.std.mapFrom(result.out()).get("dx"));
        double[] slopes = {5, 5, 5, 5, 0, 0};
        double[] ones = {1, 1, 1, 1, 1, 1};
        try (NpyArray dx = open("dx.npy"); NpyArray dy = open("dy.npy"); NpyArray out = open("out.npy")) {
            assertArrayEquals(new long[] {3, 6}, dx.shape());
            assertArrayEquals(slopes, Arrays.copyOfRange(dx.toArray(), 12, 18));
            assertArrayEquals(ones, Arrays.copyOf(dy.toArray(), 6));
            assertArrayEquals(new double[] {6, 12, 18, 24, 25, 26}, Arrays.copyOf(out.toArray(), 6));
        }
        assertTrue(Files.exists(folder.resolve("sums.npy")));
    }

    @Test
    void oneDerivativeAloneOfEachTable() throws IOException {
        InProcess result = calls.eval("--surfaces @flat.npy --surfaces @z.npy --points @p.npy --transform exp2"
                + " --transform identity --dx @a.npy --dx @b.npy --layout point");
        assertEquals(0, result.status(), result.err());
        double ln2 = 0.6931471805599453;
        try (NpyArray a = open("a.npy"); NpyArray b = open("b.npy")) {
            assertArrayEquals(new double[] {5 * ln2 * 16, 5 * ln2 * 512, 5 * ln2 * 0x1p14, 5 * ln2 * 0x1p19, 0, 0},
                    a.toArray());
            assertArrayEquals(new long[] {6, 3}, b.shape());
        }
    }

    @Test
    void badOutputsAreRefused() {
        String twice = calls.eval("--surfaces @z.npy --points @p.npy --dx @a.npy --dy @a.npy").err();
        assertEquals(1, twice.lines().count(), twice);
        assertTrue(twice.contains("a.npy"), twice);
        String count = calls.eval("--surfaces @z.npy --surfaces @z.npy --points @p.npy --dx @a.npy").err();
        assertTrue(count.contains("--dx: given 1 times and --surfaces 2 times"), count);
        assertFalse(Files.exists(folder.resolve("a.npy")));
    }
}
