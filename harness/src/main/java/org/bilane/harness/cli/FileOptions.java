package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.eval.LoadedFiles;
import org.bilane.harness.eval.RefusedException;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.input.Formats;

/** The options that name files of one's own in place of the reference data. */
@Parameters(separators = "=")
final class FileOptions {
    @Parameter(names = "--surfaces", order = 10, placeholder = "FILE",
            description = "A table (K, nx, ny) or (nx, ny); FILE or FILE:NAME of " + Formats.NAMES + ", instead "
                    + "of data that is made")
    private ArrayName surfaces;

    @ParametersDelegate
    private final PointOptions points = new PointOptions();

    @ParametersDelegate
    private final AxesOptions axes = new AxesOptions();

    /**
     * Whether files are to be used, once the options are found to go together.
     *
     * @param made the options of data that is made
     * @return true if a table and points are named
     * @throws UsageException if something is missing, or belongs to other data
     */
    boolean areGiven(ReferenceOptions made) throws UsageException {
        if (surfaces == null) {
            String rule = "must be given together with --surfaces";
            if (points.given().isPresent()) {
                throw UsageException.option(points.given().get() + ": " + rule);
            }
            axes.requireAbsent(rule);
            return false;
        }
        if (points.files().isEmpty()) {
            throw UsageException.option(
                    "--surfaces " + surfaces + ": must be given together with --points, or --px and --py");
        }
        Optional<String> other = made.given();
        if (other.isPresent()) {
            throw UsageException.option("--surfaces " + surfaces + ": must not be given together with " + other.get());
        }
        return true;
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
                    LoadedFiles.open(axes.of(List.of(surfaces)), points.files().orElseThrow());
            if (files.pointCount() == 0) {
                files.close();
                throw UsageException.input(points.files().orElseThrow() + ": has no points; at least 1 is needed");
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
        MachineMemory.require("--surfaces " + surfaces + " and " + points.given().orElseThrow(),
                files.bytesNeeded() + outputBytes);
    }
}
