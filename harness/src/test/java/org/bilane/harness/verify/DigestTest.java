package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static Digest of(double... values) {
        return Digest.of("call", MemorySegment.ofArray(values));
    }

    @Test
    void equalBitsGiveEqualDigests() {
        assertEquals(of(1, -0.0, Double.POSITIVE_INFINITY), of(1, -0.0, Double.POSITIVE_INFINITY));
    }

    @Test
    void oneBitGivesAnotherDigest() {
        assertNotEquals(of(1, 2), of(1, Math.nextUp(2.0)));
        assertNotEquals(of(0.0), of(-0.0));
        assertNotEquals(of(1, 2), of(2, 1));
    }

    @Test
    void allNansAreOne() {
        assertEquals(of(Double.NaN), of(Double.longBitsToDouble(0xfff8_0000_0000_0001L)));
    }
}
