package org.bilane.harness.tables;

import java.util.List;
import org.bilane.harness.array.ArrayInfo;

/**
 * How an array would be evaluated.
 *
 * @param array the array
 * @param surfaces its axes that count surfaces; none for a single surface
 * @param x the axis x
 * @param y the axis y
 * @param why why these axes are surfaces; empty if there is none
 * @param command the line that evaluates it
 */
public record GuessedTable(ArrayInfo array, List<GuessedAxis> surfaces, GuessedAxis x, GuessedAxis y, String why,
        String command) {
    /** Keeps the list. */
    public GuessedTable {
        surfaces = List.copyOf(surfaces);
    }
}
