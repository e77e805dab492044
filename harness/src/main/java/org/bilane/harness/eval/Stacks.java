package org.bilane.harness.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.npy.NpyDoubles;
import org.bilane.harness.npy.NpyException;
import org.bilane.kernel.Axis;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;

/**
 * The stacks of all families, of the selected surfaces alone. Building one takes no memory beside the stack
 * but what {@link NpyDoubles} takes to convert a table.
 */
final class Stacks implements AutoCloseable {
    private final List<SurfaceStack> stacks = new ArrayList<>();

    /**
     * Builds the stacks.
     *
     * @param inputs the open tables
     * @param folder where a table may be converted
     * @throws IOException if a table cannot be read, or there is too little memory
     */
    Stacks(Inputs inputs, Path folder) throws IOException {
        boolean complete = false;
        try {
            for (Family family : inputs.families()) {
                build(family, inputs.xAxis(), inputs.yAxis(), folder);
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private void build(Family family, Axis x, Axis y, Path folder) throws IOException {
        try (NpyDoubles values = NpyDoubles.of(
                family.table(), family.firstValue(), family.valueCount(), folder)) {
            values.lend(z -> stacks.add(SurfaceStack.of(x, y, z)));
        } catch (NpyException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new IOException(family.table().file() + ": too little memory: " + family.count() + " surfaces of "
                    + family.nx() + "x" + family.ny() + " take " + family.valueCount() * Double.BYTES
                    + " bytes and more, which must fit into it", e);
        }
    }

    /**
     * What is evaluated.
     *
     * @return all surfaces of each stack, in the order of the families
     */
    List<Surfaces> surfaces() {
        return stacks.stream().map(SurfaceStack::all).toList();
    }

    /**
     * The memory of the stacks.
     *
     * @return bytes
     */
    long byteSize() {
        return stacks.stream().mapToLong(SurfaceStack::byteSize).sum();
    }

    @Override
    public void close() {
        stacks.forEach(SurfaceStack::close);
    }
}
