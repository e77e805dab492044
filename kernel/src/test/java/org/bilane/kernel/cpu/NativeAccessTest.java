package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * JVMs with and without native access. Each is started by a pinned thread, so that what it may use differs
 * from what the machine has.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux alone")
class NativeAccessTest {

    private static final String NOT_GRANTED =
            "native access is not granted: needs --enable-native-access=ALL-UNNAMED";

    private final int[] allowed = CpuTopology.ofThisMachine().allowed().stream().toArray();

    /** The last CPU: the first one is also what a default would begin with. */
    private final int cpu = allowed[allowed.length - 1];

    @TempDir
    private Path directory;

    @Test
    void withNativeAccessTheMaskIsFoundAndThreadsArePinned() throws Exception {
        assertEquals(List.of("" + cpu, "pinned to " + cpu), run("--enable-native-access=ALL-UNNAMED"));
    }

    @Test
    void withoutNativeAccessTheMaskIsFoundAndPinningRefusedWithoutAWarning() throws Exception {
        assertEquals(List.of("" + cpu, NOT_GRANTED), run());
    }

    @Test
    void withNativeAccessDeniedTheMaskIsFoundAndPinningRefused() throws Exception {
        assertEquals(List.of("" + cpu, NOT_GRANTED), run("--illegal-native-access=deny"));
    }

    /** Both streams of the probe, in one list of lines. */
    private List<String> run(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(classes(CpuSet.class) + File.pathSeparator + classes(AffinityProbe.class));
        command.add(AffinityProbe.class.getName());
        Path output = directory.resolve("output");
        FutureTask<Integer> task = new FutureTask<>(() -> {
            Affinity.ofThisProcess().pin(cpu);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        });
        Thread.ofPlatform().start(task);
        assertEquals(0, task.get(), () -> "exit value of " + command);
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static Path classes(Class<?> type) throws Exception {
        Path classFile = Path.of(type.getResource(type.getSimpleName() + ".class").toURI());
        Path root = classFile;
        for (int i = type.getName().split("\\.").length; i > 0; i--) {
            root = root.getParent();
        }
        return root;
    }
}
