package org.bilane.harness.sweep;

import java.util.Comparator;
import java.util.List;

/**
 * What a sweep has found.
 *
 * @param cells all cells, in the order of the setups
 * @param best the best of them, timed again
 * @param planner the library's own choice, timed again in alternation with the best, or the same object
 */
public record SweepResult(List<Cell> cells, Cell best, Cell planner) {
    /** Copies the list. */
    public SweepResult {
        cells = List.copyOf(cells);
    }

    /**
     * The cell of the highest median.
     *
     * @param cells at least one
     * @return the first of the best
     */
    static Cell bestOf(List<Cell> cells) {
        return cells.stream().max(Comparator.comparingDouble(Cell::median)).orElseThrow();
    }

    /**
     * How the planner's choice compares with the best cell in the second timing.
     *
     * @return the ratio of the medians, above 1 if the planner's choice is the faster
     */
    public double plannerToBest() {
        return planner.median() / best.median();
    }
}
