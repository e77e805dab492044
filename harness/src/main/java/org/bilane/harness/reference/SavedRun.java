package org.bilane.harness.reference;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bilane.harness.file.PlatformProblem;
import org.bilane.harness.file.WholeFolder;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.file.ExistingFile;

/**
 * The files of a saved run, for a check with other programs: {@code z.npy} (K, n, n), {@code x-axis.npy} and
 * {@code y-axis.npy} (n,), {@code points.npy} (2, m), {@code sums.npy} (K,), and where the job has an array
 * {@code out.npy}, (m,), (K, m) or (m, K). All are opened, and their space taken, before the work starts, in a hidden
 * folder; it gets its name after it, in place of a former run's.
 */
public final class SavedRun implements AutoCloseable {
    private static final String TABLE = "z.npy";
    private static final String X_AXIS = "x-axis.npy";
    private static final String Y_AXIS = "y-axis.npy";
    private static final String POINTS = "points.npy";
    private static final String SUMS = "sums.npy";
    private static final String OUTPUT = "out.npy";
    private static final Set<String> NAMES = Set.of(TABLE, X_AXIS, Y_AXIS, POINTS, SUMS, OUTPUT);

    private final ReferenceProgram program;
    private final Map<String, NpyWriter> writers = new LinkedHashMap<>();
    private final Path folder;
    private final WholeFolder files;

    /**
     * Tells why no run can be saved in a folder.
     *
     * @param folder its name
     * @return the rule that does not hold, without the name; empty if all do
     */
    public static Optional<String> problem(Path folder) {
        return WholeFolder.problem(folder, NAMES);
    }

    /**
     * Opens the files.
     *
     * @param folder where; there is no {@link #problem} with it
     * @param program what will be run
     * @param existing what becomes of a former run that is there when this one is done
     * @throws IOException if the folder cannot be made, or a file cannot be written there
     */
    public SavedRun(Path folder, ReferenceProgram program, ExistingFile existing) throws IOException {
        this.program = program;
        this.folder = folder;
        this.files = WholeFolder.create(folder, existing);
        boolean complete = false;
        try {
            int n = program.n();
            open(TABLE, program.surfaces(), n, n);
            open(X_AXIS, n);
            open(Y_AXIS, n);
            open(POINTS, 2, program.points());
            open(SUMS, program.surfaces());
            switch (program.job()) {
                case SUMS -> { }
                case SURFACE -> open(OUTPUT, program.points());
                case VALUES -> {
                    if (program.layout() == Layout.SURFACE_MAJOR) {
                        open(OUTPUT, program.surfaces(), program.points());
                    } else {
                        open(OUTPUT, program.points(), program.surfaces());
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

    private void open(String name, long... shape) throws IOException {
        try {
            writers.put(name, NpyWriter.create(files.path().resolve(name), shape));
        } catch (NpyException e) {
            throw named(e);
        }
    }

    /** What goes wrong is told of the folder that the user named. */
    private IOException named(NpyException e) {
        return new IOException(e.getMessage().replace(files.path().toString(), folder.toString()), e);
    }

    /**
     * Writes the files and gives their folder its name. The sums of a job that has none are computed here.
     *
     * @param data what went into the run
     * @param output what came out of it
     * @throws IOException if writing fails
     */
    public void write(ReferenceData data, MemorySegment output) throws IOException {
        try {
            writeAll(data, output);
        } catch (NpyException e) {
            throw named(e);
        }
        try {
            files.publish();
        } catch (IOException e) {
            throw new IOException(folder + ": cannot be put in place: " + PlatformProblem.of(e, folder), e);
        }
    }

    private void writeAll(ReferenceData data, MemorySegment output) throws NpyException {
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
     * Removes the files if the folder has not got its name.
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
        files.close();
        if (problem != null) {
            throw problem;
        }
    }
}
