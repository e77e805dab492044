package org.bilane.kernel.arith;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("numerics")
@Tag("quick")
class FmaTest {
    @Test
    void roundsOnceExactlyIfTheHardwareFuses() {
        double a = 1 + 0x1p-30;
        double roundedSquare = 1 + 0x1p-29;
        assertEquals(Fma.HARDWARE ? 0x1p-60 : 0, Fma.fma(a, a, -roundedSquare));
    }
}
