package org.bilane.kernel.path;

import org.bilane.kernel.table.NodeTable;

/** What a run of points of one cell adds to the sums, and how its exp is computed. */
public enum RunTerm {
    /** The interpolated values themselves. */
    IDENTITY,
    /**
     * The power of the cell's middle value times {@link org.bilane.kernel.exp.DeviationExp#degree8} of the deviations,
     * which are multiplied by the base's natural logarithm.
     */
    EXP_DEVIATION_8,
    /** The same with {@link org.bilane.kernel.exp.DeviationExp#degree11}. */
    EXP_DEVIATION_11,
    /** exp of arguments whose result is a normal number: {@link org.bilane.kernel.exp.ScalarExp#bounded}. */
    EXP_BOUNDED,
    /** exp of any argument: {@link org.bilane.kernel.exp.ScalarExp#full}. */
    EXP_FULL,
    /** A power of another base than e: {@link org.bilane.kernel.exp.ScalarPower}. */
    POWER;

    /**
     * The term for a cell. It depends on all the stack's surfaces, not only on those asked for, so that a surface's
     * sum does not depend on the other surfaces of a call.
     *
     * @param finish what is summed
     * @param table where the values come from
     * @param cell the cell, a regular one
     * @return the cheapest term that is right
     */
    public static RunTerm of(Finish finish, NodeTable table, int cell) {
        return switch (finish) {
            case IDENTITY -> IDENTITY;
            case EXP_BOUNDED -> of(finish, table, cell, EXP_BOUNDED);
            case EXP_FULL -> of(finish, table, cell, EXP_FULL);
            case EXP2_BOUNDED, EXP2_FULL, EXP10_BOUNDED, EXP10_FULL -> of(finish, table, cell, POWER);
        };
    }

    private static RunTerm of(Finish finish, NodeTable table, int cell, RunTerm other) {
        return switch (table.deviationDegree(cell, finish.base())) {
            case 8 -> EXP_DEVIATION_8;
            case 11 -> EXP_DEVIATION_11;
            default -> other;
        };
    }
}
