package org.bilane.harness.verify;

import java.util.List;
import java.util.function.LongConsumer;

/** A part of the verification, which takes long enough for progress to be told. */
public interface VerificationPart {
    /**
     * What it does.
     *
     * @return a few words
     */
    String title();

    /**
     * How much there is to do.
     *
     * @return the sum of what {@link #run} will tell of
     */
    long amount();

    /**
     * Does it. May use all cores.
     *
     * @param progress told how much more is done; must be safe for several threads
     * @return the results, at least one
     */
    List<Check> run(LongConsumer progress);
}
