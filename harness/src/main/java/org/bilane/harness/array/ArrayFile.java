package org.bilane.harness.array;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An open file that holds arrays. Not thread-safe; the arrays that it opens are, and outlive it. */
public interface ArrayFile extends AutoCloseable {
    /**
     * The file.
     *
     * @return the path it was opened by
     */
    Path file();

    /**
     * The format.
     *
     * @return its name for people, such as {@code HDF5}
     */
    String format();

    /**
     * Whether an array is named beside the file.
     *
     * @return false if the file holds one array without a name
     */
    boolean isContainer();

    /**
     * What the file holds.
     *
     * @return its arrays, in the order of the file; in HDF5, which has none that people made, by name
     */
    List<ArrayInfo> arrays();

    /**
     * What the file holds and the reader cannot read.
     *
     * @return the lines of messages, each beginning with a name
     */
    List<String> unreadable();

    /**
     * Finds an array.
     *
     * @param name as the user wrote it; formats take it with some freedom
     * @return the array, if there is one
     */
    Optional<ArrayInfo> find(String name);

    /**
     * Opens an array.
     *
     * @param array one of this file's
     * @return the array, to be closed
     * @throws ArrayException if it cannot be opened
     */
    StoredArray open(ArrayInfo array) throws ArrayException;

    /**
     * Closes the file; arrays that it opened stay open.
     *
     * @throws ArrayException if the system fails to close it
     */
    @Override
    void close() throws ArrayException;
}
