package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked of the scheduler, and what is refused before it is asked. */
class AffinityTest {

    private final List<CpuSet> set = new ArrayList<>();

    private final AffinityCalls recording = new AffinityCalls() {
        @Override
        public CpuSet mask(int thread) {
            return CpuSet.range(0, thread + 2);
        }

        @Override
        public void setMask(int thread, CpuSet cpus) {
            assertEquals(0, thread, "a thread pins itself");
            set.add(cpus);
        }
    };

    private final Affinity affinity = new Affinity(recording, CpuSet.range(2, 5));

    @Test
    void pinsToAllowedCpus() {
        assertEquals(new PinResult.Pinned(CpuSet.of(4)), affinity.pin(4));
        assertEquals(new PinResult.Pinned(CpuSet.range(2, 3)), affinity.pin(CpuSet.range(2, 3)));
        assertEquals(List.of(CpuSet.of(4), CpuSet.range(2, 3)), set);
        assertEquals(Optional.of(CpuSet.range(0, 2)), affinity.mask());
        assertEquals(Optional.empty(), affinity.refusal());
    }

    @Test
    void neverPinsOutsideTheAllowedCpus() {
        assertEquals(new PinResult.Refused("cpus is 6: must be a part of the allowed CPUs, 2-5"),
                affinity.pin(6));
        assertInstanceOf(PinResult.Refused.class, affinity.pin(-1));
        assertInstanceOf(PinResult.Refused.class, affinity.pin(Integer.MAX_VALUE));
        assertInstanceOf(PinResult.Refused.class, affinity.pin(CpuSet.range(5, 6)));
        assertInstanceOf(PinResult.Refused.class, affinity.pin(CpuSet.empty()));
        assertEquals(List.of(), set);
    }

    @Test
    void neverPinsTheCarrierOfAVirtualThread() throws InterruptedException {
        List<PinResult> results = new ArrayList<>();
        Thread.ofVirtual().start(() -> results.add(affinity.pin(3))).join();

        assertEquals(List.of(new PinResult.Refused("a virtual thread cannot be pinned")), results);
        assertEquals(List.of(), set);
    }

    @Test
    void failureOfTheCallIsAResult() {
        Affinity failing = new Affinity(new LibcCalls((thread, mask) -> 1, (thread, mask) -> 22),
                CpuSet.of(0));

        PinResult.Refused refused = assertInstanceOf(PinResult.Refused.class, failing.pin(0));
        assertTrue(refused.reason().contains("error number 22"), refused.reason());
        assertEquals(Optional.empty(), failing.mask());
    }

    @Test
    void systemWithoutTheCallsRefuses() {
        Affinity without = new Affinity(new RefusedCalls("threads cannot be pinned here"), CpuSet.of(0));

        assertEquals(new PinResult.Refused("threads cannot be pinned here"), without.pin(0));
        assertEquals(Optional.empty(), without.mask());
        assertEquals(Optional.of("threads cannot be pinned here"), without.refusal());
    }
}
