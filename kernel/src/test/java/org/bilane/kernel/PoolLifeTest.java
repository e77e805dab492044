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

@EnabledOnOs(OS.LINUX)
class PoolLifeTest {
    private static final int POOLS = 1000;
    /** The scratch of a thousand pools of two workers has 180 MiB, the stacks of their threads more. */
    private static final long MOST_KIB = 48 << 10;

    @Test
    void thousandPoolsLeaveNoThreadAndNoMemory() throws Exception {
        try (PoolFixture fixture = new PoolFixture()) {
            MemorySegment sums = fixture.output(PoolFixture.SURFACES);
            openAndClose(fixture, sums);
            long before = WorkerThreads.residentKib();
            openAndClose(fixture, sums);
            long growth = WorkerThreads.residentKib() - before;
            assertEquals(List.of(), WorkerThreads.directories());
            assertTrue(growth < MOST_KIB, POOLS + " pools left " + growth + " KiB");
            fixture.requireSums(fixture.stack.all(), fixture.points, sums);
        }
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
