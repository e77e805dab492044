package org.bilane.spark;

import java.io.Serializable;
import org.bilane.kernel.Outside;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/**
 * Which surfaces of a stack are evaluated, what is done to their values, and what becomes of points outside the grid.
 *
 * @param from the first surface
 * @param to one past the last surface
 * @param transform what is stored or summed
 * @param outsideX the rule for points outside the x axis
 * @param outsideY the rule for points outside the y axis
 */
record Selection(int from, int to, Transform transform, Outside outsideX, Outside outsideY) implements Serializable {
    /**
     * The surfaces.
     *
     * @param stack whose
     * @return the range, with its transform
     */
    Surfaces of(SurfaceStack stack) {
        return stack.range(from, to).transformed(transform);
    }

    /**
     * Points with the rules.
     *
     * @param points the points
     * @return the same points
     */
    Points ruled(Points points) {
        return points.outside(outsideX, outsideY);
    }

    /**
     * Whether points may be refused.
     *
     * @return true if a rule says so
     */
    boolean refuses() {
        return outsideX == Outside.ERROR || outsideY == Outside.ERROR;
    }

    /**
     * The number of surfaces.
     *
     * @return at least 1
     */
    int count() {
        return to - from;
    }
}
