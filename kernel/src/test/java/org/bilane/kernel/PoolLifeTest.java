package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.bilane.kernel.cpu.Affinity;
import org.bilane.kernel.cpu.CpuSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "threads are counted in /proc")
class PoolLifeTest {
    private static final int POOLS = 1000;
    /** The scratch of a thousand pools of two workers has 180 MiB, the stacks of their threads more. */
    private static final long MOST_KIB = 48 << 10;

    @Test
    void thousandPoolsLeaveNoThreadAndNoMemory() throws Exception {
        try (PoolFixture fixture = new PoolFixture()) {
            MemorySegment sums = fixture.output(PoolFixture.SURFACES);
            openAndClose(fixture, sums);
            long before = residentKibOnceCollected();
            openAndClose(fixture, sums);
            long growth = residentKibOnceCollected() - before;
            // A thread that was joined may be at its last instructions still.
            for (int wait = 0; wait < 100 && !WorkerThreads.directories().isEmpty(); wait++) {
                Thread.sleep(20);
            }
            assertEquals(List.of(), WorkerThreads.directories());
            assertTrue(growth < MOST_KIB, POOLS + " pools left " + growth + " KiB");
            fixture.requireSums(fixture.stack.all(), fixture.points, sums);
        }
    }

    /** Scratch is freed by the garbage collector, and by a cleaner's thread after it. */
    private static long residentKibOnceCollected() throws Exception {
        System.gc();
        Thread.sleep(200);
        return WorkerThreads.residentKib();
    }

    private static void openAndClose(PoolFixture fixture, MemorySegment sums) {
        for (int i = 0; i < POOLS; i++) {
            try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
                pool.sums(fixture.stack.all(), fixture.points, Transform.EXP, sums);
            }
        }
    }

    @Test
    void callerKeepsItsMask() {
        Optional<CpuSet> before = Affinity.ofThisProcess().mask();
        assertTrue(before.isPresent());
        try (PoolFixture fixture = new PoolFixture(); WorkerPool pool = WorkerPool.open()) {
            assertEquals(before, Affinity.ofThisProcess().mask());
            fixture.requireWorks(pool);
            // So small that it runs on the caller.
            pool.total(fixture.stack.only(0), fixture.points.slice(0, 1), Transform.EXP);
            assertEquals(before, Affinity.ofThisProcess().mask());
        }
        assertEquals(before, Affinity.ofThisProcess().mask());
    }
}
