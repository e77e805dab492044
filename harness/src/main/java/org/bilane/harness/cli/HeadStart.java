package org.bilane.harness.cli;

import java.util.Set;
import org.bilane.kernel.cpu.Affinity;
import org.bilane.kernel.cpu.CpuTopology;

/**
 * Begins what a command will want in a moment in threads of their own, while its options are read and its classes are
 * loaded. A thread that wants it waits if it is not there yet; what fails here fails there again, and is reported
 * there.
 */
final class HeadStart {
    /** What needs neither standard error, as a rule, nor to know the machine. */
    private static final Set<String> SHORT = Set.of("", "-h", "--help", "help", "-V", "--version", "completion");
    private static final String INFO = "info";

    private HeadStart() {
    }

    /**
     * Begins.
     *
     * @param command the word for the command, known or not
     */
    static void begin(String command) {
        if (SHORT.contains(command)) {
            return;
        }
        // The JDK takes some hundredths of a second to link the functions that pin a thread.
        start("bilane-affinity", Affinity::ofThisProcess);
        if (!command.equals(INFO)) {
            start("bilane-cpus", CpuTopology::ofThisMachine);
            // Also for native code and for child processes, which do not wait for it.
            start("bilane-stderr", StandardError::restore);
        }
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().name(name).daemon().start(work);
    }
}
