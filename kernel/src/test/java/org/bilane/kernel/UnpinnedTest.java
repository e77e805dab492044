package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bilane.kernel.cpu.Affinity;
import org.bilane.kernel.cpu.CpuTopology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Workers that can't be pinned, or not any more: the work is done, and one line in the log says so at the most. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux alone")
@Timeout(120)
class UnpinnedTest {
    @TempDir
    private Path directory;

    @Test
    void withoutNativeAccessThreePoolsWorkAndLogOneLine() throws Exception {
        assertEquals("WARNING: workers run unpinned: native access is not granted: needs"
                + " --enable-native-access=ALL-UNNAMED", logOf("pools", "--illegal-native-access=deny"));
    }

    @Test
    void onCpusThatAreGoneFromTheMaskTwelveWorkersWorkAndLogOneLine() throws Exception {
        String line = logOf("gone", "--enable-native-access=ALL-UNNAMED");
        assertTrue(line.matches("WARNING: workers run unpinned: cpus is \\d+: must be a part of the allowed CPUs, .*"),
                line);
    }

    /** The one line in the log of a JVM of its own, on the class path. */
    private String logOf(String what, String option) throws Exception {
        String classPath = ModuleLayer.boot().configuration().modules().stream()
                .flatMap(module -> module.reference().location().stream())
                .filter(location -> location.getScheme().equals("file"))
                .map(location -> Path.of(location).toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), option,
                "--add-modules", "jdk.incubator.vector", "-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%n",
                "-cp", String.join(File.pathSeparator, classPath, classes().toString(),
                        System.getProperty("java.class.path")),
                UnpinnedProbe.class.getName(), what));
        Path err = directory.resolve("err");
        Path out = directory.resolve("out");
        int status = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start()
                .waitFor();
        List<String> log = Files.readAllLines(err).stream().filter(line -> !line.contains("incubator modules"))
                .toList();
        assertEquals(0, status, log::toString);
        assertEquals("done", Files.readString(out).strip());
        assertEquals(1, log.size(), log::toString);
        return log.getFirst();
    }

    /** Tests patch the module; the location of their classes is a resource's. */
    private static Path classes() throws Exception {
        Path at = Path.of(UnpinnedProbe.class.getResource("UnpinnedProbe.class").toURI());
        for (int i = UnpinnedProbe.class.getName().split("\\.").length; i > 0; i--) {
            at = at.getParent();
        }
        return at;
    }

    /** As the kernel does to a worker whose CPU is taken out of its cpuset: it finds itself on another. */
    @Test
    void workersMovedInTheMiddleOfAJobFinishIt() {
        int[] cpus = CpuTopology.ofThisMachine().allowed().stream().toArray();
        // On one CPU there is none to be moved to.
        assumeTrue(cpus.length > 1, "needs two CPUs");
        AtomicInteger chunks = new AtomicInteger();
        try (PoolFixture fixture = new PoolFixture(); WorkerPool pool = WorkerPool.builder().workers(2).chunkPoints(64)
                .listener((points, surfaces) ->
                        Affinity.ofThisProcess().pin(cpus[chunks.incrementAndGet() % cpus.length]))
                .open()) {
            for (int call = 0; call < 20; call++) {
                fixture.requireWorks(pool);
            }
            assertTrue(chunks.get() > 1000, "moved " + chunks.get() + " times");
        }
    }
}
