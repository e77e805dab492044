package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** When and how the launcher builds the project, with scripts in the place of Maven and java. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "the launcher is a shell script")
@Timeout(60)
class LauncherBuildTest {
    private static final String MAKE_JARS =
            "cd harness/target && mkdir -p lib && : >bilane-harness-1.0.jar && : >lib/a.jar";

    @TempDir
    private Path folder;

    private LauncherProject project;

    @BeforeEach
    void makeProjectWithJdk() throws IOException {
        project = new LauncherProject(folder);
        project.javaHome("echo started");
    }

    private void maven(String commands) throws IOException {
        project.command("mvn", "echo \"$PWD|$JAVA_HOME|$*\" >>mvn.log\n" + commands);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(project.root().resolve("mvn.log"));
    }

    @Test
    void buildsFromTheRootOnFirstUseOnly() throws Exception {
        maven("cat; " + MAKE_JARS);

        Outcome first = project.run();
        Outcome second = project.run();

        assertEquals(List.of(project.root() + "|" + project.environment.get("JAVA_HOME")
                + "|-B -q -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dmaven.source.skip=true package"),
                builds());
        assertEquals("bilane: building the project (first use, about a minute) ...\n", first.err());
        assertEquals("started\n", first.out());
        assertEquals("", second.err());
        assertEquals("started\n", second.out());
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        project.pretendBuilt();
        maven(MAKE_JARS);

        project.run();
        assertFalse(Files.exists(project.root().resolve("mvn.log")), "built what was up to date");
        project.age(Instant.now().plusSeconds(1));
        Outcome outcome = project.run();

        assertEquals(1, builds().size());
        assertEquals("bilane: building the project (the sources are newer than the jars) ...\n",
                outcome.err());
        assertFalse(Files.exists(project.target("lib/first.jar")), "kept a library of the former build");
    }

    @Test
    void buildsAgainWhenASourceChangedDuringTheBuild() throws Exception {
        project.age(Instant.now().minusSeconds(60));
        maven("sleep 1; touch kernel/src/main/Kernel.java; sleep 1; " + MAKE_JARS);

        project.run();
        project.run();

        assertEquals(2, builds().size());
    }

    @Test
    void showsTheEndOfTheOutputOfAFailedBuild() throws Exception {
        maven("i=0; while [ $i -lt 100 ]; do i=$((i + 1)); echo line $i; done; " + MAKE_JARS + "; exit 5");

        Outcome outcome = project.run();

        assertEquals(1, outcome.status());
        assertEquals("", outcome.out());
        List<String> err = outcome.err().lines().toList();
        assertLinesMatch(List.of("bilane: building .*", "line 61", ">> 38 lines >>", "line 100",
                "bilane: the build failed; all of its output is in .*/launcher-build.log"), err);
        assertFalse(Files.exists(project.target("bilane-harness-1.0.jar")), "kept the jar of a failed build");
        assertFalse(Files.exists(project.target("launcher-lock")), "kept the lock");
    }

    @Test
    void saysInOneLineThatMavenIsMissing() throws Exception {
        Outcome outcome = project.run();

        assertEquals(2, outcome.status());
        assertLinesMatch(List.of("bilane: .* the PATH has no mvn; .*"), outcome.err().lines().toList());
        assertFalse(Files.exists(project.target("launcher-lock")), "kept the lock");
    }

    @Test
    void doesNotBuildWithARuntimeThatHasNoCompiler() throws Exception {
        maven(MAKE_JARS);
        Files.delete(Path.of(project.environment.get("JAVA_HOME"), "bin/javac"));

        assertEquals(2, project.run().status());
    }

    @Test
    void buildsOnceForConcurrentFirstUses() throws Exception {
        // What the launcher looks for is there long before the build is complete.
        maven("mkdir -p harness/target/lib; : >harness/target/bilane-harness-1.0.jar; sleep 2; " + MAKE_JARS);

        Running first = project.start(project.launcher());
        while (!Files.exists(project.target("bilane-harness-1.0.jar"))) {
            Thread.sleep(10);
        }
        Outcome second = project.run();

        assertEquals("started\n", first.outcome().out());
        assertEquals("started\n", second.out());
        assertEquals("bilane: waiting for another build of the project to end ...\n", second.err());
        assertEquals(1, builds().size());
    }

    @Test
    void takesOverTheLockOfADeadLauncherAndBuildsAnew() throws Exception {
        project.pretendBuilt();
        maven(MAKE_JARS);
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        LauncherProject.write(project.target("launcher-lock/localhost." + dead.pid()), "");

        assertEquals("started\n", project.run().out());

        assertEquals(1, builds().size());
        assertFalse(Files.exists(project.target("launcher-lock")), "kept the lock");
    }

    @Test
    void leavesNothingOfAnInterruptedBuild() throws Exception {
        maven(MAKE_JARS + "; exec sleep 50");

        Running running = project.start(project.launcher());
        while (!Files.exists(project.target("lib/a.jar"))) {
            Thread.sleep(10);
        }
        // Not Process.destroy, which would close the stream with its last words too.
        running.process().toHandle().destroy();

        assertEquals(143, running.outcome().status());
        assertFalse(Files.exists(project.target("bilane-harness-1.0.jar")), "kept the jar of half a build");
        assertFalse(Files.exists(project.target("launcher-lock")), "kept the lock");
        assertTrue(Files.exists(project.target("launcher-build.log")));
    }
}
