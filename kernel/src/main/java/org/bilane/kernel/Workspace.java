package org.bilane.kernel;

import org.bilane.kernel.chunk.CellPhases;
import org.bilane.kernel.chunk.ChunkValues;
import org.bilane.kernel.chunk.OrderedSums;
import org.bilane.kernel.chunk.Scratch;
import org.bilane.kernel.chunk.SumsPlan;
import org.bilane.kernel.chunk.ValuesPlan;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.watch.EvaluationWatch;

/** What one call on the calling thread needs, kept for the next so that calls allocate nothing. */
final class Workspace {
    final Request request = new Request();
    final SumsPlan sumsPlan = new SumsPlan();
    final ValuesPlan valuesPlan = new ValuesPlan();
    final Scratch scratch = new Scratch();
    final EvaluationWatch watch = new EvaluationWatch();
    final Sums sums = new Sums();
    final OrderedSums orderedSums = new OrderedSums(PathChoice.get().kernels());
    final CellPhases phases = new CellPhases(PathChoice.get().kernels());
    final ChunkValues chunkValues = new ChunkValues(PathChoice.get().kernels());
}
