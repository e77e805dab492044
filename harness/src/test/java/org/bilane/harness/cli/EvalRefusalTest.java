package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
        calls.save("turned.npy", 3, 5, 4);
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
        complex[new String(points, StandardCharsets.ISO_8859_1).indexOf("f8")] = 'c';
        Files.write(folder.resolve("complex.npy"), complex);
        Files.createDirectory(folder.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link.npy"), folder.resolve("z.npy"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --frobnicate               | --frobnicate: unknown option
            --threads 0                | --threads 0: must be at least 1
            --threads two              | --threads two: must be
            --threads 4097             | --threads 4097: must be at most 4096
            --threads 2147483647       | --threads 2147483647: must be at most 4096
            --x-axis=                  | --x-axis: an empty name
            -- extra                   | --: not expected here
            --threads --               | --: not expected here
            --transform log            | --transform log: must be
            --layout rows              | --layout rows: must be
            --surface 1 --from 0       | --surface 1: must not
            --surface 1 --to 2         | --surface 1: must not
            --surface 3                | --surface 3: must lie within
            --surface -1               | --surface -1: must lie within
            --from 3                   | --from 3 --to 3 (exclusive)
            --from 2 --to 2            | --from 2 --to 2 (exclusive)
            --from 2 --to 1            | --from 2 --to 1 (exclusive)
            --to 4                     | --from 0 --to 4 (exclusive)
            --from -1                  | --from -1 --to 3 (exclusive)
            --out @o2.npy              | --out: given 2 times
            --sums @o.npy              | is given for two outputs
            --sums @folder/../o.npy    | is given for two outputs
            """)
    void optionsOfNoSense(String arguments, String problem) throws IOException {
        assertRefused("--surfaces @z.npy --points @p.npy --out @o.npy " + arguments, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                         | --out: must be given, or --sums, --dx or --dy
            --out @folder                              | folder: is a folder
            --out @absent/o.npy                        | absent; an output's folder must exist
            --out @p.npy/o.npy                         | p.npy; an output's folder must exist
            --out @p.npy                               | an output must be a file of its own
            --out @folder/../p.npy                     | an output must be a file of its own
            --out @link.npy                            | an output must be a file of its own
            --out /dev/null                            | /dev/null: is not a regular file
            --out=                                     | --out: an empty name
            --sums @a\uFFFDb.npy                      | must be a name in the character encoding of the locale
            """)
    void outputsThatCannotBeWritten(String arguments, String problem) throws IOException {
        assertRefused("--surfaces @z.npy --points @p.npy " + arguments, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --x-axis @y.npy          | the x axis of the surfaces has 4
            --y-axis @rank1.npy      | the y axis of the surfaces has 5
            --x-axis @x2d.npy        | must be one-dimensional
            --x-axis @oneknot.npy    | an axis needs at least 2
            --x-axis @nan.npy        | nan.npy: knots[1] = NaN
            --x-axis @descending.npy | descending.npy: knots[2] = 1.0
            --x-axis @equal.npy      | equal.npy: knots[2] = 1.0
            --x-axis @missing.npy    | missing.npy: cannot be read
            """)
    void axesThatAreNone(String arguments, String problem) throws IOException {
        assertRefused("--surfaces @z.npy --points @p.npy --out @o.npy " + arguments, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @p3.npy        | p3.npy: shape (3, 4); points must
            @x.npy         | x.npy: shape (4,); points must
            @missing.npy   | missing.npy: cannot be read:
            @short.npy     | has 95 bytes of data
            @long.npy      | has 97 bytes of data
            @garbage.npy   | begins with the bytes
            @complex.npy   | dtype '<c8' is not supported
            """)
    void pointsThatAreNone(String arguments, String problem) throws IOException {
        assertRefused("--surfaces @z.npy --out @o.npy --points " + arguments, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @rank1.npy       | rank1.npy: shape (60,); a table
            @rank4.npy       | rank4.npy: shape (1, 3, 4, 5);
            @nosurface.npy   | at least one surface
            @thin.npy        | at least 2 knots
            @missing.npy     | missing.npy: cannot be read:
            @folder          | folder: is not a regular file
            """)
    void tablesThatAreNone(String arguments, String problem) throws IOException {
        assertRefused("--points @p.npy --out @o.npy --surfaces " + arguments, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --points @p.npy --out @o.npy                                       | --surfaces
            --surfaces @z.npy --out @o.npy                                     | --points
            --surfaces @flat.npy --points @p.npy --out @o.npy --surface 1      | --surface 1: must lie within
            --surfaces @z.npy --surfaces @z.npy --points @p.npy --sums @o.npy  | --sums: given 1 times
            --surfaces @z.npy --surfaces @turned.npy --points @p.npy --out @o.npy --out @b.npy | turned.npy
            --surfaces @z.npy --y-axis @y.npy --points @p.npy --sums @y.npy    | must be a file of its own
            """)
    void whatDoesNotGoTogether(String arguments, String problem) throws IOException {
        assertRefused(arguments, problem);
    }

    private void assertRefused(String arguments, String problem) throws IOException {
        Map<String, String> before = calls.contents();
        InProcess result = calls.eval(arguments);
        assertTrue(result.err().contains(problem), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("bilane: "), result.err());
        assertEquals(2, result.status());
        assertEquals("", result.out());
        assertEquals(before, calls.contents());
    }

    @Test
    void aNameThatNoFileCanHave() throws IOException {
        assertRefused("--surfaces @z.npy --points @p.npy --out @" + "a".repeat(300), "a name that a file can have");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
    void aFolderThatOnlySeemsWritable() throws IOException {
        assertRefused("--surfaces @z.npy --points @p.npy --out /proc/o.npy", "the folder /proc cannot be written");
    }

    @Test
    void valuesThatNoFileHolds() throws IOException {
        // Files of zeros that take no space on the disk, where the file system can do that.
        calls.sparse("huge.npy", "(16777216, 2, 2)", 1L << 26);
        try {
            calls.sparse("points.npy", "(2, 274877906944)", 1L << 39);
        } catch (IOException e) {
            // Elsewhere the file would be refused before its shape is.
            Assumptions.abort("needs a file system with sparse files of 512 GiB: " + e);
        }
        InProcess result = calls.eval("--surfaces @huge.npy --points @points.npy --out @folder/o.npy --timeout 60s");
        assertEquals(2, result.status(), result.err());
        assertTrue(result.err().contains("points.npy: has 274877906944 points; a file takes the values of the "
                + "16777216 surfaces of "), result.err());
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedToWhomItMatters() throws IOException {
        Path locked = folder.resolve("folder");
        assertTrue(locked.toFile().setWritable(false));
        // The superuser may write everywhere.
        int expected = Files.isWritable(locked) ? 0 : 2;
        InProcess result = calls.eval("--surfaces @z.npy --points @p.npy --sums @folder/sums.npy");
        assertEquals(expected, result.status(), result.err());
    }
}
