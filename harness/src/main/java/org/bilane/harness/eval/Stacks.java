package org.bilane.harness.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.array.ArrayDoubles;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.StoredArray;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;

/**
 * The stacks of all families: of arrays, built of the selected surfaces alone; of stack files, as they were read.
 * Building one takes no memory beside the stack but what {@link ArrayDoubles} takes to convert a table.
 */
final class Stacks implements AutoCloseable {
    private final List<SurfaceStack> built = new ArrayList<>();
    private final List<Surfaces> surfaces = new ArrayList<>();

    /**
     * Builds the stacks.
     *
     * @param inputs the open tables, which stay open as long as this
     * @param folder where a table may be converted
     * @throws IOException if a table cannot be read, or there is too little memory
     */
    Stacks(InputTables inputs, Path folder) throws IOException {
        boolean complete = false;
        try {
            for (Family family : inputs.families()) {
                surfaces.add(switch (family.source()) {
                    case TableSource.Array source -> build(source.array(), family, inputs, folder);
                    case TableSource.Stack source -> source.stack().range(family.from(), family.to());
                });
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private Surfaces build(StoredArray array, Family family, InputTables inputs, Path folder) throws IOException {
        try {
            built.add(inputs.reading().call(array.name(), () -> built(array, family, inputs, folder)));
            return built.getLast().all();
        } catch (ArrayException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new IOException(array.name() + ": too little memory: " + family.count() + " surfaces of "
                    + family.nx() + "x" + family.ny() + " take " + family.valueCount() * Double.BYTES
                    + " bytes and more, which must fit into it", e);
        }
    }

    private static SurfaceStack built(StoredArray array, Family family, InputTables inputs, Path folder)
            throws ArrayException {
        List<SurfaceStack> stack = new ArrayList<>();
        try (ArrayDoubles values = ArrayDoubles.unaligned(array, family.firstValue(), family.valueCount(), folder)) {
            values.lend(z -> stack.add(SurfaceStack.of(inputs.xAxis(), inputs.yAxis(), z)));
            return stack.getFirst();
        } catch (ArrayException e) {
            // Found only afterwards that the file was truncated meanwhile.
            stack.forEach(SurfaceStack::close);
            throw e;
        }
    }

    /**
     * What is evaluated.
     *
     * @return the selected surfaces of each family, in their order
     */
    List<Surfaces> surfaces() {
        return List.copyOf(surfaces);
    }

    /**
     * The memory of the stacks.
     *
     * @return bytes
     */
    long byteSize() {
        return surfaces.stream().mapToLong(family -> family.stack().byteSize()).sum();
    }

    @Override
    public void close() {
        built.forEach(SurfaceStack::close);
    }
}
