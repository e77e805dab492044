package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.bilane.harness.cli.LauncherProject.Outcome;
import org.bilane.harness.cli.LauncherProject.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and StandardError in a real JVM, with a small program in the place of the command line. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "the launcher is a shell script")
@Timeout(60)
class StandardErrorTest {
    /** Only its first argument differs from run to run: whether standard error is restored. */
    private static final String PROGRAM = """
            package org.bilane.harness.cli;

            public class Main {
                public static void main(String[] args) throws Exception {
                    if (args[0].equals("restore")) {
                        StandardError.restore();
                        StandardError.restore();
                    }
                    System.err.println("WARNING: Using incubator modules: says the program");
                    System.err.println("the property is " + System.getProperty("bilane.stderr.fd"));
                    System.out.println(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
                    System.exit(7);
                }
            }
            """;

    private static final String DIRECT =
            "WARNING: Using incubator modules: says the program\nthe property is null\n";

    @TempDir
    private Path folder;

    private LauncherProject project;

    @BeforeEach
    void packProgram() throws IOException {
        project = new LauncherProject(folder);
        project.environment.put("JAVA_HOME", System.getProperty("java.home"));
        Path source = folder.resolve("Main.java");
        Path classes = folder.resolve("org/bilane/harness/cli");
        LauncherProject.write(source, PROGRAM);
        Files.createDirectories(classes);
        try (InputStream standardError = StandardError.class.getResourceAsStream("StandardError.class")) {
            Files.copy(standardError, classes.resolve("StandardError.class"));
        }
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        assertEquals(0, javac.run(System.out, System.err, "-cp", folder.toString(), "-d", folder.toString(),
                source.toString()));
        project.pretendBuilt();
        try (OutputStream file = Files.newOutputStream(project.target("bilane-harness-1.0.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            for (String name : new String[] {"Main.class", "StandardError.class"}) {
                jar.putNextEntry(new JarEntry("org/bilane/harness/cli/" + name));
                Files.copy(classes.resolve(name), jar);
            }
        }
        for (String library : new String[] {"lib/first.jar", "lib/second.jar"}) {
            Files.delete(project.target(library));
        }
    }

    @Test
    void takesTheProgramOutFromBehindTheFilter() throws Exception {
        Outcome outcome = project.run("restore");

        assertEquals(DIRECT, outcome.err());
        assertEquals("true\n", outcome.out());
        assertEquals(7, outcome.status());
    }

    @Test
    void leavesAllElseReadableBehindTheFilter() throws Exception {
        Outcome outcome = project.run("stay");

        assertEquals("the property is 9\n", outcome.err());
        assertEquals(7, outcome.status());
    }

    @Test
    void doesNothingWhereNativeAccessIsRefused() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin/java");

        Running running = project.start(java, "--illegal-native-access=deny", "-Dbilane.stderr.fd=1000",
                "-cp", folder.toString(), "org.bilane.harness.cli.Main", "restore");

        assertEquals(new Outcome(7, "false\n", DIRECT), running.outcome());
    }

    @Test
    void showsWhatTheJvmSaysWhenItCannotStart() throws Exception {
        project.environment.put("BILANE_JAVA_OPTS", "-XX:+NoSuchOption");

        Outcome outcome = project.run("restore");

        assertEquals(1, outcome.status());
        assertTrue(outcome.err().contains("Unrecognized VM option 'NoSuchOption'"), outcome.err());
    }
}
