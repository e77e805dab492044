package org.bilane.harness.developer.compare;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bilane.harness.developer.peer.Results;
import org.bilane.harness.reference.CompensatedSum;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;

/** What the library computes of a program, against which the answers of others are held. To be closed. */
final class BilaneAnswer implements AutoCloseable {
    /** How far an answer may be off, as a part of the answer of Bilane or of 1, whichever is larger. */
    static final double TOLERANCE = 1e-12;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment result;

    /**
     * Computes it, on the calling thread.
     *
     * @param program the program
     * @param count at how many of its points, from the first on; all of them unless the job is sums
     */
    BilaneAnswer(ReferenceProgram program, long count) {
        result = arena.allocate(JAVA_DOUBLE, Results.length(program));
        try (ReferenceData data = new ReferenceData(program)) {
            Surfaces surfaces = program.job() == Job.SURFACE ? data.stack().only(0) : data.stack().all();
            Points points = data.points().slice(0, count);
            if (program.job() == Job.SUMS) {
                Evaluator.onCallingThread().sums(surfaces, points, program.transform(), result);
            } else {
                Evaluator.onCallingThread().values(surfaces, points, program.transform(), program.layout(), result);
            }
        }
    }

    /**
     * Compares an answer.
     *
     * @param file the answer, as doubles
     * @param total whether it is the sum over expected results in place of the results themselves
     * @return whether all of it is within the tolerance
     * @throws IOException if it can't be read
     */
    boolean agrees(Path file, boolean total) throws IOException {
        try (Arena mapping = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment expected = total
                    ? mapping.allocateFrom(JAVA_DOUBLE, CompensatedSum.of(result))
                    : result;
            return channel.size() == expected.byteSize()
                    && agree(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), mapping), expected);
        }
    }

    private static boolean agree(MemorySegment answer, MemorySegment reference) {
        long count = reference.byteSize() / Double.BYTES;
        for (long i = 0; i < count; i++) {
            double expected = reference.getAtIndex(JAVA_DOUBLE, i);
            double difference = Math.abs(answer.getAtIndex(JAVA_DOUBLE, i) - expected);
            // Not "greater than": a NaN does not agree.
            if (!(difference <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        arena.close();
    }
}
