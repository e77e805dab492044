package org.bilane.harness.input;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.OneLine;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.pool.BoundedReading;

/** The files of one command, each opened once. Not thread-safe; the arrays that it opens outlive it. */
public final class ArrayFiles implements AutoCloseable {
    /** A line can hold so many names, and a person read them. */
    private static final int MOST_CANDIDATES = 24;
    private static final int LONGEST_NAME = 60;

    private final Map<Path, ArrayFile> files = new LinkedHashMap<>();
    private final BoundedReading reading;

    /** No files yet, and no limit to the time of reading them. */
    public ArrayFiles() {
        this(BoundedReading.UNLIMITED);
    }

    /**
     * No files yet.
     *
     * @param reading how long reading may take
     */
    public ArrayFiles(BoundedReading reading) {
        this.reading = reading;
    }

    /**
     * How long reading may take.
     *
     * @return what limits it, for the arrays that are opened here
     */
    public BoundedReading reading() {
        return reading;
    }

    /**
     * An open array with its surroundings.
     *
     * @param array the array, to be closed
     * @param info what its file says of it
     * @param file its file
     */
    public record Opened(StoredArray array, ArrayInfo info, ArrayFile file) {
    }

    /**
     * A file.
     *
     * @param file its name
     * @return the file, which is this object's to close
     * @throws ArrayException if it is of no format that is read, or cannot be read
     */
    public ArrayFile file(Path file) throws ArrayException {
        ArrayFile open = files.get(file);
        if (open == null) {
            open = reading.call(file.toString(), () -> Formats.open(file));
            files.put(file, open);
        }
        return open;
    }

    /**
     * Opens an array.
     *
     * @param name its name
     * @return the array
     * @throws ArrayException if the file cannot be read or holds no such array, or the name does not say which
     */
    public Opened open(ArrayName name) throws ArrayException {
        ArrayFile file = file(name.file());
        Optional<ArrayInfo> info = file.find(name.array());
        if (info.isEmpty() || name.array().isEmpty() && file.isContainer()) {
            throw unknown(name, file);
        }
        return new Opened(reading.call(name.toString(), () -> file.open(info.get())), info.get(), file);
    }

    private static ArrayException unknown(ArrayName name, ArrayFile file) {
        if (!file.isContainer()) {
            return new ArrayException(name.toString(), "no array has a name there: " + name.file()
                    + " is a .npy file, which holds one array; give the file alone");
        }
        String path = file.unreadable().stream().map(line -> line.split(": ", 2))
                .filter(line -> !name.array().isEmpty()
                        && (line[0].equals(name.array()) || line[0].equals("/" + name.array())))
                .map(line -> line[line.length - 1]).findFirst().orElse(null);
        if (path != null) {
            return new ArrayException(name.toString(), path);
        }
        List<String> names = file.arrays().stream().filter(ArrayInfo::isNumeric).map(ArrayInfo::name).toList();
        String candidates = names.stream().limit(MOST_CANDIDATES)
                .map(each -> OneLine.shortened(each, LONGEST_NAME)).collect(Collectors.joining(" "));
        String more = names.size() > MOST_CANDIDATES
                ? " and " + (names.size() - MOST_CANDIDATES) + " more, which bilane tables lists" : "";
        return new ArrayException(name.toString(), (name.array().isEmpty()
                ? "is a file of several arrays; must be given as " + name.file() + ":NAME, with a NAME of "
                : "no such array; " + name.file() + " holds ") + (names.isEmpty() ? "nothing that can be read"
                : candidates + more));
    }

    /**
     * Closes the files.
     *
     * @throws ArrayException if the system fails to close one
     */
    @Override
    public void close() throws ArrayException {
        ArrayException problem = null;
        for (ArrayFile file : files.values()) {
            try {
                file.close();
            } catch (ArrayException e) {
                problem = e;
            }
        }
        files.clear();
        if (problem != null) {
            throw problem;
        }
    }
}
