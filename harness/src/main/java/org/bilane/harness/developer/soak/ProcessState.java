package org.bilane.harness.developer.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d{1,15})\\s+kB\\s*");

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
            return resident(Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // Another system.
            return OptionalLong.empty();
        }
    }

    /**
     * Resident memory, as the lines of a status file tell it: {@code VmRSS: 1234 kB}, which are KiB.
     *
     * @param status the lines
     * @return bytes; empty where no line tells them
     */
    static OptionalLong resident(List<String> status) {
        return status.stream().map(RESIDENT::matcher).filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group(1)) * 1024).findFirst();
    }
}
