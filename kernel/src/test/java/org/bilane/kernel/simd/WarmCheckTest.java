package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check that a JDK which was not tested must pass. */
@Tag("vector")
class WarmCheckTest {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Test
    void warmLoopsAllocateNothingHere() throws InterruptedException {
        if (VectorWidth.bits() >= 128) {
            assertTrue(WarmCheck.allocatesNothing(PATIENCE_NANOS));
        }
    }

    @Test
    void withoutPatienceNothingIsShown() throws InterruptedException {
        assertFalse(WarmCheck.allocatesNothing(0));
    }
}
