package org.bilane.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.SurfaceStack;

/**
 * Says which stack to evaluate and where each executor process finds it. This is all that travels with a task, some
 * hundred bytes whatever the stack. A process opens the stack when its first task asks for it, verifies it, and keeps
 * it for the tasks that follow.
 *
 * <p>Making a handle reads the stack once on the driver, so that a file which is missing or damaged is found there
 * and then, and executors can tell whether theirs is the same. Immutable, serializable, safe for any number of threads.
 */
public final class StackHandle implements Serializable {
    private static final long serialVersionUID = 2L;
    private static final long MOST_BROADCAST_BYTES = 1L << 30;

    /** Where processes find the stack. */
    private final StackLocation location;
    /** K. */
    private final int surfaceCount;
    /** The stack's checksum. */
    private final long checksum;
    /** The driver's, since the driver makes the handle. */
    private final int orderOfSums;

    private StackHandle(StackLocation location, SurfaceStack stack) {
        this(location, stack.surfaceCount(), stack.checksum(), Evaluator.orderOfSums());
    }

    private StackHandle(StackLocation location, int surfaceCount, long checksum, int orderOfSums) {
        this.location = location;
        this.surfaceCount = surfaceCount;
        this.checksum = checksum;
        this.orderOfSums = orderOfSums;
    }

    /**
     * The handle that a driver makes whose kernel sums in another order.
     *
     * @param number the number of that order
     * @return the handle of the same stack
     */
    StackHandle withOrderOfSums(int number) {
        return new StackHandle(location, surfaceCount, checksum, number);
    }

    /**
     * A stack file that has the same path on the driver and on all executors' machines: shared storage, or a copy on
     * each machine.
     *
     * @param path the path of the file
     * @return the handle
     * @throws org.bilane.kernel.StackFormatException if it is not a whole, undamaged stack file
     * @throws IOException if the driver cannot read it
     */
    public static StackHandle file(String path) throws IOException {
        return of(new StackLocation.SharedFile(Path.of(path).toAbsolutePath().toString()));
    }

    /**
     * A stack file that Spark brings to the executors: named by {@code --files}, or added by
     * {@code SparkContext.addFile}, from any storage that Spark reads.
     *
     * @param name the file's name without folders
     * @return the handle
     * @throws org.bilane.kernel.StackFormatException if it is not a whole, undamaged stack file
     * @throws IOException if the driver cannot read it
     */
    public static StackHandle sparkFile(String name) throws IOException {
        return of(new StackLocation.SparkFile(name));
    }

    private static StackHandle of(StackLocation location) throws IOException {
        try (SurfaceStack stack = location.open()) {
            return new StackHandle(location, stack);
        }
    }

    /**
     * A stack in the driver's memory, which Spark's broadcast brings to the executors: fit for up to some hundred MB,
     * which stay on the heap of each beside the stack that is made of them.
     *
     * @param spark the session
     * @param stack the stack, of up to 1 GiB; not needed afterwards
     * @return the handle
     * @throws IllegalArgumentException if the stack is too large
     */
    public static StackHandle broadcast(SparkSession spark, SurfaceStack stack) {
        // What a stack takes in memory is never less than what it takes in a file, but for the header and the axes.
        if (stack.byteSize() > MOST_BROADCAST_BYTES) {
            throw new IllegalArgumentException("stack: " + stack.byteSize() + " bytes; a broadcast takes up to "
                    + MOST_BROADCAST_BYTES + ", beyond which a stack must travel as a file");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            stack.write(Channels.newChannel(bytes));
        } catch (IOException e) {
            throw new AssertionError("memory takes what is written", e);
        }
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        return new StackHandle(new StackLocation.Bytes(context.broadcast(bytes.toByteArray())), stack);
    }

    /**
     * The number of surfaces.
     *
     * @return K, at least 1
     */
    public int surfaceCount() {
        return surfaceCount;
    }

    /**
     * What tells the stack from others.
     *
     * @return {@link SurfaceStack#checksum()}
     */
    long checksum() {
        return checksum;
    }

    /**
     * The order of sums of the driver's kernel.
     *
     * @return {@link Evaluator#orderOfSums()} there
     */
    int orderOfSums() {
        return orderOfSums;
    }

    /**
     * Where this process finds the stack.
     *
     * @return the place
     */
    StackLocation location() {
        return location;
    }

    @Override
    public String toString() {
        return "StackHandle[" + surfaceCount + " surfaces in " + location.describe() + "]";
    }
}
