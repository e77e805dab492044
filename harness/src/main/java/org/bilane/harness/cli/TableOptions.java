package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.command.WholeValueSplitter;
import org.bilane.harness.eval.TableFiles;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.input.Formats;

/** The options that name the surfaces and axes to evaluate: arrays with axes, or stack files. */
@Parameters(separators = "=")
final class TableOptions {
    @Parameter(names = "--surfaces", order = 10, placeholder = "FILE",
            splitter = WholeValueSplitter.class,
            description = "A table (K, nx, ny) or (nx, ny); this or --stack must be given; FILE or FILE:NAME of "
                    + Formats.NAMES + "; may be given several times, for families of surfaces on one grid, "
                    + "with as many --out or --sums or both")
    private List<ArrayName> arrays;

    @ParametersDelegate
    private final AxesOptions axes = new AxesOptions();

    @Parameter(names = "--stack", order = 17, placeholder = "FILE", splitter = WholeValueSplitter.class,
            description = "A stack file that bilane stack made, instead of --surfaces and axes; may be given "
                    + "several times")
    private List<Path> stacks;

    /**
     * The files.
     *
     * @return arrays or stack files, at least one
     * @throws UsageException if there is none, or there are both, or stack files do not fit into memory
     */
    TableFiles files() throws UsageException {
        if (stacks == null) {
            if (arrays == null) {
                throw UsageException.option("--surfaces: must be given, or --stack");
            }
            return axes.of(arrays);
        }
        String rule = "must not be given together with --stack, which holds surfaces and axes";
        if (arrays != null) {
            throw UsageException.option("--surfaces " + arrays.getFirst() + ": " + rule);
        }
        axes.requireAbsent(rule);
        // They are read when they are opened.
        requireMemory(stacks.stream().mapToDouble(TableOptions::size).sum());
        return TableFiles.stacks(stacks);
    }

    /**
     * Refuses surfaces that do not fit into memory.
     *
     * @param bytes what they take
     * @throws UsageException if there is less memory
     */
    void requireMemory(double bytes) throws UsageException {
        List<?> files = stacks == null ? arrays : stacks;
        MachineMemory.require(option() + " " + files.getFirst() + (files.size() > 1 ? " and others" : ""), bytes);
    }

    /**
     * The option that names the tables.
     *
     * @return {@code --surfaces} or {@code --stack}
     */
    String option() {
        return stacks == null ? "--surfaces" : "--stack";
    }

    /** 0 for a file that is not there, which opening it tells better. */
    private static double size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
