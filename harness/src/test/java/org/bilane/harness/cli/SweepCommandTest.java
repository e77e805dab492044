package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.harness.plot.FontsHere;
import org.bilane.kernel.cpu.CpuTopology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** {@code bilane sweep} on tiny sizes, from the arguments to what it prints. */
class SweepCommandTest {
    private static final List<String> TINY = List.of("--n", "4", "--surface-count", "4", "--point-count", "4000");
    private static final int COLUMNS = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sums", "surface", "values"})
    void jsonHasACellForEachRowAndColumn(String job) throws IOException {
        InProcess run = sweep(TINY, "--job", job, "--threads", "2", "--reps", "1", "--json");

        assertEquals(0, run.status(), run.err());
        assertEquals(1, run.out().lines().count());
        Map<String, Object> object = JSON.std.mapFrom(run.out());
        assertEquals(List.of("job", "cells", "best", "planner", "plan"), List.copyOf(object.keySet()));
        assertEquals(job, object.get("job"));
        List<?> cells = (List<?>) object.get("cells");
        assertEquals(1 + 2 * COLUMNS, cells.size());
        cells.forEach(SweepCommandTest::assertCell);
        assertEquals(Arrays.asList(null, 128_000, 256_000, 512_000, 1_024_000, null),
                cells.subList(0, COLUMNS).stream().map(cell -> ((Map<?, ?>) cell).get("chunk_bytes")).toList());
        assertEquals(IntStream.of(0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2).boxed().toList(),
                cells.stream().map(cell -> ((Map<?, ?>) cell).get("workers")).toList());
        assertCell(object.get("best"));
        assertCell(object.get("planner"));
        assertTrue(((Map<?, ?>) object.get("planner")).get("chunk_bytes") instanceof Integer, run.out());
    }

    private static void assertCell(Object cell) {
        Map<?, ?> members = (Map<?, ?>) cell;
        assertEquals(List.of("workers", "chunk_bytes", "mresults_per_s"), List.copyOf(members.keySet()));
        assertTrue((Double) members.get("mresults_per_s") > 0, members.toString());
    }

    @Test
    void plannerFollowsTheL2() throws IOException {
        List<String> large = List.of("--n", "4", "--surface-count", "4", "--point-count", "100000");

        // Slices that are ordered at once, of equal length: 31 of up to 3272 points, 62 of up to 1632.
        assertEquals(3226 * 16, plannerBytes(sweep(large, "--l2", "128K", "--threads", "1", "--reps", "1", "--json")));
        assertEquals(1613 * 16, plannerBytes(sweep(large, "--l2=64K", "--threads", "1", "--reps", "1", "--json")));
    }

    /** The same job on a share in which each phase fits, and on one in which not all do. */
    @Test
    void planTellsEachPhaseAndWhetherItFits() throws IOException {
        List<String> job = List.of("--n", "4", "--surface-count", "4", "--point-count", "100000", "--threads", "1",
                "--reps", "1", "--json");
        for (boolean fits : new boolean[] {true, false}) {
            InProcess run = sweep(job, "--l2", fits ? "256K" : "64K");

            assertEquals(0, run.status(), run.err());
            Map<?, ?> plan = (Map<?, ?>) JSON.std.mapFrom(run.out()).get("plan");
            assertEquals("sums_by_cell", plan.get("route"));
            assertEquals(fits ? 262_144 : 65_536, plan.get("l2_bytes"));
            assertEquals(fits, plan.get("fits"));
            List<?> phases = (List<?>) plan.get("phases");
            assertEquals(4, phases.size());
            Map<?, ?> last = (Map<?, ?>) phases.getLast();
            assertEquals("contract moments", last.get("name"));
            // Moments, and for each surface corners and sums.
            assertEquals(74_368 + 4 * 80, last.get("bytes"));
            assertEquals(fits, last.get("fits"));
        }
    }

    private static Object plannerBytes(InProcess run) throws IOException {
        assertEquals(0, run.status(), run.err());
        return ((Map<?, ?>) JSON.std.mapFrom(run.out()).get("planner")).get("chunk_bytes");
    }

    @Test
    void csvHasAHeaderAndTheCells() {
        InProcess run = sweep(TINY, "--threads", "1", "--reps", "2", "--csv");

        assertEquals(0, run.status(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals("workers,chunk_bytes,mresults_per_s", lines.getFirst());
        assertEquals(1 + 1 + COLUMNS, lines.size());
        assertTrue(lines.get(1).matches("0,,\\d+\\.\\d+(E-?\\d+)?"), lines.get(1));
        assertTrue(lines.get(2).matches("1,128000,\\d+\\.\\d+(E-?\\d+)?"), lines.get(2));
        assertTrue(run.errLines().getLast().startsWith("The planner's choice is "), run.err());
    }

    @Test
    void tableMarksTheBestCellAndOversubscription() {
        int oneTooMany = CpuTopology.ofThisMachine().allowed().size() + 1;

        InProcess run = sweep(TINY, "--threads", Integer.toString(oneTooMany), "--reps", "1");

        assertEquals(0, run.status(), run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.getFirst().startsWith("sums of exp: 4 surfaces of 4x4, 4,000 points, random table, "));
        assertTrue(lines.stream().anyMatch(line -> line.matches(
                " +workers \\| +125K \\| +250K \\| +500K \\| +1000K \\| +unlimited \\| +planned \\|")), run.out());
        assertTrue(lines.stream().anyMatch(
                line -> line.matches(" +" + oneTooMany + " \\|.*oversubscribed, unpinned")), run.out());
        assertEquals(1, lines.stream().filter(line -> line.contains("|") && line.contains("* ")).count());
        assertTrue(lines.stream().anyMatch(line -> line.matches(
                "The planner's choice is (.* % (slower|faster) than )?the best cell\\.")), run.out());
        assertTrue(lines.stream().anyMatch(line -> line.matches(
                "The plan: [0-9,]+ points at a time; each phase fits in [0-9]+ bytes of L2\\.")), run.out());
        assertTrue(lines.contains("Points are ordered by cell: a chunk is a slice of them that is ordered at once."),
                run.out());
        assertEquals(List.of("count points", "order points", "collect moments", "contract moments"),
                lines.subList(lines.size() - 4, lines.size()).stream().map(line -> line.split("\\|")[0].strip())
                        .toList());
    }

    @Test
    void ofPointsThatAreNotGroupedNoBlocksAreMentioned() {
        InProcess run = sweep(TINY, "--threads", "1", "--reps", "1", "--job", "values");

        assertEquals(0, run.status(), run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.getLast().strip().startsWith("evaluate "), run.out());
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("Points are ordered by cell")), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep.png", "sweep.svg"})
    void plotIsDrawnBesideTheTable(String name) throws IOException {
        FontsHere.require();
        Path file = folder.resolve(name);

        InProcess run = sweep(TINY, "--threads", "2", "--reps", "1", "--plot", file.toString());

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("The planner's choice is "), run.out());
        assertTrue(Files.size(file) > 5000, Files.size(file) + " bytes");
    }

    @Test
    void plotIsRefusedBeforeAnyWork() {
        assertRefused("--plot sweep.gif: must end in .png or .svg", "--plot", "sweep.gif");
        Path nested = folder.resolve("no").resolve("p.png");
        assertRefused("--plot " + nested + ": there is no folder " + nested.getParent()
                + "; an output's folder must exist", "--plot", nested.toString());
        assertRefused("--plot: must be followed by a value (see bilane sweep --help)", "--plot");
    }

    @Test
    void progressNamesTheWork() {
        InProcess run = sweep(TINY, "--job", "values", "--threads", "1", "--reps", "1");

        assertTrue(run.errLines().contains("values of exp: 4 surfaces of 4x4, 4,000 points, random table ..."),
                run.err());
    }

    @Test
    void filesTakeThePlaceOfTheReferenceData() throws IOException {
        NpyWriter.save(folder.resolve("z.npy"), new double[12], 2, 2, 3);
        NpyWriter.save(folder.resolve("p.npy"), new double[2000], 2, 1000);
        NpyWriter.save(folder.resolve("y.npy"), new double[] {-1, 0, 4}, 3);

        InProcess run = sweep(List.of("--surfaces", folder.resolve("z.npy").toString(), "--points",
                folder.resolve("p.npy").toString(), "--y-axis", folder.resolve("y.npy").toString()),
                "--job", "values", "--threads", "1", "--reps", "1");

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("values of exp: 2 surfaces of 2x3, 1,000 points, "), run.out());
    }

    @Test
    void refusesFilesThatDoNotFit() throws IOException {
        Path z = folder.resolve("z.npy");
        Path p = folder.resolve("p.npy");
        NpyWriter.save(z, new double[12], 2, 2, 3);
        NpyWriter.save(p, new double[0], 2, 0);

        assertRefused(p + ": has no points; at least 1 is needed", "--surfaces", z.toString(), "--points",
                p.toString());
        assertRefused(z + ": shape (2, 2, 3); points must be (2, m), all x and then all y", "--surfaces", z.toString(),
                "--points", z.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--reps 0                 | --reps 0: must be at least 1",
        "--threads 0              | --threads 0: must be at least 1",
        "--threads 5000           | --threads 5000: must be at most 4096",
        "--threads 1,2            | --threads 1,2: must be a whole number, at most 2147483647",
        "--point-count 0          | --point-count 0: must be at least 1",
        "--n 1                    | --n 1: must be at least 2",
        "--l2 big                 | --l2 big: must be a number of bytes from 1, such as 250K or 1M",
        "--csv --json             | --csv: must not be given together with --json",
        "--points p.npy           | --points p.npy: must be given together with --surfaces",
        "--y-axis y.npy           | --y-axis y.npy: must be given together with --surfaces",
        "--surfaces z.npy         | --surfaces z.npy: must be given together with --points, or --px and --py",
        "--surfaces z --points p --seed 1 | --surfaces z: must not be given together with --seed",
        "--surfaces z --points p --n 3    | --surfaces z: must not be given together with --n",
        "--chunk 1M               | --chunk: unknown option",
    })
    void refusesWithTheRule(String options, String message) {
        assertRefused(message + " (see bilane sweep --help)", options.split(" +"));
    }

    private static void assertRefused(String message, String... options) {
        InProcess run = sweep(List.of(), options);

        assertEquals("bilane: " + message, run.err().strip());
        assertEquals(2, run.status());
        assertEquals("", run.out());
    }

    private static InProcess sweep(List<String> first, String... more) {
        List<String> args = new ArrayList<>(List.of("sweep"));
        args.addAll(first);
        args.addAll(List.of(more));
        return InProcess.run(args.toArray(String[]::new));
    }
}
