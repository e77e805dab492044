package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.npy.NpyArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code eval} with a transform for each table. */
class EvalTransformsTest {
    @TempDir
    private Path folder;
    private EvalCalls calls;

    @BeforeEach
    void save() throws IOException {
        calls = new EvalCalls(folder);
    }

    private double[] read(String name) throws IOException {
        try (NpyArray array = NpyArray.open(folder.resolve(name))) {
            return array.toArray();
        }
    }

    @Test
    void eachTableHasItsOwn() throws IOException {
        InProcess result = calls.eval("--surfaces @flat.npy --surfaces @z.npy --surfaces @flat.npy --transform exp10"
                + " --transform identity --transform=exp2 --points @p.npy --out @a.npy --out @b.npy --out @c.npy"
                + " --sums @d.npy --sums @e.npy --sums @f.npy --json");
        assertEquals(0, result.status(), result.err());
        assertEquals(List.of("exp10", "identity", "exp2"), JSON.std.mapFrom(result.out()).get("transform"));
        // Node (i, j) is 5 i + j, and the points are (0, 6) to (5, 11).
        assertArrayEquals(new double[] {1e4, 1e9, 1e14, 1e19, 1e19, 1e19}, read("a.npy"));
        assertArrayEquals(new double[] {0x1p4, 0x1p9, 0x1p14, 0x1p19, 0x1p19, 0x1p19}, read("c.npy"));
        assertArrayEquals(new double[] {4 + 9 + 14 + 3 * 19, 6 * 20 + 84, 6 * 40 + 84}, read("e.npy"));
        calls.eval("--surfaces @flat.npy --transform exp2 --points @p.npy --sums @alone.npy");
        assertArrayEquals(read("alone.npy"), read("f.npy"));
    }

    @Test
    void oneForAllIsAString() throws IOException {
        InProcess result = calls.eval("--surfaces @flat.npy --surfaces @flat.npy --transform exp2 --points @p.npy"
                + " --out @a.npy --out @b.npy --json");
        assertEquals("exp2", JSON.std.mapFrom(result.out()).get("transform"));
        assertArrayEquals(read("a.npy"), read("b.npy"));
    }

    @Test
    void anotherNumberIsRefused() {
        InProcess result = calls.eval("--surfaces @flat.npy --transform exp --transform exp2 --points @p.npy"
                + " --out @a.npy");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("--transform: given 2 times and --surfaces 1 times; must be given once, or as"
                + " often"), result.err());
        assertEquals(1, result.err().lines().count());
    }
}
