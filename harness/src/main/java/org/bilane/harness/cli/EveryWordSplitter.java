package org.bilane.harness.cli;

import com.beust.jcommander.converters.IParameterSplitter;
import java.util.List;

/** Splits a value at its commas. The parser's own way leaves out empty words at the end, which are mistakes. */
public final class EveryWordSplitter implements IParameterSplitter {
    /** For JCommander. */
    public EveryWordSplitter() {
    }

    @Override
    public List<String> split(String value) {
        return List.of(value.split(",", -1));
    }
}
