package org.bilane.harness.developer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bilane.harness.cli.CommandLine;
import org.bilane.harness.cli.InProcess;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.plot.FontsHere;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

/** {@code bilane compare} on few points, from the arguments to what it prints. */
class CompareCommandTest {
    private static final List<String> ALWAYS = List.of("name", "threads", "median_s", "p10_s", "p90_s", "agrees");

    @TempDir
    private Path folder;

    @Test
    void worksWithNeitherPythonNorACompiler() throws Exception {
        Map<String, Object> job = onlyJob(alone("--jobs", "A", "--quick", "--point-count", "500", "--json"));

        assertEquals("A", job.get("job"));
        for (Object each : (List<?>) job.get("contenders")) {
            Map<?, ?> contender = (Map<?, ?>) each;
            assertEquals(ALWAYS, List.copyOf(contender.keySet()).subList(0, ALWAYS.size()));
            if (contender.get("kind").equals("bilane") || contender.get("kind").equals("jvm")) {
                assertEquals(true, contender.get("agrees"), contender.toString());
                assertTrue((Double) contender.get("median_s") > 0, contender.toString());
                assertTrue((Double) contender.get("p10_s") <= (Double) contender.get("p90_s"), contender.toString());
            } else {
                assertNull(contender.get("median_s"), contender.toString());
                assertNull(contender.get("p10_s"), contender.toString());
                assertNull(contender.get("p90_s"), contender.toString());
                assertNull(contender.get("agrees"), contender.toString());
                assertNotNull(contender.get("why"), contender.toString());
                assertNotNull(contender.get("get"), contender.toString());
            }
        }
        for (Object bar : (List<?>) job.get("bars")) {
            assertNull(((Map<?, ?>) bar).get("met"), "judged on other than the job's own points: " + bar);
        }
    }

    @Test
    void theTableTellsConditionsContendersAndBars() throws Exception {
        String out = alone("--jobs", "C-point-major", "--quick", "--point-count", "64");

        assertTrue(out.startsWith("Medians of 3 warm repetitions in alternation"), out);
        assertTrue(out.contains("\nQuick: too few repetitions for conclusions.\n"), out);
        assertTrue(out.contains("\nJob C-point-major: exp of 50 surfaces"), out);
        assertTrue(out.lines().anyMatch(line -> line.matches(
                " Bilane, calling thread +\\| 1 .*\\| 1.00 +\\| 3 +\\| yes")), out);
        assertTrue(out.lines().anyMatch(line -> line.matches(" MemorySegment.fill +\\| 1 .*\\| -")), out);
        assertTrue(out.lines().anyMatch(line -> line.startsWith(
                "bar: Bilane, calling thread at most 1.40 times the fastest C without streaming stores: ")), out);
        assertTrue(out.contains("; to get it: "), out);
        assertTrue(out.lines().anyMatch(line -> line.matches("JDK .*: Bilane, calling thread")), out);
    }

    @Test
    void theTiersRunWithTheirFlags() throws Exception {
        Map<String, Object> job = onlyJob(alone("--jobs", "D-A", "--quick", "--point-count", "64", "--json"));

        List<?> contenders = (List<?>) job.get("contenders");
        assertEquals(System.getProperty("os.arch").equals("amd64") ? 5 : 2, contenders.size());
        assertTrue(((Map<?, ?>) contenders.getLast()).get("description").toString().contains("scalar path"),
                contenders.toString());
        contenders.forEach(contender -> assertEquals(true, ((Map<?, ?>) contender).get("agrees")));
    }

    @Test
    void manySurfacesStandBesideFewAndIdentity() throws Exception {
        Map<String, Object> job = onlyJob(alone("--jobs", "A4", "--quick", "--point-count", "64", "--json"));

        List<?> ours = ((List<?>) job.get("contenders")).stream()
                .filter(contender -> ((Map<?, ?>) contender).get("kind").equals("bilane")).toList();
        assertEquals(List.of("Bilane, calling thread", "Bilane, job A's 50 surfaces", "Bilane, identity"),
                ours.stream().map(contender -> ((Map<?, ?>) contender).get("name")).toList());
        ours.forEach(contender -> assertEquals(true, ((Map<?, ?>) contender).get("agrees"), contender.toString()));
    }

    @Test
    void twoWorkersStandBesideTwoProcesses() throws Exception {
        Map<String, Object> job = onlyJob(alone("--jobs", "A2", "--quick", "--point-count", "500", "--json"));

        Map<?, ?> bar = (Map<?, ?>) ((List<?>) job.get("bars")).getFirst();
        assertEquals("Bilane, pool of 2 at least 1.75 times faster than Bilane, calling thread, or 0.95 times as fast "
                + "as Bilane, half of two calls in 2 processes at once", bar.get("bar"));
        assertTrue((Double) bar.get("ratio") > 0, bar.toString());
        assertTrue(bar.get("measured").toString().contains(", or "), bar.toString());
        ((List<?>) job.get("contenders")).stream().map(Map.class::cast)
                .filter(contender -> contender.get("kind").equals("bilane"))
                .forEach(contender -> assertEquals(true, contender.get("agrees"), contender.toString()));
    }

    @Test
    void aCallFromPythonNeedsOne() throws Exception {
        Map<String, Object> job = onlyJob(alone("--jobs", "P", "--quick", "--point-count", "10", "--json"));

        assertEquals(List.of("package", "scipy"), ((List<?>) job.get("contenders")).stream()
                .map(contender -> ((Map<?, ?>) contender).get("kind")).toList());
        assertEquals(List.of("Bilane from NumPy, one of 1,000 calls",
                        "SciPy ev and np.exp, one process, one of 100 calls"),
                ((List<?>) job.get("contenders")).stream()
                        .map(contender -> ((Map<?, ?>) contender).get("name")).toList());
        assertEquals("Bilane from NumPy, one of 1,000 calls in at most 60 us",
                ((Map<?, ?>) ((List<?>) job.get("bars")).getFirst()).get("bar"));
    }

    @Test
    void smallJobsTellTheCostOfAPoint() throws Exception {
        Map<String, Object> job = onlyJob(alone("--jobs", "E", "--quick", "--point-count", "3", "--json"));

        List<?> contenders = (List<?>) job.get("contenders");
        assertEquals(Stream.of(1, 3, 8, 50)
                        .flatMap(k -> Stream.of(1, 1, 1, 2, 2, 2, 3, 3, 3).map(m -> List.of(k, m))).toList(),
                contenders.stream().map(Map.class::cast)
                        .map(contender -> List.of(contender.get("surfaces"), contender.get("points"))).toList());
        for (Object contender : contenders) {
            assertTrue((Double) ((Map<?, ?>) contender).get("ns_per_point") > 0, contender.toString());
            assertEquals(true, ((Map<?, ?>) contender).get("agrees"), contender.toString());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the peer is a script of sh")
    void aWrongAnswerDoesNotCountAndFails() throws Exception {
        Path liar = script("""
                [ "$1" = -c ] && exit 0
                printf 'ready\\tliar\\n'
                tab=$(printf '\\t')
                while IFS="$tab" read -r request file; do
                    case $request in
                        time) printf 'ok\\t0.001\\n' ;;
                        answer) head -c 400 /dev/zero >"$file"; printf 'ok\\n' ;;
                    esac
                done
                """);

        Outcome outcome = run(new CompareCommand("no-such-python", "no-such-compiler"), "--jobs", "A", "--quick",
                "--point-count", "500", "--json", "--python", liar.toString());

        assertEquals("compare: wrong answers, whose times do not count: Bilane from NumPy "
                + "(job A); SciPy ev and np.exp, one process (job A); "
                + "scipy.ndimage map_coordinates (job A); numba, surfaces innermost (job A); numba, points innermost "
                + "(job A); torch grid_sample (job A); moments, numba, ordered by cell (job A)", outcome.problem());
        Map<?, ?> scipy = (Map<?, ?>) ((List<?>) onlyJob(outcome.out()).get("contenders")).stream()
                .filter(contender -> ((Map<?, ?>) contender).get("name").toString().startsWith("SciPy"))
                .findFirst().orElseThrow();
        assertEquals(false, scipy.get("agrees"));
        assertNull(scipy.get("median_s"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script of sh")
    void whatIsDoneIsPrintedWhenALaterJobFails() throws Exception {
        String launcher = System.getProperty("bilane.launcher");
        System.setProperty("bilane.launcher", script("echo 'disk full' >&2; exit 3\n").toString());
        try {
            Outcome outcome = run(new CompareCommand("no-such-python", "no-such-compiler"), "--jobs", "B2,F", "--quick",
                    "--point-count", "50", "--json");

            assertEquals("bilane run --reps 1 --threads 1, whole process: exit status 3: disk full", outcome.problem());
            assertEquals("B2", onlyJob(outcome.out()).get("job"));
        } finally {
            if (launcher == null) {
                System.clearProperty("bilane.launcher");
            } else {
                System.setProperty("bilane.launcher", launcher);
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the peer is a script of sh")
    void aMissingLibraryIsNullWithTheWayToGetIt() throws Exception {
        Path bare = script("""
                [ "$1" = -c ] && exit 0
                printf 'absent\\tNo module named numba\\tpip install numba\\n'
                """);

        Outcome outcome = run(new CompareCommand("no-such-python", "no-such-compiler"), "--jobs", "B2", "--quick",
                "--point-count", "50", "--json", "--python", bare.toString());

        assertEquals("", outcome.problem());
        Map<?, ?> numba = (Map<?, ?>) ((List<?>) onlyJob(outcome.out()).get("contenders")).stream()
                .filter(contender -> ((Map<?, ?>) contender).get("kind").equals("numba")).findFirst().orElseThrow();
        assertNull(numba.get("median_s"));
        assertNull(numba.get("agrees"));
        assertEquals("pip install numba", numba.get("get"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--jobs H            | --jobs H: must be A, A2, A3, A4, B, B2, C, C2, D, E, F, G, G2, L, P, "
            + "with commas between them",
        "--jobs A,           | --jobs A,: must be A, A2, A3, A4, B, B2, C, C2, D, E, F, G, G2, L, P, "
            + "with commas between them",
        "--point-count 0     | --point-count 0: must be at least 1",
        "--python /no/python | --python /no/python: must be a Python 3 that can be started",
        "--reps 3            | --reps: unknown option",
    })
    void refusesWithTheRule(String options, String message) {
        InProcess run = InProcess.run(("compare " + options).split(" +"));

        assertEquals("bilane: " + message + " (see bilane compare --help)", run.err().strip());
        assertEquals(2, run.status());
        assertEquals("", run.out());
    }

    /**
     * What a command left behind.
     *
     * @param out what it wrote to standard output
     * @param problem the message of its failure; empty if there was none
     */
    private record Outcome(String out, String problem) {
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + body);
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    @Test
    void plotIsRefusedBeforeAnyWork() throws Exception {
        assertEquals("--plot compare.gif: must end in .png or .svg",
                assertThrows(UsageException.class, () -> alone("--plot", "compare.gif")).getMessage());
        assertEquals("--plot: must go with a job whose contenders do the same work; choose others with --jobs",
                assertThrows(UsageException.class, () -> alone("--jobs", "E,G", "--plot", "compare.svg"))
                        .getMessage());
    }

    @Test
    void plotShowsTheContendersThatCount() throws Exception {
        FontsHere.require();
        Path file = folder.resolve("compare.svg");

        alone("--jobs", "A", "--quick", "--point-count", "500", "--plot", file.toString());

        assertTrue(Files.readString(file).contains("Bilane and its peers"));
    }

    private static String alone(String... args) throws Exception {
        Outcome outcome = run(new CompareCommand("no-such-python", "no-such-compiler"), args);

        assertEquals("", outcome.problem());
        return outcome.out();
    }

    private static Outcome run(CompareCommand command, String... args) throws UsageException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String problem = "";
        try (PrintStream printOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream printErr = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)) {
            new CommandLine("compare", command).run(args, new Console(printOut, printErr, false));
        } catch (IOException e) {
            problem = e.getMessage();
        }
        return new Outcome(out.toString(StandardCharsets.UTF_8), problem);
    }

    private static Map<String, Object> onlyJob(String json) {
        assertEquals(1, json.lines().count(), json);
        List<?> jobs = (List<?>) JSON.std.mapFrom(json).get("jobs");
        assertEquals(1, jobs.size());
        @SuppressWarnings("unchecked")
        Map<String, Object> job = (Map<String, Object>) jobs.getFirst();
        return job;
    }
}
