package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An output between two guards that nobody may write to, all of it filled with a pattern before the call. */
final class GuardedOutput {
    private static final int GUARD = 16;
    /** A NaN with a payload that no computation gives. */
    private static final long PATTERN = 0x7ff8_dead_beef_0001L;

    private final MemorySegment whole;
    private final MemorySegment segment;

    /** Memory for a number of doubles, 8-byte aligned and not more. */
    GuardedOutput(Arena arena, long doubles) {
        whole = arena.allocate((doubles + 2L * GUARD) * Double.BYTES + Double.BYTES, 64);
        for (long i = 0; i < whole.byteSize() / Double.BYTES; i++) {
            whole.setAtIndex(ValueLayout.JAVA_LONG, i, PATTERN);
        }
        segment = whole.asSlice((GUARD + 1L) * Double.BYTES, doubles * Double.BYTES);
    }

    /** What a call is given. */
    MemorySegment segment() {
        return segment;
    }

    /** The result; fails if a guard was written to. */
    double[] read() {
        requireGuards();
        return segment.toArray(ValueLayout.JAVA_DOUBLE);
    }

    /** Fails if anything was written at all. */
    void requireUntouched() {
        requireGuards();
        for (long i = 0; i < segment.byteSize() / Double.BYTES; i++) {
            assertEquals(PATTERN, segment.getAtIndex(ValueLayout.JAVA_LONG, i), "written to at " + i);
        }
    }

    private void requireGuards() {
        long doubles = segment.byteSize() / Double.BYTES;
        for (int i = 0; i < GUARD; i++) {
            assertEquals(PATTERN, whole.getAtIndex(ValueLayout.JAVA_LONG, i + 1L), "written before the output");
            assertEquals(PATTERN, whole.getAtIndex(ValueLayout.JAVA_LONG, GUARD + 1 + doubles + i),
                    "written behind the output");
        }
    }
}
