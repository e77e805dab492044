package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.cli.LauncherProject.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JDK the launcher finds, with a script in the place of java. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "the launcher is a shell script")
@Timeout(60)
class LauncherTest {
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

    @Test
    void takesATestedJdkBeforeOneOfThePathThatIsNot() throws Exception {
        project.testedAre("25.0.3 2026-11-29\n26.0.2 2026-11-29\n");
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
        project.testedAre("# remark\n\n25.0.3 2026-11-29 A\n28-ea+18 2026-11-29\n30 2027-11-29");
        String release = "JAVA_VERSION=\"0\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\n";
        project.environment.put("JAVA_HOME", project.jdk("this", release, "echo this").toString());
        Outcome outcome = project.run();
        assertEquals("this\n", outcome.out());
        return outcome.err();
    }

    @Test
    void takesAJdkThatWasNotTestedWhereThereIsNoOtherAndSaysSo() throws Exception {
        project.testedAre("25.0.3 2026-11-29\n");
        project.jdk("jdks/new", "JAVA_VERSION=\"99.0.1\"\n", "echo new");
        project.environment.put("BILANE_JDK_FOLDERS", folder.resolve("jdks").toString());

        Outcome outcome = project.run();

        assertEquals("new\n", outcome.out());
        assertLinesMatch(List.of("bilane: JDK 99\\.0\\.1 in .*/jdks/new was not tested .*"),
                outcome.err().lines().toList());
    }

    @Test
    void javaHomeComesBeforeATestedJdk() throws Exception {
        project.testedAre("25.0.3 2026-11-29\n");
        project.jdk("jdks/tested", LauncherProject.JAVA_25, "echo tested");
        project.environment.put("BILANE_JDK_FOLDERS", folder.resolve("jdks").toString());
        project.environment.put("JAVA_HOME", project.jdk("mine", "JAVA_VERSION=\"99\"\n", "echo mine").toString());

        assertEquals("mine\n", project.run().out());
    }

    @Test
    void takesJavaOfThePathThroughLinksWhereJavaHomeIsOlder() throws Exception {
        project.environment.put("JAVA_HOME",
                project.jdk("old", "JAVA_VERSION=\"17.0.1\"\n", "echo old").toString());
        Path java = project.jdk("new", LauncherProject.JAVA_25, "echo new").resolve("bin/java");
        Files.createSymbolicLink(Path.of(project.environment.get("PATH"), "java"), java);

        assertEquals("new\n", project.run().out());
    }

    @Test
    void asksAJavaThatLiesInNoJdkForItsHome() throws Exception {
        Path home = project.jdk("shimmed jdk", LauncherProject.JAVA_25, "echo shimmed");
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

    @Test
    void takesAJdkThatAnotherVariableNames() throws Exception {
        project.environment.put("JAVA_HOME_25_X64",
                project.jdk("the x64", LauncherProject.JAVA_25, "echo x64").toString());

        assertEquals("x64\n", project.run().out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdks/temurin 25", "jdks/25.jdk/Contents/Home", "jdks/openjdk@25/libexec"})
    void takesAJdkInOneOfTheFolders(String home) throws Exception {
        project.jdk("jdks/17", "JAVA_VERSION=\"17\"\n", "echo 17");
        project.jdk(home, LauncherProject.JAVA_25, "echo 25");
        project.environment.put("BILANE_JDK_FOLDERS", "/nowhere:" + folder.resolve("jdks"));

        assertEquals("25\n", project.run().out());
    }
}
