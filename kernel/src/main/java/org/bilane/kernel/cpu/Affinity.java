package org.bilane.kernel.cpu;

import java.util.Optional;

/**
 * Pins threads to CPUs this process may use. Safe for use by several threads; each pins itself.
 *
 * <p>A thread that a pinned thread starts inherits its CPUs. Where threads cannot be pinned, because of the
 * operating system or because native access is not granted to the module, every call is refused and nothing
 * is thrown.
 */
public final class Affinity {

    private final AffinityCalls calls;
    private final CpuSet allowed;

    /**
     * Pins by the given calls.
     *
     * @param calls the scheduler calls
     * @param allowed the CPUs no thread is ever pinned outside of
     */
    Affinity(AffinityCalls calls, CpuSet allowed) {
        this.calls = calls;
        this.allowed = allowed;
    }

    /**
     * The affinity of this process's threads, within {@link CpuTopology#allowed()} of this machine.
     *
     * @return the same object at each call
     */
    public static Affinity ofThisProcess() {
        return ThisProcess.AFFINITY;
    }

    /**
     * Why threads cannot be pinned here.
     *
     * @return the reason, one line; empty if they can
     */
    public Optional<String> refusal() {
        return calls instanceof RefusedCalls refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    /**
     * Pins the calling thread to one CPU.
     *
     * @param cpu one of the allowed CPUs
     * @return whether the thread is pinned; refused also for a CPU that is not allowed and a virtual thread
     */
    public PinResult pin(int cpu) {
        return allowed.contains(cpu) ? pin(CpuSet.of(cpu)) : outside(Integer.toString(cpu));
    }

    /**
     * Lets the calling thread run on some CPUs alone. With what {@link #mask()} returned before, or with
     * {@link CpuTopology#allowed()}, this undoes a pinning.
     *
     * @param cpus a part of the allowed CPUs, not empty
     * @return whether the thread is pinned; refused also for CPUs that are not allowed, an empty set and a
     *     virtual thread
     */
    public PinResult pin(CpuSet cpus) {
        if (cpus.isEmpty()) {
            return new PinResult.Refused("cpus is empty: a thread needs at least one CPU");
        }
        if (!allowed.containsAll(cpus)) {
            return outside(cpus.toString());
        }
        if (Thread.currentThread().isVirtual()) {
            // It would pin its carrier, and with it whatever that carries next.
            return new PinResult.Refused("a virtual thread cannot be pinned");
        }
        try {
            calls.setMask(0, cpus);
            return new PinResult.Pinned(cpus);
        } catch (AffinityException e) {
            return new PinResult.Refused(e.getMessage());
        }
    }

    /**
     * The CPUs the calling thread may run on now.
     *
     * @return its mask; empty if it cannot be read
     */
    public Optional<CpuSet> mask() {
        try {
            return Optional.of(calls.mask(0));
        } catch (AffinityException e) {
            return Optional.empty();
        }
    }

    private PinResult outside(String cpus) {
        return new PinResult.Refused("cpus is " + cpus + ": must be a part of the allowed CPUs, " + allowed);
    }

    private static final class ThisProcess {

        static final Affinity AFFINITY =
                new Affinity(SchedLinker.calls(), CpuTopology.ofThisMachine().allowed());
    }
}
