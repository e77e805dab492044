package org.bilane.harness.reference;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;

/**
 * The files of a saved run, for a check with other programs: {@code z.npy} (K, n, n), {@code x-axis.npy} and
 * {@code y-axis.npy} (n,), {@code points.npy} (2, m), {@code sums.npy} (K,), and where the job has an array
 * {@code out.npy}, (m,), (K, m) or (m, K). All are opened, and their space taken, before the work starts;
 * they get their names after it.
 */
public final class SavedRun implements AutoCloseable {
    private static final String TABLE = "z.npy";
    private static final String X_AXIS = "x-axis.npy";
    private static final String Y_AXIS = "y-axis.npy";
    private static final String POINTS = "points.npy";
    private static final String SUMS = "sums.npy";
    private static final String OUTPUT = "out.npy";

    private final ReferenceProgram program;
    private final Map<String, NpyWriter> writers = new LinkedHashMap<>();

    /**
     * Opens the files.
     *
     * @param folder where; made if its parent is there
     * @param program what will be run
     * @throws IOException if the folder cannot be made, or a file cannot be written there
     */
    public SavedRun(Path folder, ReferenceProgram program) throws IOException {
        this.program = program;
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        boolean complete = false;
        try {
            int n = program.n();
            open(folder, TABLE, program.surfaces(), n, n);
            open(folder, X_AXIS, n);
            open(folder, Y_AXIS, n);
            open(folder, POINTS, 2, program.points());
            open(folder, SUMS, program.surfaces());
            switch (program.job()) {
                case SUMS -> { }
                case SURFACE -> open(folder, OUTPUT, program.points());
                case VALUES -> {
                    if (program.layout() == Layout.SURFACE_MAJOR) {
                        open(folder, OUTPUT, program.surfaces(), program.points());
                    } else {
                        open(folder, OUTPUT, program.points(), program.surfaces());
                    }
                }
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private void open(Path folder, String name, long... shape) throws NpyException {
        writers.put(name, NpyWriter.create(folder.resolve(name), shape));
    }

    /**
     * Writes the files and gives them their names. The sums of a job that has none are computed here.
     *
     * @param data what went into the run
     * @param output what came out of it
     * @throws IOException if writing fails
     */
    public void write(ReferenceData data, MemorySegment output) throws IOException {
        write(TABLE, 0, data.table());
        writeAxis(X_AXIS, data.stack().xAxis());
        writeAxis(Y_AXIS, data.stack().yAxis());
        write(POINTS, 0, data.points().x());
        write(POINTS, program.points(), data.points().y());
        if (program.job() == Job.SUMS) {
            write(SUMS, 0, output);
        } else {
            write(OUTPUT, 0, output);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment sums = arena.allocate(ValueLayout.JAVA_DOUBLE, program.surfaces());
                Evaluator.onCallingThread()
                        .sums(data.stack().all(), data.points(), program.transform(), sums);
                write(SUMS, 0, sums);
            }
        }
        for (NpyWriter writer : writers.values()) {
            writer.commit();
        }
    }

    private void writeAxis(String name, Axis axis) throws NpyException {
        write(name, 0, MemorySegment.ofArray(axis.knots()));
    }

    private void write(String name, long flatIndex, MemorySegment doubles) throws NpyException {
        writers.get(name).write(flatIndex, doubles, doubles.byteSize() / Double.BYTES);
    }

    /**
     * Removes the files that have not got their names.
     *
     * @throws NpyException if one cannot be removed
     */
    @Override
    public void close() throws NpyException {
        NpyException problem = null;
        for (NpyWriter writer : writers.values()) {
            try {
                writer.close();
            } catch (NpyException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }
}
