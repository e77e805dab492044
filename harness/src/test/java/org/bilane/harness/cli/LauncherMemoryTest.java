package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

/** What the launcher remembers of the JDKs that it found, with a script in the place of java. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "the launcher is a shell script")
@Timeout(60)
class LauncherMemoryTest {
    @TempDir
    private Path folder;

    private LauncherProject project;

    @BeforeEach
    void makeBuiltProject() throws IOException {
        project = new LauncherProject(folder);
        project.pretendBuilt();
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
        Files.writeString(memory, "version\t" + home + "\t" + answer + "\nhome\t/bin/java\t" + answer
                + "\nx[$(touch hit)]");

        project.run();

        assertFalse(Files.exists(folder.resolve("hit")));
        assertFalse(Files.exists(project.root().resolve("hit")));
    }

    @Test
    void readsAndWritesNoMemoryThroughALink() throws Exception {
        Path home = bareJdk("25.0.2");
        ageJdk(home);
        project.environment.put("JAVA_HOME", home.toString());
        project.testedAre("25.0.2 2026-11-29\n");
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
        project.testedAre("25.0.2 2026-11-29\n");
        Files.createDirectory(project.target("launcher-memory"));

        Outcome outcome = project.run();

        assertEquals("25.0.2\n", outcome.out());
        assertEquals("", outcome.err());
    }

    @Test
    void asksTheJavaOfAVersionManagerEachTime() throws Exception {
        Path first = project.jdk("first", LauncherProject.JAVA_25, "echo first");
        Path second = project.jdk("second", LauncherProject.JAVA_25, "echo second");
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
            Files.createSymbolicLink(java,
                    project.jdk(name, LauncherProject.JAVA_25, "echo " + name).resolve("bin/java"));
            assertEquals(name + "\n", project.run().out());
            assertEquals(name + "\n", project.run().out());
        }
    }
}
