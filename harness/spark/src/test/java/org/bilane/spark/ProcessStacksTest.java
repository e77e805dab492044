package org.bilane.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bilane.kernel.SurfaceStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stacks of a process. */
@Timeout(60)
class ProcessStacksTest {
    @TempDir
    private Path folder;

    private StackHandle handle(long seed) throws IOException {
        Path file = folder.resolve("t" + seed + ".bilane");
        try (SurfaceStack stack = TestTables.stack(seed, 5, 30, 30)) {
            stack.write(file);
        }
        return StackHandle.file(file.toString());
    }

    @Test
    void threadsThatAskAtOnceGetOneStack() throws Exception {
        StackHandle handle = handle(200);
        long before = ProcessStacks.INSTANCE.opened();
        CyclicBarrier together = new CyclicBarrier(8);
        Callable<SurfaceStack> task = () -> {
            together.await();
            try (ProcessStacks.Lease lease = ProcessStacks.INSTANCE.acquire(handle)) {
                return lease.stack();
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<SurfaceStack>> stacks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                stacks.add(threads.submit(task));
            }
            for (Future<SurfaceStack> stack : stacks) {
                assertSame(stacks.getFirst().get(), stack.get());
            }
        }
        assertEquals(before + 1, ProcessStacks.INSTANCE.opened());
    }

    @Test
    void stacksInUseStayOpenAndOfTheOthersTheFourUsedLast() throws IOException {
        List<SurfaceStack> stacks = new ArrayList<>();
        try (ProcessStacks.Lease used = ProcessStacks.INSTANCE.acquire(handle(300))) {
            for (long seed = 301; seed <= 305; seed++) {
                try (ProcessStacks.Lease lease = ProcessStacks.INSTANCE.acquire(handle(seed))) {
                    stacks.add(lease.stack());
                }
            }
            assertEquals(5, used.stack().surfaceCount());
            used.stack().checksum();
            assertThrows(IllegalStateException.class, () -> stacks.getFirst().checksum(), "closed");
            stacks.subList(1, 5).forEach(SurfaceStack::checksum);
        }
    }

    @Test
    void aReaderThatIsInterruptedLeavesNoFailureBehind() throws IOException {
        StackHandle handle = handle(400);
        Thread.currentThread().interrupt();
        assertThrows(ClosedByInterruptException.class, () -> ProcessStacks.INSTANCE.acquire(handle));
        assertEquals(true, Thread.interrupted());
        try (ProcessStacks.Lease lease = ProcessStacks.INSTANCE.acquire(handle)) {
            assertEquals(handle.checksum(), lease.stack().checksum());
        }
    }
}
