package org.bilane.harness.eval;

import java.util.List;

/**
 * How an array is taken for a table, for people and programs.
 *
 * @param table the array's name
 * @param shape its axis lengths in the file
 * @param surfaceAxes which of them count surfaces; none for a single surface
 * @param surfaces K
 * @param nx the number of knots of the x axis
 * @param ny the number of knots of the y axis
 * @param order which axes are surfaces, x and y, and why
 * @param notes what else was done to it, such as values that became NaN
 */
public record TableReading(String table, long[] shape, List<Integer> surfaceAxes, long surfaces, int nx, int ny,
        String order, List<String> notes) {
    /** Keeps the lists. */
    public TableReading {
        shape = shape.clone();
        surfaceAxes = List.copyOf(surfaceAxes);
        notes = List.copyOf(notes);
    }

    /**
     * The lengths of the axes.
     *
     * @return a fresh array, outermost axis first
     */
    @Override
    public long[] shape() {
        return shape.clone();
    }
}
