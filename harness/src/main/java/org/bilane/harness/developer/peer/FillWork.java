package org.bilane.harness.developer.peer;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bilane.harness.reference.ReferenceProgram;

/** Sets the bytes of a result to zero with {@link MemorySegment#fill}: a yardstick, not a way to do the job. */
final class FillWork implements Work {
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment output;

    /**
     * Takes the memory.
     *
     * @param program whose result it is as large as
     */
    FillWork(ReferenceProgram program) {
        output = arena.allocate(JAVA_DOUBLE, Results.length(program));
    }

    @Override
    public void run(long points) {
        output.fill((byte) 0);
    }

    @Override
    public MemorySegment answer() {
        return output;
    }

    @Override
    public void close() {
        arena.close();
    }
}
