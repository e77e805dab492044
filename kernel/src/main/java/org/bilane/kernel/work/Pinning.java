package org.bilane.kernel.work;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bilane.kernel.cpu.Affinity;
import org.bilane.kernel.cpu.Core;
import org.bilane.kernel.cpu.CpuTopology;
import org.bilane.kernel.cpu.PinResult;

/**
 * Which CPU each worker of a pool is pinned to: one of each core first, the cores' siblings only when there are more
 * workers than cores. Workers that should be pinned and can't be, for a quota or a refusal of the system, are logged
 * once in a JVM. Thread-safe.
 */
public final class Pinning {
    private static final AtomicBoolean LOGGED = new AtomicBoolean();

    private final int[] cpus;
    private volatile String refusal;

    /**
     * Decides for a pool.
     *
     * @param topology the machine
     * @param workers how many workers
     * @param wanted whether to pin at all
     */
    public Pinning(CpuTopology topology, int workers, boolean wanted) {
        this.cpus = inOrder(topology);
        if (!wanted) {
            refusal = "pinning is turned off";
        } else if (workers > cpus.length) {
            refusal = workers + " workers are more than the " + cpus.length + " CPUs that may be used";
        } else if (topology.quota().isPresent() && topology.quota().get().cpus() < workers) {
            refuse(workers + " workers are more than the quota of " + topology.quota().get().cpus() + " CPUs");
        }
    }

    /**
     * The workers of a pool whose maker names no number.
     *
     * @param topology the machine
     * @return one for each core that may be used, but no more than a quota of CPU time keeps busy; at least 1
     */
    public static int defaultWorkers(CpuTopology topology) {
        return Math.min(topology.cores().size(), topology.usableCpus());
    }

    private static int[] inOrder(CpuTopology topology) {
        int[] order = new int[topology.allowed().size()];
        int at = 0;
        for (int cpu : topology.onePerCore()) {
            order[at++] = cpu;
        }
        for (Core core : topology.cores()) {
            for (int cpu : core.cpus().stream().skip(1).toArray()) {
                order[at++] = cpu;
            }
        }
        return order;
    }

    /**
     * Pins the calling thread as a worker. If it can't be pinned, it goes on unpinned.
     *
     * @param worker the worker's number
     */
    public void pin(int worker) {
        if (refusal != null) {
            return;
        }
        if (Affinity.ofThisProcess().pin(cpus[worker]) instanceof PinResult.Refused refused) {
            refuse(refused.reason());
        }
    }

    /** What the maker of the pool did not ask for is worth a line in the log. */
    private void refuse(String reason) {
        refusal = reason;
        if (LOGGED.compareAndSet(false, true)) {
            System.getLogger("org.bilane.kernel").log(System.Logger.Level.WARNING, "workers run unpinned: " + reason);
        }
    }

    /**
     * Why workers are not pinned.
     *
     * @return one sentence; empty if none was refused
     */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }
}
