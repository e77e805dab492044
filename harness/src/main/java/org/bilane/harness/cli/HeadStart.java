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
    /** What opens a pool, whose workers are pinned. */
    private static final Set<String> POOLED = Set.of("run", "eval", "sweep", "verify", "soak", "info");
    /** What as a rule writes nothing to standard error. */
    private static final Set<String> SHORT = Set.of("", "-h", "--help", "help", "-V", "--version", "completion",
            "info");

    private HeadStart() {
    }

    /**
     * Begins.
     *
     * @param command the word for the command, known or not
     */
    static void begin(String command) {
        boolean brief = SHORT.contains(command);
        if (isPooled(command)) {
            // The JDK takes some hundredths of a second to link the functions that pin a thread.
            start("bilane-affinity", Affinity::ofThisProcess);
            if (!brief) {
                start("bilane-cpus", CpuTopology::ofThisMachine);
            }
        }
        if (!brief) {
            // Also for native code and for child processes, which do not wait for it.
            start("bilane-stderr", StandardError::restore);
        }
    }

    /** Whether a command, if its options say nothing else, opens a pool. */
    static boolean isPooled(String command) {
        return POOLED.contains(command);
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().name(name).daemon().start(work);
    }
}
