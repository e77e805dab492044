package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The time of two processes at once. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the processes are scripts of sh")
class TwoProcessesRunnerTest {
    @TempDir
    private Path folder;

    private LineProcess answering(String line) throws Exception {
        return LineProcess.start(List.of("sh", "-c", "printf 'ready\\tsh\\n'; while read -r request; do printf '" + line
                + "\\n'; done"), folder.resolve("errors-" + line.hashCode()), 60);
    }

    @Test
    void isHalfOfTheSlower() throws Exception {
        try (TwoProcessesRunner runner = new TwoProcessesRunner(answering("ok\\t0.5"), answering("ok\\t0.75"))) {
            assertEquals(0.375, runner.seconds());
            assertEquals(0.375, runner.seconds());
            assertEquals("sh", runner.description());
        }
    }

    @Test
    void aFailureOfEitherIsOne() throws Exception {
        try (TwoProcessesRunner runner = new TwoProcessesRunner(answering("ok\\t0.5"), answering("failed\\tno"))) {
            assertEquals("no", assertThrows(IOException.class, runner::seconds).getMessage());
        }
        try (TwoProcessesRunner runner = new TwoProcessesRunner(answering("failed\\tnever"), answering("ok\\t0.5"))) {
            assertEquals("never", assertThrows(IOException.class, runner::seconds).getMessage());
        }
    }
}
