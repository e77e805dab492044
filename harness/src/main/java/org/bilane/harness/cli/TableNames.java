package org.bilane.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.eval.TableFiles;
import org.bilane.harness.input.ArrayName;

/**
 * The tables that a command line names.
 *
 * @param arrays those of {@code --surfaces}; may be empty
 * @param stacks those of {@code --stack}; may be empty
 */
record TableNames(List<ArrayName> arrays, List<Path> stacks) {
    /** Keeps the lists. */
    TableNames {
        arrays = List.copyOf(arrays);
        stacks = List.copyOf(stacks);
    }

    /**
     * The files.
     *
     * @param axes the options that say of arrays which axes they have
     * @return arrays or stack files, at least one
     * @throws UsageException if there is none, or there are both, or stack files do not fit into memory
     */
    TableFiles files(AxesOptions axes) throws UsageException {
        if (stacks.isEmpty()) {
            if (arrays.isEmpty()) {
                throw UsageException.option("--surfaces: must be given, or --stack");
            }
            return axes.of(arrays);
        }
        String rule = "must not be given together with --stack, which holds surfaces and axes";
        if (!arrays.isEmpty()) {
            throw UsageException.option("--surfaces " + arrays.getFirst() + ": " + rule);
        }
        axes.requireAbsent(rule);
        // They are read when they are opened.
        requireMemory(stacks.stream().mapToDouble(TableNames::size).sum());
        return TableFiles.stacks(stacks);
    }

    /**
     * Refuses surfaces that do not fit into memory.
     *
     * @param bytes what they take
     * @throws UsageException if there is less memory
     */
    void requireMemory(double bytes) throws UsageException {
        List<?> files = stacks.isEmpty() ? arrays : stacks;
        MachineMemory.require(option() + " " + files.getFirst() + (files.size() > 1 ? " and others" : ""), bytes);
    }

    /**
     * The option that names the tables.
     *
     * @return {@code --surfaces} or {@code --stack}
     */
    String option() {
        return stacks.isEmpty() ? "--surfaces" : "--stack";
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
