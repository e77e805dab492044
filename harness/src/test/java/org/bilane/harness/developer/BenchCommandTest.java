package org.bilane.harness.developer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bilane.harness.cli.InProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arguments of {@code bilane bench}; nothing is measured. */
class BenchCommandTest {
    @TempDir
    private Path folder;

    private static InProcess passed(String... args) {
        InProcess run = InProcess.run(args);
        assertEquals(0, run.status(), run.err());
        return run;
    }

    @Test
    void listsABenchmarkForEachShape() {
        InProcess run = passed("bench", "-l");

        assertEquals("""
                Benchmarks:\s
                org.bilane.harness.developer.bench.BaseBenchmark.sums
                org.bilane.harness.developer.bench.FamiliesBenchmark.oneCall
                org.bilane.harness.developer.bench.FamiliesBenchmark.oneCallOfSeveralTransforms
                org.bilane.harness.developer.bench.FamiliesBenchmark.separateCalls
                org.bilane.harness.developer.bench.GradientsBenchmark.fill
                org.bilane.harness.developer.bench.GradientsBenchmark.oneDerivative
                org.bilane.harness.developer.bench.GradientsBenchmark.values
                org.bilane.harness.developer.bench.GradientsBenchmark.valuesAndDerivatives
                org.bilane.harness.developer.bench.HandOverBenchmark.afterIdleness
                org.bilane.harness.developer.bench.HandOverBenchmark.backToBack
                org.bilane.harness.developer.bench.OnePhaseBenchmark.contraction
                org.bilane.harness.developer.bench.OnePhaseBenchmark.locate
                org.bilane.harness.developer.bench.OnePhaseBenchmark.moments
                org.bilane.harness.developer.bench.OnePhaseBenchmark.order
                org.bilane.harness.developer.bench.OpeningBenchmark.python
                org.bilane.harness.developer.bench.OpeningBenchmark.stack
                org.bilane.harness.developer.bench.OutsideBenchmark.counts
                org.bilane.harness.developer.bench.OutsideBenchmark.sums
                org.bilane.harness.developer.bench.OutsideBenchmark.surface
                org.bilane.harness.developer.bench.PythonHandOverBenchmark.backToBack
                org.bilane.harness.developer.bench.RecordingBenchmark.sums
                org.bilane.harness.developer.bench.ScalarLoopBenchmark.sums
                org.bilane.harness.developer.bench.ScalarLoopBenchmark.surface
                org.bilane.harness.developer.bench.SumPhasesBenchmark.sums
                org.bilane.harness.developer.bench.SumsBenchmark.sums
                org.bilane.harness.developer.bench.SurfaceBenchmark.surface
                org.bilane.harness.developer.bench.ValuesBenchmark.values
                """, run.out().replace("\r\n", "\n"));
    }

    @Test
    void listsTheParametersThatTheHelpNames() {
        String listed = passed("bench", "-lp", "ValuesBenchmark", "-p", "surfaces=1,8").out();

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
        InProcess run = passed("bench", "-l", "Sums", "-e", "Scalar");

        assertEquals("Benchmarks: \norg.bilane.harness.developer.bench.SumsBenchmark.sums\n",
                run.out().replace("\r\n", "\n"));
    }

    @Test
    void writesTheListIntoAFile() throws Exception {
        Path file = folder.resolve("list.txt");

        InProcess run = passed("bench", "-l", "-o", file.toString());

        assertTrue(Files.readString(file).contains("SumsBenchmark.sums"), "the file has the list");
        assertEquals("", run.out());
    }

    @Test
    void helpExplainsAndNamesExamples() {
        String help = passed("bench", "--help").out();

        assertTrue(help.startsWith("Usage: bilane bench [JMH arguments]\n"), help);
        assertTrue(help.contains("bilane bench SumsBenchmark -p evaluator=CALLER -prof gc\n"), help);
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
        InProcess run = InProcess.run(("bench " + arguments).split(" "));

        String line = run.err();
        assertEquals(2, run.status(), line);
        assertTrue(line.startsWith("bilane: ") && line.contains(problem), line);
        assertEquals(1, line.lines().count(), line);
        assertEquals("", run.out());
    }
}
