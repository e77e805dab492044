package org.bilane.kernel.path;

import org.bilane.kernel.Transform;
import org.bilane.kernel.table.NodeTable;

/** What is done to an interpolated value: a transform, and for exp the form that the table's range calls for. */
public enum Finish {
    /** Nothing. */
    IDENTITY,
    /** exp of arguments whose result is a normal number: {@link org.bilane.kernel.exp.ScalarExp#bounded}. */
    EXP_BOUNDED,
    /** exp of any argument: {@link org.bilane.kernel.exp.ScalarExp#full}. */
    EXP_FULL;

    /**
     * The finish for a transform of values of a table.
     *
     * @param transform what the caller asks for
     * @param table where the values come from
     * @return the cheapest finish that is right
     */
    public static Finish of(Transform transform, NodeTable table) {
        return switch (transform) {
            case IDENTITY -> IDENTITY;
            case EXP -> table.expBounded() ? EXP_BOUNDED : EXP_FULL;
        };
    }
}
