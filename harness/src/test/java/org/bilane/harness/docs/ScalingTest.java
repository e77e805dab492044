package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model of many cores runs, and answers as it must where the answer is known. */
class ScalingTest {
    private static final Path PROGRAM = MarkdownPage.PROJECT.resolve("harness/model/Scaling.java");

    @TempDir
    private Path folder;

    @Test
    void runsAsItIs() throws Exception {
        List<String> rows = rows(run());

        assertEquals(List.of("1", "2", "4", "8", "16", "32", "64"), rows.stream().map(row -> word(row, 0)).toList());
        assertEquals("1.00", speedUp(rows.getFirst()));
    }

    @Test
    void withNothingInTheWayAllCoresCount() throws Exception {
        List<String> rows = rows(run("bandwidth=1e9", "handOver=0", "handOverGrowth=0", "serialCounter=0",
                "serialSum=0", "sliceCounter=0", "slicePiece=0", "slicePoints=15625"));

        assertEquals(List.of("1.00", "2.00", "4.00", "8.00", "16.00", "32.00", "64.00"),
                rows.stream().map(ScalingTest::speedUp).toList());
    }

    @Test
    void tellsWhatLimits() throws Exception {
        assertTrue(rows(run("bandwidth=1")).getLast().endsWith("order, memory"));
        assertTrue(rows(run("serialSum=1e6")).getLast().endsWith("serial, one worker"));
        assertTrue(rows(run("handOver=1e6")).getLast().endsWith("hand-over, all wait"));
        assertTrue(rows(run("ranges=4")).getLast().endsWith("moments, too few tasks"));
        assertTrue(rows(run("surfaces=5000")).get(1).endsWith("contract, computing"));
    }

    /** As the benchmark of single phases writes it: in milliseconds a call, of 10^6 points and of 49 * 49 cells. */
    private static final String MEASURED = """
            "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: degree","Param: n",\
            "Param: points","Param: surfaces"
            "org.bilane.harness.bench.OnePhaseBenchmark.contraction","avgt",1,10,2.401,0.1,"ms/op",TWELVE,50,1000000,50
            "org.bilane.harness.bench.OnePhaseBenchmark.contraction","avgt",1,10,48.02,0.1,"ms/op",TWELVE,50,1000000,500
            "org.bilane.harness.bench.OnePhaseBenchmark.contraction","avgt",1,10,1.2005,0.1,"ms/op",EIGHT,50,1000000,50
            "org.bilane.harness.bench.OnePhaseBenchmark.locate","avgt",1,10,1.25,0.1,"ms/op",EIGHT,50,1000000,50
            "org.bilane.harness.bench.OnePhaseBenchmark.locate","avgt",1,10,1.5,0.1,"ms/op",TWELVE,50,1000000,50
            "org.bilane.harness.bench.OnePhaseBenchmark.moments","avgt",1,10,7000,0.1,"us/op",TWELVE,50,1000000,50
            "org.bilane.harness.bench.OnePhaseBenchmark.moments","avgt",1,10,3.5,NaN,"ms/op",EIGHT,50,1000000,50
            "org.bilane.harness.bench.OnePhaseBenchmark.order","avgt",1,10,4,0.1,"ms/op",TWELVE,50,1000000,50
            "org.bilane.harness.bench.OnePhaseBenchmark.order","avgt",1,10,3.25,0.1,"ms/op",EIGHT,50,1000000,50
            """;

    @Test
    void takesWhatTheBenchmarkOfPhasesMeasured() throws Exception {
        Path file = Files.writeString(folder.resolve("phases.csv"), MEASURED);
        Map<List<String>, String> expected = Map.of(
                List.of("jmh=" + file), "1.50, ordering 2.50, collecting moments 7.00 ns a point; contracting 20.0",
                List.of("surfaces=500", "jmh=" + file),
                "1.50, ordering 2.50, collecting moments 7.00 ns a point; contracting 40.0",
                List.of("degree=8", "jmh=" + file),
                "1.25, ordering 2.00, collecting moments 3.50 ns a point; contracting 10.0");
        for (Map.Entry<List<String>, String> each : expected.entrySet()) {
            ChildJvm run = run(each.getKey().toArray(String[]::new));
            assertEquals("One core: locating " + each.getValue() + " ns a cell and surface.",
                    run.out().lines().findFirst().orElse(run.err()));
            assertEquals(7, rows(run).size());
        }
        assertEquals("Scaling: jmh=" + file + ": must be what `bilane bench OnePhase -rf csv` writes; it has no"
                + " locate with moments of degree LINEAR", run("degree=1", "jmh=" + file).err().strip());
    }

    @Test
    void takesRatesFromAFileAndWhatComesLaterCounts() throws Exception {
        Path file = Files.writeString(folder.resolve("rates.txt"), """
                # one core
                locate=2        # nanoseconds
                order = 3.5

                moments=4
                """);
        String first = run("moments=9", "rates=" + file, "contract=12").out().lines().findFirst().orElseThrow();
        assertEquals("One core: locating 2.00, ordering 3.50, collecting moments 4.00 ns a point; contracting 12.0 ns a"
                + " cell and surface.", first);
        assertEquals("Scaling: rates=none.txt: must name a file of text that can be read",
                run("rates=none.txt").err().strip());
    }

    @Test
    void refusesWithTheRule() throws Exception {
        ChildJvm wrong = run("speed=3");

        assertEquals(2, wrong.status());
        assertTrue(wrong.err().startsWith("Scaling: speed=3: must be NAME=NUMBER, where NAME is one of points, "),
                wrong.err());
        assertEquals("Scaling: locate=-1: must be a number that is not negative", run("locate=-1").err().strip());
        assertEquals("Scaling: points=0: must be a number of at least 1", run("points=0").err().strip());
        assertEquals("Scaling: ranges=0: must be a number of at least 1", run("ranges=0").err().strip());
    }

    private ChildJvm run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        return ChildJvm.run(folder, Map.of(), "java", command);
    }

    /** The rows of the table, below its header. */
    private static List<String> rows(ChildJvm run) {
        assertEquals("", run.err());
        assertEquals(0, run.status());
        return run.out().lines().dropWhile(line -> !line.startsWith("cores")).skip(1).toList();
    }

    /** The last word before what limits. */
    private static String speedUp(String row) {
        return Stream.of(row.split(" {2}")).filter(part -> !part.isBlank()).toList().reversed().get(1).strip()
                .replaceAll(".* ", "");
    }

    private static String word(String row, int index) {
        return row.strip().split(" +")[index];
    }
}
