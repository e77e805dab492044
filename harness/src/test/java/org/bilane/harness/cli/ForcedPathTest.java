package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** The property {@code bilane.path}, which holds for the life of a JVM: each test starts one of its own. */
@Timeout(60)
class ForcedPathTest {
    @TempDir
    private Path folder;

    @Test
    void refusesAnUnknownPath() throws Exception {
        InProcess info = start(List.of("-Dbilane.path=fast"), "info");

        assertEquals(2, info.status());
        assertEquals(List.of("bilane: bilane.path=fast: must be auto, vector or scalar"), withoutJvm(info));
        assertEquals("", info.out());
    }

    @Test
    void refusesAnUnknownStart() throws Exception {
        InProcess info = start(List.of("-Dbilane.start=fast"), "info");

        assertEquals(2, info.status());
        assertEquals(List.of("bilane: bilane.start=fast: must be scalar or vector"), withoutJvm(info));
        assertEquals("", info.out());
    }

    @Test
    void refusesTheVectorPathWhereItCannotBeHad() throws Exception {
        InProcess run = start(List.of("-Dbilane.path=vector", "-Xint"), "run");

        assertEquals(2, run.status());
        assertEquals(1, withoutJvm(run).size(), run.err());
        assertTrue(withoutJvm(run).getFirst().startsWith("bilane: bilane.path=vector: "), run.err());
    }

    @Test
    void takesTheScalarPathAndSaysSo() throws Exception {
        InProcess info = start(List.of("-Dbilane.path=scalar"), "info", "--json");

        assertEquals(0, info.status(), info.err());
        Map<String, Object> object = JSON.std.mapFrom(info.out());
        assertEquals("scalar", object.get("path"));
        assertEquals(0, object.get("vector_bits"));
        assertEquals(List.of(), withoutJvm(info));
    }

    @Test
    void saysInOneLineThatItRunsOnTheScalarPath() throws Exception {
        InProcess info = start(List.of("-Xint"), "info", "--json");

        assertEquals(0, info.status(), info.err());
        assertEquals("scalar", JSON.std.mapFrom(info.out()).get("path"));
        assertEquals(1, withoutJvm(info).size(), info.err());
        assertTrue(withoutJvm(info).getFirst().startsWith("bilane: warning: "), info.err());
    }

    /** The JVM's own remark, which the launcher keeps from the user. */
    private static List<String> withoutJvm(InProcess process) {
        return process.errLines().stream().filter(line -> !line.startsWith("WARNING: ")).toList();
    }

    private InProcess start(List<String> options, String... args) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path", System.getProperty("jdk.module.path"),
                "--enable-native-access=org.bilane.kernel,org.bilane.harness"));
        command.addAll(options);
        command.addAll(List.of("-m", "org.bilane.harness/org.bilane.harness.cli.Main"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int status = process.waitFor();
        return new InProcess(status, Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
