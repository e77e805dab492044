package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffHeapTest {
    @Test
    void takesSegmentsOfAnyArenaAndTheirSlices() {
        try (Arena confined = Arena.ofConfined(); Arena shared = Arena.ofShared()) {
            for (Arena arena : List.of(confined, shared, Arena.ofAuto(), Arena.global())) {
                MemorySegment segment = arena.allocate(64, 8);
                assertSame(segment, OffHeap.known(segment));
                MemorySegment slice = segment.asSlice(8, 16);
                assertSame(slice, OffHeap.known(slice));
                MemorySegment readOnly = segment.asReadOnly();
                assertSame(readOnly, OffHeap.known(readOnly));
            }
        }
    }

    @Test
    void refusesTheHeap() {
        MemorySegment heap = MemorySegment.ofArray(new double[8]);
        String message = assertThrows(IllegalArgumentException.class, () -> OffHeap.known(heap)).getMessage();
        assertTrue(message.contains("off the heap"), message);
    }

    @Test
    void refusesMappedFiles(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("doubles"), new byte[64]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, 64, arena);
            assertThrows(IllegalArgumentException.class, () -> OffHeap.known(mapped));
        }
    }
}
