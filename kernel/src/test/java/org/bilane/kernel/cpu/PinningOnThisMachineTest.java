package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real scheduler calls. Each pinning is in a thread of its own, which ends with it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux alone")
class PinningOnThisMachineTest {

    private final Affinity affinity = Affinity.ofThisProcess();

    private final CpuSet allowed = CpuTopology.ofThisMachine().allowed();

    @Test
    void eachAllowedCpuCanBePinnedToAndTheCallerKeepsItsMask() throws Exception {
        assertEquals(Optional.empty(), affinity.refusal());
        Optional<CpuSet> before = affinity.mask();
        for (int cpu : allowed.stream().toArray()) {
            assertEquals(Optional.of(CpuSet.of(cpu)), inOwnThread(() -> {
                assertEquals(new PinResult.Pinned(CpuSet.of(cpu)), affinity.pin(cpu));
                return affinity.mask();
            }));
        }
        assertEquals(before, affinity.mask());
    }

    @Test
    void pinnedThreadCanHaveItsOldMaskBack() throws Exception {
        assertEquals(Optional.of(allowed), inOwnThread(() -> {
            affinity.pin(allowed.first());
            affinity.pin(allowed);
            return affinity.mask();
        }));
    }

    @Test
    void cpuThisMachineDoesNotHaveIsRefusedByTheKernelToo() throws Exception {
        Affinity everywhere = new Affinity(SchedLinker.calls(), CpuSet.range(0, CpuSet.MAX_CPU));
        Optional<CpuSet> before = affinity.mask();
        inOwnThread(() -> {
            assertInstanceOf(PinResult.Refused.class, everywhere.pin(CpuSet.MAX_CPU));
            assertEquals(before, affinity.mask());
            return null;
        });
    }

    @Test
    void topologyReadInAPinnedThreadIsThatOfTheProcess() throws Exception {
        for (AffinityCalls calls : List.of(SchedLinker.calls(), new RefusedCalls("procfs is to be read"))) {
            CpuTopology inPinnedThread = inOwnThread(() -> {
                affinity.pin(allowed.first());
                return TopologyReader.read(Path.of("/"), calls, 1);
            });

            assertEquals(allowed, inPinnedThread.allowed());
            assertArrayEquals(CpuTopology.ofThisMachine().onePerCore(), inPinnedThread.onePerCore());
        }
    }

    private static <T> T inOwnThread(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread.ofPlatform().start(future);
        return future.get();
    }
}
