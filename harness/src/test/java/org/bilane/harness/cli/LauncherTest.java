package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

/** How the launcher finds a JDK and starts the program, with a script in the place of java. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "the launcher is a shell script")
@Timeout(60)
class LauncherTest {
    private static final String JAVA_25 = "JAVA_VERSION=\"25.0.3\"\n";

    @TempDir
    private Path folder;

    private LauncherProject project;

    @BeforeEach
    void makeBuiltProject() throws IOException {
        project = new LauncherProject(folder);
        project.pretendBuilt();
    }

    @Test
    void saysInOneLineThatThereIsNoJdk() throws Exception {
        Outcome outcome = project.run();

        assertEquals(2, outcome.status());
        assertLinesMatch(List.of("bilane: needs JDK 25 or later, .* set JAVA_HOME to its folder"),
                outcome.err().lines().toList());
        assertEquals("", outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"24.0.2", "2", "1.8.0_25", "17.0.25", "9-ea", "unknown"})
    void passesOverAnOlderVersion(String version) throws Exception {
        project.environment.put("JAVA_HOME",
                project.jdk("other", "JAVA_VERSION=\"" + version + "\"\n", "echo other").toString());

        assertEquals(2, project.run().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.3", "25-ea", "26.0.2", "27", "28-ea", "101.3"})
    void takesAnyVersionFrom25On(String version) throws Exception {
        project.environment.put("JAVA_HOME",
                project.jdk("this", "JAVA_VERSION=\"" + version + "\"\n", "echo this").toString());

        assertEquals("this\n", project.run().out());
    }

    private void testedAre(String rows) throws IOException {
        Files.writeString(project.testedJdks(), rows);
        project.pretendBuilt();
    }

    @Test
    void takesATestedJdkBeforeOneOfThePathThatIsNot() throws Exception {
        testedAre("25.0.3 2026-11-29\n26.0.2 2026-11-29\n");
        Path newest = project.jdk("newest", "JAVA_VERSION=\"99\"\n", "echo newest").resolve("bin/java");
        Files.createSymbolicLink(Path.of(project.environment.get("PATH"), "java"), newest);
        project.jdk("jdks/a", "JAVA_VERSION=\"26.0.20\"\n", "echo a");
        project.jdk("jdks/b", "JAVA_VERSION=\"26.0.2.1\"\n", "echo b");
        project.environment.put("BILANE_JDK_FOLDERS", folder.resolve("jdks").toString());

        Outcome outcome = project.run();

        assertEquals("b\n", outcome.out());
        assertEquals("", outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0.3", "25.0.3+9-LTS", "25.0.3.1+2", "28-ea+18", "28-ea+18-1-Debian", "30", "30+36"})
    void saysNothingOfATestedJdk(String version) throws Exception {
        assertEquals("", errorsWith(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.30", "25.0.3-ea+1", "26.0.3", "28-ea+19", "28-ea", "28", "30.0.1", "30-ea+1"})
    void saysThatAJdkWasNotTested(String version) throws Exception {
        assertTrue(errorsWith(version).startsWith("bilane: JDK " + version + " in "));
    }

    /** What the launcher says where 25.0.3, 28-ea+18 and 30 are tested. */
    private String errorsWith(String version) throws Exception {
        testedAre("# remark\n\n25.0.3 2026-11-29 A\n28-ea+18 2026-11-29\n30 2027-11-29");
        String release = "JAVA_VERSION=\"0\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\n";
        project.environment.put("JAVA_HOME", project.jdk("this", release, "echo this").toString());
        Outcome outcome = project.run();
        assertEquals("this\n", outcome.out());
        return outcome.err();
    }

    @Test
    void takesAJdkThatWasNotTestedWhereThereIsNoOtherAndSaysSo() throws Exception {
        testedAre("25.0.3 2026-11-29\n");
        project.jdk("jdks/new", "JAVA_VERSION=\"99.0.1\"\n", "echo new");
        project.environment.put("BILANE_JDK_FOLDERS", folder.resolve("jdks").toString());

        Outcome outcome = project.run();

        assertEquals("new\n", outcome.out());
        assertLinesMatch(List.of("bilane: JDK 99\\.0\\.1 in .*/jdks/new was not tested .*"),
                outcome.err().lines().toList());
    }

    @Test
    void javaHomeComesBeforeATestedJdk() throws Exception {
        testedAre("25.0.3 2026-11-29\n");
        project.jdk("jdks/tested", JAVA_25, "echo tested");
        project.environment.put("BILANE_JDK_FOLDERS", folder.resolve("jdks").toString());
        project.environment.put("JAVA_HOME", project.jdk("mine", "JAVA_VERSION=\"99\"\n", "echo mine").toString());

        assertEquals("mine\n", project.run().out());
    }

    @Test
    void takesJavaOfThePathThroughLinksWhereJavaHomeIsOlder() throws Exception {
        project.environment.put("JAVA_HOME",
                project.jdk("old", "JAVA_VERSION=\"17.0.1\"\n", "echo old").toString());
        Path java = project.jdk("new", JAVA_25, "echo new").resolve("bin/java");
        Files.createSymbolicLink(Path.of(project.environment.get("PATH"), "java"), java);

        assertEquals("new\n", project.run().out());
    }

    @Test
    void asksAJavaThatLiesInNoJdkForItsHome() throws Exception {
        Path home = project.jdk("shimmed jdk", JAVA_25, "echo shimmed");
        project.command("java", "echo 'Property settings:' >&2; echo '    java.home = " + home + "' >&2");

        assertEquals("shimmed\n", project.run().out());
    }

    @Test
    void asksJavaForItsVersionWhereThereIsNoReleaseFile() throws Exception {
        Path home = project.jdk("bare", null, """
                if [ "$1" = -version ]; then
                    echo 'openjdk version "25.0.2" 2026-01-20' >&2
                else
                    echo bare
                fi""");
        project.environment.put("JAVA_HOME", home.toString());

        assertEquals("bare\n", project.run().out());
    }

    /** Makes a JDK without a release file, which counts how often it is asked for its version. */
    private Path bareJdk(String version) throws IOException {
        return project.jdk("jdks/bare", null, """
                if [ "$1" = -version ]; then
                    echo asked >>'%s'
                    echo 'openjdk version "%s" 2026-01-20' >&2
                else
                    echo %s
                fi""".formatted(folder.resolve("asked"), version, version));
    }

    private int timesAsked() throws IOException {
        return Files.readAllLines(folder.resolve("asked")).size();
    }

    /** What counts as unchanged is older than what is remembered of it. */
    private void ageJdk(Path home) throws IOException {
        FileTime before = FileTime.from(Instant.now().minusSeconds(60));
        for (Path path : List.of(home.resolve("bin/java"), home.resolve("bin"), home, home.getParent())) {
            Files.setLastModifiedTime(path, before);
        }
    }

    @Test
    void remembersWhatJavaSaidOfItsVersionWhileItIsTheSame() throws Exception {
        Path home = bareJdk("25.0.2");
        ageJdk(home);
        project.environment.put("JAVA_HOME", home.toString());

        for (int i = 0; i < 3; i++) {
            ageJdk(home);
            assertEquals("25.0.2\n", project.run().out());
        }
        assertEquals(1, timesAsked());

        bareJdk("25.0.4");
        assertEquals("25.0.4\n", project.run().out());
        assertEquals(2, timesAsked());

        // Replaced by a file with an old date, as package managers do it.
        ageJdk(bareJdk("25.0.5"));
        Files.setLastModifiedTime(home.resolve("bin"), FileTime.from(Instant.now()));
        assertEquals("25.0.5\n", project.run().out());
        assertEquals(3, timesAsked());
    }

    @Test
    void remembersNothingOfAnOlderJdkInTheSameFolder() throws Exception {
        Path home = bareJdk("25.0.2");
        ageJdk(home);
        project.environment.put("JAVA_HOME", home.toString());
        project.run();

        bareJdk("17.0.1");

        assertEquals(2, project.run().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(touch hit)", "25.0.3; touch hit", "`touch hit`", "25.0.3\ttouch hit", "\u0000", ""})
    void runsNothingOfWhatIsRemembered(String answer) throws Exception {
        Path home = bareJdk("25.0.2");
        ageJdk(home);
        project.environment.put("JAVA_HOME", home.toString());
        Path memory = project.target("launcher-memory");
        Files.writeString(memory, "version\t" + home + "\t" + answer + "\nhome\t/bin/java\t" + answer + "\nx[$(touch hit)]");

        project.run();

        assertFalse(Files.exists(folder.resolve("hit")));
        assertFalse(Files.exists(project.root().resolve("hit")));
    }

    @Test
    void readsAndWritesNoMemoryThroughALink() throws Exception {
        Path home = bareJdk("25.0.2");
        ageJdk(home);
        project.environment.put("JAVA_HOME", home.toString());
        testedAre("25.0.2 2026-11-29\n");
        Path other = Files.writeString(folder.resolve("other"), "version\t" + home + "\t99.0.1\n");
        Files.createSymbolicLink(project.target("launcher-memory"), other);

        assertEquals("", project.run().err());

        assertEquals(1, timesAsked());
        assertEquals("version\t" + home + "\t99.0.1\n", Files.readString(other));
    }

    @Test
    void remembersNothingWhereItCannotWrite() throws Exception {
        Path home = bareJdk("25.0.2");
        project.environment.put("JAVA_HOME", home.toString());
        testedAre("25.0.2 2026-11-29\n");
        Files.createDirectory(project.target("launcher-memory"));

        Outcome outcome = project.run();

        assertEquals("25.0.2\n", outcome.out());
        assertEquals("", outcome.err());
    }

    @Test
    void asksTheJavaOfAVersionManagerEachTime() throws Exception {
        Path first = project.jdk("first", JAVA_25, "echo first");
        Path second = project.jdk("second", JAVA_25, "echo second");
        project.command("java", "echo \"    java.home = $(cat '" + folder.resolve("choice") + "')\" >&2");

        for (Path choice : List.of(first, second)) {
            Files.writeString(folder.resolve("choice"), choice.toString());
            assertEquals(choice.getFileName() + "\n", project.run().out());
        }
    }

    @Test
    void takesAnotherJavaOfThePathAsSoonAsItIsThere() throws Exception {
        Path java = Path.of(project.environment.get("PATH"), "java");
        for (String name : List.of("one", "two")) {
            Files.deleteIfExists(java);
            Files.createSymbolicLink(java, project.jdk(name, JAVA_25, "echo " + name).resolve("bin/java"));
            assertEquals(name + "\n", project.run().out());
            assertEquals(name + "\n", project.run().out());
        }
    }

    @Test
    void takesAJdkThatAnotherVariableNames() throws Exception {
        project.environment.put("JAVA_HOME_25_X64", project.jdk("the x64", JAVA_25, "echo x64").toString());

        assertEquals("x64\n", project.run().out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdks/temurin 25", "jdks/25.jdk/Contents/Home", "jdks/openjdk@25/libexec"})
    void takesAJdkInOneOfTheFolders(String home) throws Exception {
        project.jdk("jdks/17", "JAVA_VERSION=\"17\"\n", "echo 17");
        project.jdk(home, JAVA_25, "echo 25");
        project.environment.put("BILANE_JDK_FOLDERS", "/nowhere:" + folder.resolve("jdks"));

        assertEquals("25\n", project.run().out());
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
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                project.target("bilane-harness-1.0.jar") + ":"
                        + project.target("lib/first.jar") + ":" + project.target("lib/second.jar"),
                "-Xmx1g", "-Dbilane.path=scalar", "*", "org.bilane.harness.cli.Main"),
                project.run().out().lines().filter(option -> !option.startsWith("-XX:CompileCommandFile=")).toList());
    }

    @Test
    void passesTheFileOfWhatIsCompiledEarly() throws Exception {
        project.javaHome("printf '%s\\n' \"$@\"");
        String option = project.run("run").out().lines()
                .filter(line -> line.startsWith("-XX:CompileCommandFile=")).findFirst().orElseThrow();

        Path root = Path.of("..").toAbsolutePath().normalize();
        Path file = root.resolve(project.launcher().getParent().getParent().getParent()
                .relativize(Path.of(option.substring(option.indexOf('=') + 1))));
        assertTrue(Files.isRegularFile(file), file.toString());
    }

    @Test
    void benchmarksMeasureJvmsThatCompileAsAnyOther() throws Exception {
        project.javaHome("printf '%s\\n' \"$@\"");

        assertTrue(project.run("bench").out().lines()
                .noneMatch(option -> option.startsWith("-XX:CompileCommandFile=")));
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
