package org.bilane.harness.cli;

import com.beust.jcommander.converters.IParameterSplitter;
import java.util.List;

/**
 * Keeps the value of an option that may be given several times whole: the name of a file may contain a comma.
 */
final class WholeValueSplitter implements IParameterSplitter {
    /** For JCommander. */
    WholeValueSplitter() {
    }

    @Override
    public List<String> split(String value) {
        return List.of(value);
    }
}
