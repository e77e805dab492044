package org.bilane.kernel;

import java.util.Arrays;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.AxisSlopes;
import org.bilane.kernel.log.LogBase;

/**
 * An axis of a stack, and what is found of it once for all calls: a locator for each rule for coordinates outside, and
 * the factors of derivatives along it. Immutable and thread-safe.
 */
final class StackAxis {
    private final Axis axis;
    /** By the ordinal of the rule. */
    private final AxisLocator[] locators;
    private final AxisSlopes slopes;

    StackAxis(Axis axis) {
        this.axis = axis;
        double[] knots = axis.ascending();
        LogBase base = LogBase.of(axis.scale());
        AxisLocator clamping = AxisLocator.of(knots);
        this.locators = Arrays.stream(Outside.values()).map(rule -> clamping.under(rule, knots))
                .map(locator -> base == null ? locator : locator.after(new LogarithmStep(base)))
                .toArray(AxisLocator[]::new);
        this.slopes = new AxisSlopes(knots, base == null ? 0 : base.powers.slope);
    }

    Axis axis() {
        return axis;
    }

    AxisLocator locator(Outside rule) {
        return locators[rule.ordinal()];
    }

    AxisSlopes slopes() {
        return slopes;
    }
}
