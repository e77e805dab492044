package org.bilane.kernel.cpu;

/** Whether a thread was pinned. */
public sealed interface PinResult {

    /**
     * The thread runs on these CPUs alone.
     *
     * @param cpus its CPUs; not empty
     */
    record Pinned(CpuSet cpus) implements PinResult {
    }

    /**
     * The thread runs where it ran before.
     *
     * @param reason why it was not pinned, one line
     */
    record Refused(String reason) implements PinResult {
    }
}
