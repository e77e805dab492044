package org.bilane.harness.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reading of files that ends at a deadline at the latest, whatever keeps the reader: much data, a slow disk, or a
 * library that does not come back. Where there is a deadline, each reading has a thread of its own, a daemon. At the
 * deadline the caller goes on without it; the thread ends when what it reads is closed or has been read. Safe for use
 * by several threads.
 */
public final class BoundedReading {
    /** Without a deadline, on the calling thread. */
    public static final BoundedReading UNLIMITED = new BoundedReading(Deadline.NEVER);

    private final Deadline deadline;

    /**
     * Reading until a deadline.
     *
     * @param deadline until when
     */
    public BoundedReading(Deadline deadline) {
        this.deadline = deadline;
    }

    /**
     * Something that reads.
     *
     * @param <T> what is read
     * @param <E> what goes wrong with it
     */
    @FunctionalInterface
    public interface Reading<T, E extends Exception> {
        /**
         * Reads. It may go on after the deadline, and so should change nothing but what it gives back and memory that
         * is freed by closing a shared arena.
         *
         * @return what was read or opened; not null
         * @throws E if it cannot be read
         */
        T read() throws E;
    }

    /**
     * Reads or opens something.
     *
     * @param <T> what is read; if it is {@link AutoCloseable} and comes after the deadline, it is closed here
     * @param <E> what goes wrong with it
     * @param name what is read, for the message
     * @param reading reads it
     * @return what was read
     * @throws E as {@code reading} does
     * @throws TimeIsUpException at the deadline
     */
    public <T, E extends Exception> T call(String name, Reading<T, E> reading) throws E {
        if (!deadline.exists()) {
            return reading.read();
        }
        if (deadline.left().isZero()) {
            throw new TimeIsUpException(name);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().daemon().name("bilane-reader").start(() -> {
            try {
                T read = reading.read();
                if (!result.complete(read) && read instanceof AutoCloseable late) {
                    late.close();
                }
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return await(name, result, reader);
    }

    private <T, E extends Exception> T await(String name, CompletableFuture<T> result, Thread reader) throws E {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    // False if the result came at the last moment.
                    if (result.completeExceptionally(new TimeIsUpException(name))) {
                        throw new TimeIsUpException(name);
                    }
                } catch (InterruptedException e) {
                    // As if the caller read by itself: an interrupt is the reader's to answer.
                    interrupted = true;
                    reader.interrupt();
                } catch (ExecutionException e) {
                    throw BoundedReading.<E>thrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What a reading threw, which is unchecked or what it declares. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E thrown(Throwable found) {
        if (found instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (found instanceof Error error) {
            throw error;
        }
        return (E) found;
    }
}
