package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The flags of docs/linking.md do what the page says, in JVMs of their own. */
@Timeout(60)
class LinkingTest {
    /** Uses both evaluators, twice, and prints why it runs as it does. */
    private static final String PROGRAM = """
            package example;

            import java.lang.foreign.MemorySegment;
            import org.bilane.kernel.*;

            public class Probe {
                public static void main(String[] args) {
                    Axis axis = Axis.index(2);
                    Points none = Points.of(MemorySegment.NULL, MemorySegment.NULL);
                    for (int i = 0; i < 2; i++) {
                        try (SurfaceStack stack = SurfaceStack.of(axis, axis, new double[2][2]);
                                WorkerPool pool = WorkerPool.builder().workers(1).open()) {
                            Evaluator.onCallingThread().total(stack.all(), none, Transform.EXP);
                            pool.total(stack.all(), none, Transform.EXP);
                            // Then each worker has tried to pin itself.
                            pool.close();
                            System.out.println("path: " + ExecutionPath.chosen().reason());
                            System.out.println("pinning: " + pool.unpinnedBecause().orElse("done"));
                        }
                    }
                }
            }
            """;
    private static final String MODULE_MISSING = "path: the module jdk.incubator.vector is not there";
    private static final String LOGGED = "Bilane runs on its scalar path: ";
    private static final String NATIVE_ACCESS = "pinning: native access is not granted: needs --enable-native-access=";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeProgram() throws IOException {
        Files.createDirectories(folder.resolve("src/example"));
        Files.writeString(folder.resolve("src/example/Probe.java"), PROGRAM);
    }

    @Test
    void theModulePathNeedsNoFlagForTheVectorPath() throws Exception {
        ChildJvm run = runModule(List.of());

        assertFalse(run.out().contains(MODULE_MISSING), run::out);
        if (System.getProperty("os.name").equals("Linux")) {
            assertTrue(run.out().contains(NATIVE_ACCESS + "org.bilane.kernel"), run::out);
        }
    }

    @Test
    void theModulePathPinsWithNativeAccess() throws Exception {
        ChildJvm run = runModule(List.of("--enable-native-access=org.bilane.kernel"));

        assertFalse(run.out().contains(NATIVE_ACCESS), run::out);
        assertFalse(run.err().contains("native"), run::err);
    }

    @Test
    void theClassPathWithoutTheFlagRunsScalarAndSaysSoOnce() throws Exception {
        ChildJvm run = runOnClassPath(Map.of(), List.of());

        assertTrue(run.out().contains(MODULE_MISSING + "; start java with --add-modules jdk.incubator.vector"),
                run::out);
        assertEquals(1, run.err().lines().filter(line -> line.contains(LOGGED)).count(), run::err);
    }

    @Test
    void theClassPathTakesTheFlags() throws Exception {
        ChildJvm run = runOnClassPath(Map.of(),
                List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));

        requireBoth(run);
    }

    @Test
    void aVariableOfTheLauncherReplacesTheFlags() throws Exception {
        requireBoth(runOnClassPath(Map.of("JDK_JAVA_OPTIONS",
                "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED"), List.of()));
    }

    @Test
    void aVariableOfTheJvmReplacesTheFlags() throws Exception {
        requireBoth(runOnClassPath(Map.of("JAVA_TOOL_OPTIONS",
                "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED"), List.of()));
    }

    @Test
    void aManifestGrantsNativeAccessButAddsNoModule() throws Exception {
        compile();
        Files.writeString(folder.resolve("manifest.txt"), "Main-Class: example.Probe\nClass-Path: "
                + Path.of(ChildJvm.kernel()).toUri() + "\nEnable-Native-Access: ALL-UNNAMED\n"
                + "Add-Modules: jdk.incubator.vector\n");
        tool("jar", "--create", "--file", "app.jar", "--manifest", "manifest.txt", "-C", "classes", ".");
        ChildJvm run = ChildJvm.run(folder, Map.of(), "java", List.of("-jar", "app.jar"));

        assertEquals(0, run.status(), run::err);
        assertFalse(run.out().contains(NATIVE_ACCESS), run::out);
        assertTrue(run.out().contains(MODULE_MISSING), run::out);
    }

    @Test
    void nothingButEventsNeedsTheModuleOfFlightRecorder() throws Exception {
        ChildJvm run = runOnClassPath(Map.of(), List.of("--limit-modules",
                "java.logging,jdk.management,jdk.incubator.vector", "--add-modules", "jdk.incubator.vector"));

        assertFalse(run.out().contains(MODULE_MISSING), run::out);
    }

    @Test
    void flightRecorderIsToldOnTheModulePathWithoutAFlag() throws Exception {
        runModule(List.of("-XX:StartFlightRecording:filename=recording.jfr,+org.bilane.Evaluation#threshold=0ms"));

        assertTrue(RecordingFile.readAllEvents(folder.resolve("recording.jfr")).stream()
                .anyMatch(event -> event.getEventType().getName().equals("org.bilane.Evaluation")));
    }

    private static void requireBoth(ChildJvm run) {
        assertEquals(0, run.status(), run::err);
        assertFalse(run.out().contains(MODULE_MISSING), run::out);
        assertFalse(run.out().contains(NATIVE_ACCESS), run::out);
    }

    private ChildJvm runModule(List<String> options) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("src/module-info.java"), "module example { requires org.bilane.kernel; }\n");
        tool("javac", "--module-path", ChildJvm.kernel(), "-d", "module", "src/module-info.java",
                "src/example/Probe.java");
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("--module-path", ChildJvm.kernel() + File.pathSeparator + "module", "--module",
                "example/example.Probe"));
        ChildJvm run = ChildJvm.run(folder, Map.of(), "java", arguments);
        assertEquals(0, run.status(), run::err);
        return run;
    }

    private ChildJvm runOnClassPath(Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        compile();
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-classpath", ChildJvm.kernel() + File.pathSeparator + "classes", "example.Probe"));
        ChildJvm run = ChildJvm.run(folder, environment, "java", arguments);
        assertEquals(0, run.status(), run::err);
        return run;
    }

    private void compile() throws IOException, InterruptedException {
        tool("javac", "-classpath", ChildJvm.kernel(), "-d", "classes", "src/example/Probe.java");
    }

    private void tool(String name, String... arguments) throws IOException, InterruptedException {
        ChildJvm run = ChildJvm.run(folder, Map.of(), name, List.of(arguments));
        assertEquals(0, run.status(), run::err);
    }
}
