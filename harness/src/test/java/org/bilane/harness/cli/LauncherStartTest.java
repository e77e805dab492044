package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.cli.LauncherProject.Outcome;
import org.bilane.harness.cli.LauncherProject.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the launcher starts the program, with a script in the place of java. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "the launcher is a shell script")
@Timeout(60)
class LauncherStartTest {
    @TempDir
    private Path folder;

    private LauncherProject project;

    @BeforeEach
    void makeBuiltProject() throws IOException {
        project = new LauncherProject(folder);
        project.pretendBuilt();
    }

    @Test
    void passesArgumentsUntouched() throws Exception {
        project.javaHome("""
                while [ "$1" != org.bilane.harness.cli.Main ]; do shift; done
                shift
                printf '<%s>' "$@\"""");

        Outcome outcome = project.run("two words", "", "*", "it's", "\"$HOME\"", "back\\slash", "-x", "a\nb");

        assertEquals("<two words><><*><it's><\"$HOME\"><back\\slash><-x><a\nb>", outcome.out());
    }

    @Test
    void startsTheMainClassOnAllJarsWithTheUsersOptionsLast() throws Exception {
        project.javaHome("printf '%s\\n' \"$@\"");
        project.environment.put("BILANE_JAVA_OPTS", " -Xmx1g  -Dbilane.path=scalar * ");
        LauncherProject.write(project.target("bilane-harness-1.0-sources.jar"), "");
        LauncherProject.write(project.target("bilane-harness-1.0-javadoc.jar"), "");

        assertEquals(List.of("-Dbilane.stderr.fd=9", "-Dbilane.launcher=" + project.launcher(),
                "-Dbilane.stderr.terminal=false", "--add-modules", "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Djava.lang.foreign.VERIFY_BINDINGS=false", "-cp",
                project.target("bilane-harness-1.0.jar") + ":"
                        + project.target("lib/first.jar") + ":" + project.target("lib/second.jar"),
                "-Xmx1g", "-Dbilane.path=scalar", "*", "org.bilane.harness.cli.Main"),
                project.run().out().lines().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "--version", "-V", "help", "--help", "-h", "completion"})
    void compilesLessForACommandThatEvaluatesNothing(String command) throws Exception {
        project.javaHome("printf '%s\\n' \"$@\"");

        assertEquals(List.of("-XX:CompileThresholdScaling=10"), compilation(command));
    }

    @Test
    void compilesAsEverWhereTheJdkMustBeTriedOut() throws Exception {
        project.javaHome("printf '%s\\n' \"$@\"");
        project.testedAre("99 2026-11-29\n");

        assertEquals(List.of(), compilation("info"));
    }

    private List<String> compilation(String command) throws IOException, InterruptedException {
        return project.run(command).out().lines().filter(option -> option.startsWith("-XX:Compile")).toList();
    }

    @Test
    void benchmarksMeasureJvmsThatLinkAsAnyOther() throws Exception {
        project.javaHome("printf '%s\\n' \"$@\"");

        assertTrue(project.run("bench").out().lines()
                .noneMatch(option -> option.contains("VERIFY_BINDINGS")));
    }

    @Test
    void replacesItselfSoThatStatusAndSignalsAreThoseOfJava() throws Exception {
        project.javaHome("echo $$; exit 37");

        Running running = project.start(project.launcher());
        Outcome outcome = running.outcome();

        assertEquals(37, outcome.status());
        assertEquals(running.process().pid() + "\n", outcome.out());
    }

    @Test
    void dropsTheWarningsOfTheJvmAndNothingElse() throws Exception {
        project.javaHome("""
                echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2
                echo '  first line, \\ as it is' >&2
                echo 'WARNING: Using incubator modules: jdk.incubator.foo, jdk.incubator.vector' >&2
                echo 'WARNING: A restricted method in java.lang.System has been called' >&2
                cat >&2 <<'END'
                WARNING: java.lang.System::load has been called by A in an unnamed module (file:/a.jar)
                WARNING: Use --enable-native-access=A to avoid a warning for callers in this module
                WARNING: Restricted methods will be blocked in a future release unless enabled
                END
                echo 'WARNING: Unknown module: no.such specified to --enable-native-access' >&2
                echo >&2
                echo 'to standard output'
                printf 'last, without end of line' >&2""");

        Outcome outcome = project.run();

        assertEquals("""
                  first line, \\ as it is
                WARNING: Unknown module: no.such specified to --enable-native-access

                last, without end of line""", outcome.err());
        assertEquals("to standard output\n", outcome.out());
    }

    @Test
    void startsThroughLinksAndInTheCallersFolder() throws Exception {
        project.javaHome("pwd");
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../the project/harness/bin/bilane"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("bilane"), Path.of("first"));

        Outcome outcome = project.start(link).outcome();

        assertEquals(folder.toRealPath() + "\n", outcome.out());
        assertTrue(outcome.err().isEmpty(), outcome.err());
    }
}
