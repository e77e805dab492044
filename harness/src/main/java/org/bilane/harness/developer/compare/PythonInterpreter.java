package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Python interpreter.
 *
 * @param command its name on the path, or its file
 */
public record PythonInterpreter(String command) {
    private static final int SECONDS_TO_START = 60;

    /**
     * Tries the interpreter.
     *
     * @return whether the command runs and is Python 3
     */
    public boolean runs() {
        try {
            Process process = new ProcessBuilder(
                    List.of(command, "-c", "import sys; sys.exit(sys.version_info < (3,))")).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            boolean ended = process.waitFor(SECONDS_TO_START, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
