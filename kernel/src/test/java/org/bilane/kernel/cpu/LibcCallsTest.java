package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Masks of kernels built for many CPUs, with stand-ins for the C functions. */
class LibcCallsTest {

    private static final int EPERM = 1;

    private static final int EINVAL = 22;

    private final List<Long> sizes = new ArrayList<>();

    @Test
    void maskGrowsUntilTheKernelTakesIt() throws AffinityException {
        LibcCalls calls = reading((thread, mask) -> {
            if (mask.byteSize() * 8 < 4_096) {
                return EINVAL;
            }
            mask.setAtIndex(ValueLayout.JAVA_LONG, 0, 0b1000);
            mask.setAtIndex(ValueLayout.JAVA_LONG, 63, 1L << 63);
            return 0;
        });

        assertEquals(CpuSet.of(3, 4_095), calls.mask(0));
        assertEquals(List.of(128L, 256L, 512L), sizes);
    }

    @Test
    void maskStopsGrowing() {
        LibcCalls calls = reading((thread, mask) -> EINVAL);

        assertThrows(AffinityException.class, () -> calls.mask(0));
        assertEquals(8_192L, sizes.get(sizes.size() - 1));
    }

    @Test
    void anotherErrorIsNotTriedAgain() {
        LibcCalls calls = reading((thread, mask) -> EPERM);

        AffinityException e = assertThrows(AffinityException.class, () -> calls.mask(0));
        assertEquals("sched_getaffinity failed with error number 1", e.getMessage());
        assertEquals(1, sizes.size());
    }

    @Test
    void setsMasksOfHighCpus() throws AffinityException {
        List<long[]> masks = new ArrayList<>();
        LibcCalls calls = new LibcCalls((thread, mask) -> EPERM, (thread, mask) -> {
            masks.add(mask.toArray(ValueLayout.JAVA_LONG));
            return 0;
        });

        calls.setMask(0, CpuSet.of(1_030));

        assertEquals(17, masks.get(0).length);
        assertArrayEquals(CpuSet.of(1_030).toMask(), masks.get(0));
    }

    @Test
    void errorOfSettingIsReported() {
        LibcCalls calls = new LibcCalls((thread, mask) -> 0, (thread, mask) -> EPERM);

        AffinityException e = assertThrows(AffinityException.class, () -> calls.setMask(0, CpuSet.of(2)));
        assertTrue(e.getMessage().contains("to 2 failed with error number 1"), e.getMessage());
    }

    private LibcCalls reading(SchedCall get) {
        return new LibcCalls((int thread, MemorySegment mask) -> {
            sizes.add(mask.byteSize());
            return get.call(thread, mask);
        }, (thread, mask) -> EPERM);
    }
}
