package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code eval} at points outside the grid, and on descending axes. */
class EvalOutsideTest {
    @TempDir
    private Path folder;
    private EvalCalls calls;

    /** A plane 1 + 2 x + 4 y on 3x2 knots, x descending; six points. */
    @BeforeEach
    void save() throws IOException {
        calls = new EvalCalls(folder);
        write("z.npy", new long[] {3, 2}, 5, 9, 3, 7, 1, 5);
        write("x.npy", new long[] {3}, 2, 1, 0);
        write("p.npy", new long[] {2, 6}, 0.5, 3, -1, Double.NaN, 1, 2, 0.5, 0.5, 2, 9, 1, 0);
    }

    private void write(String name, long[] shape, double... values) throws IOException {
        NpyWriter.save(folder.resolve(name), values, shape);
    }

    private double[] values(String options) throws IOException {
        InProcess result = calls.eval("--surfaces @z.npy --x-axis @x.npy --points @p.npy --transform identity "
                + "--out @out.npy " + options);
        assertEquals(0, result.status(), result.err());
        try (NpyArray out = NpyArray.open(folder.resolve("out.npy"))) {
            return out.toArray();
        }
    }

    @Test
    void rulesAreThoseOfTheLibrary() throws IOException {
        double nan = Double.NaN;
        assertArrayEquals(new double[] {4, 7, 5, nan, 7, 5}, values(""));
        assertArrayEquals(new double[] {4, nan, nan, nan, 7, 5}, values("--outside nan"));
        assertArrayEquals(new double[] {4, 9, 7, nan, 7, 5}, values("--outside linear"));
        assertArrayEquals(new double[] {4, nan, nan, nan, 7, 5},
                values("--outside=linear --y-outside clamp --x-outside nan"));
        assertArrayEquals(new double[] {4, 9, 3, nan, 7, 5}, values("--x-outside linear"));
    }

    @Test
    void countsAreReported() throws IOException {
        InProcess json = calls.eval("--surfaces @z.npy --x-axis @x.npy --points @p.npy --sums @s.npy --out @o.npy"
                + " --json");
        assertEquals(0, json.status(), json.err());
        assertEquals(Map.of("x", 2, "y", 1, "nan", 1), JSON.std.mapFrom(json.out()).get("outside"));
        String line = calls.eval("--surfaces @z.npy --x-axis @x.npy --points @p.npy --sums @s.npy").out();
        assertTrue(line.contains("at 6 points (2 outside x, 1 outside y, 1 NaN), "), line);
    }

    @Test
    void errorRefusesInOneLineAndWritesNothing() {
        InProcess result = calls.eval("--surfaces @z.npy --x-axis @x.npy --points @p.npy --sums @s.npy"
                + " --outside error");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("p.npy: 2 of 6 points are outside the grid and are refused; the first"
                + " is point 1 at (3.0, 0.5), and the knots go from 0.0 to 2.0 in x and from 0.0 to 1.0 in"
                + " y"), result.err());
        assertEquals(1, result.err().lines().count());
        assertFalse(Files.exists(folder.resolve("s.npy")));
        String unknown = calls.eval("--surfaces @z.npy --points @p.npy --sums @s.npy --outside up").err();
        assertTrue(unknown.contains("--outside up: must be clamp or nan or linear or error"), unknown);
    }
}
