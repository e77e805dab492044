package org.bilane.harness.developer.soak;

import java.util.random.RandomGenerator;
import org.bilane.kernel.WorkerPool;
import org.bilane.kernel.cpu.CpuTopology;

/** Pools of every kind, for a single round of calls each. */
final class OwnPools {
    private static final int CPUS = CpuTopology.ofThisMachine().allowed().size();
    private static final int LEAST_L2 = 4096;
    private static final int MOST_L2 = 4 << 20;
    private static final int MOST_CHUNK_POINTS = 10_000;

    private OwnPools() {
    }

    /**
     * Opens a pool.
     *
     * @param random where its workers, chunks and pinning come from
     * @return a pool of up to two workers more than there are CPUs
     */
    static WorkerPool open(RandomGenerator random) {
        int workers = random.nextInt(CPUS + 2) + 1;
        WorkerPool.Builder builder = WorkerPool.builder().workers(workers);
        // Workers that can't have CPUs of their own would be worth a warning, which is not of interest here.
        if (workers > CPUS || random.nextBoolean()) {
            builder.pinned(false);
        }
        return switch (random.nextInt(3)) {
            case 0 -> builder.open();
            case 1 -> builder.l2Bytes(random.nextInt(LEAST_L2, MOST_L2)).open();
            default -> builder.chunkPoints(random.nextInt(MOST_CHUNK_POINTS) + 1).open();
        };
    }
}
