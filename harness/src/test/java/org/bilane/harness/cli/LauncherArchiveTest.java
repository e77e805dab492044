package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.bilane.harness.cli.LauncherProject.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher with an archive of classes, a real JVM, and a small program in the place of the command line: whether
 * the archive is used, and that nobody hears of one that does not fit.
 */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "the launcher is a shell script")
@Timeout(60)
class LauncherArchiveTest {
    private static final String PROGRAM = """
            package org.bilane.harness.cli;

            public class Main {
                public static void main(String[] args) {
                    System.out.println("{}");
                }
            }
            """;
    private static final String FROM_ARCHIVE = "org.bilane.harness.cli.Main source: shared objects file";

    @TempDir
    private Path folder;

    private LauncherProject project;
    private Path archive;
    private Path release;
    private Path log;

    @BeforeEach
    void makeJarAndArchive() throws Exception {
        project = new LauncherProject(folder);
        project.environment.put("JAVA_HOME", System.getProperty("java.home"));
        archive = project.target("bilane.jsa");
        release = project.target("bilane.jsa.jdk");
        log = folder.resolve("classes.log");
        project.environment.put("BILANE_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        packProgram();
        Files.writeString(release, Runtime.version() + "\n");
        archive(project.target("bilane-harness-1.0.jar") + ":" + project.target("lib/other.jar"));
    }

    private void packProgram() throws IOException {
        Path source = folder.resolve("Main.java");
        LauncherProject.write(source, PROGRAM);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        assertEquals(0, javac.run(System.out, System.err, "-d", folder.toString(), source.toString()));
        project.pretendBuilt();
        jar(project.target("bilane-harness-1.0.jar"), "org/bilane/harness/cli/Main.class");
        Files.delete(project.target("lib/first.jar"));
        Files.delete(project.target("lib/second.jar"));
        jar(project.target("lib/other.jar"), "Main.java");
    }

    private void jar(Path jar, String entry) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(entry));
            Files.copy(folder.resolve(entry), out);
        }
    }

    /** As the build does, with the launcher's options. */
    private void archive(String classPath) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        java(List.of("-cp", classPath, "-XX:DumpLoadedClassList=" + classes, "org.bilane.harness.cli.Main"));
        java(List.of("-cp", classPath, "-Xshare:dump", "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive));
        assertTrue(Files.isRegularFile(archive));
    }

    private void java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments);
        assertEquals(0, new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("java.out").toFile()).start().waitFor());
    }

    /** Runs the program, which must say what it always does and nothing else, and tells where its class came from. */
    private boolean runsFromArchive() throws IOException, InterruptedException {
        assertEquals(new Outcome(0, "{}\n", ""), project.run());
        return Files.readString(log).contains(FROM_ARCHIVE);
    }

    @Test
    void takesClassesFromTheArchive() throws Exception {
        assertTrue(runsFromArchive());
    }

    @Test
    void takesThemWhereNothingCanBeWritten() throws Exception {
        Files.setPosixFilePermissions(project.target("."), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertTrue(runsFromArchive());
        } finally {
            Files.setPosixFilePermissions(project.target("."), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void passesOverAnArchiveThatIsOlderThanTheJar() throws Exception {
        Files.setLastModifiedTime(project.target("bilane-harness-1.0.jar"),
                FileTime.from(Instant.now().plusSeconds(1)));

        assertFalse(runsFromArchive());
    }

    @Test
    void passesOverAnArchiveOfOtherLibraries() throws Exception {
        jar(project.target("lib/another.jar"), "Main.java");

        assertFalse(runsFromArchive());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 1000, 100_000, 5_000_000})
    void passesOverAnArchiveThatEndsEarly(int bytes) throws Exception {
        byte[] content = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(content, bytes));

        assertFalse(runsFromArchive());
    }

    @Test
    void passesOverAFileThatIsNoArchive() throws Exception {
        Files.writeString(archive, "no archive\n".repeat(1000));

        assertFalse(runsFromArchive());
    }

    @Test
    void passesOverAnArchiveThatDoesNotFitTheUsersOptions() throws Exception {
        project.environment.merge("BILANE_JAVA_OPTS", "-XX:+UseCompactObjectHeaders", (log, more) -> log + " " + more);

        assertFalse(runsFromArchive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0.2+7", "99", "", "\n"})
    void passesOverAnArchiveOfAnotherJdk(String version) throws Exception {
        Files.writeString(release, version);

        assertFalse(runsFromArchive());
    }

    @Test
    void doesWithoutAnArchive() throws Exception {
        Files.delete(archive);

        assertFalse(runsFromArchive());
    }

    @Test
    void benchmarksMeasureJvmsWithoutIt() throws Exception {
        assertEquals("{}\n", project.run("bench").out());
        assertFalse(Files.readString(log).contains(FROM_ARCHIVE));
    }
}
