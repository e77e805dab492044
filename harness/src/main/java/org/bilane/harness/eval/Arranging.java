package org.bilane.harness.eval;

import java.util.List;

/**
 * What the user says of the order of a table's axes.
 *
 * @param surfaceAxes the axes that count surfaces: {@code first}, {@code last}, numbers or names of dimension scales;
 *     empty to have it told by the axes
 * @param fixes knots at which axes are fixed
 */
public record Arranging(List<String> surfaceAxes, List<Fix> fixes) {
    /** Nothing was said. */
    public static final Arranging NONE = new Arranging(List.of(), List.of());

    /** Keeps the lists. */
    public Arranging {
        surfaceAxes = List.copyOf(surfaceAxes);
        fixes = List.copyOf(fixes);
    }

    /**
     * An axis of which one knot counts.
     *
     * @param axis its number or the name of its dimension scale
     * @param knot the knot's value, as {@code tables} prints it; without knots, its index
     */
    public record Fix(String axis, String knot) {
        @Override
        public String toString() {
            return axis + "=" + knot;
        }
    }
}
