package org.bilane.harness.cli;

import org.bilane.harness.input.ArrayName;

/** A command that takes one file beside its options. */
interface TakesFile extends Command {
    /**
     * Takes the file, before {@link #run}.
     *
     * @param name the file, perhaps with an array in it
     */
    void take(ArrayName name);
}
