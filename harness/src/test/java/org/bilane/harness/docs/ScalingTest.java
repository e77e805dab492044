package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
                "serialSum=0", "slicePoints=15625"));

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

    @Test
    void refusesWithTheRule() throws Exception {
        ChildJvm wrong = run("speed=3");

        assertEquals(2, wrong.status());
        assertTrue(wrong.err().startsWith("Scaling: speed=3: must be NAME=NUMBER, where NAME is one of points, "),
                wrong.err());
        assertEquals("Scaling: points=-1: must be a number that is not negative", run("points=-1").err().strip());
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
