package org.bilane.harness.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.report.Units;

/**
 * The memory of this machine, or of the container that this process runs in. Systems promise more than they
 * have and kill the process that uses it, so large jobs are refused before they start.
 */
final class MachineMemory {
    private MachineMemory() {
    }

    /**
     * Refuses a job that cannot fit.
     *
     * @param options the options that make it so large, as the message is to begin
     * @param bytes what the job needs; may be beyond any memory
     * @throws UsageException if that is more than there is
     */
    static void require(String options, double bytes) throws UsageException {
        long available =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        if (bytes > available) {
            throw UsageException.option(options + ": need " + Units.bytes(bytes)
                    + " of memory together, but must fit into the " + Units.bytes(available)
                    + " of this machine");
        }
    }
}
