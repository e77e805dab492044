package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bilane.harness.file.FileNames;
import org.bilane.harness.npy.NpyArray;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.cpu.CpuTopology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** {@code bilane run} on tiny sizes, from the arguments to what it prints and saves. */
class RunCommandTest {
    private static final int N = 6;
    private static final int SURFACES = 9;
    private static final int POINTS = 301;

    @TempDir
    private Path folder;

    @Test
    void jsonHasAllFieldsInOneLine() throws IOException {
        InProcess run = tiny("--json", "--threads", "2,1", "--table", "smooth", "--transform", "identity");

        assertEquals(0, run.status(), run.err());
        assertEquals(1, run.out().lines().count());
        Map<String, Object> object = JSON.std.mapFrom(run.out());
        assertEquals(List.of("job", "n", "surfaces", "points", "transform", "table", "total", "path", "runs"),
                List.copyOf(object.keySet()));
        assertEquals("sums", object.get("job"));
        assertEquals(N, object.get("n"));
        assertEquals(SURFACES, object.get("surfaces"));
        assertEquals(POINTS, object.get("points"));
        assertEquals("identity", object.get("transform"));
        assertEquals("smooth", object.get("table"));
        assertTrue(Set.of("vector", "scalar").contains(object.get("path")));
        List<?> runs = (List<?>) object.get("runs");
        assertEquals(2, runs.size());
        assertPlausible((Map<?, ?>) runs.get(0), 2);
        assertPlausible((Map<?, ?>) runs.get(1), 1);
    }

    private static void assertPlausible(Map<?, ?> run, int threads) {
        assertEquals(List.of("threads", "first_s", "first_result_s", "best_s", "median_s", "meval_per_s"),
                List.copyOf(run.keySet()));
        assertEquals(threads, run.get("threads"));
        double first = (Double) run.get("first_s");
        double firstResult = (Double) run.get("first_result_s");
        double best = (Double) run.get("best_s");
        double median = (Double) run.get("median_s");
        assertTrue(firstResult > 0 && firstResult <= first, run.toString());
        assertTrue(best > 0 && best <= median, run.toString());
        assertEquals(1e-6 * SURFACES * POINTS / median, (Double) run.get("meval_per_s"), 1e-9 / median);
    }

    @Test
    void everyJobAndLayoutHasTheSameTotal() throws IOException {
        double sums = total("--job", "sums");

        assertEquals(sums, total("--job", "values"), 1e-12 * sums);
        assertEquals(sums, total("--job", "values", "--layout", "point"), 1e-12 * sums);
        assertEquals(total("--job", "sums", "--surface-count", "1"),
                total("--job", "surface", "--surface-count", "1"), 1e-12 * sums);
    }

    @Test
    void seedDecidesTheData() throws IOException {
        assertEquals(total("--seed", "-7"), total("--seed=-7"));
        assertTrue(total("--seed", "1") != total("--seed", "2"));
    }

    private double total(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        InProcess run = tiny(all.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return (Double) JSON.std.mapFrom(run.out()).get("total");
    }

    @Test
    void noPointsHaveTheTotalZero() throws IOException {
        InProcess run = InProcess.run("run", "--n=3", "--point-count=0", "--reps=1", "--json");

        assertEquals(0, run.status(), run.err());
        assertEquals(0.0, JSON.std.mapFrom(run.out()).get("total"));
    }

    @Test
    void tableHasARowForEachThreadCountAndStandardErrorTheStopwatch() {
        InProcess run = tiny("--threads", "1,2");

        assertEquals(0, run.status(), run.err());
        assertLinesMatch(List.of(
                "sums of exp: 9 surfaces of 6x6, 301 points, random table, (vector|scalar) path",
                "",
                " threads \\| +first call \\| +first chunk \\| +best \\| +"
                        + "median \\| +p10 to p90 \\| +million/s",
                "-+\\+.*",
                " +1 \\|.*",
                " +2 \\|.*",
                "",
                "First call: the first of this number of threads, with 1 thread also the JVM's first\\. .*",
                ".* of 2 later calls\\.",
                "million/s: points times surfaces, .*",
                "total \\d+\\.\\d+",
                "Calls of less than a millisecond do not tell .*|This machine is .*\\."),
                without("Not pinned: ", run.out().lines().toList()));
        assertLinesMatch(List.of(
                "initialized +\\d+\\.\\d{3} s",
                "sums of exp: 9 surfaces of 6x6, 301 points, random table \\.\\.\\.",
                "pool ready +\\d+\\.\\d{3} s",
                "first result +\\d+\\.\\d{3} s",
                "done +\\d+\\.\\d{3} s"), without("bilane: warning: ", run.errLines()));
    }

    /** What a machine with a single CPU says besides. */
    private static List<String> without(String start, List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith(start)).toList();
    }

    @Test
    void moreThreadsThanCpusGetOneWarningAndTheSameResult() throws IOException {
        int oneTooMany = CpuTopology.ofThisMachine().allowed().size() + 1;

        InProcess run = tiny("--threads", "1," + oneTooMany, "--json");

        assertEquals(0, run.status(), run.err());
        assertEquals(1, run.errLines().stream().filter(line -> line.startsWith("bilane: warning: ")).count());
        assertTrue(run.err().contains("--threads " + oneTooMany + ": only "), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sums", "surface", "values"})
    void savesWhatWentInAndCameOut(String job) throws IOException {
        Path saved = folder.resolve("saved");

        InProcess run = tiny("--job", job, "--transform", "identity", "--save", saved.toString(), "--json");

        assertEquals(0, run.status(), run.err());
        double[] z = read(saved, "z.npy", SURFACES, N, N);
        assertTrue(Arrays.stream(z).allMatch(value -> value >= 0 && value < 1));
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, read(saved, "x-axis.npy", N));
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, read(saved, "y-axis.npy", N));
        double[] points = read(saved, "points.npy", 2, POINTS);
        double[] sums = read(saved, "sums.npy", SURFACES);
        for (int k = 0; k < SURFACES; k++) {
            double expected = 0;
            for (int i = 0; i < POINTS; i++) {
                expected += bilinear(z, k, points[i], points[POINTS + i]);
            }
            assertEquals(expected, sums[k], 1e-9);
        }
        assertEquals(!job.equals("sums"), Files.exists(saved.resolve("out.npy")));
        if (job.equals("surface")) {
            assertValues(read(saved, "out.npy", POINTS), z, points, 1, false);
        } else if (job.equals("values")) {
            assertValues(read(saved, "out.npy", SURFACES, POINTS), z, points, SURFACES, false);
        }
    }

    @Test
    void savesPointMajorWhereAskedTo() throws IOException {
        InProcess run = tiny("--job", "values", "--layout", "point", "--transform", "identity", "--save",
                folder.toString());

        assertEquals(0, run.status(), run.err());
        assertValues(read(folder, "out.npy", POINTS, SURFACES), read(folder, "z.npy", SURFACES, N, N),
                read(folder, "points.npy", 2, POINTS), SURFACES, true);
    }

    @Test
    void aSavedRunTakesThePlaceOfAFormerOneWhole() throws IOException {
        Path saved = folder.resolve("saved");

        assertEquals(0, tiny("--job", "values", "--save", saved.toString()).status());
        assertEquals(List.of("out.npy", "points.npy", "sums.npy", "x-axis.npy", "y-axis.npy", "z.npy"),
                FileNames.in(saved));
        assertEquals(0, tiny("--job", "sums", "--save", saved.toString()).status());

        assertEquals(List.of("points.npy", "sums.npy", "x-axis.npy", "y-axis.npy", "z.npy"), FileNames.in(saved));
        assertEquals(List.of("saved"), FileNames.in(folder));
    }

    @Test
    void savesWhereALinkLeads() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertEquals(0, tiny("--save", link.toString()).status());

        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.exists(real.resolve("sums.npy")));
    }

    /** Digests as sha256sum prints them, which .ci/aarch64 checks too. They change with the order of sums alone. */
    @Test
    void savedResultsHaveTheSameBitsEverywhere() throws Exception {
        assumeTrue(ExecutionPath.chosen().fma(), "without FMA the bits are others");
        InProcess run = InProcess.run("run", "--job", "values", "--n", "50", "--point-count", "20000", "--threads", "2",
                "--reps", "1", "--save", folder.toString(), "--json");

        assertEquals(0, run.status(), run.err());
        List<String> expected;
        try (InputStream in = RunCommandTest.class.getResourceAsStream("saved-run.sha256")) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        List<String> found = new ArrayList<>();
        for (String name : List.of("out.npy", "points.npy", "sums.npy", "z.npy")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            found.add(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)) + "  " + name);
        }
        assertEquals(expected, found);
    }

    private static void assertValues(double[] out, double[] z, double[] points, int surfaces,
            boolean pointMajor) {
        for (int k = 0; k < surfaces; k++) {
            for (int i = 0; i < POINTS; i++) {
                double value = out[pointMajor ? i * surfaces + k : k * POINTS + i];
                assertEquals(bilinear(z, k, points[i], points[POINTS + i]), value, 1e-12);
            }
        }
    }

    /** The textbook's formula on the axes 0, 1, ..., beyond which coordinates are clamped. */
    private static double bilinear(double[] z, int k, double x, double y) {
        double cx = Math.min(x, N - 1);
        double cy = Math.min(y, N - 1);
        int i = Math.min((int) cx, N - 2);
        int j = Math.min((int) cy, N - 2);
        int at = (k * N + i) * N + j;
        double u = cx - i;
        double v = cy - j;
        return (1 - u) * ((1 - v) * z[at] + v * z[at + 1]) + u * ((1 - v) * z[at + N] + v * z[at + N + 1]);
    }

    private static double[] read(Path saved, String name, long... shape) throws IOException {
        try (NpyArray array = NpyArray.open(saved.resolve(name))) {
            assertArrayEquals(shape, array.shape(), name);
            return array.toArray();
        }
    }

    private static InProcess tiny(String... options) {
        List<String> args = new ArrayList<>(
                List.of("run", "--n", "" + N, "--point-count", "" + POINTS, "--reps", "2"));
        List<String> more = List.of(options);
        if (!more.contains("--surface-count")) {
            args.addAll(List.of("--surface-count", "" + SURFACES));
        }
        args.addAll(more);
        return InProcess.run(args.toArray(String[]::new));
    }
}
