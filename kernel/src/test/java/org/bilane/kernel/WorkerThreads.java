package org.bilane.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

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
            OptionalLong nanos = Files.isReadable(file) ? nanos(Files.readString(file)) : OptionalLong.empty();
            assumeTrue(nanos.isPresent(), "needs a kernel that tells how long threads ran: " + file);
            return nanos.getAsLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first number of a schedstat file: nanoseconds on a CPU. */
    static OptionalLong nanos(String schedstat) {
        String first = schedstat.strip().split("\\s+")[0];
        return first.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(first)) : OptionalLong.empty();
    }

    /** Resident memory of the process, in KiB. */
    static long residentKib() throws IOException {
        OptionalLong kib = kib(Files.readAllLines(Path.of("/proc/self/status")), "VmRSS");
        assumeTrue(kib.isPresent(), "needs a kernel that tells how much memory is resident");
        return kib.getAsLong();
    }

    /** A size in lines such as {@code VmRSS: 1234 kB}; empty where none tells it. */
    static OptionalLong kib(List<String> lines, String name) {
        return lines.stream().filter(line -> line.matches(name + ":\\s*\\d{1,15}\\s+kB\\s*"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst();
    }
}
