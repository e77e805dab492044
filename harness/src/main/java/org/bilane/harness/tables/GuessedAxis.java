package org.bilane.harness.tables;

import java.util.Optional;
import org.bilane.harness.array.Dimension;

/**
 * What an axis of an array seems to be.
 *
 * @param axis its number in the array
 * @param name its name; empty if it has none
 * @param length how many indices it has
 * @param knots its knots; empty if none were found
 * @param source what {@code eval} is given for it: an array's name in the file or an evenly spaced axis; empty if it
 *     needs nothing
 * @param isImplied whether {@code eval} takes these knots without being told
 * @param isLost whether its dimension scale cannot be read, or has another number of knots, so that {@code eval} must
 *     be given another
 * @param why how they were found, for people
 */
public record GuessedAxis(int axis, String name, long length, Optional<Knots> knots, String source,
        boolean isImplied, boolean isLost, String why) {
    /**
     * Whether the axis has knots, be it that they cannot be read.
     *
     * @return false if nothing tells of knots
     */
    boolean hasKnots() {
        return knots.isPresent() || isLost;
    }

    /**
     * The axis for people.
     *
     * @return its number, and its name if it has one
     */
    public String label() {
        return Dimension.label(axis, name);
    }
}
