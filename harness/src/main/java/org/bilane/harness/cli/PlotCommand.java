package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.eval.Arranging;
import org.bilane.harness.eval.AxisSource;
import org.bilane.harness.eval.RefusedException;
import org.bilane.harness.eval.TableFiles;
import org.bilane.harness.eval.TableView;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.plot.PictureFile;
import org.bilane.harness.plot.TablePlot;

/** {@code bilane plot}: a picture of a surface, with points on the grid and outside of it. */
@Parameters(separators = "=", commandDescription = "Draw a surface of a table, points, and which are outside the grid")
final class PlotCommand implements Command {
    @Parameter(names = "--surfaces", order = 0, converter = ArrayNameConverter.class,
            description = "A table (K, nx, ny) or (nx, ny); FILE or FILE:NAME of .npy, .npz, HDF5 or netCDF-4")
    private ArrayName table;

    @Parameter(names = "--x-axis", order = 1, converter = AxisConverter.class,
            defaultValueDescription = "the dimension scale, or 0 to nx-1",
            description = "The nx knots of the x axis, strictly ascending or descending: FILE, FILE:NAME, or "
                    + "even:LO:HI")
    private AxisSource xAxis;

    @Parameter(names = "--y-axis", order = 2, converter = AxisConverter.class,
            defaultValueDescription = "the dimension scale, or 0 to ny-1",
            description = "The ny knots of the y axis, as --x-axis")
    private AxisSource yAxis;

    @ParametersDelegate
    private final ScaleOptions scales = new ScaleOptions();

    @ParametersDelegate
    private final ArrangingOptions arranging = new ArrangingOptions();

    @Parameter(names = "--stack", order = 3, converter = PathConverter.class,
            description = "A stack file that bilane stack made, instead of --surfaces and axes")
    private Path stack;

    @ParametersDelegate
    private final PointOptions points = new PointOptions();

    @Parameter(names = "--surface", order = 6, converter = IntConverter.class,
            description = "The surface to draw, counted from 0")
    private int surface;

    @Parameter(names = "--out", order = 7, converter = PathConverter.class, required = true,
            description = "The picture, .png or .svg")
    private Path out;

    @Override
    public void run(Console console) throws UsageException, IOException {
        PictureFile file;
        try {
            file = PictureFile.of(out);
        } catch (IllegalArgumentException e) {
            throw UsageException.input("--out " + e.getMessage());
        }
        AtLeast.require("--surface", surface, 0);
        try (TableView view = TableView.open(files(), surface, points.files(), out)) {
            MachineMemory.require(stack == null ? "--surfaces " + table : "--stack " + stack, view.tableBytes());
            TableView.Seen seen = view.look(TablePlot.COLUMNS, TablePlot.ROWS);
            String what = "surface " + surface + " of " + (stack == null ? table : stack);
            String counted = counted(seen);
            file.write(TablePlot.of(seen, what, counted));
            console.out().println(out + ": " + what + ", " + counted);
        } catch (RefusedException e) {
            throw UsageException.input(e);
        }
    }

    private static String counted(TableView.Seen seen) {
        List<String> words = new ArrayList<>();
        words.add(seen.x().size() + "x" + seen.y().size() + " knots");
        if (seen.pointCount() > 0) {
            words.add(seen.pointCount() + (seen.pointCount() == 1 ? " point" : " points")
                    + (seen.every() > 1 ? ", of which 1 in " + seen.every() + " is drawn" : ""));
            words.add(seen.counts().x() + " outside x");
            words.add(seen.counts().y() + " outside y");
            words.add(seen.counts().nan() + " NaN");
        }
        return String.join(", ", words);
    }

    private TableFiles files() throws UsageException {
        if (stack == null) {
            if (table == null) {
                throw UsageException.option("--surfaces: must be given, or --stack");
            }
            return TableFiles.named(List.of(table), Optional.ofNullable(xAxis), Optional.ofNullable(yAxis),
                    arranging.arranging(), scales.scales());
        }
        requireAbsent("--surfaces", table);
        requireAbsent("--x-axis", xAxis);
        requireAbsent("--y-axis", yAxis);
        scales.requireAbsent();
        if (!arranging.arranging().equals(Arranging.NONE)) {
            throw UsageException.option("--surface-axis and --fix: must not be given together with --stack, which "
                    + "holds surfaces and axes");
        }
        return TableFiles.stacks(List.of(stack));
    }

    private static void requireAbsent(String option, Object file) throws UsageException {
        if (file != null) {
            throw UsageException.option(option + " " + file + ": must not be given together with --stack, which holds "
                    + "surfaces and axes");
        }
    }
}
