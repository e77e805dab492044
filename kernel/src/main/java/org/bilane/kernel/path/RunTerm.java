package org.bilane.kernel.path;

import org.bilane.kernel.table.NodeTable;

/** What a run of points of one cell adds to the sums, and how exp is had for it. */
public enum RunTerm {
    /** The interpolated values themselves. */
    IDENTITY,
    /** exp of the cell's middle value times {@link org.bilane.kernel.exp.DeviationExp#degree8} of the deviations. */
    EXP_DEVIATION_8,
    /** exp of the cell's middle value times {@link org.bilane.kernel.exp.DeviationExp#degree11} of the deviations. */
    EXP_DEVIATION_11,
    /** exp of arguments whose result is a normal number: {@link org.bilane.kernel.exp.ScalarExp#bounded}. */
    EXP_BOUNDED,
    /** exp of any argument: {@link org.bilane.kernel.exp.ScalarExp#full}. */
    EXP_FULL;

    /**
     * The term for a cell. It depends on all the stack's surfaces, not only on those asked for, so that a surface's
     * sum does not depend on its company in a call.
     *
     * @param finish what is summed
     * @param table where the values come from
     * @param cell the cell, a regular one
     * @return the cheapest term that is right
     */
    public static RunTerm of(Finish finish, NodeTable table, int cell) {
        return switch (finish) {
            case IDENTITY -> IDENTITY;
            case EXP_BOUNDED, EXP_FULL -> switch (table.deviationDegree(cell)) {
                case 8 -> EXP_DEVIATION_8;
                case 11 -> EXP_DEVIATION_11;
                default -> finish == Finish.EXP_BOUNDED ? EXP_BOUNDED : EXP_FULL;
            };
        };
    }
}
