package org.bilane.harness.eval;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.bilane.harness.array.ArrayDoubles;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.input.ArrayFiles;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.pool.BoundedReading;

/** The open points: x and y in one array or in two. Not thread-safe. */
final class PointArrays implements AutoCloseable {
    private final List<StoredArray> arrays = new ArrayList<>();
    /** Those of {@link #arrays} that are not for reading here and there, once they are converted; else null. */
    private final List<ArrayDoubles> converted = new ArrayList<>();
    private final BoundedReading reading;
    private final String name;
    private final long count;

    /**
     * Opens points.
     *
     * @param points their files
     * @param reading how long reading them may take
     * @throws RefusedException if one cannot be opened, or has another shape than points have
     */
    PointArrays(PointFiles points, BoundedReading reading) throws RefusedException {
        this.reading = reading;
        name = points.toString();
        boolean complete = false;
        try (ArrayFiles files = new ArrayFiles(reading)) {
            for (ArrayName each : points.names()) {
                arrays.add(files.open(each).array());
                converted.add(null);
            }
            count = arrays.size() == 1 ? together() : apart(points.names());
            complete = true;
        } catch (ArrayException e) {
            throw new RefusedException(e.getMessage(), e);
        } finally {
            if (!complete) {
                closeQuietly();
            }
        }
    }

    private long together() throws RefusedException {
        long[] shape = arrays.getFirst().shape();
        if (shape.length != 2 || shape[0] != 2) {
            throw new RefusedException(name + ": shape " + arrays.getFirst().shapeText()
                    + "; points must be (2, m), all x and then all y"
                    + (shape.length == 2 && shape[1] == 2 ? ", or x and y in two arrays (m,): --px and --py" : ""));
        }
        return shape[1];
    }

    private long apart(List<ArrayName> names) throws RefusedException {
        for (int i = 0; i < 2; i++) {
            if (arrays.get(i).shape().length != 1) {
                throw new RefusedException(names.get(i) + ": shape " + arrays.get(i).shapeText()
                        + "; the coordinates of --px and --py must be (m,)");
            }
        }
        if (arrays.get(0).size() != arrays.get(1).size()) {
            throw new RefusedException(names.get(1) + ": has " + arrays.get(1).size() + " coordinates y, and "
                    + names.get(0) + " has " + arrays.get(0).size() + " coordinates x; they must be as many");
        }
        return arrays.getFirst().size();
    }

    /**
     * The points for messages.
     *
     * @return the names of their files
     */
    String name() {
        return name;
    }

    /**
     * The number of points.
     *
     * @return m, 0 or more
     */
    long count() {
        return count;
    }

    /**
     * Reads points.
     *
     * @param from the first
     * @param points how many
     * @param x receives their coordinates x; of a shared arena
     * @param y receives their coordinates y; of a shared arena
     * @param folder where they may be converted
     * @throws ArrayException if they cannot be read
     */
    void read(long from, long points, MemorySegment x, MemorySegment y, Path folder) throws ArrayException {
        read(0, from, points, x, folder);
        if (arrays.size() == 1) {
            read(0, count + from, points, y, folder);
        } else {
            read(1, from, points, y, folder);
        }
    }

    private void read(int array, long from, long points, MemorySegment destination, Path folder)
            throws ArrayException {
        StoredArray source = arrays.get(array);
        if (source.isRandomAccess()) {
            reading.call(source.name(), () -> {
                source.read(from, points, destination);
                return destination;
            });
        } else {
            converted(array, folder).lend(all -> MemorySegment.copy(
                    all, from * Double.BYTES, destination, 0, points * Double.BYTES));
        }
    }

    /**
     * Reads coordinates x of some points.
     *
     * @param every 1 for those of all points, n for those of every n-th
     * @param folder where they may be converted
     * @return the coordinates, the first point's first
     * @throws ArrayException if they cannot be read
     */
    double[] everyX(long every, Path folder) throws ArrayException {
        return every(0, 0, every, folder);
    }

    /**
     * As {@link #everyX}, of coordinates y.
     *
     * @param every 1 for those of all points, n for those of every n-th
     * @param folder where they may be converted
     * @return the coordinates, the first point's first
     * @throws ArrayException if they cannot be read
     */
    double[] everyY(long every, Path folder) throws ArrayException {
        return arrays.size() == 1 ? every(0, count, every, folder) : every(1, 0, every, folder);
    }

    private double[] every(int array, long first, long every, Path folder) throws ArrayException {
        StoredArray source = arrays.get(array);
        double[] values = new double[Math.toIntExact((count + every - 1) / every)];
        MemorySegment destination = MemorySegment.ofArray(values);
        if (source.isRandomAccess()) {
            return reading.call(source.name(), () -> {
                for (int i = 0; i < values.length; i++) {
                    source.read(first + i * every, 1, destination.asSlice((long) i * Double.BYTES));
                }
                return values;
            });
        }
        converted(array, folder).lend(all -> {
            for (int i = 0; i < values.length; i++) {
                MemorySegment.copy(all, (first + i * every) * Double.BYTES, destination, (long) i * Double.BYTES,
                        Double.BYTES);
            }
        });
        return values;
    }

    private ArrayDoubles converted(int array, Path folder) throws ArrayException {
        if (converted.get(array) == null) {
            StoredArray source = arrays.get(array);
            converted.set(array, reading.call(source.name(),
                    () -> ArrayDoubles.of(source, 0, source.size(), folder)));
        }
        return converted.get(array);
    }

    /**
     * Lends all points at once, as aligned doubles that may be mapped.
     *
     * @param folder where they may be converted
     * @param user gets all coordinates x, and all y, for the length of its call
     * @throws ArrayException if they cannot be read
     */
    void lend(Path folder, BiConsumer<MemorySegment, MemorySegment> user) throws ArrayException {
        ArrayDoubles first = converted(0, folder);
        if (arrays.size() == 1) {
            long half = count * Double.BYTES;
            first.lend(xy -> user.accept(xy.asSlice(0, half), xy.asSlice(half)));
            return;
        }
        ArrayDoubles second = converted(1, folder);
        List<ArrayException> problems = new ArrayList<>();
        first.lend(x -> {
            try {
                second.lend(y -> user.accept(x, y));
            } catch (ArrayException e) {
                problems.add(e);
            }
        });
        if (!problems.isEmpty()) {
            throw problems.getFirst();
        }
    }

    /** Closes after something else went wrong. */
    void closeQuietly() {
        try {
            close();
        } catch (ArrayException e) {
            // What is under way tells more than a read-only file that can't be closed.
        }
    }

    @Override
    public void close() throws ArrayException {
        for (int i = 0; i < converted.size(); i++) {
            if (converted.get(i) != null) {
                converted.get(i).close();
                converted.set(i, null);
            }
        }
        StoredArray.closeAll(arrays);
    }
}
