package org.bilane.harness.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.file.OutputName;

/** What is demanded of the names of outputs. */
final class OutputPaths {
    private OutputPaths() {
    }

    /**
     * Refuses names that cannot be written, or must not be.
     *
     * @param outputs the files to be written
     * @param inputs the files that are read, all of which exist
     * @throws RefusedException if an output is not a regular file, has no writable folder, is an input or
     *     another output
     */
    static void check(List<Path> outputs, List<Path> inputs) throws RefusedException {
        for (int i = 0; i < outputs.size(); i++) {
            Path output = outputs.get(i);
            requireWritable(output);
            for (Path input : inputs) {
                if (same(output, input)) {
                    throw new RefusedException(output + ": is the input " + input
                            + " too; an output must be a file of its own");
                }
            }
            if (containsSame(outputs.subList(0, i), output)) {
                throw new RefusedException(output
                        + ": is given for two outputs; each must be a file of its own");
            }
        }
    }

    private static void requireWritable(Path output) throws RefusedException {
        Optional<String> problem = OutputName.problem(output);
        if (problem.isPresent()) {
            throw new RefusedException(output + ": " + problem.get());
        }
    }

    private static boolean containsSame(List<Path> files, Path file) throws RefusedException {
        for (Path other : files) {
            if (same(file, other)) {
                return true;
            }
        }
        return false;
    }

    /** By what the names lead to; files that are not there yet by their folder and name. */
    private static boolean same(Path a, Path b) throws RefusedException {
        try {
            if (Files.exists(a) && Files.exists(b)) {
                return Files.isSameFile(a, b);
            }
            return place(a).equals(place(b));
        } catch (IOException e) {
            throw new RefusedException(a + ": cannot be told from " + b + ": " + e.getMessage(), e);
        }
    }

    private static Path place(Path file) throws IOException {
        return file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    }
}
