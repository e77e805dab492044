package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever {@code bilane eval} cannot use costs one line and exit status 2, and changes no file. */
class EvalRefusalTest {
    @TempDir
    Path folder;

    private EvalCalls calls;

    @BeforeEach
    void files() throws IOException {
        calls = new EvalCalls(folder);
        calls.save("rank1.npy", 60);
        calls.save("rank4.npy", 1, 3, 4, 5);
        calls.save("nosurface.npy", 0, 4, 5);
        calls.save("thin.npy", 3, 4, 1);
        calls.save("othergrid.npy", 3, 5, 4);
        calls.save("x2d.npy", 1, 4);
        calls.save("p3.npy", 3, 4);
        NpyWriter.save(folder.resolve("oneknot.npy"), new double[] {1}, 1);
        NpyWriter.save(folder.resolve("nan.npy"), new double[] {0, Double.NaN, 2, 3}, 4);
        NpyWriter.save(folder.resolve("descending.npy"), new double[] {0, 2, 1, 3}, 4);
        NpyWriter.save(folder.resolve("equal.npy"), new double[] {0, 1, 1, 3}, 4);
        byte[] points = Files.readAllBytes(folder.resolve("p.npy"));
        Files.write(folder.resolve("short.npy"), Arrays.copyOf(points, points.length - 1));
        Files.write(folder.resolve("long.npy"), Arrays.copyOf(points, points.length + 1));
        Files.write(folder.resolve("garbage.npy"), new byte[] {1, 2, 3});
        byte[] complex = points.clone();
        complex[Arrays.mismatch(complex, replaceF8(points))] = 'c';
        Files.write(folder.resolve("complex.npy"), complex);
        Files.createDirectory(folder.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link.npy"), folder.resolve("z.npy"));
    }

    private static byte[] replaceF8(byte[] file) {
        byte[] changed = file.clone();
        for (int i = 0; i + 1 < file.length; i++) {
            if (file[i] == 'f' && file[i + 1] == '8') {
                changed[i] = 'c';
                break;
            }
        }
        return changed;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --points @p.npy --out @o.npy                                         | --surfaces
            --surfaces @z.npy --out @o.npy                                       | --points
            --surfaces @z.npy --points @p.npy                                    | --out and --sums: at least one
            --surfaces @z.npy --points @p.npy --out @o.npy --frobnicate          | --frobnicate: unknown option
            --surfaces @z.npy --points @p.npy --out @o.npy --threads 0           | --threads 0: must be at least 1
            --surfaces @z.npy --points @p.npy --out @o.npy --threads two         | --threads two: must be
            --surfaces @z.npy --points @p.npy --out @o.npy --transform log       | --transform log: must be
            --surfaces @z.npy --points @p.npy --out @o.npy --layout rows         | --layout rows: must be
            --surfaces @z.npy --points @p.npy --out @o.npy --surface 1 --from 0  | --surface 1: must not
            --surfaces @z.npy --points @p.npy --out @o.npy --surface 1 --to 2    | --surface 1: must not
            --surfaces @z.npy --points @p.npy --out @o.npy --surface 3           | --surface 3: must lie within
            --surfaces @z.npy --points @p.npy --out @o.npy --surface -1          | --surface -1: must lie within
            --surfaces @flat.npy --points @p.npy --out @o.npy --surface 1        | --surface 1: must lie within
            --surfaces @z.npy --points @p.npy --out @o.npy --from 3              | --from 3 --to 3 (exclusive)
            --surfaces @z.npy --points @p.npy --out @o.npy --from 2 --to 2       | --from 2 --to 2 (exclusive)
            --surfaces @z.npy --points @p.npy --out @o.npy --from 2 --to 1       | --from 2 --to 1 (exclusive)
            --surfaces @z.npy --points @p.npy --out @o.npy --to 4                | --from 0 --to 4 (exclusive)
            --surfaces @z.npy --points @p.npy --out @o.npy --from -1             | --from -1 --to 3 (exclusive)
            --surfaces @z.npy --points @p.npy --out @o.npy --out @o2.npy         | --out: given 2 times
            --surfaces @z.npy --surfaces @z.npy --points @p.npy --sums @o.npy    | --sums: given 1 times
            --surfaces @z.npy --surfaces @othergrid.npy --points @p.npy --out @o.npy --out @o2.npy | othergrid.npy
            --surfaces @rank1.npy --points @p.npy --out @o.npy                   | rank1.npy: shape (60,); a table
            --surfaces @rank4.npy --points @p.npy --out @o.npy                   | rank4.npy: shape (1, 3, 4, 5);
            --surfaces @nosurface.npy --points @p.npy --out @o.npy               | at least one surface
            --surfaces @thin.npy --points @p.npy --out @o.npy                    | at least 2 knots
            --surfaces @missing.npy --points @p.npy --out @o.npy                 | missing.npy: cannot be read: 
            --surfaces @folder --points @p.npy --out @o.npy                      | folder: is not a regular file
            --surfaces @z.npy --points @p3.npy --out @o.npy                      | p3.npy: shape (3, 4); points must
            --surfaces @z.npy --points @x.npy --out @o.npy                       | x.npy: shape (4,); points must
            --surfaces @z.npy --points @missing.npy --out @o.npy                 | missing.npy: cannot be read: 
            --surfaces @z.npy --points @short.npy --out @o.npy                   | has 95 bytes of data
            --surfaces @z.npy --points @long.npy --out @o.npy                    | has 97 bytes of data
            --surfaces @z.npy --points @garbage.npy --out @o.npy                 | begins with the bytes
            --surfaces @z.npy --points @complex.npy --out @o.npy                 | dtype '<c8' is not supported
            --surfaces @z.npy --x-axis @y.npy --points @p.npy --out @o.npy       | the x axis of the surfaces has 4
            --surfaces @z.npy --y-axis @x.npy --points @p.npy --out @o.npy       | the y axis of the surfaces has 5
            --surfaces @z.npy --x-axis @x2d.npy --points @p.npy --out @o.npy     | must be one-dimensional
            --surfaces @z.npy --x-axis @oneknot.npy --points @p.npy --out @o.npy | an axis needs at least 2
            --surfaces @z.npy --x-axis @nan.npy --points @p.npy --out @o.npy     | nan.npy: knots[1] = NaN
            --surfaces @z.npy --x-axis @descending.npy --points @p.npy --out @o.npy | descending.npy: knots[2] = 1.0
            --surfaces @z.npy --x-axis @equal.npy --points @p.npy --out @o.npy   | equal.npy: knots[2] = 1.0
            --surfaces @z.npy --x-axis @missing.npy --points @p.npy --out @o.npy | missing.npy: cannot be read
            --surfaces @z.npy --points @p.npy --out @folder                      | folder: is a folder
            --surfaces @z.npy --points @p.npy --out @absent/o.npy                | absent; an output's folder must exist
            --surfaces @z.npy --points @p.npy --out @p.npy/o.npy                 | p.npy; an output's folder must exist
            --surfaces @z.npy --points @p.npy --out @p.npy                       | an output must be a file of its own
            --surfaces @z.npy --points @p.npy --out @folder/../p.npy             | an output must be a file of its own
            --surfaces @z.npy --points @p.npy --out @link.npy                    | an output must be a file of its own
            --surfaces @z.npy --y-axis @y.npy --points @p.npy --sums @y.npy      | an output must be a file of its own
            --surfaces @z.npy --points @p.npy --out @o.npy --sums @o.npy         | is given for two outputs
            --surfaces @z.npy --points @p.npy --out @o.npy --sums @folder/../o.npy | is given for two outputs
            --surfaces @z.npy --points @p.npy --out /dev/null                    | /dev/null: is not a regular file
            """)
    void isOneLineAndChangesNothing(String arguments, String problem) throws IOException {
        Map<String, String> before = calls.contents();
        EvalCalls.Result result = calls.eval(arguments);
        assertTrue(result.err().contains(problem), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("bilane: "), result.err());
        assertEquals(2, result.status());
        assertEquals("", result.out());
        assertEquals(before, calls.contents());
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedToWhomItMatters() throws IOException {
        Path locked = folder.resolve("folder");
        assertTrue(locked.toFile().setWritable(false));
        // The superuser may write everywhere.
        int expected = Files.isWritable(locked) ? 0 : 2;
        EvalCalls.Result result = calls.eval("--surfaces @z.npy --points @p.npy --sums @folder/sums.npy");
        assertEquals(expected, result.status(), result.err());
    }
}
