package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code eval} and {@code stack} on logarithmic axes. */
class EvalScaleTest {
    @TempDir
    private Path folder;
    private EvalCalls calls;

    /** log10 of x^2 y over log10 x from 0 to 2 and log10 y from 1 to 0. */
    @BeforeEach
    void save() throws IOException {
        calls = new EvalCalls(folder);
        write("z.npy", new long[] {3, 2}, 1, 0, 3, 2, 5, 4);
        write("x.npy", new long[] {3}, 0, 1, 2);
        write("y.npy", new long[] {2}, 1, 0);
        write("p.npy", new long[] {2, 5}, 10, 100, 1000, 0, -1, 10, 1, 1, 1, 1);
    }

    private void write(String name, long[] shape, double... values) throws IOException {
        NpyWriter.save(folder.resolve(name), values, shape);
    }

    private double[] out() throws IOException {
        try (NpyArray out = NpyArray.open(folder.resolve("out.npy"))) {
            return out.toArray();
        }
    }

    @Test
    void tablesAndCoordinatesAreInTheirOwnUnits() throws IOException {
        InProcess result = calls.eval("--surfaces @z.npy --x-axis @x.npy --y-axis @y.npy --x-scale log10"
                + " --y-scale log10 --points @p.npy --transform exp10 --out @out.npy --json");
        assertEquals(0, result.status(), result.err());
        assertArrayEquals(new double[] {1000, 10_000, 10_000, 1, Double.NaN}, out());
        assertEquals(Map.of("x", 2, "y", 0, "nan", 1), JSON.std.mapFrom(result.out()).get("outside"));
    }

    @Test
    void stackFilesHaveTheirScales() throws IOException {
        InProcess made = calls.call("stack", "--surfaces @z.npy --x-axis @x.npy --y-axis @y.npy --x-scale log10"
                + " --y-scale=log10 --out @t.bilane");
        assertEquals(0, made.status(), made.err());
        assertEquals(0, calls.eval("--stack @t.bilane --points @p.npy --transform exp10 --out @out.npy").status());
        assertArrayEquals(new double[] {1000, 10_000, 10_000, 1, Double.NaN}, out());
        String refused = calls.eval("--stack @t.bilane --x-scale log10 --points @p.npy --out @out.npy").err();
        assertTrue(refused.contains("--x-scale log10: must not be given together with --stack"), refused);
        assertEquals(1, refused.lines().count());
    }

    @Test
    void badScalesAreNamed() throws IOException {
        String unknown = calls.eval("--surfaces @z.npy --points @p.npy --out @out.npy --x-scale log").err();
        assertTrue(unknown.contains("--x-scale log: must be linear or ln or log2 or log10"), unknown);
        write("x.npy", new long[] {3}, 0, 1, 400);
        InProcess refused = calls.eval("--surfaces @z.npy --x-axis @x.npy --x-scale log10 --points @p.npy"
                + " --out @out.npy");
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("x.npy: knots[2] = 400.0: on the scale log10"), refused.err());
        assertEquals(1, refused.err().lines().count());
    }
}
