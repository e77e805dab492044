package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arguments of {@code bilane bench}; nothing is measured. */
class BenchCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... args) {
        return Main.run(args, new Console(stream(out), stream(err), false));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void listsABenchmarkForEachShape() {
        assertEquals(0, run("bench", "-l"), text(err));

        assertEquals("""
                Benchmarks:\s
                org.bilane.harness.bench.BaseBenchmark.sums
                org.bilane.harness.bench.FamiliesBenchmark.oneCall
                org.bilane.harness.bench.FamiliesBenchmark.oneCallOfSeveralTransforms
                org.bilane.harness.bench.FamiliesBenchmark.separateCalls
                org.bilane.harness.bench.GradientsBenchmark.fill
                org.bilane.harness.bench.GradientsBenchmark.oneDerivative
                org.bilane.harness.bench.GradientsBenchmark.values
                org.bilane.harness.bench.GradientsBenchmark.valuesAndDerivatives
                org.bilane.harness.bench.HandOverBenchmark.afterIdleness
                org.bilane.harness.bench.HandOverBenchmark.backToBack
                org.bilane.harness.bench.OnePhaseBenchmark.contraction
                org.bilane.harness.bench.OnePhaseBenchmark.locate
                org.bilane.harness.bench.OnePhaseBenchmark.moments
                org.bilane.harness.bench.OnePhaseBenchmark.order
                org.bilane.harness.bench.OpeningBenchmark.python
                org.bilane.harness.bench.OpeningBenchmark.stack
                org.bilane.harness.bench.OutsideBenchmark.counts
                org.bilane.harness.bench.OutsideBenchmark.sums
                org.bilane.harness.bench.OutsideBenchmark.surface
                org.bilane.harness.bench.PythonHandOverBenchmark.backToBack
                org.bilane.harness.bench.RecordingBenchmark.sums
                org.bilane.harness.bench.ScalarLoopBenchmark.sums
                org.bilane.harness.bench.ScalarLoopBenchmark.surface
                org.bilane.harness.bench.SumPhasesBenchmark.sums
                org.bilane.harness.bench.SumsBenchmark.sums
                org.bilane.harness.bench.SurfaceBenchmark.surface
                org.bilane.harness.bench.ValuesBenchmark.values
                """, text(out).replace("\r\n", "\n"));
    }

    @Test
    void listsTheParametersThatTheHelpNames() {
        assertEquals(0, run("bench", "-lp", "ValuesBenchmark", "-p", "surfaces=1,8"), text(err));

        String listed = text(out);
        assertAll(
                () -> assertTrue(listed.contains("param \"surfaces\" = {1, 8}"), listed),
                () -> assertTrue(listed.contains("param \"n\" = {50}"), listed),
                () -> assertTrue(listed.contains("param \"points\" = {1000000}"), listed),
                () -> assertTrue(listed.contains("param \"table\" = {RANDOM}"), listed),
                () -> assertTrue(listed.contains("param \"transform\" = {EXP}"), listed),
                () -> assertTrue(listed.contains("param \"evaluator\" = {CALLER, POOL_OF_1, POOL_OF_ALL}"),
                        listed),
                () -> assertTrue(listed.contains("param \"layout\" = {SURFACE_MAJOR, POINT_MAJOR}"), listed));
    }

    @Test
    void narrowsTheListToTheNamesThatMatch() {
        assertEquals(0, run("bench", "-l", "Sums", "-e", "Scalar"), text(err));

        assertEquals("Benchmarks: \norg.bilane.harness.bench.SumsBenchmark.sums\n",
                text(out).replace("\r\n", "\n"));
    }

    @Test
    void writesTheListIntoAFile() throws Exception {
        Path file = folder.resolve("list.txt");

        assertEquals(0, run("bench", "-l", "-o", file.toString()), text(err));

        assertTrue(Files.readString(file).contains("SumsBenchmark.sums"), "the file has the list");
        assertEquals("", text(out));
    }

    @Test
    void helpExplainsAndNamesExamples() {
        assertEquals(0, run("bench", "--help"));

        assertTrue(text(out).startsWith("Usage: bilane bench [JMH arguments]\n"), text(out));
        assertTrue(text(out).contains("bilane bench SumsBenchmark -p evaluator=CALLER -prof gc\n"),
                text(out));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --nonsense          | nonsense is not a recognized option
            -f x                | x
            -p points           | Unable to parse parameter string "points"
            -bm nonsense        | Unable to parse benchmark mode: "nonsense"
            NoSuchBenchmark     | NoSuchBenchmark: no benchmark's name matches; -l lists them
            -l [                | [: must be a regular expression
            -prof nonsense      | nonsense
            -l -o no/such/file  | -o no/such/file: must be in a folder that is there
            -rff .              | -rff .: a folder; must be a file
            """)
    void refusesNonsenseInOneLine(String arguments, String problem) {
        assertEquals(2, run(("bench " + arguments).split(" ")), text(err));

        String line = text(err);
        assertTrue(line.startsWith("bilane: ") && line.contains(problem), line);
        assertEquals(1, line.lines().count(), line);
        assertEquals("", text(out));
    }
}
