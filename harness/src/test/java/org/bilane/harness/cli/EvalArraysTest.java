package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.input.Formats;
import org.bilane.harness.input.WrittenFiles;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables of other formats and orders give what the same numbers give as (K, nx, ny) in a {@code .npy} file, to the bit.
 */
class EvalArraysTest {
    private static final int POINTS = 200;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("earliest.h5", "scales.h5", "gases.nc", "clouds.nc", "mixtures.nc", "cooling.h5",
                "state.h5", "stored.npz", "deflated.npz", "lost_scale.h5", "longer_scale.h5", "gone_scale.h5",
                "other_scale.h5")) {
            Files.copy(WrittenFiles.checkedIn(name), folder.resolve(name));
        }
        // Points within and without all axes of the files.
        double[] points = new SplittableRandom(7).doubles(2 * POINTS).map(value -> value * 400 - 10).toArray();
        save("p.npy", points, 2, POINTS);
        save("px.npy", Arrays.copyOf(points, POINTS), POINTS);
        save("py.npy", Arrays.copyOfRange(points, POINTS, 2 * POINTS), POINTS);
    }

    private void save(String name, double[] values, long... shape) throws IOException {
        NpyWriter.save(folder.resolve(name), values, shape);
    }

    private double[] read(String file, String array) throws IOException {
        try (ArrayFile open = Formats.open(folder.resolve(file));
                StoredArray values = open.open(open.find(array).orElseThrow())) {
            return values.toArray();
        }
    }

    private double[] load(String name) throws IOException {
        try (NpyArray array = NpyArray.open(folder.resolve(name))) {
            return array.toArray();
        }
    }

    private InProcess call(String line) {
        List<String> arguments = new ArrayList<>();
        for (String argument : line.strip().split(" +")) {
            arguments.add(argument.replace("@@", folder + "/"));
        }
        return InProcess.run(arguments.toArray(String[]::new));
    }

    /** Evaluates, as identity: values of any size stay apart. */
    private String eval(String arguments) {
        InProcess result = call("eval --transform identity --points @@p.npy " + arguments);
        assertEquals(0, result.status(), result.err());
        assertEquals("", result.err());
        return result.out();
    }

    /** Evaluates the table, and the same numbers in the usual order. */
    private String requireSame(String arguments, double[] z, int k, double[] x, double[] y) throws IOException {
        save("z.npy", z, k, x.length, y.length);
        save("x.npy", x, x.length);
        save("y.npy", y, y.length);
        eval("--surfaces @@z.npy --x-axis @@x.npy --y-axis @@y.npy --out @@expected.npy --sums @@expected_sums.npy");
        String out = eval(arguments + " --out @@out.npy --sums @@sums.npy");
        assertArrayEquals(load("expected.npy"), load("out.npy"));
        assertArrayEquals(load("expected_sums.npy"), load("sums.npy"));
        return out;
    }

    /** Elements in another order: the place in the source of each. */
    private static double[] turned(double[] values, IntUnaryOperator place) {
        double[] turned = new double[values.length];
        Arrays.setAll(turned, i -> values[place.applyAsInt(i)]);
        return turned;
    }

    private static double[] reversed(double[] values) {
        return turned(values, i -> values.length - 1 - i);
    }

    private static double[] index(int count) {
        double[] index = new double[count];
        Arrays.setAll(index, i -> i);
        return index;
    }

    @ParameterizedTest
    @CsvSource({"''", "--surface-axis last", "--surface-axis=2", "--surface-axis gpt"})
    void surfacesLastAndKnotsThatDescend(String option) throws IOException {
        double[] stored = read("gases.nc", "/kmajor");
        double[] z = turned(stored, i -> (i / 9 % 7 * 9 + 8 - i % 9) * 8 + i / 63);

        String out = requireSame("--surfaces @@gases.nc:/kmajor " + option, z, 8, read("gases.nc", "/temp"),
                reversed(read("gases.nc", "/press")));

        assertTrue(out.contains("gases.nc:/kmajor (7, 9, 8): K 8, nx 7, ny 9, m 200; surfaces on axis 2 (gpt), "), out);
        assertTrue(out.contains(option.isEmpty() ? "as only so the axes fit; " : "as asked; "), out);
        assertTrue(out.contains("gases.nc:/press, which descend;"), out);
        assertTrue(out.strip().endsWith("; -999.0 (_FillValue) is NaN"), out);
    }

    @Test
    void surfacesInTheMiddleAndEvenKnots() throws IOException {
        double[] z = turned(read("clouds.nc", "/extice"), i -> (i / 18 % 3 * 128 + i / 54) * 18 + i % 18);
        double[] sizes = new double[18];
        Arrays.setAll(sizes, i -> 10.0 + 10.0 * i);

        requireSame("--surfaces @@clouds.nc:/extice --surface-axis ngpt --y-axis even:10:180", z, 128, index(3), sizes);
    }

    /** Of temperature, density and composition the first has no scale; of what is left, one order fits. */
    @Test
    void evenKnotsAreThoseOfTheAxisWithoutAScale() throws IOException {
        double[] z = turned(read("mixtures.nc", "/opacity"), i -> (i / 2 % 3 * 2 + i % 2) * 4 + i / 6);
        save("density.npy", new double[] {1, 10}, 2);

        String out = requireSame("--surfaces @@mixtures.nc:/opacity --x-axis even:160:190 --y-axis @@density.npy", z,
                4, new double[] {160, 175, 190}, new double[] {1, 10});

        assertTrue(out.contains("surfaces on axis 2 (composition), as only so the axes fit; "), out);
    }

    @Test
    void severalAxesAreSurfacesInTheOrderOfTheFile() throws IOException {
        double[] stored = read("clouds.nc", "/aero_salt_tbl");
        // (band, bin, rh, value) becomes (band and value, bin, rh).
        double[] z = turned(stored, i -> ((i / 540 * 5 + i / 36 % 5) * 36 + i % 36) * 3 + i / 180 % 3);

        requireSame("--surfaces @@clouds.nc:/aero_salt_tbl --surface-axis nval,0 --y-axis @@clouds.nc:/aero_rh", z, 48,
                index(5), read("clouds.nc", "/aero_rh"));
    }

    @Test
    void aRangeOfSeveralAxes() throws IOException {
        double[] stored = read("clouds.nc", "/aero_salt_tbl");
        double[] z = turned(stored, i -> ((i / 540 * 5 + i / 36 % 5) * 36 + i % 36) * 3 + i / 180 % 3);
        save("z.npy", z, 48, 5, 36);
        eval("--surfaces @@z.npy --from 2 --to 10 --out @@expected.npy");
        eval("--surfaces @@clouds.nc:/aero_salt_tbl --surface-axis 0,3 --from 2 --to 10 --out @@out.npy");
        assertArrayEquals(load("expected.npy"), load("out.npy"));
        eval("--surfaces @@z.npy --surface 7 --out @@expected.npy");
        eval("--surfaces @@clouds.nc:/aero_salt_tbl --surface-axis 0,3 --surface 7 --out @@out.npy");
        assertArrayEquals(load("expected.npy"), load("out.npy"));
    }

    @ParameterizedTest
    @CsvSource({"row=4", "0=4.0", "row=4e0", "/row=+4.", "row=.4E1"})
    void anAxisFixedAtAKnot(String fix) throws IOException {
        double[] stored = read("scales.h5", "/table");
        double[] z = new double[12];
        Arrays.setAll(z, i -> stored[2 * 12 + (3 - i / 3) * 3 + i % 3]);

        String out = requireSame("--surfaces @@scales.h5:/table --fix " + fix, z, 1,
                reversed(read("scales.h5", "/column")), index(3));

        assertTrue(out.contains("axis 0 (row) fixed at 4.0 (index 2), knots /row"), out);
    }

    @Test
    void anAxisWithoutKnotsFixedAtItsIndex() throws IOException {
        double[] z = Arrays.copyOfRange(read("stored.npz", "z"), 20, 40);

        String out = requireSame("--surfaces @@stored.npz:z --fix 0=1", z, 1, index(4), index(5));

        assertTrue(out.contains("axis 0 fixed at index 1"), out);
    }

    @Test
    void anAxisFixedAtAKnotOfAnArrayThatTablesFinds() throws IOException {
        double[] z = Arrays.copyOfRange(read("state.h5", "/logpress"), 30, 60);

        String out = requireSame("--surfaces @@state.h5:/logpress --fix 0=0.2 --x-axis @@state.h5:/logtemp"
                + " --y-axis @@state.h5:logrho", z, 1, read("state.h5", "/logtemp"), read("state.h5", "/logrho"));

        assertTrue(out.contains("axis 0 fixed at 0.2 (index 1), knots /ye"), out);
    }

    @Test
    void anAxisFixedAtAKnotOfAnAttribute() throws IOException {
        String rates = "@@cooling.h5:/CoolingRates/Metals/Cooling";
        double[] stored = read("cooling.h5", "/CoolingRates/Metals/Cooling");
        double[] z = new double[6 * 9];
        Arrays.setAll(z, i -> stored[(i / 9 * 4 + 2) * 9 + i % 9]);

        String out = requireSame("--surfaces " + rates + " --fix 1=4.0 --x-axis " + rates
                + "@Parameter1 --y-axis " + rates + "@Temperature", z, 1,
                read("cooling.h5", "/CoolingRates/Metals/Cooling@Parameter1"),
                read("cooling.h5", "/CoolingRates/Metals/Cooling@Temperature"));

        assertTrue(out.contains("axis 1 fixed at 4.0 (index 2), knots /CoolingRates/Metals/Cooling@Parameter2"), out);
    }

    @Test
    void axesThatAreAttributes() throws IOException {
        double[] stored = read("cooling.h5", "/CoolingRates/Metals/Cooling");
        double[] z = turned(stored, i -> (i / 9 % 6 * 4 + i / 54) * 9 + i % 9);
        String rates = "@@cooling.h5:/CoolingRates/Metals/Cooling";

        requireSame("--surfaces " + rates + " --x-axis " + rates + "@Parameter1 --y-axis " + rates + "@Temperature", z,
                4, read("cooling.h5", "/CoolingRates/Metals/Cooling@Parameter1"),
                read("cooling.h5", "/CoolingRates/Metals/Cooling@Temperature"));
    }

    @Test
    void aScaleThatCannotBeReadIsNoneWhereAnotherIsNamed() throws IOException {
        requireSame("--surfaces @@lost_scale.h5:/table --y-axis even:1:7", read("lost_scale.h5", "/table"), 2,
                read("lost_scale.h5", "/row"), new double[] {1, 3, 5, 7});
    }

    @Test
    void scalesOfWhichOneIsGoneAreNoneWhereAxesAreNamed() throws IOException {
        requireSame("--surfaces @@gone_scale.h5:/table --x-axis @@gone_scale.h5:/row --y-axis even:1:7",
                read("gone_scale.h5", "/table"), 1, read("gone_scale.h5", "/row"), new double[] {1, 3, 5, 7});
        requireSame("--surfaces @@other_scale.h5:/table --x-axis @@other_scale.h5:/row --y-axis even:1:7",
                read("other_scale.h5", "/table"), 1, read("other_scale.h5", "/row"), new double[] {1, 3, 5, 7});
    }

    @ParameterizedTest
    @CsvSource({"stored.npz:z", "deflated.npz:z.npy", "stored.npz:z_fortran", "deflated.npz:z_fortran"})
    void membersOfArchives(String table) throws IOException {
        String file = table.substring(0, table.indexOf(':'));
        requireSame("--surfaces @@" + table, read(file, "z"), 3, index(4), index(5));
    }

    @Test
    void pointsInTwoArrays() throws IOException {
        eval("--surfaces @@stored.npz:z --out @@expected.npy --sums @@expected_sums.npy");
        InProcess result = call("eval --surfaces @@stored.npz:z --px @@px.npy --py @@py.npy --transform identity "
                + "--out @@out.npy --sums @@sums.npy");
        assertEquals(0, result.status(), result.err());
        assertArrayEquals(load("expected.npy"), load("out.npy"));
        assertArrayEquals(load("expected_sums.npy"), load("sums.npy"));
    }

    @Test
    void pointsThatAreCompressed() throws IOException {
        double[] rows = read("deflated.npz", "z");
        save("rows.npy", Arrays.copyOf(rows, 4), 4);
        InProcess expected = call("eval --surfaces @@stored.npz:z --px @@stored.npz:x --py @@rows.npy "
                + "--out @@expected.npy --sums @@expected_sums.npy");
        InProcess result = call("eval --surfaces @@stored.npz:z --px @@deflated.npz:x --py @@rows.npy "
                + "--out @@out.npy --sums @@sums.npy");
        assertEquals(0, expected.status(), expected.err());
        assertEquals(0, result.status(), result.err());
        assertArrayEquals(load("expected.npy"), load("out.npy"));
        assertArrayEquals(load("expected_sums.npy"), load("sums.npy"));
    }

    @Test
    void aStackHasTheTableAsItWasTaken() throws IOException {
        InProcess made = call("stack --surfaces @@gases.nc:/kmajor --out @@gases.bilane --json");
        assertEquals(0, made.status(), made.err());
        assertTrue(made.out().contains("\"surface_axes\":[2],\"surfaces\":8,\"x_knots\":7,\"y_knots\":9"), made.out());
        eval("--surfaces @@gases.nc:/kmajor --out @@expected.npy");
        eval("--stack @@gases.bilane --out @@out.npy");
        assertArrayEquals(load("expected.npy"), load("out.npy"));
    }

    @Test
    void aSweepTakesTheSameTables() {
        InProcess result = call("sweep --surfaces @@gases.nc:/lw/packed --px @@px.npy --py @@py.npy --threads 1 "
                + "--reps 1 --csv");
        assertEquals(0, result.status(), result.err());
        assertFalse(result.out().isEmpty());
    }

    @Test
    void aFileMayHaveAColonInItsName() throws IOException {
        Files.copy(folder.resolve("earliest.h5"), folder.resolve("e:1.h5"));
        assertTrue(eval("--surfaces @@e:1.h5:/with:colon --out @@o.npy").contains(": K 1, nx 2, ny 2, "));
        assertTrue(eval("--surfaces @@e:1.h5:with:colon --out @@o.npy").contains(": K 1, nx 2, ny 2, "));
        Files.copy(folder.resolve("p.npy"), folder.resolve("earliest.h5:plain"));
        // The whole text is a file.
        assertTrue(eval("--surfaces @@earliest.h5:plain --out @@o.npy").contains(": K 1, nx 2, ny 200, "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --surfaces @@stored.npz                        | must be given as & with a NAME of z z_fortran big x
            --surfaces @@stored.npz:zz                     | stored.npz:zz: no such array; & holds z z_fortran big x
            --surfaces @@p.npy:z                           | p.npy is a .npy file, which holds one array
            --surfaces @@earliest.h5:/text                 | earliest.h5:/text: holds text; only IEEE floats
            --surfaces @@scales.h5:/table --fix row=5      | --fix row=5: must be a knot of axis 0 (row) of
            --surfaces @@scales.h5:/table --fix row=7      | the nearest are 4.0 and 8.0
            --surfaces @@state.h5:/logpress --fix 0=1      | which are in /ye; the nearest are 0.35 and 0.5
            --surfaces @@lost_scale.h5:/table              | lost_scale.h5:/column: cannot be read: Encountered Ext
            --surfaces @@lost_scale.h5:/table --fix 2=1    | --fix 2=1: the knots of axis 2 (column) are in /column,
            --surfaces @@gone_scale.h5:/table              | gone_scale.h5:/table@DIMENSION_LIST: refers to what is
            --surfaces @@gone_scale.h5:/table --x-axis @@gone_scale.h5:/row | DIMENSION_LIST: refers to what is no
            --surfaces @@other_scale.h5:/table             | @DIMENSION_LIST: refers to /other, which is no dimension
            --surfaces @@other_scale.h5:/table --x-axis @@other_scale.h5:/row | DIMENSION_LIST: refers to /other, which
            --surfaces @@longer_scale.h5:/table            | /row: has 4 knots; the x axis of the surfaces has 2
            --surfaces @@longer_scale.h5:/table --fix 0=1  | --fix 0=1: the knots of axis 0 (row) are in /row,
            --surfaces @@scales.h5:/table --fix kind=3     | axis 2 (kind) of
            --surfaces @@scales.h5:/table --fix 0=1 --fix 1=3 | --fix leaves 1 axis for x and y; it must leave 2
            --surfaces @@scales.h5:/table --fix 0=1 --fix 1=3 --fix 2=0 | --fix leaves 0 axes for x and y; it must
            --surfaces @@scales.h5:/table --fix tow=5      | --fix tow=5: no axis 'tow';
            --surfaces @@scales.h5:/table --fix row        | --fix row: must be AXIS=VALUE
            --surfaces @@scales.h5:/table --fix row=x      | --fix row=x: the value of a knot must be a number
            --surfaces @@scales.h5:/table --surface-axis 3 | --surface-axis 3: no axis '3';
            --surfaces @@scales.h5:/table --surface-axis 0,1 | leaves 1 axis for x and y; it must leave 2
            --surfaces @@scales.h5:/table --surface-axis 0,0 | is named twice
            --surfaces @@scales.h5:/table --surface-axis=    | --surface-axis : must be first, last, or numbers or names
            --surfaces @@scales.h5:/table --surface-axis 2,  | --surface-axis 2,: must be first, last, or numbers
            --surfaces @@scales.h5:/table --fix 0=1 --surface-axis row | --surface-axis leaves 1 axis
            --surfaces @@clouds.nc:/aero_salt_tbl          | --surface-axis names its surfaces
            --surfaces @@clouds.nc:/aero_salt_tbl --surface-axis 0 | leaves 3 axes for x and y; it must leave 2
            --surfaces @@gases.nc:/kmajor --y-axis even:1:9 | (7, 9, 8); --surface-axis must say which axis is surfaces
            --surfaces @@mixtures.nc:/opacity --x-axis even:1:9 | as even: fits several: 0 (temperature), 1 (density)
            --surfaces @@gases.nc:/kmajor --x-axis even:1:1 | --x-axis even:1:1: must be even:LO:HI
            --surfaces @@gases.nc:/kmajor --x-axis even:1   | --x-axis even:1: must be even:LO:HI
            --surfaces @@gases.nc:/kmajor --x-axis even:1e3f:9 | --x-axis even:1e3f:9: must be even:LO:HI
            --surfaces @@gases.nc:/kmajor --x-axis even:9:0x1p3 | --x-axis even:9:0x1p3: must be even:LO:HI
            --surfaces @@gases.nc:/kmajor --x-axis even:1:Infinity | --x-axis even:1:Infinity: must be even:LO:HI
            --surfaces @@gases.nc:/kmajor --x-axis even:1:2:3 | --x-axis even:1:2:3: must be even:LO:HI
            --surfaces @@scales.h5:/table --fix row=4f     | --fix row=4f: the value of a knot must be a number
            --surfaces @@scales.h5:/table --fix row=0x1p2  | --fix row=0x1p2: the value of a knot must be a number
            --surfaces @@gases.nc:/kmajor --y-axis @@stored.npz:scalar | an axis must be one-dimensional
            """)
    void whatCannotBeIsRefused(String arguments, String problems) throws IOException {
        InProcess result = call("eval --points @@p.npy --out @@o.npy " + arguments);
        for (String problem : problems.split(" & ")) {
            assertTrue(result.err().contains(problem), result.err());
        }
        assertEquals(1, result.errLines().size(), result.err());
        assertEquals(2, result.status());
        assertEquals("", result.out());
        assertFalse(Files.exists(folder.resolve("o.npy")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --points @@turned.npy              | turned.npy: shape (4, 2); points must be (2, m), & --px and --py
            --px @@px.npy                      | --px @@px.npy: must be given together with --py
            --points @@p.npy --py @@py.npy     | must not be given together with --py
            --px @@px.npy --py @@stored.npz:x  | has 4 coordinates y, and
            --px @@p.npy --py @@p.npy          | the coordinates of --px and --py must be (m,)
            """)
    void pointsThatAreNone(String arguments, String problems) throws IOException {
        save("turned.npy", index(8), 4, 2);
        InProcess result = call("eval --surfaces @@stored.npz:z --out @@o.npy " + arguments);
        for (String problem : problems.replace("@@", folder + "/").split(" & ")) {
            assertTrue(result.err().contains(problem), result.err());
        }
        assertEquals(2, result.status());
    }
}
