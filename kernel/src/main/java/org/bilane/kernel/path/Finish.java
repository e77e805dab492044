package org.bilane.kernel.path;

import org.bilane.kernel.Transform;
import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.table.NodeTable;

/** What is done to an interpolated value: a transform, and for powers the form that the table's range calls for. */
public enum Finish {
    /** Nothing. */
    IDENTITY(Transform.IDENTITY, null),
    /** exp of arguments whose result is a normal number: {@link org.bilane.kernel.exp.ScalarExp#bounded}. */
    EXP_BOUNDED(Transform.EXP, ExpBase.E),
    /** exp of any argument: {@link org.bilane.kernel.exp.ScalarExp#full}. */
    EXP_FULL(Transform.EXP, ExpBase.E),
    /** A power of 2 that is a normal number: {@link org.bilane.kernel.exp.ScalarPower#bounded}. */
    EXP2_BOUNDED(Transform.EXP2, ExpBase.TWO),
    /** Any power of 2: {@link org.bilane.kernel.exp.ScalarPower#full}. */
    EXP2_FULL(Transform.EXP2, ExpBase.TWO),
    /** A power of 10 that is a normal number. */
    EXP10_BOUNDED(Transform.EXP10, ExpBase.TEN),
    /** Any power of 10. */
    EXP10_FULL(Transform.EXP10, ExpBase.TEN);

    private final Transform transform;
    private final ExpBase base;

    Finish(Transform transform, ExpBase base) {
        this.transform = transform;
        this.base = base;
    }

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
            case EXP -> table.isBounded(ExpBase.E) ? EXP_BOUNDED : EXP_FULL;
            case EXP2 -> table.isBounded(ExpBase.TWO) ? EXP2_BOUNDED : EXP2_FULL;
            case EXP10 -> table.isBounded(ExpBase.TEN) ? EXP10_BOUNDED : EXP10_FULL;
        };
    }

    /**
     * What the caller asked for.
     *
     * @return the transform
     */
    public Transform transform() {
        return transform;
    }

    /**
     * The base of the power.
     *
     * @return the base; null for the identity
     */
    public ExpBase base() {
        return base;
    }

    /**
     * Whether the results are normal numbers, so that the shorter form of the power serves.
     *
     * @return true if so; false for the identity
     */
    public boolean isBounded() {
        return this == EXP_BOUNDED || this == EXP2_BOUNDED || this == EXP10_BOUNDED;
    }

    /**
     * Whether the finish is a power of another base than e, whose constants are those of a row.
     *
     * @return true for bases other than e
     */
    public boolean isOtherBase() {
        return base != null && base != ExpBase.E;
    }
}
