package org.bilane.harness.array;

/**
 * What a file says of one axis of an array.
 *
 * @param name the axis's name; empty if it has none
 * @param scale the name of the array in the same file that holds its knots, as {@link ArrayFile#find} takes it, which
 *     may find none as it cannot be read; the attribute that refers to it where that leads to no array; empty if there
 *     is none
 */
public record Dimension(String name, String scale) {
    /** An axis of which a file says nothing. */
    public static final Dimension UNNAMED = new Dimension("", "");

    private static final int LONGEST_NAME = 60;

    /**
     * An axis for people.
     *
     * @param axis its number
     * @param name its name; empty if it has none
     * @return the number, and the begin of the name in brackets
     */
    public static String label(int axis, String name) {
        return name.isEmpty() ? String.valueOf(axis) : axis + " (" + OneLine.shortened(name, LONGEST_NAME) + ")";
    }
}
