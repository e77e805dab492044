package org.bilane.spark;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.SparkEnv;
import org.bilane.kernel.StackFormatException;
import org.bilane.kernel.SurfaceStack;

/**
 * The stacks of this process, each opened once for all of its tasks. Those that no task uses are kept for the next
 * job, the {@value #IDLE_STACKS} used last; the others are closed. That a file cannot be used is remembered until it
 * changes, so that thousands of tasks do not read it in vain. Safe for any number of threads.
 */
final class ProcessStacks {
    /** The stacks of this process. */
    static final ProcessStacks INSTANCE = new ProcessStacks();

    private static final int IDLE_STACKS = 4;

    /** By the stacks' checksums, the one used last at the end. */
    private final Map<Long, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long opened;
    private long refused;

    private ProcessStacks() {
    }

    /** A stack and how many use it; its own lock is held while it is opened. */
    private static final class Entry {
        /** Guarded by the lock of all entries. */
        private int users;
        private SurfaceStack stack;
        /** What was wrong with the content that had the stamp, or null. */
        private String problem;
        private Object stamp;
    }

    /** The use of a stack by a task, until it is closed. */
    static final class Lease implements AutoCloseable {
        private final Entry entry;
        private boolean closed;

        private Lease(Entry entry) {
            this.entry = entry;
        }

        /**
         * The stack.
         *
         * @return the stack, open as long as this lease
         */
        SurfaceStack stack() {
            return entry.stack;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                INSTANCE.release(entry);
            }
        }
    }

    /**
     * Takes a stack into use; the first who asks opens it, and the others wait for that.
     *
     * @param handle which stack
     * @return the use of it, to be closed
     * @throws UnusableStackException if the file is missing, damaged, or another than the driver's
     * @throws IOException if reading fails for a reason that may pass
     */
    Lease acquire(StackHandle handle) throws IOException {
        Entry entry;
        synchronized (this) {
            entry = entries.computeIfAbsent(handle.checksum(), checksum -> new Entry());
            entry.users++;
        }
        boolean complete = false;
        try {
            synchronized (entry) {
                if (entry.stack == null) {
                    entry.stack = open(handle, entry);
                }
            }
            complete = true;
            return new Lease(entry);
        } finally {
            if (!complete) {
                release(entry);
            }
        }
    }

    private SurfaceStack open(StackHandle handle, Entry entry) throws IOException {
        StackLocation location = handle.location();
        try {
            Object stamp = location.stamp();
            if (entry.problem == null || !Objects.equals(stamp, entry.stamp)) {
                entry.problem = null;
                entry.stamp = stamp;
                SurfaceStack stack = location.open();
                entry.problem = difference(handle, stack.checksum());
                if (entry.problem == null) {
                    count(true);
                    return stack;
                }
                count(false);
                stack.close();
            }
        } catch (NoSuchFileException e) {
            throw new UnusableStackException(process() + ": " + location.describe()
                    + ": no such file; it must be there for every executor", e);
        } catch (StackFormatException e) {
            entry.problem = e.getMessage();
            count(false);
        }
        throw new UnusableStackException(process() + ": " + entry.problem);
    }

    private synchronized void count(boolean usable) {
        if (usable) {
            opened++;
        } else {
            refused++;
        }
    }

    private static String difference(StackHandle handle, long checksum) {
        return checksum == handle.checksum() ? null : handle.location().describe()
                + ": holds another stack than the driver read: its checksum is " + HexFormat.of().toHexDigits(checksum)
                + " and must be " + HexFormat.of().toHexDigits(handle.checksum());
    }

    /**
     * This process, for people.
     *
     * @return which executor it is, and where
     */
    static String process() {
        SparkEnv env = SparkEnv.get();
        return env == null ? "this process"
                : "executor " + env.executorId() + " on " + env.blockManager().blockManagerId().host();
    }

    private synchronized void release(Entry entry) {
        entry.users--;
        long idle = entries.values().stream().filter(other -> other.users == 0).count();
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (idle > IDLE_STACKS) {
            Entry oldest = oldestFirst.next();
            if (oldest.users == 0) {
                oldestFirst.remove();
                if (oldest.stack != null) {
                    oldest.stack.close();
                }
                idle--;
            }
        }
    }

    /**
     * How many stacks tasks of this process use now.
     *
     * @return the number
     */
    synchronized long inUse() {
        return entries.values().stream().filter(entry -> entry.users > 0).count();
    }

    /**
     * How often this process has opened a stack.
     *
     * @return the number
     */
    synchronized long opened() {
        return opened;
    }

    /**
     * How often this process has read a file to find that it is none, or another than the driver's.
     *
     * @return the number
     */
    synchronized long refused() {
        return refused;
    }
}
