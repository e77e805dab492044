package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.Optional;
import org.bilane.harness.eval.LoadedFiles;
import org.bilane.harness.eval.RefusedException;

/** The options that name files of one's own in place of the reference data. */
@Parameters(separators = "=")
final class FileOptions {
    @Parameter(names = "--surfaces", order = 10, converter = PathConverter.class,
            description = "A table (K, nx, ny) or (nx, ny) in a .npy file, instead of data that is made")
    private Path surfaces;

    @Parameter(names = "--points", order = 11, converter = PathConverter.class,
            description = "The points (2, m) in a .npy file; goes with --surfaces")
    private Path points;

    @Parameter(names = "--x-axis", order = 12, converter = PathConverter.class, defaultValueDescription = "0 to nx-1",
            description = "The nx knots of the x axis of --surfaces")
    private Path xAxis;

    @Parameter(names = "--y-axis", order = 13, converter = PathConverter.class, defaultValueDescription = "0 to ny-1",
            description = "The ny knots of the y axis of --surfaces")
    private Path yAxis;

    /**
     * Whether files are to be used, once the options are found to go together.
     *
     * @param made the options of data that is made
     * @return true if a table and points are named
     * @throws UsageException if something is missing, or belongs to other data
     */
    boolean areGiven(ReferenceOptions made) throws UsageException {
        if (surfaces == null) {
            requireAbsent("--points", points);
            requireAbsent("--x-axis", xAxis);
            requireAbsent("--y-axis", yAxis);
            return false;
        }
        if (points == null) {
            throw UsageException.option("--surfaces " + surfaces + ": must be given together with --points");
        }
        Optional<String> other = made.given();
        if (other.isPresent()) {
            throw UsageException.option("--surfaces " + surfaces + ": must not be given together with " + other.get());
        }
        return true;
    }

    private static void requireAbsent(String option, Path file) throws UsageException {
        if (file != null) {
            throw UsageException.option(option + " " + file + ": must be given together with --surfaces");
        }
    }

    /**
     * Opens the files.
     *
     * @return the files, to be loaded and closed
     * @throws UsageException if they cannot be used, or have no points
     */
    LoadedFiles open() throws UsageException {
        try {
            LoadedFiles files =
                    LoadedFiles.open(surfaces, Optional.ofNullable(xAxis), Optional.ofNullable(yAxis), points);
            if (files.pointCount() == 0) {
                files.close();
                throw UsageException.input(points + ": has no points; at least 1 is needed");
            }
            return files;
        } catch (RefusedException e) {
            throw UsageException.input(e);
        }
    }

    /**
     * Refuses files that do not fit into memory.
     *
     * @param files the open files
     * @param outputBytes what else is needed
     * @throws UsageException if there is less memory
     */
    void requireMemory(LoadedFiles files, double outputBytes) throws UsageException {
        MachineMemory.require("--surfaces " + surfaces + " and --points " + points,
                files.bytesNeeded() + outputBytes);
    }
}
