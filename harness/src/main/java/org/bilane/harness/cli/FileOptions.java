package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.eval.Arranging;
import org.bilane.harness.eval.AxisSource;
import org.bilane.harness.eval.LoadedFiles;
import org.bilane.harness.eval.RefusedException;
import org.bilane.harness.eval.TableFiles;
import org.bilane.harness.input.ArrayName;

/** The options that name files of one's own in place of the reference data. */
@Parameters(separators = "=")
final class FileOptions {
    @Parameter(names = "--surfaces", order = 10, placeholder = "FILE",
            description = "A table (K, nx, ny) or (nx, ny); FILE or FILE:NAME of .npy, .npz, HDF5 or netCDF-4, instead "
                    + "of data that is made")
    private ArrayName surfaces;

    @ParametersDelegate
    private final PointOptions points = new PointOptions();

    @Parameter(names = "--x-axis", order = 11, placeholder = "KNOTS",
            defaultValueDescription = "the dimension scale, or 0 to nx-1",
            description = "The nx knots of the x axis of --surfaces: FILE, FILE:NAME, or even:LO:HI")
    private AxisSource xAxis;

    @Parameter(names = "--y-axis", order = 12, placeholder = "KNOTS",
            defaultValueDescription = "the dimension scale, or 0 to ny-1",
            description = "The ny knots of the y axis of --surfaces, as --x-axis")
    private AxisSource yAxis;

    @ParametersDelegate
    private final ArrangingOptions arranging = new ArrangingOptions();

    /**
     * Whether files are to be used, once the options are found to go together.
     *
     * @param made the options of data that is made
     * @return true if a table and points are named
     * @throws UsageException if something is missing, or belongs to other data
     */
    boolean areGiven(ReferenceOptions made) throws UsageException {
        if (surfaces == null) {
            requireAbsent(points.given().orElse(null));
            requireAbsent(xAxis == null ? null : "--x-axis " + xAxis);
            requireAbsent(yAxis == null ? null : "--y-axis " + yAxis);
            requireAbsent(arranging.arranging().equals(Arranging.NONE) ? null : "--surface-axis and --fix");
            return false;
        }
        if (points.files().isEmpty()) {
            throw UsageException.option("--surfaces " + surfaces + ": must be given together with --points");
        }
        Optional<String> other = made.given();
        if (other.isPresent()) {
            throw UsageException.option("--surfaces " + surfaces + ": must not be given together with " + other.get());
        }
        return true;
    }

    private static void requireAbsent(String option) throws UsageException {
        if (option != null) {
            throw UsageException.option(option + ": must be given together with --surfaces");
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
                    LoadedFiles.open(TableFiles.named(List.of(surfaces), Optional.ofNullable(xAxis),
                            Optional.ofNullable(yAxis), arranging.arranging()), points.files().orElseThrow());
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
