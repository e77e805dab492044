package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bilane.harness.npy.NpyArray;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.cpu.CpuTopology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

class EvalCommandTest {
    @TempDir
    Path folder;

    private EvalCalls calls;

    @BeforeEach
    void files() throws IOException {
        calls = new EvalCalls(folder);
    }

    private NpyArray open(String name) throws IOException {
        return NpyArray.open(folder.resolve(name));
    }

    /**
     * Node (i, j) of surface k is 20 k + 5 i + j, and the points are (0, 6) to (5, 11): y is beyond its axis.
     */
    private static double[] identity(int k) {
        return new double[] {20 * k + 4, 20 * k + 9, 20 * k + 14, 20 * k + 19, 20 * k + 19, 20 * k + 19};
    }

    @Test
    void writesValuesAndSumsAndSaysHowItTookTheTable() throws IOException {
        InProcess result = calls.eval("--surfaces @z.npy --points @p.npy --transform identity --surface 2 "
                + "--out @out.npy --sums @sums.npy --threads 1");
        assertEquals(0, result.status(), result.err());
        assertEquals("", result.err());
        assertEquals(3, result.out().lines().count(), result.out());
        assertTrue(result.out().startsWith(folder.resolve("out.npy") + ", " + folder.resolve("sums.npy")
                + ": 1 surface at 6 points (2 outside x, 6 outside y), "), result.out());
        assertTrue(result.out().contains("6 outside y), identity, "), result.out());
        assertTrue(result.out().contains(" path, 1 thread, "), result.out());
        assertEquals("  no point is inside y: are its knots logarithms (--y-scale), or in other units than the points?",
                result.out().lines().toList().get(1));
        assertEquals("  " + folder.resolve("z.npy") + " (3, 4, 5): K 3, nx 4, ny 5, m 6; surfaces on axis 0, "
                + "the first; x on axis 1, knots 0 to 3; y on axis 2, knots 0 to 4",
                result.out().lines().toList().getLast());
        try (NpyArray out = open("out.npy"); NpyArray sums = open("sums.npy")) {
            assertArrayEquals(identity(2), out.toArray());
            assertArrayEquals(new double[] {324}, sums.toArray());
        }
    }

    @Test
    void replacesAnOlderOutput() throws IOException {
        Files.writeString(folder.resolve("out.npy"), "old");
        calls.eval("--surfaces @flat.npy --points @p.npy --transform identity --out @out.npy");
        try (NpyArray out = open("out.npy")) {
            assertArrayEquals(identity(0), out.toArray());
        }
    }

    @Test
    void jsonIsOneObject() throws IOException {
        InProcess result = calls.eval("--surfaces @z.npy --surfaces @flat.npy --points @p.npy "
                + "--sums @a.npy --sums @b.npy --threads 2 --json");
        assertEquals(0, result.status(), result.err());
        Map<String, Object> object = JSON.std.mapFrom(result.out());
        assertEquals(List.of("surfaces", "points", "outside", "transform", "path", "out", "dx", "dy", "sums", "threads",
                        "seconds", "tables"),
                List.copyOf(object.keySet()));
        assertEquals(4, object.get("surfaces"));
        assertEquals(6, object.get("points"));
        assertEquals("exp", object.get("transform"));
        assertEquals(ExecutionPath.chosen().kind() == ExecutionPath.Kind.VECTOR ? "vector" : "scalar",
                object.get("path"));
        assertEquals(List.of(), object.get("out"));
        assertEquals(List.of(folder.resolve("a.npy").toString(), folder.resolve("b.npy").toString()),
                object.get("sums"));
        assertEquals(2, object.get("threads"));
        assertTrue((double) object.get("seconds") > 0);
    }

    @Test
    void axesAreTakenFromFiles() throws IOException {
        calls.eval("--surfaces @flat.npy --x-axis @x.npy --y-axis @y.npy --points @p.npy --out @given.npy");
        calls.eval("--surfaces @flat.npy --points @p.npy --out @default.npy");
        try (NpyArray given = open("given.npy"); NpyArray byDefault = open("default.npy")) {
            assertArrayEquals(byDefault.toArray(), given.toArray());
        }
    }

    @Test
    void layoutTurnsTheArray() throws IOException {
        calls.eval("--surfaces @z.npy --points @p.npy --layout point --out @out.npy --from 1");
        try (NpyArray out = open("out.npy")) {
            assertArrayEquals(new long[] {6, 2}, out.shape());
        }
    }

    @Test
    void namesMayContainCommas() throws IOException {
        calls.save("a,b.npy", 3, 4, 5);
        InProcess result = calls.eval("--surfaces @a,b.npy --points @p.npy --out @c,d.npy");
        assertEquals("", result.err());
        assertTrue(Files.isRegularFile(folder.resolve("c,d.npy")));
    }

    @Test
    void moreThreadsThanCpusWorkWithAWarning() {
        int tooMany = CpuTopology.ofThisMachine().allowed().size() + 1;
        InProcess result = calls.eval(
                "--surfaces @z.npy --points @p.npy --sums @sums.npy --threads " + tooMany);
        assertEquals(0, result.status(), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("bilane: warning: --threads " + tooMany + ": only "),
                result.err());
        assertTrue(Files.isRegularFile(folder.resolve("sums.npy")));
    }
}
