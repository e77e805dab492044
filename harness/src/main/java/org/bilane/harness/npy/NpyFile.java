package org.bilane.harness.npy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.Dimension;
import org.bilane.harness.array.StoredArray;

/**
 * A {@code .npy} file as one of those that hold arrays: it holds one, which has no name.
 *
 * @param file the path
 * @param info the array
 */
public record NpyFile(Path file, ArrayInfo info) implements ArrayFile {
    /**
     * Reads a file's header.
     *
     * @param file a regular file
     * @return the file
     * @throws NpyException if it is no such file
     */
    public static NpyFile open(Path file) throws NpyException {
        try (NpyArray array = NpyArray.open(file)) {
            return new NpyFile(file, new ArrayInfo("", array.shape(), array.dtype().describe(), true,
                    array.fortranOrder() ? "contiguous, Fortran order" : "contiguous", List.of(),
                    Collections.nCopies(array.shape().length, Dimension.UNNAMED), ""));
        }
    }

    @Override
    public String format() {
        return "npy";
    }

    @Override
    public boolean isContainer() {
        return false;
    }

    @Override
    public List<ArrayInfo> arrays() {
        return List.of(info);
    }

    @Override
    public List<String> unreadable() {
        return List.of();
    }

    @Override
    public Optional<ArrayInfo> find(String name) {
        return name.isEmpty() ? Optional.of(info) : Optional.empty();
    }

    @Override
    public StoredArray open(ArrayInfo array) throws NpyException {
        return NpyArray.open(file);
    }

    @Override
    public void close() {
        // It is opened for each reading.
    }
}
