package org.bilane.kernel.moment;

import org.bilane.kernel.exp.ExpBase;
import org.bilane.kernel.table.NodeTable;

/**
 * Whether the points of a cell enter sums through their moments or one by one, and through which moments. The choice
 * follows from the stack and the points alone. It knows the surfaces of the stack, not those of the call, so that the
 * sum of a surface does not depend on its company.
 */
public final class MomentChoice {
    private MomentChoice() {
    }

    /**
     * Chooses.
     *
     * @param base the base whose powers are summed; null for the values themselves
     * @param table the stack
     * @param cell the cell
     * @param points how many of its points are summed together
     * @return the moments to collect; null if the points are to be evaluated one by one
     */
    public static MomentDegree of(ExpBase base, NodeTable table, int cell, int points) {
        if (table.isIrregular(cell)) {
            return null;
        }
        MomentDegree degree = base == null ? MomentDegree.LINEAR : degree(table.deviationDegree(cell, base));
        return degree != null && MomentCost.pays(degree, table.surfaces(), points) ? degree : null;
    }

    private static MomentDegree degree(int deviationDegree) {
        return switch (deviationDegree) {
            case 8 -> MomentDegree.EIGHT;
            case 11 -> MomentDegree.TWELVE;
            default -> null;
        };
    }
}
