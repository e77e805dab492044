package org.bilane.harness.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.harness.pool.BoundedCalls;
import org.bilane.harness.pool.BoundedReading;
import org.bilane.harness.pool.ChunkSize;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.OutsideCounts;
import org.bilane.kernel.Surfaces;

/**
 * Evaluates surfaces from files at points from a file, into files. The memory it takes is that of the
 * selected surfaces, once as a stack and once more at most for results, and a bounded amount besides, however
 * many points there are. Not thread-safe.
 */
public final class FileEvaluation implements AutoCloseable {
    private final EvaluationRequest request;
    private final Inputs inputs;
    private final Deadline deadline;
    private OutsideCounts outside = OutsideCounts.NONE;

    private FileEvaluation(EvaluationRequest request, Inputs inputs, Deadline deadline) {
        this.request = request;
        this.inputs = inputs;
        this.deadline = deadline;
    }

    /**
     * Opens the inputs and checks all that can be checked before work. Nothing is written, but that an empty file is
     * made and removed where an output will be.
     *
     * @param request what is to be evaluated
     * @param deadline until when opening, reading and evaluating may take
     * @return the evaluation, to be run and closed
     * @throws TimeIsUpException at the deadline
     * @throws RefusedException if an input cannot be used, or an output cannot be written
     */
    public static FileEvaluation open(EvaluationRequest request, Deadline deadline) throws RefusedException {
        Inputs inputs = new Inputs(request.tables(), request.points(), request.selection(),
                new BoundedReading(deadline));
        boolean complete = false;
        try {
            if (request.values().kinds() > 0) {
                for (Family family : inputs.tables().families()) {
                    family.requireFile(inputs.points());
                }
            }
            OutputPaths.check(request.outputs(), request.inputs());
            complete = true;
            return new FileEvaluation(request, inputs, deadline);
        } finally {
            if (!complete) {
                inputs.closeQuietly();
            }
        }
    }

    /**
     * The number of points.
     *
     * @return m, 0 or more
     */
    public long pointCount() {
        return inputs.pointCount();
    }

    /**
     * The number of surfaces evaluated at each point.
     *
     * @return K' of all families together
     */
    public long surfaceCount() {
        return inputs.tables().families().stream().mapToLong(Family::count).sum();
    }

    /**
     * What is computed in all: sums and arrays take an evaluation of each surface at each point each.
     *
     * @return evaluations; a double, since they may be very many
     */
    public double evaluations() {
        int passes = (request.values().kinds() == 0 ? 0 : 1) + (request.sums().isEmpty() ? 0 : 1);
        return (double) passes * surfaceCount() * pointCount();
    }

    /**
     * What a point takes of x, y and the arrays.
     *
     * @return bytes
     */
    public long bytesPerPoint() {
        return ChunkSize.bytesPerPoint(request.values().kinds() * surfaceCount());
    }

    /**
     * The memory that the selected surfaces need at least, without the padding of a stack.
     *
     * @return 8 bytes for each value of each surface
     */
    public long tableBytes() {
        return inputs.tables().families().stream().mapToLong(Family::valueCount).sum() * Double.BYTES;
    }

    /**
     * Evaluates. The outputs' space is taken before any work, and they get their names after all of it: if
     * this throws before that, they are as they were before.
     *
     * @param evaluator who computes
     * @throws TimeIsUpException at the deadline
     * @throws IOException if an output cannot be written, an input has become shorter since it was opened, or
     *     there is too little memory for the surfaces
     */
    public void run(Evaluator evaluator) throws IOException {
        run(evaluator, BlockRule.DEFAULT);
    }

    /**
     * As {@link #run(Evaluator)}, for tests.
     *
     * @param evaluator who computes
     * @param blocks how many points are evaluated at a time
     * @throws IOException as {@link #run(Evaluator)} does
     */
    void run(Evaluator evaluator, BlockRule blocks) throws IOException {
        BoundedCalls calls = new BoundedCalls(evaluator, deadline);
        // An output is written there, and so what has to be converted can be written there too.
        Path folder = request.outputs().getFirst().toAbsolutePath().getParent();
        try (OutputFiles outputs = new OutputFiles(request.existing())) {
            ValueWriters values = new ValueWriters(start(request.values().values(), outputs),
                    start(request.values().dx(), outputs), start(request.values().dy(), outputs));
            List<NpyWriter> sums = startSums(outputs);
            try (Stacks stacks = new Stacks(inputs.tables(), folder)) {
                List<Surfaces> families = transformed(stacks.surfaces());
                outside = OutsidePass.run(families.getFirst().stack(), inputs.points(), request.outside(), deadline,
                        folder);
                if (!sums.isEmpty()) {
                    SumsPass.run(calls, families, inputs.points(), request.outside(), sums, folder);
                }
                if (request.values().kinds() > 0) {
                    new ValuesPass(calls, families, request.outside(), request.layout()).run(inputs.points(),
                            blocks.points(surfaceCount() * request.values().kinds(), stacks.byteSize()), values,
                            folder);
                }
            }
            outputs.commit();
        }
    }

    /**
     * How many points were outside the grid, once evaluated.
     *
     * @return the counts
     */
    public OutsideCounts outside() {
        return outside;
    }

    private List<Surfaces> transformed(List<Surfaces> surfaces) {
        List<Surfaces> families = new ArrayList<>();
        for (int f = 0; f < surfaces.size(); f++) {
            families.add(surfaces.get(f).transformed(request.transform(f)));
        }
        return families;
    }

    private List<NpyWriter> start(List<Path> files, OutputFiles outputs) throws NpyException {
        List<NpyWriter> writers = new ArrayList<>();
        for (int f = 0; f < files.size(); f++) {
            long[] shape = inputs.tables().families().get(f).resultShape(pointCount(), request.layout());
            writers.add(outputs.add(files.get(f), shape));
        }
        return writers;
    }

    private List<NpyWriter> startSums(OutputFiles outputs) throws NpyException {
        List<NpyWriter> writers = new ArrayList<>();
        for (int f = 0; f < request.sums().size(); f++) {
            writers.add(outputs.add(request.sums().get(f), inputs.tables().families().get(f).count()));
        }
        return writers;
    }

    /**
     * How arrays were taken for tables.
     *
     * @return one for each table that is not a stack file
     */
    public List<TableReading> readings() {
        return inputs.tables().readings();
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
