package org.bilane.kernel;

import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.chunk.Scratch;

/** What one call on the calling thread needs, kept for the next so that calls allocate nothing. */
final class Workspace {
    final Call call = new Call();
    final Scratch scratch = new Scratch();
    final Sums sums = new Sums();
}
