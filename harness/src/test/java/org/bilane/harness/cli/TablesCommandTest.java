package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bilane.harness.input.WrittenFiles;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** What {@code bilane tables} tells of a file, and that the lines it prints evaluate. */
class TablesCommandTest {
    @TempDir
    Path folder;

    private static String file(String name) {
        return WrittenFiles.checkedIn(name).toString();
    }

    private static String tables(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "tables";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        InProcess result = InProcess.run(line);
        assertEquals(0, result.status(), result.err());
        assertEquals("", result.err());
        return result.out();
    }

    /** What follows the file's name in the line that evaluates an array. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gases.nc   | :/kmajor        | --surface-axis 2
            gases.nc   | :/lw/packed     | ''
            clouds.nc  | :/extice        | --surface-axis 1 --y-axis even:10.0:180.0
            clouds.nc  | :/aero_sulf_tbl | --surface-axis 0 --x-axis @:/aero_rh
            clouds.nc  | :/aero_salt_tbl | --surface-axis 0,3 --y-axis @:/aero_rh
            state.h5   | :/logpress      | --surface-axis 0 --x-axis @:/logtemp --y-axis @:/logrho
            mixtures.nc | :/kmajor       | --surface-axis 2,3 --x-axis @:/temp_ref
            mixtures.nc | :/opacity      | --surface-axis 2 --x-axis @:/temp_ref
            databoxes.sp5 | :/3337/dependsOnLogRhoLogT/pressure/data | --x-axis even:-3.0:1.0 --y-axis even:2.0:5.5
            scales.h5  | :/table         | --surface-axis 2
            cooling.h5 | :/CoolingRates/Metals/Cooling | --surface-axis 1 \
            --x-axis @:/CoolingRates/Metals/Cooling@Parameter1 --y-axis @:/CoolingRates/Metals/Cooling@Temperature
            stored.npz | :z              | --surface-axis 0 --x-axis @:x
            lost_scale.h5 | :/table      | --surface-axis 0 --y-axis KNOTS.npy
            """)
    void theLineThatEvaluatesATable(String name, String array, String options) throws IOException {
        String file = file(name);
        String line = "bilane eval --surfaces " + file + array + (options.isEmpty() ? "" : " ")
                + options.replace("@:", file + ":") + " --points POINTS.npy --out OUT.npy";
        String out = tables(file);
        assertTrue(out.contains("  " + line + "\n"), out);
    }

    @Test
    void whySomeAxesAreSurfaces() {
        assertTrue(tables(file("mixtures.nc")).contains("  surfaces on axis 2 (composition): named like an axis of"
                + " surfaces\n"));
        assertTrue(tables(file("state.h5")).contains("  surfaces on axis 0: fewest knots\n"));
    }

    @Test
    void aScaleThatCannotBeReadIsTold() {
        String out = tables(file("lost_scale.h5"));
        assertTrue(out.contains("  y on axis 2 (column): its dimension scale /column cannot be read: eval must be given"
                + " its knots\n"), out);
        assertTrue(out.contains("\nNot read:\n  /column: cannot be read: Encountered External Data Files"), out);
    }

    @Test
    void scalesThatTheFileDoesNotHaveAreTold() {
        String out = tables(file("gone_scale.h5"));
        assertTrue(out.contains("  y on axis 1: its dimension scale /table@DIMENSION_LIST cannot be read: eval must be"
                + " given its knots\n"), out);
        assertTrue(out.contains("\nNot read:\n  /table@DIMENSION_LIST: refers to what is no array of the file"), out);
    }

    @Test
    void aScaleOfAnotherLengthIsTold() {
        String out = tables(file("longer_scale.h5"));
        assertTrue(out.contains("  x on axis 0 (row): its dimension scale /row has 4 knots, not 2: eval must be given"
                + " its knots\n"), out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gases.nc", "clouds.nc", "state.h5", "scales.h5", "cooling.h5", "stored.npz",
        "databoxes.sp5", "mixtures.nc", "deflated.npz", "earliest.h5"})
    void eachLineThatIsPrintedEvaluates(String name) throws IOException {
        NpyWriter.save(folder.resolve("points.npy"), new double[] {0.5, 1.5, 0.25, 1.25}, 2, 2);
        List<?> found = (List<?>) JSON.std.mapFrom(tables(file(name), "--json")).get("tables");
        assertTrue(!found.isEmpty());
        for (Object table : found) {
            String command = ((Map<?, ?>) table).get("command").toString();
            String[] words = command.replace("POINTS.npy", folder.resolve("points.npy").toString())
                    .replace("OUT.npy", folder.resolve("out.npy").toString()).split(" ");
            InProcess result = InProcess.run(Arrays.copyOfRange(words, 1, words.length));
            assertEquals(0, result.status(), command + "\n" + result.err());
        }
    }

    @Test
    void namesShapesTypesStorageAndUnits() {
        String out = tables(file("earliest.h5"), "--all");
        assertTrue(out.startsWith(file("earliest.h5") + ": HDF5, "), out);
        assertTrue(out.matches("(?s).*\n /gzip +\\| \\(13, 11, 5\\) +\\| float32 +\\| chunks \\(4, 5, 3\\), shuffle, "
                + "gzip, fletcher32 +\\| units=m2 kg-1; flag=TRUE; .*"), out);
        assertTrue(out.matches("(?s).*\n /big_endian +\\| \\(3, 4\\) +\\| int16 big-endian +\\| contiguous.*"), out);
        assertTrue(out.matches("(?s).*\n /never +\\| \\(3, 4\\) +\\| float32 +\\| never written.*"), out);
        assertTrue(out.matches("(?s).*\n /text +\\| \\(\\) +\\| text .*"), out);
    }

    @Test
    void rangesCountFillValues() throws IOException {
        String out = tables(file("gases.nc") + ":/kmajor", "--ranges", "--json");
        Map<?, ?> array = (Map<?, ?>) ((List<?>) JSON.std.mapFrom(out).get("arrays")).getFirst();
        Map<?, ?> range = (Map<?, ?>) array.get("range");
        assertEquals(2, range.get("nan"));
        assertTrue((double) range.get("least") >= -4 && (double) range.get("greatest") <= 4, out);
        assertTrue(tables(file("gases.nc") + ":/kmajor", "--ranges").contains("| 2   |"));
    }

    @Test
    void aGroupByItself() {
        String out = tables(file("gases.nc") + ":/lw");
        assertTrue(out.contains("netCDF-4, 2 arrays\n"), out);
        assertTrue(out.contains("/lw/packed") && !out.contains("/kmajor"), out);
    }

    @Test
    void allKnotsOfATableThatIsAskedFor() {
        assertTrue(tables(file("gases.nc")).contains("1000.0, 500.0, ... 1.0 (9 knots), descending"));
        assertTrue(tables(file("gases.nc") + ":/kmajor")
                .contains("1000.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 1.0, descending"));
    }

    @Test
    void anAxisThatIsAskedForHasItsKnots() throws IOException {
        String press = file("gases.nc") + ":/press";
        assertTrue(tables(press)
                .contains("\nKnots, descending: 1000.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 1.0\n"));
        assertEquals(9, ((List<?>) JSON.std.mapFrom(tables(press, "--json")).get("knots")).size());
    }

    @Test
    void anArrayThatIsAskedForIsTakenForATable() {
        String energies = tables(file("earliest.h5") + ":/big_endian");
        assertTrue(energies.contains("/big_endian (3, 4) looks like a table:\n"), energies);
    }

    @Test
    void twoSurfacesAreATableAndTwoRowsArePoints() throws IOException {
        NpyWriter.save(folder.resolve("z.npy"), new double[24], 2, 3, 4);
        NpyWriter.save(folder.resolve("p.npy"), new double[24], 2, 12);
        String table = tables(folder.resolve("z.npy").toString());
        assertTrue(table.contains(" looks like a table:\n"), table);
        assertTrue(table.endsWith("\neval takes exp of what it interpolates; --transform exp2, exp10 or identity says "
                + "otherwise.\nWhere knots are logarithms of the coordinates, add --x-scale or --y-scale ln, log2 or "
                + "log10.\n"), table);
        String points = tables(folder.resolve("p.npy").toString());
        assertTrue(points.endsWith("\nNo array looks like a table.\n"), points);
    }

    @Test
    void arraysOfHdf5AreListedByName() throws IOException {
        for (String name : List.of("gases.nc", "clouds.nc", "scales.h5")) {
            List<String> names = ((List<?>) JSON.std.mapFrom(tables(file(name), "--json")).get("arrays")).stream()
                    .map(array -> ((Map<?, ?>) array).get("name").toString()).toList();
            assertEquals(names.stream().sorted().toList(), names);
        }
    }

    @Test
    void thousandArraysStayReadable() throws IOException {
        Path many = folder.resolve("many.npz");
        NpyWriter.save(folder.resolve("one.npy"), new double[12], 3, 4);
        byte[] one = Files.readAllBytes(folder.resolve("one.npy"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(many))) {
            for (int i = 0; i < 1000; i++) {
                zip.putNextEntry(new ZipEntry("a" + i + ".npy"));
                zip.write(one);
            }
        }
        String out = tables(many.toString());
        assertTrue(out.startsWith(many + ": npz, 1,000 arrays\n"), out);
        assertTrue(out.lines().count() < 100, out);
        assertTrue(out.contains("and 960 more; --all tells them too"), out);
        assertTrue(tables(many.toString(), "--all").lines().count() > 1000);
        InProcess refused = InProcess.run("eval", "--surfaces", many.toString(), "--points",
                folder.resolve("one.npy").toString(), "--out", folder.resolve("o.npy").toString());
        assertTrue(refused.err().contains(" and 976 more, which bilane tables lists"), refused.err());
    }

    @Test
    void namesThatSteerATerminalDoNot() throws IOException {
        Path odd = folder.resolve("odd.npz");
        NpyWriter.save(folder.resolve("one.npy"), new double[12], 3, 4);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(odd))) {
            zip.putNextEntry(new ZipEntry("a\u001b[31m\n; rm x.npy"));
            zip.write(Files.readAllBytes(folder.resolve("one.npy")));
        }
        String out = tables(odd.toString());
        assertTrue(out.chars().noneMatch(c -> c == 0x1b), out);
        assertTrue(out.contains("a\\u001b[31m\\u000a; rm x"), out);
        // For a shell it is one word.
        assertTrue(out.contains("--surfaces '" + odd + ":a"), out);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | tables: must be followed by FILE
            @missing.h5     | missing.h5: cannot be read
            @classic.nc     | classic.nc: is in the classic format of netCDF; only netCDF-4 is read, which nccopy -k nc4
            @a.bilane       | a.bilane: is a stack file of bilane stack; eval and plot take it by --stack
            @text.txt       | is not .npy, .npz, HDF5 or netCDF-4: it begins with the bytes [73 6f
            @               | is not a regular file
            """)
    void whatIsNoFileOfArrays(String file, String problem) throws IOException {
        Files.write(folder.resolve("classic.nc"), "CDF\u0001 and more".getBytes(StandardCharsets.ISO_8859_1));
        NpyWriter.save(folder.resolve("z.npy"), new double[4], 2, 2);
        InProcess.run("stack", "--surfaces", folder + "/z.npy", "--out", folder + "/a.bilane");
        Files.writeString(folder.resolve("text.txt"), "some text");
        InProcess result = file.isEmpty() ? InProcess.run("tables")
                : InProcess.run("tables", file.replace("@", folder + "/"));
        assertTrue(result.err().contains(problem), result.err());
        assertEquals(1, result.errLines().size(), result.err());
        assertEquals(2, result.status());
        assertEquals("", result.out());
    }
}
