#!/usr/bin/env bash
# A Java thread that binds itself to one CPU binds with it whatever the JVM starts from it: the common pool and the
# threads that carry all virtual threads stay on that CPU, for every user of them, for good.
#
# On Linux a thread begins with the CPUs of the one that starts it. The JVM starts the workers of ForkJoinPool's common
# pool, and the carriers of virtual threads, when the first task comes, from the thread that brings it. Besides,
# availableProcessors(), "the number of processors available to the Java virtual machine", asks for the CPUs of the
# calling thread: here it is 1, and the common pool, made by the pinned thread, gets a parallelism of 1 (without it,
# one less than the number of CPUs, and at least 1). Starting a virtual thread and a task of the common pool from
# an unbound thread beforehand avoids it.
#
# Seen on 29 November 2026 with JDK 25.0.3 (Temurin 25.0.3+9), on Linux with 2 CPUs or more:
#   pinned first: availableProcessors() is 1 on the pinned thread, all of them on the main thread
#   pinned first: the common pool and virtual threads of the main thread run on one CPU
#   pinned later: the common pool and virtual threads of the main thread run on all CPUs
#
# Needs that JDK in JAVA_HOME, and Linux with at least 2 CPUs.
set -euo pipefail
script=$(readlink -f "$0")
java=${JAVA_HOME:?must be the folder of a JDK}/bin/java
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Finding.java <<'JAVA'
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

class Finding {
    /** The CPUs of the platform thread that this runs on, as a mask in hexadecimal. */
    static String cpus() {
        try (var lines = Files.lines(Path.of("/proc/thread-self/status"))) {
            return lines.filter(line -> line.startsWith("Cpus_allowed:")).findFirst().orElseThrow().split("\\s+")[1];
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Leaves the calling thread the first of its CPUs. */
    static void pin() throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle set = linker.downcallHandle(linker.defaultLookup().findOrThrow("sched_setaffinity"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS));
        String[] words = cpus().split(",");
        int word = words.length - 1;
        while (Long.parseLong(words[word], 16) == 0) {
            word--;
        }
        int first = 32 * (words.length - 1 - word) + Long.numberOfTrailingZeros(Long.parseLong(words[word], 16));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(1024, 8);
            mask.set(ValueLayout.JAVA_BYTE, first / 8, (byte) (1 << first % 8));
            if ((int) set.invokeExact(0, mask.byteSize(), mask) != 0) {
                throw new IllegalStateException("sched_setaffinity");
            }
        }
    }

    static void touch() throws Exception {
        CompletableFuture.supplyAsync(Finding::cpus, ForkJoinPool.commonPool()).get();
        Thread.startVirtualThread(() -> {}).join();
    }

    public static void main(String[] args) throws Exception {
        String all = cpus();
        int processors = Runtime.getRuntime().availableProcessors();
        boolean first = args[0].equals("first");
        if (!first) {
            touch();
        }
        FutureTask<Integer> pinned = new FutureTask<>(() -> {
            try {
                pin();
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            touch();
            return Runtime.getRuntime().availableProcessors();
        });
        Thread.ofPlatform().start(pinned);
        int ofPinned = pinned.get();
        if (first) {
            boolean one = ofPinned == 1 && processors > 1 && Runtime.getRuntime().availableProcessors() == processors;
            System.out.println("pinned first: availableProcessors() is " + (one ? "1" : ofPinned)
                    + " on the pinned thread, " + (one ? "all of them" : processors) + " on the main thread");
        }
        String pool = CompletableFuture.supplyAsync(Finding::cpus, ForkJoinPool.commonPool()).get();
        FutureTask<String> carrier = new FutureTask<>(Finding::cpus);
        Thread.startVirtualThread(carrier);
        String where = !pool.equals(carrier.get()) ? pool + " and " + carrier.get()
                : pool.equals(all) ? "all CPUs" : bits(pool) == 1 ? "one CPU" : pool;
        System.out.println("pinned " + args[0] + ": the common pool and virtual threads of the main thread run on "
                + where);
    }

    static int bits(String mask) {
        return mask.replace(",", "").chars().map(digit -> Integer.bitCount(Character.digit(digit, 16))).sum();
    }
}
JAVA
for order in first later; do
    "$java" --enable-native-access=ALL-UNNAMED Finding.java "$order"
done > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
