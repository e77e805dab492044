package org.bilane.harness.command;

import com.beust.jcommander.converters.IParameterSplitter;
import java.util.List;

/**
 * Keeps the value of an option that may be given several times whole: the name of a file may contain a comma.
 */
public final class WholeValueSplitter implements IParameterSplitter {
    /** For JCommander. */
    public WholeValueSplitter() {
    }

    @Override
    public List<String> split(String value) {
        return List.of(value);
    }
}
