package org.bilane.harness.eval;

import java.util.OptionalInt;

/**
 * Which surfaces of each table are evaluated.
 *
 * @param from the first
 * @param to one past the last; empty for the end of the table
 * @param single whether one surface was asked for by its index, so that its values have the shape (m,)
 */
public record SurfaceSelection(int from, OptionalInt to, boolean single) {
    /**
     * All surfaces.
     *
     * @return the selection
     */
    public static SurfaceSelection all() {
        return range(0, OptionalInt.empty());
    }

    /**
     * A range of surfaces, whose values have the shape (K', m) even if it holds only one.
     *
     * @param from the first
     * @param to one past the last; empty for the end of the table
     * @return the selection, not yet checked
     */
    public static SurfaceSelection range(int from, OptionalInt to) {
        return new SurfaceSelection(from, to, false);
    }

    /**
     * A single surface.
     *
     * @param k its index
     * @return the selection, not yet checked
     */
    public static SurfaceSelection only(int k) {
        return new SurfaceSelection(k, OptionalInt.empty(), true);
    }

    /**
     * The end of the selection in a table.
     *
     * @param surfaces how many surfaces the table has
     * @return one past the last surface that is evaluated
     */
    long end(long surfaces) {
        return single ? from + 1L : to.isPresent() ? to.getAsInt() : surfaces;
    }

    /**
     * Refuses what a table does not have.
     *
     * @param table the table's name, for the message
     * @param surfaces how many surfaces it has, at least 1
     * @throws RefusedException unless the selection lies within them and holds at least one
     */
    void requireWithin(String table, long surfaces) throws RefusedException {
        if (single) {
            if (from < 0 || from >= surfaces) {
                throw new RefusedException("--surface " + from + ": must lie within 0 to "
                        + (surfaces - 1) + ", the surfaces of " + table);
            }
        } else if (from < 0 || from >= end(surfaces) || end(surfaces) > surfaces) {
            throw new RefusedException("--from " + from + " --to " + end(surfaces)
                    + " (exclusive): must lie within 0 to " + surfaces + ", the surfaces of "
                    + table + ", and hold at least one");
        }
    }
}
