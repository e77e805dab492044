package org.bilane.harness.eval;

import java.util.List;
import org.bilane.harness.npy.NpyWriter;

/**
 * What writes values and derivatives, in the shape of {@link ValueFiles}.
 *
 * @param values write values
 * @param dx write derivatives with respect to x
 * @param dy write derivatives with respect to y
 */
record ValueWriters(List<NpyWriter> values, List<NpyWriter> dx, List<NpyWriter> dy) {
}
