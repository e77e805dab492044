package org.bilane.harness.developer.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this process holds.
 *
 * @param residentBytes its memory in RAM; empty where the system has no {@code /proc/self/status}
 * @param heapCommittedBytes what the JVM has of the system for the Java heap
 * @param heapUsedBytes what is used of that
 * @param threads the live Java threads, without the JVM's own
 */
public record ProcessState(OptionalLong residentBytes, long heapCommittedBytes, long heapUsedBytes, int threads) {
    private static final int MOST_COLLECTIONS = 20;
    private static final long MILLIS_BETWEEN_COLLECTIONS = 200;
    private static final long SETTLED_BYTES = 1 << 20;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    /**
     * The state without garbage and free memory, as far as the JVM gives it back when it is asked to.
     *
     * @return the state
     * @throws InterruptedException if the calling thread is interrupted
     */
    static ProcessState withoutGarbage() throws InterruptedException {
        ProcessState state = collected();
        for (int again = 0; again < MOST_COLLECTIONS; again++) {
            // Off-heap memory that is garbage is freed behind the collection, by a thread that takes its time.
            Thread.sleep(MILLIS_BETWEEN_COLLECTIONS);
            ProcessState later = collected();
            if (later.residentBytes.orElse(0) > state.residentBytes.orElse(0) - SETTLED_BYTES) {
                return later;
            }
            state = later;
        }
        return state;
    }

    private static ProcessState collected() {
        System.gc();
        CHeap.trim();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new ProcessState(resident(), heap.getCommitted(), heap.getUsed(), runningThreads());
    }

    /** The JVM starts threads of its own at any time, such as the one that answers its tools. */
    private static int runningThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getThreadGroup)
                .filter(group -> group != null && group.getParent() != null)
                .count();
    }

    private static OptionalLong resident() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(RESIDENT)) {
                    return OptionalLong.of(bytes(line.substring(RESIDENT.length()).strip()));
                }
            }
        } catch (IOException e) {
            // Another system.
        }
        return OptionalLong.empty();
    }

    /** The kernel writes all of its sizes as {@code 1234 kB}, which are KiB. */
    private static long bytes(String size) {
        return Long.parseLong(size.substring(0, size.indexOf(' '))) * 1024;
    }
}
