package org.bilane.harness.eval;

import org.bilane.kernel.Scale;

/**
 * The scales of the axes beside arrays.
 *
 * @param x the scale of the x axis
 * @param y the scale of the y axis
 */
public record AxisScales(Scale x, Scale y) {
    /** Both axes are linear. */
    public static final AxisScales LINEAR = new AxisScales(Scale.LINEAR, Scale.LINEAR);
}
