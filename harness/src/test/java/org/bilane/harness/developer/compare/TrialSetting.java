package org.bilane.harness.developer.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Settings of small comparisons, whose course nobody sees. */
final class TrialSetting {
    /** As little as there can be. */
    static final Effort LEAST = new Effort(2, 1, 0);

    private TrialSetting() {
    }

    /**
     * A setting without an interpreter.
     *
     * @param files the files
     * @param compiler the C compiler
     * @return the setting
     */
    static Setting of(PeerFiles files, CCompiler compiler) {
        return new Setting(LEAST, OptionalLong.of(1000), List.of(), compiler, files, Optional.empty(), Optional.empty(),
                (task, turns) -> silent());
    }

    /** Is told of turns, and keeps it to itself. */
    static Setting.Turns silent() {
        return new Setting.Turns() {
            @Override
            public void taken() {
                // Nobody looks.
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }
}
