package org.bilane.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Quantities in the unit that suits them. */
class UnitsTest {
    @Test
    void times() {
        assertEquals("12.346 s", Units.seconds(12.3456));
        assertEquals("1.000 s", Units.seconds(1));
        assertEquals("41.20 ms", Units.seconds(0.0412));
        assertEquals("7.5 us", Units.seconds(7.5e-6));
    }

    @Test
    void shortTimesHaveThreeDigits() {
        assertEquals("12.3 s", Units.shortSeconds(12.3456));
        assertEquals("1.00 s", Units.shortSeconds(0.99951));
        assertEquals("999 ms", Units.shortSeconds(0.9994));
        assertEquals("41.2 ms", Units.shortSeconds(0.0412));
        assertEquals("7.50 us", Units.shortSeconds(7.5e-6));
        assertEquals("0.30 ns", Units.shortSeconds(3e-10));
    }

    @Test
    void sizes() {
        assertEquals("0 bytes", Units.bytes(0));
        assertEquals("1023 bytes", Units.bytes(1023));
        assertEquals("32 KiB", Units.bytes(32768));
        assertEquals("1.5 GiB", Units.bytes(1.5 * (1L << 30)));
        assertEquals("4096 EiB", Units.bytes(0x1p72));
    }

    @Test
    void counts() {
        assertEquals("1 surface", Units.counted(1, "surface"));
        assertEquals("0 points", Units.counted(0, "point"));
        assertEquals("1,000,000 points", Units.counted(1_000_000, "point"));
    }
}
