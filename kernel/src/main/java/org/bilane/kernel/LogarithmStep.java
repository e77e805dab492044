package org.bilane.kernel;

import org.bilane.kernel.cell.CoordinateStep;
import org.bilane.kernel.log.LogBase;
import org.bilane.kernel.path.PathChoice;

/**
 * What coordinates pass through on a logarithmic axis.
 *
 * @param base the base of the logarithm
 */
record LogarithmStep(LogBase base) implements CoordinateStep {
    @Override
    public void apply(double[] coordinates, int n) {
        PathChoice.get().kernels().logarithms(base, coordinates, n);
    }
}
