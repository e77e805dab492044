package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Linux counts the time that threads are on a CPU, to the nanosecond, when they leave it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "threads are counted in /proc")
class IdlePoolTest {
    private static final long MOST_NANOS = 10_000_000;

    @Test
    void poolThatHasWorkedAndIdlesUsesNoCpu() throws Exception {
        try (PoolFixture fixture = new PoolFixture(); WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            for (int call = 0; call < 30; call++) {
                fixture.requireWorks(pool);
            }
            List<Path> workers = WorkerThreads.directories();
            assertEquals(2, workers.size());
            // Until the workers have parked.
            Thread.sleep(50);
            long worked = WorkerThreads.cpuNanos(workers);
            assertTrue(worked > MOST_NANOS, "the system counts no time: " + worked + " ns for the calls");
            Thread.sleep(2000);
            long idled = WorkerThreads.cpuNanos(workers) - worked;
            assertTrue(idled < MOST_NANOS, idled + " ns in 2 s of idleness");
            fixture.requireWorks(pool);
        }
    }
}
