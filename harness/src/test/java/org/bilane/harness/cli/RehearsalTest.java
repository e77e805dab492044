package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands whose classes are archived, in a JVM of their own. */
@Timeout(120)
class RehearsalTest {
    @TempDir
    private Path folder;

    @Test
    void allCommandsSucceedAndSayNothing() throws Exception {
        InProcess outcome = new ChildProcess(folder).with("--enable-native-access=ALL-UNNAMED").runClass(
                Rehearsal.class);

        assertEquals(0, outcome.status());
        assertEquals("", outcome.out());
        assertEquals("WARNING: Using incubator modules: jdk.incubator.vector\n", outcome.err());
    }
}
