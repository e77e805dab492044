package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A stack made of a mapped file that was truncated: an exception, by compiled code too. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a mapped file can't be truncated there")
class TruncatedTableTest {
    private static final int SURFACES = 40;
    private static final Axis AXIS = Axis.index(8);

    @TempDir
    private Path directory;

    @Test
    void noStackIsMadeOfIt() throws IOException {
        long bytes = SURFACES * 64L * Double.BYTES;
        try (Arena arena = Arena.ofShared(); FileChannel file = FileChannel.open(directory.resolve("z"),
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment z = file.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena).fill((byte) 1);
            for (int i = 0; i < 500; i++) {
                try (SurfaceStack stack = SurfaceStack.of(AXIS, AXIS, z)) {
                    assertEquals(SURFACES, stack.surfaceCount());
                }
            }
            // Of the last rows alone, then of nearly all.
            for (long left : new long[] {bytes - bytes % 4096 - 4096, 4096}) {
                file.truncate(left);
                for (int i = 0; i < 500; i++) {
                    assertThrows(InternalError.class, () -> SurfaceStack.of(AXIS, AXIS, z));
                }
            }
        }
    }
}
