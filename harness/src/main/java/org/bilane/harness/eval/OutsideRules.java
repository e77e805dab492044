package org.bilane.harness.eval;

import org.bilane.kernel.Outside;
import org.bilane.kernel.Points;

/**
 * What becomes of points outside the grid.
 *
 * @param x the rule for the x axis
 * @param y the rule for the y axis
 */
public record OutsideRules(Outside x, Outside y) {
    /** Both coordinates are clamped. */
    public static final OutsideRules CLAMP = new OutsideRules(Outside.CLAMP, Outside.CLAMP);

    /**
     * Puts points under the rules.
     *
     * @param points the points
     * @return the same points
     */
    Points of(Points points) {
        return points.outside(x, y);
    }
}
