package org.bilane.harness.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CoreClockTest {
    /** Wide bounds: from the slowest board to beyond any clock, but a compiler that cuts the chain short shows. */
    @Test
    void theClockIsOneThatACoreCanHave() {
        double clock = CoreClock.cyclesPerSecond();

        assertTrue(clock > 0.3e9 && clock < 8e9, clock + " cycles per second");
    }
}
