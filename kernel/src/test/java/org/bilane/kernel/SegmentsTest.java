package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** What the kernel makes of the JDK's own words for memory that is gone. */
class SegmentsTest {
    /** Fails on a JDK that words it in another way; then {@link Segments#explained} must know those words as well. */
    @Test
    void knowsTheJdksWordsForMemoryThatWasClosed() {
        MemorySegment segment;
        try (Arena arena = Arena.ofShared()) {
            segment = arena.allocate(ValueLayout.JAVA_DOUBLE);
        }
        IllegalStateException closed =
                assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_DOUBLE, 0));

        Throwable explained = Segments.explained(closed);

        assertTrue(explained.getMessage().startsWith("points, surfaces or an output: closed while"),
                explained.getMessage());
        assertSame(closed, explained.getCause());
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        IllegalStateException other = new IllegalStateException("another reason");

        assertSame(other, Segments.explained(other));
    }
}
