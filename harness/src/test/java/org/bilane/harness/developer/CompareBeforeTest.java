package org.bilane.harness.developer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bilane.harness.cli.CommandLine;
import org.bilane.harness.cli.InProcess;
import org.bilane.harness.command.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

/** {@code bilane compare --before} with a checkout whose kernel is the one under test. */
class CompareBeforeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "A2 | Bilane, pool of 2; before, pool of 2; Bilane, calling thread; before, calling thread; "
                + "Bilane, half of two calls in 2 processes at once",
        "A3 | Bilane, calling thread; before, calling thread; Bilane, on job A's random table; "
                + "before, on job A's random table",
        "A4 | Bilane, calling thread; before, calling thread; Bilane, job A's 50 surfaces; "
                + "before, job A's 50 surfaces; Bilane, identity; before, identity",
    })
    void standsBehindEachOfOurs(String job, String names) throws Exception {
        Map<String, Object> result = job(OtherCheckout.in(folder, name -> true), job, "200");

        List<Map<String, Object>> builds = contenders(result, "bilane", "before");
        assertEquals(List.of(names.split("; ")), builds.stream().map(each -> each.get("name")).toList());
        assertEquals(builds, all(result).subList(0, builds.size()), "the first rows");
        builds.forEach(each -> assertEquals(true, each.get("agrees"), each.toString()));
        for (int i = 1; i < builds.size(); i += 2) {
            String bar = builds.get(i - 1).get("name") + " at most 1.10 times " + builds.get(i).get("name");
            assertTrue(bars(result).stream().anyMatch(each -> each.get("bar").equals(bar)
                    && each.get("ratio") instanceof Double), bar + " in " + bars(result));
        }
    }

    @Test
    void hasTheFlagsOfEachTier() throws Exception {
        Map<String, Object> result = job(OtherCheckout.in(folder, name -> true), "D-A", "64");

        List<Map<String, Object>> before = contenders(result, "before");
        assertEquals(5, before.size());
        assertEquals(contenders(result, "bilane").stream().map(each -> each.get("description")).toList(),
                before.stream().map(each -> each.get("description")).toList());
    }

    @Test
    void takesPartInTheFirstCallsAndInAllSizes() throws Exception {
        Path checkout = OtherCheckout.in(folder, name -> true);

        Map<String, Object> cold = job(checkout, "F", "100");
        assertEquals(List.of("before, first call in a new JVM"),
                contenders(cold, "before").stream().map(each -> each.get("name")).toList());
        Map<String, Object> small = job(checkout, "E", "2");
        assertEquals(Stream.of(1, 3, 8, 50)
                        .flatMap(k -> Stream.of("before, K = " + k + ", m = 1", "before, K = " + k + ", m = 2"))
                        .toList(),
                contenders(small, "before").stream().map(each -> each.get("name")).toList());
        assertTrue(bars(small).stream().anyMatch(bar -> bar.get("bar").equals("Bilane at most 1.1 times before")));
        Stream.of(cold, small).flatMap(result -> contenders(result, "before").stream())
                .forEach(each -> assertEquals(true, each.get("agrees"), each.toString()));
    }

    @Test
    void itsOwnClassesRun() throws Exception {
        Path checkout = OtherCheckout.in(folder, name -> !name.endsWith("kernel/SurfaceStack.class"));

        Map<String, Object> before = contenders(job(checkout, "A", "100"), "before").getFirst();

        assertNull(before.get("median_s"));
        assertTrue(before.get("why").toString().matches("failed: .*NoClassDefFoundError.*SurfaceStack.*"),
                before.toString());
    }

    @Test
    void theConditionsNameTheJar() throws Exception {
        Path checkout = OtherCheckout.in(folder, name -> true);

        assertTrue(compare(checkout, "B2", "100").get("conditions").toString()
                .endsWith("; before: " + checkout.resolve("kernel/target/bilane-kernel-0.0.1.jar")));
    }

    @Test
    void aFolderWithoutABuiltKernelIsRefused() {
        InProcess run = InProcess.run("compare", "--before", folder.toString());

        assertEquals("bilane: --before " + folder + ": must be a checkout whose kernel is built, with a jar "
                + "kernel/target/bilane-kernel-*.jar (see bilane compare --help)", run.err().strip());
        assertEquals(2, run.status());
        assertEquals("", run.out());
    }

    private static Map<String, Object> job(Path checkout, String job, String points) throws Exception {
        List<?> jobs = (List<?>) compare(checkout, job, points).get("jobs");
        assertEquals(1, jobs.size());
        return object(jobs.getFirst());
    }

    private static Map<String, Object> compare(Path checkout, String job, String points) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CommandLine("compare", new CompareCommand("no-such-python", "no-such-compiler")).run(
                new String[] {"--jobs", job, "--quick", "--point-count", points, "--json", "--before",
                    checkout.toString()},
                new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false));
        return JSON.std.mapFrom(out.toString(StandardCharsets.UTF_8));
    }

    private static List<Map<String, Object>> all(Map<String, Object> job) {
        return ((List<?>) job.get("contenders")).stream().map(CompareBeforeTest::object).toList();
    }

    private static List<Map<String, Object>> contenders(Map<String, Object> job, String... kinds) {
        return all(job).stream().filter(each -> List.of(kinds).contains(each.get("kind"))).toList();
    }

    private static List<Map<String, Object>> bars(Map<String, Object> job) {
        return ((List<?>) job.get("bars")).stream().map(CompareBeforeTest::object).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }
}
