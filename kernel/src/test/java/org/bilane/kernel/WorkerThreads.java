package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Linux counts of this process and of the workers in it. */
final class WorkerThreads {
    private WorkerThreads() {
    }

    /** The directories of the workers' threads. */
    static List<Path> directories() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                try {
                    if (Files.readString(task.resolve("comm")).startsWith("bilane-worker")) {
                        found.add(task);
                    }
                } catch (NoSuchFileException e) {
                    // It has ended meanwhile.
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /** Nanoseconds on a CPU of all the given threads together. */
    static long cpuNanos(List<Path> threads) {
        return threads.stream().mapToLong(WorkerThreads::cpuNanos).sum();
    }

    private static long cpuNanos(Path thread) {
        try {
            Path file = thread.resolve("schedstat");
            assumeTrue(Files.isReadable(file), "needs a kernel that tells how long threads ran: " + file);
            String[] fields = Files.readString(file).strip().split("\\s+");
            assertEquals(3, fields.length);
            return Long.parseLong(fields[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory of the process, in KiB. */
    static long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
