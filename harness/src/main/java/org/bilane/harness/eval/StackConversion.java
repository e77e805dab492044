package org.bilane.harness.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.file.PlatformProblem;
import org.bilane.harness.pool.BoundedReading;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.file.ExistingFile;
import org.bilane.kernel.file.TemporaryFile;

/** Makes a stack file of a table and its axes. Not thread-safe. */
public final class StackConversion implements AutoCloseable {
    private final InputTables inputs;
    private final Path out;
    private final ExistingFile existing;

    private StackConversion(InputTables inputs, Path out, ExistingFile existing) {
        this.inputs = inputs;
        this.out = out;
        this.existing = existing;
    }

    /**
     * What was written.
     *
     * @param surfaces K
     * @param xKnots nx
     * @param yKnots ny
     * @param checksum the stack's
     */
    public record Written(int surfaces, int xKnots, int yKnots, long checksum) {
    }

    /**
     * Opens the inputs and checks all that can be checked before work; nothing is written.
     *
     * @param table a file of shape (K, nx, ny) or (nx, ny)
     * @param xAxis a file of shape (nx,), or empty for the knots 0 to nx - 1
     * @param yAxis a file of shape (ny,), or empty for the knots 0 to ny - 1
     * @param out the stack file
     * @return the conversion, to be run and closed
     * @throws RefusedException if an input cannot be used, or the file cannot be written
     */
    public static StackConversion open(Path table, Optional<Path> xAxis, Optional<Path> yAxis, Path out)
            throws RefusedException {
        return open(TableFiles.arrays(List.of(table), xAxis, yAxis), out, ExistingFile.REPLACE,
                Deadline.NEVER);
    }

    /**
     * As {@link #open(Path, Optional, Optional, Path)}, for arrays of any format and order.
     *
     * @param files one table and its axes
     * @param out the stack file
     * @param existing what becomes of a file that has its name already
     * @param deadline until when reading may take
     * @return the conversion, to be run and closed
     * @throws TimeIsUpException at the deadline
     * @throws RefusedException if an input cannot be used, or the file cannot be written
     */
    public static StackConversion open(TableFiles files, Path out, ExistingFile existing, Deadline deadline)
            throws RefusedException {
        InputTables inputs = new InputTables(files, SurfaceSelection.all(), new BoundedReading(deadline));
        boolean complete = false;
        try {
            OutputPaths.check(List.of(out), files.all());
            complete = true;
            return new StackConversion(inputs, out, existing);
        } finally {
            if (!complete) {
                inputs.closeQuietly();
            }
        }
    }

    /**
     * The memory that the surfaces need at least, without the padding of a stack.
     *
     * @return 8 bytes for each value
     */
    public long tableBytes() {
        return inputs.families().getFirst().valueCount() * Double.BYTES;
    }

    /**
     * How the array was taken for a table.
     *
     * @return one reading
     */
    public List<TableReading> readings() {
        return inputs.readings();
    }

    /**
     * Writes the file, which has its name when it is whole.
     *
     * @return what it holds
     * @throws TimeIsUpException at the deadline; writing that has begun goes on
     * @throws IOException if the table cannot be read, the file not be written, or there is too little memory
     */
    public Written run() throws IOException {
        try (Stacks stacks = new Stacks(inputs, out.toAbsolutePath().getParent())) {
            SurfaceStack stack = stacks.surfaces().getFirst().stack();
            try (TemporaryFile file = TemporaryFile.of(out, existing)) {
                stack.write(file.channel());
                file.commit();
            } catch (IOException e) {
                throw new IOException(out + ": cannot be written: " + PlatformProblem.of(e, out), e);
            }
            return new Written(stack.surfaceCount(), stack.xAxis().size(), stack.yAxis().size(), stack.checksum());
        }
    }

    /**
     * Closes the inputs.
     *
     * @throws ArrayException if the system fails to close one
     */
    @Override
    public void close() throws ArrayException {
        inputs.close();
    }
}
