package org.bilane.harness.eval;

import java.nio.file.Path;
import java.util.Optional;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyException;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Scale;

/** Axes from files. */
final class AxisFile {
    private AxisFile() {
    }

    /**
     * An axis of the grid.
     *
     * @param file its knots, one-dimensional; or empty for 0 to {@code knots - 1}
     * @param knots how many knots the tables have, at least 2
     * @param scale the scale of the knots
     * @param name the axis in words, and its place in the shape of a table, for messages
     * @return the axis
     * @throws RefusedException if the file cannot be read, or is no axis of that many knots
     */
    static Axis read(Optional<Path> file, int knots, Scale scale, String name) throws RefusedException {
        try {
            return file.isEmpty() ? index(knots, scale, name) : read(file.get(), knots, scale, name);
        } catch (OutOfMemoryError e) {
            throw new RefusedException("the " + name + " axis of the surfaces has " + knots + " knots of 8 bytes; they"
                    + " must fit several times into the Java heap of " + Runtime.getRuntime().maxMemory() + " bytes", e);
        }
    }

    private static Axis index(int knots, Scale scale, String name) throws RefusedException {
        try {
            return scale == Scale.LINEAR ? Axis.index(knots) : Axis.of(scale, Axis.index(knots).knots());
        } catch (IllegalArgumentException e) {
            throw new RefusedException("the " + name + " axis of the surfaces, 0 to " + (knots - 1) + ": "
                    + e.getMessage(), e);
        }
    }

    private static Axis read(Path file, int knots, Scale scale, String name) throws RefusedException {
        try (NpyArray array = NpyArray.open(file)) {
            if (array.shape().length != 1) {
                throw new RefusedException(file + ": shape " + array.shapeText()
                        + "; an axis must be one-dimensional");
            }
            if (array.size() < 2) {
                throw new RefusedException(file + ": has " + array.size()
                        + " knots; an axis needs at least 2");
            }
            if (array.size() != knots) {
                throw new RefusedException(file + ": has " + array.size() + " knots; the " + name
                        + " axis of the surfaces has " + knots);
            }
            return Axis.of(scale, array.toArray());
        } catch (NpyException e) {
            throw new RefusedException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(file + ": " + e.getMessage(), e);
        }
    }
}
