package org.bilane.harness.eval;

import java.util.Optional;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.input.ArrayFiles;
import org.bilane.harness.input.ArrayName;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Scale;

/**
 * The knots of an axis.
 *
 * @param axis the knots, in the order of the file
 * @param origin where they are from, for people
 */
record AxisKnots(Axis axis, String origin) {
    /**
     * Reads an axis of the grid.
     *
     * @param source where its knots come from; or empty for 0 to {@code knots - 1}
     * @param knots how many knots the tables have, at least 2
     * @param scale the scale of the knots
     * @param name the axis in words, for messages
     * @param files opens files
     * @return the axis
     * @throws RefusedException if the source cannot be read, or is no axis of that many knots
     */
    static AxisKnots read(Optional<AxisSource> source, int knots, Scale scale, String name,
            ArrayFiles files) throws RefusedException {
        try {
            if (source.isEmpty()) {
                return scale == Scale.LINEAR ? new AxisKnots(Axis.index(knots), "0 to " + (knots - 1))
                        : of(Axis.index(knots).knots(), scale, "0 to " + (knots - 1));
            }
            return switch (source.get()) {
                case AxisSource.Even even -> of(even.knots(knots), scale, even.toString());
                case AxisSource.Knots array -> of(values(array.name(), knots, name, files), scale, array.toString());
            };
        } catch (OutOfMemoryError e) {
            throw new RefusedException("the " + name + " axis of the surfaces has " + knots + " knots of 8 bytes; they"
                    + " must fit several times into the Java heap of " + Runtime.getRuntime().maxMemory()
                    + " bytes", e);
        } catch (ArrayException e) {
            throw new RefusedException(e.getMessage(), e);
        }
    }

    private static double[] values(ArrayName source, int knots, String name, ArrayFiles files)
            throws RefusedException, ArrayException {
        try (StoredArray array = files.open(source).array()) {
            if (array.shape().length != 1) {
                throw new RefusedException(source + ": shape " + array.shapeText()
                        + "; an axis must be one-dimensional");
            }
            if (array.size() < 2) {
                throw new RefusedException(source + ": has " + array.size()
                        + " knots; an axis needs at least 2");
            }
            if (array.size() != knots) {
                throw new RefusedException(source + ": has " + array.size() + " knots; the " + name
                        + " axis of the surfaces has " + knots);
            }
            return files.reading().call(source.toString(), array::toArray);
        }
    }

    private static AxisKnots of(double[] knots, Scale scale, String origin) throws RefusedException {
        try {
            return new AxisKnots(Axis.of(scale, knots), origin);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(origin + ": " + e.getMessage(), e);
        }
    }

    /**
     * Whether the knots descend.
     *
     * @return true if so
     */
    boolean descend() {
        return axis.knot(1) < axis.knot(0);
    }
}
