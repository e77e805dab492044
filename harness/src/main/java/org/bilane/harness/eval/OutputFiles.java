package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.kernel.file.ExistingFile;

/**
 * The files that are written. Their space is taken when they are added; their names they get all at the end.
 */
final class OutputFiles implements AutoCloseable {
    private final List<NpyWriter> writers = new ArrayList<>();
    private final ExistingFile existing;

    /**
     * No files yet.
     *
     * @param existing what becomes of files that have their names already
     */
    OutputFiles(ExistingFile existing) {
        this.existing = existing;
    }

    /**
     * Starts a file.
     *
     * @param target its name
     * @param shape the lengths of its axes
     * @return its writer, which belongs to this
     * @throws NpyException if it cannot be written, or there is too little space
     */
    NpyWriter add(Path target, long... shape) throws NpyException {
        NpyWriter writer = NpyWriter.create(target, existing, shape);
        writers.add(writer);
        return writer;
    }

    /**
     * Gives all files their names.
     *
     * @throws NpyException if one cannot be given its name; those before it have theirs then
     */
    void commit() throws NpyException {
        for (NpyWriter writer : writers) {
            writer.commit();
        }
    }

    /** Removes the files that have no name yet. */
    @Override
    public void close() throws NpyException {
        NpyException problem = null;
        for (NpyWriter writer : writers) {
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
