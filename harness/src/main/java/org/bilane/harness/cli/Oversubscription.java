package org.bilane.harness.cli;

import org.bilane.harness.command.Console;
import org.bilane.harness.report.Units;
import org.bilane.kernel.cpu.CpuTopology;

/** Warns of more threads than CPUs that may be used. */
final class Oversubscription {
    private Oversubscription() {
    }

    /**
     * Warns in one line if there are too few CPUs.
     *
     * @param threads how many threads are to work at once
     * @param console where the warning goes
     */
    static void warn(int threads, Console console) {
        int allowed = CpuTopology.ofThisMachine().allowed().size();
        if (threads > allowed) {
            console.warn("--threads " + threads + ": only " + Units.counted(allowed, "CPU")
                    + " may be used; so many threads run unpinned");
        }
    }
}
